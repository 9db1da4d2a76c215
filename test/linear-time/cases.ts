/**
 * Inputs that took time in the square of their length or worse, each at a size at which it took more than a minute or
 * several times the limit of the test. Each goes through the function that reads it in the application.
 */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { withoutNamesakes } from '../../src/answer/evidence/namesake.js';
import { RANK_FEATURES, rankSentences, SEARCH_FEATURES } from '../../src/answer/evidence/rank.js';
import { contradictingSentence } from '../../src/answer/premise/contradicting-sentence.js';
import { resolveFollowUp } from '../../src/answer/question/follow-up/follow-up.js';
import { analyseQuestion } from '../../src/answer/question/question.js';
import { withNeededNeighbour } from '../../src/answer/quotes/neighbours.js';
import { withCoordinated } from '../../src/answer/short-answer/coordination.js';
import { generateQuestions } from '../../src/answer/suggest/generate-questions.js';
import { topicOf } from '../../src/answer/suggest/topic.js';
import { readConfig } from '../../src/config/config.js';
import { parseOpml } from '../../src/ingest/feeds/parse/opml.js';
import { parseFeed } from '../../src/ingest/feeds/parse/parse-feed.js';
import { readEntry } from '../../src/ingest/feeds/read-entry.js';
import { Robots } from '../../src/ingest/fetch/robots.js';
import { readFile } from '../../src/ingest/formats/file.js';
import { readText } from '../../src/ingest/formats/text.js';
import { extractArticle } from '../../src/ingest/html/extract.js';
import { storyLinks } from '../../src/ingest/listing/page-links.js';
import { parseSitemap } from '../../src/ingest/listing/sitemap.js';
import type { ParsedDocument } from '../../src/ingest/parse/parsed-document.js';
import { prepareArticle } from '../../src/ingest/prepare.js';
import { analyseText, withMentions } from '../../src/text/analyse.js';
import { smallTalkOf } from '../../src/text/small-talk.js';
import { askedTerms } from '../../src/text/terms/asked-terms.js';
import { contentTerms } from '../../src/text/terms/tokens.js';
import { articleOf, evidenceOf } from '../answer/evidence-of.js';
import { zeros } from '../answer/zeros.js';
import { docxParts, zipOf } from '../fixtures/docx.js';
import { type PlacedText, pdfOf } from '../fixtures/pdf.js';

const limits = { ...readConfig({}), MAX_FILE_MIB: 10 };
const FETCHED = new Date('2026-03-02T00:00:00Z');
const PROSE = '<p>The company has ordered four ships, and the first of them enters service in spring.</p>';

/** Everything that happens to a text on its way into the store, and to its sentences on the way to an answer. */
function analyse(document: ParsedDocument): void {
  const { text, sentences } = prepareArticle({ ...document, provenance: 'pasted' }, 50_000, FETCHED);
  withMentions(text, sentences);
  for (const { span } of sentences) contentTerms(text.slice(span.start, span.end));
}

const text = (body: string): void => analyse(readText({ kind: 'text', text: body }, limits));
const file = async (name: string, body: string | Uint8Array): Promise<void> => {
  analyse(await readFile({ kind: 'file', name, bytes: Buffer.from(body) }, limits));
};
const page = (body: string): void =>
  analyse(
    extractArticle(
      'a page',
      `<html><body><article>${body}${PROSE.repeat(4)}</article></body></html>`,
      'https://example.org/a',
    ),
  );
const addressBoxes = (count: number): string =>
  `<div>a ${'<input type="email">'.repeat(145)}</div>`.repeat(count);
const barePage = (body: string): void =>
  analyse(extractArticle('a page', `<html><body>${body}</body></html>`, 'https://example.org/a'));
/** As much as a page may have. */
const longest = (unit: string): string =>
  unit.repeat(Math.floor((5 * 1024 * 1024 - 2000) / Buffer.byteLength(unit)));
const feed = (link: string): void => {
  const items = `<item><title>a</title><link>${link.replaceAll('&', '&amp;')}</link></item>`;
  parseFeed(
    'https://example.org/feed',
    `<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>${items}</channel></rss>`,
  );
};
const cutOff = (items: string): void => {
  const text = `<rss version="2.0"><channel><title>t</title>${items}<item>`;
  parseFeed('https://example.org/feed', text);
};
const cutOffJson = (items: string): void => {
  const text = `{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[${items}`;
  parseFeed('https://example.org/feed', text);
};
const people = (author: string, editor = ''): void => {
  const text = `<rss version="2.0"><channel><title>t</title>${editor}<item><title>a</title>${author}</item></channel></rss>`;
  parseFeed('https://example.org/feed', text);
};
const entry = (html: string): void =>
  analyse(
    readEntry({
      kind: 'entry',
      url: 'https://example.org/a',
      feedUrl: 'https://example.org/feed',
      feedTitle: null,
      content: { hasPage: true, title: null, author: null, publishedAt: null, html },
    }),
  );
const opml = (outlines: string): void => {
  parseOpml('feeds.opml', `<opml version="2.0"><body>${outlines}</body></opml>`);
};
/** What a question matches in a text, and the questions that are made from it. */
const askedIn = (body: string): void => {
  askedTerms(body, analyseQuestion('who is the captain of the ferry at the pm?').words);
  const analysed = analyseText(body, []);
  topicOf({ title: body.slice(0, 1000), text: body }, analysed);
  for (const sentence of analysed.slice(0, 40)) generateQuestions(body, sentence);
};
const question = (written: string): void => {
  analyseQuestion(written);
  resolveFollowUp(written, { typed: 'who is Ann?', searched: 'who is Ann?', shortAnswer: null });
};
const smallTalk = (piece: string): void => {
  smallTalkOf(piece.repeat(200_000));
};
/** A long sentence that may contradict a question, quoted with its neighbour, and its list as a short answer. */
const contradicted = (piece: string, chars: number): void => {
  const from = articleOf(`Ann met Bo. ${piece.repeat(Math.ceil(chars / piece.length))}Bo.`);
  const evidence = evidenceOf('why did Bo win the recount?', [from]);
  const ranking = { read: zeros(RANK_FEATURES), search: zeros(SEARCH_FEATURES) };
  contradictingSentence(evidence, rankSentences(evidence, ranking, FETCHED));
  const last = from.sentences.at(-1)!;
  withNeededNeighbour(evidence.question, { from, sentence: last });
  withCoordinated(from.article.text, { ...last.span, end: last.span.start + 3 }, last.span);
};
/** Full names that a question repeats, in sentences about others of these names. */
const namesakes = (times: number): void => {
  const others = 'Marcus Brandt met Sam Reed as Oliver Brandt left with Tom, and Ann Reed, '.repeat(60);
  const { question, candidates } = evidenceOf(
    `why were ${'Oliver Brandt Tom Reed '.repeat(times)} acquitted?`,
    [articleOf(`${others} left. `.repeat(200))],
  );
  withoutNamesakes(question, candidates);
};
const sentence = (piece: string, chars: number): void =>
  text(`Ministers met ${piece.repeat(Math.ceil(chars / piece.length))} on Monday.`);
const parameters = (count: number): string =>
  `https://example.org/?${Array.from({ length: count }, (_, n) => `utm_${n}=1`).join('&')}`;
const front = (lines: string): Promise<void> =>
  file('a.md', `---\n${lines}\n---\nMinisters met on Monday in Paris.\n`);

/** Asks for a path that is too long and for ten of the longest that are read. */
const robots = async (rules: string): Promise<void> => {
  const server = createServer((_, response) => response.end(`User-agent: *\n${rules}`));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const asked = new Robots({ limits: { ...limits, ALLOW_PRIVATE_URLS: true } }, () => FETCHED);
  try {
    for (let n = 0; n < 10; n += 1) await asked.require(`${origin}/${'a'.repeat(2000)}${n}`);
    await asked.require(`${origin}/${'a'.repeat(100_000)}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
};

const CUE = '00:00.000 --> 00:01.000\n';
const RUN = '<w:p><w:r><w:t>Ministers met on Monday in Oslo.</w:t></w:r></w:p>';
const word = (body: string): Promise<void> => file('a.docx', zipOf(docxParts(body)));
/** Short runs of text in rows and columns. */
const rowsOf = (rows: number, columns: number): PlacedText[] =>
  Array.from({ length: rows * columns }, (_, at) => ({
    text: 'and ministers met in',
    x: (at % columns) * 190,
    y: 14 * (rows - Math.floor(at / columns)),
  }));

type Case = readonly [name: string, run: () => void | Promise<void>];

/** Pieces of words that the rules for sentences or the patterns for names, terms and quantities read in quadratic time. */
const PIECES = [
  '#a',
  'a-',
  "a's",
  "n't",
  "'",
  '1/2-',
  '1st2nd',
  "A b'b'b'",
  'http://',
  'a@',
  '//',
  '.a',
  'A.',
  'a.',
  '3,',
  '$1',
  '2000,',
  '-',
  '—',
  '…',
  '"',
  '(',
  '。',
  '。 ',
  'Mr.',
  'U.S.',
  '½',
  '\u0301',
  '. . ',
  '“a. ',
  '(a. ',
  'a”. ',
  '1. a ',
  'Q: a? ',
  '।',
];

const CASES: readonly Case[] = [
  ['question: an address of short labels', () => question(`who is //a.${'aa.a'.repeat(1400)}!`)],
  ['question: initials before an at sign', () => question(`-${'A.A.'.repeat(1400)}.A A@A.A`)],
  ['question: hyphens after "whos"', () => question(`whos -${'d-'.repeat(2900)}0`)],
  ['question: blanks after "what about"', () => question(`what about x${' '.repeat(5900)}y`)],
  ['question: many beginnings', () => question('what its how much did '.repeat(270))],
  ['question: marks after a topic', () => question(`ferry${'? '.repeat(2900)}x`)],
  ['question: many names of others', () => namesakes(250)],
  ['question: talk of courtesies', () => smallTalk('danke dir tak ')],
  ['sentence: many wins', () => contradicted('won ', 400_000)],
  ['sentence: many negations', () => contradicted('not ask for a ', 400_000)],
  ['sentence: many names that win', () => contradicted('Ann won ', 400_000)],
  ['sentence: a list without an end', () => contradicted('Ann, ', 200_000)],
  ['names: a list after "the"', () => askedIn(`Ministers met ${'the Ab, '.repeat(12_000)} on Monday.`)],
  ['names: one that does not end', () => askedIn(`Ministers met ${'Ann '.repeat(25_000)} on Monday.`)],
  ['names: possessives', () => askedIn(`Ministers met ${'Ab’s '.repeat(20_000)} on Monday.`)],
  ['names: offices of names', () => askedIn(`Ministers met ${'the captain of the Ab '.repeat(4_500)}.`)],
  ['names: sentences of a ferry', () => askedIn('The ferry of Ferri sank at 5 p.m. off Ab. '.repeat(2_000))],
  ['text: an address of short labels', () => text(`Ministers met at //a.${'aa.a'.repeat(30)}! They left.`)],
  [
    'text: long lines above the first paragraph',
    () => text(`${'By Ann Lee | 3/4/2026, '.repeat(10_000)}\n\n${PROSE.replaceAll(/<[^>]*>/g, '')}`),
  ],
  ['text: many short lines', () => text(`${'By Ann\n\n'.repeat(20_000)}Ministers met on Monday.`)],
  [
    'text: words broken at the ends of lines',
    () => text(`${'The ministers met on the quay in the rain of the sum-\nmer and '.repeat(6_000)} left.`),
  ],
  ['text: quoted throughout', () => text('> Ministers met on Monday.\n'.repeat(10_000))],
  ['text: headers of a mail', () => text(`Subject: ${'Re: '.repeat(100_000)}\nFrom: a\n\nMinisters met.`)],
  [
    'text: innocent addresses',
    () =>
      text(
        [
          'See //server.news.example.internal.department.section.page.2024.10.31.23.59.001 for more.',
          'See //share01.corp.local.files.finance.2023.2024.2025.quarter.03.draft.07.v2.1.10.11.12 too.',
          'See http://ftp.mirror.university.department.group.project.release.candidate.v1.0.12.345.6789 now.',
        ].join(' '),
      ),
  ],
  [
    'page: unclosed comments before hyphens',
    () => page(`${'<!--a>'.repeat(30_000)}${'-'.repeat(4_500_000)}`),
  ],
  ['page: unclosed comments', () => page('<!--a>'.repeat(190_000))],
  [
    'page: JSON-LD of nested arrays',
    () =>
      page(`<script type="application/ld+json">${'['.repeat(2_500_000)}${']'.repeat(2_500_000)}</script>`),
  ],
  [
    'page: JSON-LD of empty arrays',
    () => page(`<script type="application/ld+json">[${'[[]],'.repeat(900_000)}[]]</script>`),
  ],
  [
    'page: JSON-LD of an unclosed string',
    () => page(`<script type="application/ld+json">{"a":"${'\\"'.repeat(2_000_000)}</script>`),
  ],
  [
    'page: JSON-LD of commas',
    () => page(`<script type="application/ld+json">[${',['.repeat(2_000_000)}</script>`),
  ],
  [
    'page: JSON-LD of unclosed fields',
    () => page(`<script type="application/ld+json">{${'"datePublished":"'.repeat(250_000)}</script>`),
  ],
  [
    'page: JSON-LD of many articles and headings',
    () => {
      const article = '<script type="application/ld+json">{"@type":"Article","headline":"a"}</script>';
      page(`${article.repeat(20_000)}${'<h1>b</h1>'.repeat(20_000)}<h2>${'c'.repeat(3_000_000)}</h2>`);
    },
  ],
  ['page: no-break spaces', () => page(`<p>${'\u00a0'.repeat(200_000)}</p>`)],
  ['page: days without blanks', () => page(`<p>${'1.1.2026,'.repeat(400_000)}</p>`)],
  ['page: lines of dates', () => page('<p class="date">Updated 1 March 2026</p>'.repeat(12_000))],
  ['page: bylines', () => page('<p class="byline"><a rel="author" href="/">by</a></p>'.repeat(14_000))],
  ['page: names of meta elements', () => page('<meta name="pubdate" content="published">'.repeat(29_000))],
  ['page: nested SVG', () => page(`${'<svg>'.repeat(150)}${'<a/>'.repeat(25_000)}`)],
  ['page: one tag of many blanks', () => page(`<p${' '.repeat(5_000_000)}`)],
  ['page: unclosed scripts', () => page('<script>'.repeat(500_000))],
  ['page: unclosed attributes', () => page(`${'<p a="'.repeat(150_000)}`)],
  ['page: a paragraph of line breaks', () => page(`<p>${'a<br>'.repeat(29_000)}</p>`)],
  [
    'page: a paragraph of long lines',
    () =>
      page(
        `<p>${'The ferry left the harbour at nine in the morning with forty people.<br>'.repeat(40_000)}</p>`,
      ),
  ],
  [
    'page: words that are not spoken',
    () => page(`<p>word ${'<span aria-hidden="true">E</span>  '.repeat(20_000)}</p>`),
  ],
  ['page: alternating combining marks', () => page(`<p>a${'\u0301\u0323'.repeat(1_200_000)}</p>`)],
  ['page: words with hover cards', () => page(`<p>${'a<span class="tooltip">b c</span>'.repeat(9000)}</p>`)],
  ['page: nested hover cards', () => page(`${'<div class="tooltip">'.repeat(150)}x`.repeat(20))],
  [
    'page: cards of other stories',
    () => page('<article><h2><a href="/x">a b c</a></h2><p>d</p></article>'.repeat(5000)),
  ],
  [
    'page: images with long descriptions',
    () => page(`<img alt="${'a b c d '.repeat(200)}"><p>a b c d e</p>`.repeat(2000)),
  ],
  [
    'page: paragraphs behind a dialog',
    () => page('<div aria-hidden="true"><p>one two three four five six seven eight</p></div>'.repeat(9000)),
  ],
  [
    'page: short sentences in dropped boxes',
    () =>
      page(
        `<div class="media">${'<div><p>one two three four five six seven eight.</p><p>It is.</p><p>It is.</p></div>'.repeat(6000)}</div>`,
      ),
  ],
  [
    'page: short sentences deep down',
    () =>
      page(
        `${'<div class="media">'.repeat(150)}${'<p>It is.</p><p>one two three four five six seven eight.</p>'.repeat(1900)}`,
      ),
  ],
  ['page: lead-ins', () => page(`<p>${'<b>LONDON</b>The '.repeat(14_000)}</p>`)],
  [
    'page: lead-ins after empty elements',
    () => page(`<p>${`${'<i></i>'.repeat(30)}<b>LONDON</b>The `.repeat(900)}</p>`),
  ],
  ['page: nested lead-ins', () => page(`${'<b>'.repeat(150)}${'<b>LONDON</b>The '.repeat(3000)}`)],
  ['page: numbers of notes', () => page(`<p>${'2056.<a id="a" href="#b">1</a> '.repeat(14_000)}</p>`)],
  [
    'page: items of a list article',
    () => page(`<ul>${'<li><h2>1. A</h2><img><p>It is.</p></li>'.repeat(6000)}</ul>`),
  ],
  [
    'page: items deep down',
    () => page(`${'<div>'.repeat(150)}${'<div><h2>1. A</h2><img><p>It is.</p></div>'.repeat(900)}`),
  ],
  [
    'page: cards between paragraphs',
    () =>
      page(
        '<p>one two three four five six seven eight.</p><div><h4>a</h4><p>It is.</p><a href="/x">b c</a></div>'.repeat(
          5000,
        ),
      ),
  ],
  [
    'page: cards between paragraphs deep down',
    () =>
      page(
        `${'<div>'.repeat(150)}${'<p>one two three four five six seven eight.</p><div><h4>a</h4><p>It is.</p><a href="/x">b c</a></div>'.repeat(700)}`,
      ),
  ],
  [
    'page: boxes after the text',
    () => {
      const text = `<div class="a">${PROSE.repeat(8000)}</div>`;
      barePage(
        `<article>${text}${'<div class="b"><h3>a</h3><p>It is.</p><button>b</button></div>'.repeat(3000)}</article>`,
      );
    },
  ],
  [
    'page: boxes after the text deep down',
    () =>
      barePage(
        `${'<div class="a b">'.repeat(150)}<div>${PROSE.repeat(1000)}</div>${'<p><i>It is.</i></p><div>b</div>'.repeat(700)}`,
      ),
  ],
  ['page: pull quotes', () => page('<blockquote>one two three four five</blockquote>'.repeat(6000))],
  [
    'page: players in deep boxes',
    () => page(`${'<div>'.repeat(140)}${'<div><p>a</p><p>0:00/6:41</p></div>'.repeat(7000)}`),
  ],
  [
    'page: offers',
    () => page('<div><h4>a</h4><p>b.</p><a href="https://shop.example">Buy now</a></div>'.repeat(7000)),
  ],
  [
    'page: named lists above a text',
    () =>
      page(
        `<h1>a</h1>${'<div class="key-points"><h2>b</h2><ul><li>one two three four five</li></ul></div>'.repeat(5000)}`,
      ),
  ],
  [
    'page: labels before links in one block',
    () => page(`<div>${'<span>Aa</span> <a href="/a">Bb cc dddd eeee ff</a><br><br>'.repeat(7000)}</div>`),
  ],
  ['page: claims', () => page('<h4>Claim</h4><p>It is.</p>'.repeat(6000))],
  [
    'page: claims that it declares',
    () => {
      const json = JSON.stringify(
        Array.from({ length: 190 }, (_, i) => ({ claimReviewed: `${'a b '.repeat(200)}${i}` })),
      );
      page(
        `<script type="application/ld+json">${json}</script>${`<p>${'a b '.repeat(200)}</p>`.repeat(3000)}`,
      );
    },
  ],
  [
    'page: summaries of programs',
    () => page('<div><ul><li>b</li></ul><p>This summary was generated by AI.</p></div>'.repeat(4500)),
  ],
  [
    'page: controls that end elements',
    () => page(`${'<div>'.repeat(150)}${'<button></button><label></label>'.repeat(6000)}`),
  ],
  [
    'page: boxes of facts',
    () =>
      page(
        '<p>one two three four five six seven eight.</p><aside><h4>a</h4><ul><li>b</li><li>c</li></ul></aside>'.repeat(
          4500,
        ),
      ),
  ],
  [
    'page: nested boxes of facts',
    () =>
      page('<p>one two three four five six seven eight.</p><aside><h4>a</h4><ul><li>b</li></ul>'.repeat(140)),
  ],
  [
    'page: boxes of facts in sentences',
    () =>
      page(
        '<p>one two three four five six seven eight.</p><aside><h4>a</h4><p>one two three four five six seven eight.</p><p>a b c d e f g <a>h</a>.</p><i><button></button></i></aside>'.repeat(
          2500,
        ),
      ),
  ],
  [
    'page: controls deep down',
    () =>
      page(
        `${'<aside>'.repeat(150)}${'<i><button></button></i><p>one two three four five six seven eight.</p>'.repeat(1500)}`,
      ),
  ],
  [
    'page: data of a script with the title everywhere',
    () =>
      barePage(
        `<h1>Ministers met</h1><script type="application/json">${'[{"title":"Ministers met","b":"<p>a"},'.repeat(120_000)}1${']'.repeat(120_000)}</script>`,
      ),
  ],
  [
    'page: data of a script with many lists',
    () =>
      barePage(
        `<h1>Ministers met</h1><script type="application/json">[${'{"title":"Ministers met","c":{"d":["e f g h"]}},'.repeat(90_000)}1]</script>${PROSE}`,
      ),
  ],
  ['page: boxes of facts alone', () => page('<aside><h4>a</h4></aside>'.repeat(14_000))],
  [
    'page: fields for an address beside a long word',
    () => barePage(`${addressBoxes(20)}<p>${'a'.repeat(4_900_000)}</p>${addressBoxes(20)}`),
  ],
  ['page: fields for an address', () => page(`<div>a ${'<input type="email">'.repeat(20_000)}</div>`)],
  [
    'page: fields for an address deep down',
    () => page(`${'<div>'.repeat(150)}${'<div><b>a</b><input type="email"></div>'.repeat(1200)}`),
  ],
  ['page: bold lines', () => page(`<p>${'<b>Abc</b><br>'.repeat(9000)}</p>`)],
  [
    'page: streamed parts',
    () =>
      page(
        `${Array.from({ length: 3000 }, (_, n) => `<template id="B:${n}"></template><div hidden id="S:${n}">a</div>`).join('')}<script>${Array.from({ length: 3000 }, (_, n) => `$RC("B:${n}","S:${n}")`).join(';')}</script>`,
      ),
  ],
  [
    'page: scripts that seem to move parts',
    () => page(`<script>${'$RC("B:0","S:'.repeat(300_000)}</script>`),
  ],
  ['page: a title of separators', () => page(`<h1>${' - '.repeat(1_000_000)}|</h1>`)],
  ['text: alternating combining marks', () => text(`Ministers a${'\u0301\u0323'.repeat(1_200_000)} met.`)],
  ['text: marks and joiners', () => text(`Ministers a${'\u0301\u200d\u0323'.repeat(1_000_000)} met.`)],
  ['text: a speaker on every line', () => text('ab: c\n'.repeat(24_000))],
  ['text: many speakers', () => text(Array.from({ length: 20_000 }, (_, n) => `ab${n}: c`).join('\n'))],
  [
    'header lines: one after the other',
    () => text(`Outlet: a\nDate: 2025-06-03\n${'Tags: a\n'.repeat(24_000)}`),
  ],
  [
    'header lines: marks and blanks',
    () => text(`${'*_'.repeat(400_000)}Date${' '.repeat(400_000)}: a\nA b c.`),
  ],
  ['front matter: a link of many parameters', () => front(`title: a\nurl: ${parameters(400_000)}`)],
  ['feed: a link of many parameters', () => feed(parameters(400_000))],
  ['feed: entries that are cut off', () => cutOff(`<item><link>/a</link></item>`.repeat(100_000))],
  ['feed: ends of entries', () => cutOff('</item>'.repeat(400_000))],
  ['feed: original links', () => cutOff('<feedburner:origLink>'.repeat(200_000))],
  ['feed: tags of a channel', () => cutOff('<channel '.repeat(400_000))],
  ['feed: entries with one id', () => cutOff('<item><guid>x</guid><link>/a</link></item>'.repeat(50_000))],
  ['feed: a JSON Feed that is cut off', () => cutOffJson('{"id":"1","url":"/a"},'.repeat(100_000))],
  ['feed: quotation marks of a JSON Feed', () => cutOffJson('\\"'.repeat(1_000_000))],
  [
    'feed: arrays of a JSON Feed that do not end',
    () => cutOffJson(`${'['.repeat(400_000)}${'{},'.repeat(400_000)}`),
  ],
  [
    'feed: objects of a JSON Feed that do not end',
    () => cutOffJson(`${'{"a":'.repeat(300_000)}${'{},'.repeat(400_000)}`),
  ],
  ['feed: brackets of an author', () => people(`<author>${'('.repeat(2_000_000)}</author>`)],
  ['feed: tags of an author', () => people(`<author>${'&lt;'.repeat(1_000_000)}</author>`)],
  ['feed: separators of an author', () => people(`<author>a@b.example ${', '.repeat(1_000_000)}c</author>`)],
  ['feed: names of an author', () => people(`<author><name>${'['.repeat(2_000_000)}</name></author>`)],
  ['feed: authors', () => people(`<author>${'('.repeat(300)}</author>`.repeat(15_000))],
  ['feed: starts of an author', () => people('<author:'.repeat(300_000))],
  [
    'feed: brackets of an editor',
    () => people('', `<managingEditor>${'('.repeat(2_000_000)}</managingEditor>`),
  ],
  ['entry: a long text', () => entry(PROSE.repeat(4000))],
  ['entry: ellipses', () => entry(`<p>Ministers met ${'… '.repeat(200_000)}</p>`)],
  ['entry: invitations to read on', () => entry(`<p>Ministers met ${'read more '.repeat(40_000)}</p>`)],
  ['entry: what a blog adds', () => entry(`<p>The post ${'appeared first on '.repeat(40_000)}</p>`)],
  ['opml: outlines', () => opml('<outline xmlUrl="https://a.example/"/>'.repeat(100_000))],
  ['opml: nested outlines', () => opml('<outline text="a">'.repeat(300_000))],
  [
    'JSON: a text of unfinished tags',
    () => file('a.json', JSON.stringify({ text: '<p '.repeat(1_000_000) })),
  ],
  ['JSON: a text of unclosed tags', () => file('a.json', JSON.stringify({ text: '<p>'.repeat(1_000_000) }))],
  [
    'Markdown: blanks in a heading',
    () => file('a.md', `# a${' '.repeat(9_000_000)}x\n\nMinisters met on Monday.`),
  ],
  ['Markdown: backticks', () => file('a.md', `Ministers met. ${'`'.repeat(9_000_000)}`)],
  [
    'Markdown: backticks of growing length',
    () => file('a.md', `Ministers met. ${Array.from({ length: 1300 }, (_, n) => '`'.repeat(n)).join(' ')}`),
  ],
  ['Markdown: unclosed comments', () => file('a.md', `Ministers met. ${'<!--'.repeat(2_400_000)}`)],
  ['Markdown: table rules', () => file('a.md', `a | b\n${'-|'.repeat(4_000_000)}\n`)],
  ['Markdown: blanks and a table rule', () => file('a.md', `a\n${' '.repeat(9_000_000)}---`)],
  ['front matter: blanks after a value', () => front(`title: a${' '.repeat(9_000_000)}b\n?`)],
  ['front matter: quotation marks', () => front(`title: ${"'".repeat(9_000_000)}`)],
  ['front matter: no end', () => file('a.md', `---\n${'a: b\n'.repeat(200_000)}`)],
  ['front matter: starts of an end', () => file('a.md', `---\n${'---- \n'.repeat(400_000)}`)],
  ['captions: many cues', () => file('a.vtt', `WEBVTT\n\n${CUE}a b\n\n`.repeat(100_000))],
  [
    'captions: a cue of many lines',
    () => file('a.vtt', `${CUE}${'Ministers met.\n'.repeat(40_000)}`.repeat(2)),
  ],
  [
    'captions: rolling lines',
    () =>
      file('a.srt', Array.from({ length: 40_000 }, (_, n) => `${CUE}line ${n}\nline ${n + 1}\n\n`).join('')),
  ],
  [
    'captions: a line that grows',
    () => file('a.srt', Array.from({ length: 2400 }, (_, n) => `${CUE}${'ab '.repeat(n)}c\n\n`).join('')),
  ],
  ['captions: unclosed tags', () => file('a.vtt', `${CUE}${'<v a'.repeat(2_000_000)}\n`)],
  ['captions: voice tags', () => file('a.vtt', `${CUE}Ministers met. ${'<v a>'.repeat(1_500_000)}\n`)],
  [
    'captions: blanks before a time',
    () => file('a.vtt', `${CUE}Ministers met.\n${' '.repeat(9_000_000)}00:0`),
  ],
  ['captions: braces', () => file('a.srt', `${CUE}Ministers met. ${'{\\'.repeat(4_000_000)}\n`)],
  ['PDF: columns in columns', () => file('a.pdf', pdfOf({ pages: [rowsOf(400, 60)] }))],
  [
    'PDF: lines that end at every width',
    () =>
      file('a.pdf', pdfOf({ pages: [rowsOf(6000, 3).map((run, at) => ({ ...run, x: run.x + (at % 97) }))] })),
  ],
  ['Word: many paragraphs', () => word('<w:p><w:r><w:t>Ministers met.</w:t></w:r></w:p>'.repeat(24_000))],
  ['Word: runs in one paragraph', () => word(`<w:p>${'<w:r><w:t>a. </w:t></w:r>'.repeat(40_000)}</w:p>`)],
  [
    'Word: nested tables',
    () => word(`${'<w:tbl><w:tr><w:tc>'.repeat(200)}${RUN}${'</w:tc></w:tr></w:tbl>'.repeat(200)}`),
  ],
  ['robots.txt: a rule of wildcards', () => robots(`Disallow: /${'*a'.repeat(240_000)}b`)],
  ['robots.txt: many rules with wildcards', () => robots('Disallow: /*a*b\n'.repeat(30_000))],
  ['robots.txt: as many as are applied', () => robots('Disallow: /*a*b\n'.repeat(3000))],
  ['robots.txt: many rules', () => robots('Disallow: /a\n'.repeat(30_000))],
  [
    'robots.txt: many names and rules',
    () =>
      robots(
        `${Array.from({ length: 16_000 }, (_, n) => `User-agent:${n}\n`).join('')}${'Allow:/\n'.repeat(32_000)}`,
      ),
  ],
  [
    'robots.txt: many names of a group for all',
    () =>
      robots(
        `User-agent:*\n${Array.from({ length: 16_000 }, (_, n) => `User-agent:${n}\n`).join('')}${'Allow:/\n'.repeat(9000)}`,
      ),
  ],
  ['sitemap: unclosed comments', () => void parseSitemap('<!--'.repeat(2_000_000))],
  [
    'section page: links of hyphens',
    () =>
      void storyLinks(
        'https://example.org/',
        `<body>${`<a href="/${'a-'.repeat(990)}!//">x</a>`.repeat(100)}`,
      ),
  ],
  [
    'section page: links of many parameters',
    () =>
      void storyLinks('https://example.org/', `<body>${`<a href="${parameters(180)}">x</a>`.repeat(20_000)}`),
  ],
  ...PIECES.flatMap((piece): Case[] => [
    [`text: a sentence of ${JSON.stringify(piece)}`, () => sentence(piece, 290_000)],
    [`text: a sentence of ${JSON.stringify(`${piece} `)}`, () => sentence(`${piece} `, 80_000)],
    [
      `text: a sentence of ${JSON.stringify(`${piece.repeat(18).slice(0, 39)} `)}`,
      () => sentence(`${piece.repeat(18).slice(0, 39)} `, 290_000),
    ],
  ]),
  ['text: number words with hyphens', () => sentence('ten-', 290_000)],
  ['text: number words', () => text(`Ministers met ${'eight '.repeat(49_000)}on Monday.`)],
  ['text: one number word', () => text(`Ministers met ${'twenty '.repeat(40)}times.`)],
  ['text: one word', () => text('a'.repeat(9_900_000))],
  ['text: names', () => text('Anna Bell '.repeat(24_900))],
  ['text: names in capitals', () => text('IBM '.repeat(49_000))],
  ['text: lower-case sentences', () => text('a. '.repeat(49_000))],
  ['text: sentences without a word', () => text(`Ministers met. ${'!! '.repeat(1_000_000)}`)],
  ['text: ideographic stops', () => text(`大臣。 ${'。 '.repeat(1_000_000)}`)],
  ['text: ideographs', () => text('大臣は'.repeat(16_000))],
  ['text: equals signs', () => text(`Ministers met on Monday. ${'='.repeat(9_000_000)}`)],
  ['text: short sentences', () => text('Stop. '.repeat(49_000))],
  ['text: an ordinary article', () => text('Ministers of Norway signed it. '.repeat(9900))],
  ['text: one paragraph of exclamation marks', () => text(`Ministers met on Monday${'!'.repeat(9_900_000)}`)],
  ['text: one paragraph of short lines', () => text(`Ministers met on Monday.\n${'-\n'.repeat(500_000)}`)],
  ['text: a paragraph of combining marks', () => text(`Ministers met${' \u0301'.repeat(1_000_000)}.`)],
  ['text: paragraphs that are boilerplate', () => text('Read more\n\nMinisters met.\n\n'.repeat(12_000))],
  ['text: addresses that are cut', () => text(`have ${'@'.repeat(240)}\n\n`.repeat(40_000))],
  ['text: addresses in one paragraph', () => text(`have ${'@.'.repeat(4_900_000)}`)],
  ['text: brackets of credits', () => text(`Ministers met.${'!(pic/y'.repeat(1_300_000)}`)],
  ['text: brackets of teasers', () => text(`Ministers met.${'.(read::'.repeat(1_200_000)}`)],
  ['text: short teasers', () => text('.(read::(read::\n\n'.repeat(200_000))],
  ['text: a sentence that ends in stops', () => text(`Ministers${' .'.repeat(4_900_000)} met`)],
  ['text: lines that may be wrapped', () => text(`${'-'.repeat(60)}\n`.repeat(150_000))],
  ['text: datelines', () => text(`${'LONDON '.repeat(4)}(\n\n`.repeat(12_000))],
];

/** Words of full size, in which a pattern may take a place on the stack for each character. */
const WORDS: readonly Case[] = ['x', '字', 'x.', '9,'].flatMap((unit): Case[] => [
  [`page: a word of "${unit}"`, () => page(`<p>${longest(unit)}</p>`)],
  [`page: nothing but a word of "${unit}"`, () => barePage(longest(unit))],
  [`text: a word of "${unit}"`, () => text(longest(unit))],
]);

export const LISTS = { cases: CASES, words: WORDS };
