/** Where a quote is from, as a reader of Discord sees it. */
import { describe, expect, test } from 'vitest';
import { renderAnswer } from '../../src/discord/render/answers/answer.js';
import { articleChoice, quoteLink } from '../../src/discord/render/answers/attribution.js';
import { renderCheck } from '../../src/discord/render/answers/check.js';
import { renderContext } from '../../src/discord/render/answers/context.js';
import { renderSource } from '../../src/discord/render/answers/source.js';
import { articleMenu } from '../../src/discord/render/article-menu.js';
import { renderIngest } from '../../src/discord/render/ingest.js';
import { renderSources } from '../../src/discord/render/sources.js';
import { assertVerbatim } from '../../src/discord/reply/markdown/verbatim.js';
import { type Payload, textsOf } from '../../src/discord/reply/payload.js';
import { en } from '../../src/discord/strings/en/index.js';
import type { Answer } from '../../src/domain/answer.js';
import type { ArticleSummary } from '../../src/domain/article.js';
import type { Citation } from '../../src/domain/citation.js';
import { citationLike } from '../fixtures/citation.js';
import { articleFrom, entryOf, type Seed, summary } from './memory-articles.js';

const ANN = '1000000000000000003';
const BBC = 'https://www.bbc.co.uk/news/articles/c0quux';
const QUOTE = 'Quux minister Tom Blorb resigned on Friday.';

const citation = (given: Partial<Citation> = {}): Citation =>
  citationLike({
    articleId: 'a',
    revision: 1,
    quote: QUOTE,
    title: 'Quux minister resigns',
    outlet: 'BBC News',
    url: BBC,
    publishedAt: '2026-11-20',
    status: 'current',
    ...given,
  });

const uploaded = (given: Partial<Citation> = {}): Citation =>
  citation({ provenance: 'uploaded', ingestedBy: ANN, url: null, claimedUrl: BBC, ...given });

const linesOf = (payload: Payload): string[] => textsOf(payload).join('\n').split('\n');

/** The small print under the title of the only article of an answer. */
function attributionOf(...citations: readonly [Citation, ...Citation[]]): string {
  const answer: Answer = {
    id: 'x',
    question: 'who resigned?',
    kind: 'answered',
    statements: [{ text: citations[0].quote, citations }],
    searched: { articles: 1, passages: 1, newest: '2026-11-20' },
    confidence: 0.9,
    read: true,
  };
  const payload = renderAnswer(answer, { narrowed: false, mayAdd: false }, en);
  assertVerbatim(payload, answer);
  return linesOf(payload)[2] ?? '';
}

describe('under a title', () => {
  test('a page of the outlet: its name and date', () => {
    expect(attributionOf(citation())).toBe('-# BBC News · 20 November 2026');
  });

  test('a page of any other host: the host beside the name', () => {
    expect(attributionOf(citation({ url: 'https://news.village-blog.example/a' }))).toBe(
      '-# BBC News (per village-blog.example) · 20 November 2026',
    );
    expect(attributionOf(citation({ url: 'https://bbc-news.example.com/a' }))).toContain('(per example.com)');
    expect(attributionOf(citation({ url: 'https://xn--bc-8cd.example/a' }))).toContain(
      '(per xn--bc-8cd.example)',
    );
  });

  test('the text of a feed on another site: the domain of the feed alone', () => {
    const url = 'https://www.bbc.co.uk/news/articles/c0quux';
    expect(attributionOf(citation({ url, outlet: 'village-blog.example', provenance: 'feed' }))).toBe(
      '-# village-blog.example · 20 November 2026 · from its feed',
    );
    expect(attributionOf(citation({ url, outlet: 'village-blog.example' }))).toContain('(per bbc.co.uk)');
    expect(attributionOf(citation({ url, outlet: 'Village Blog', provenance: 'feed' }))).toContain(
      '(per bbc.co.uk)',
    );
  });

  test('a page without an outlet: its host', () => {
    expect(attributionOf(citation({ outlet: null }))).toBe('-# bbc.co.uk · 20 November 2026');
  });

  test.each([
    [uploaded(), `-# uploaded by <@${ANN}> · says it is from BBC News, 20 November 2026`],
    [
      uploaded({ provenance: 'pasted' }),
      `-# pasted by <@${ANN}> · says it is from BBC News, 20 November 2026`,
    ],
    [uploaded({ publishedAt: null }), `-# uploaded by <@${ANN}> · says it is from BBC News`],
    [uploaded({ outlet: null }), `-# uploaded by <@${ANN}> · says it is from 20 November 2026`],
    [uploaded({ outlet: null, publishedAt: null }), `-# uploaded by <@${ANN}>`],
    [uploaded({ ingestedBy: 'ann*' }), '-# uploaded by ann\\* · says it is from BBC News, 20 November 2026'],
    [uploaded({ ingestedBy: null }), '-# uploaded file · says it is from BBC News, 20 November 2026'],
    [
      uploaded({ status: 'revised' }),
      `-# uploaded by <@${ANN}> · says it is from BBC News, 20 November 2026 · the article has changed since`,
    ],
  ])('a file or text: who gave it, what it says, and no link', (given, line) => {
    expect(attributionOf(given)).toBe(line);
  });

  test('a text that the page does not show: it is said, and only the title links to the page', () => {
    expect(attributionOf(citation({ provenance: 'hidden' }))).toBe(
      '-# BBC News · 20 November 2026 · not visible on the page itself',
    );
    expect(quoteLink(citation({ provenance: 'hidden' }))).toBeUndefined();
    expect(quoteLink(uploaded({ url: BBC }))).toBeUndefined();
    expect(quoteLink(citation())).toBe(
      `${BBC}#:~:text=Quux%20minister%20Tom%20Blorb%20resigned%20on%20Friday`,
    );
  });

  test('another outlet that says the same is named as what it is', () => {
    const page = citation({ articleId: 'b', outlet: 'Reuters', url: 'https://www.reuters.com/a' });
    const blog = citation({ articleId: 'c', outlet: 'Reuters', url: 'https://blog.example/a' });
    const file = uploaded({ articleId: 'd' });
    expect(attributionOf(citation(), page, blog, file)).toMatch(
      new RegExp(` · also Reuters, Reuters \\(per blog\\.example\\), BBC News \\(uploaded by <@${ANN}>\\)$`),
    );
    const untitled = uploaded({ articleId: 'd', outlet: null });
    expect(attributionOf(citation(), untitled)).toMatch(new RegExp(` · also uploaded by <@${ANN}>$`));
  });

  test.each([
    'Village Blog · also BBC News, Reuters, AP',
    'Village Blog, 1 May 2020',
    'Village Blog (per bbc.co.uk)',
  ])('an outlet cannot corroborate, date or place itself: %s', (outlet) => {
    expect(attributionOf(citation({ outlet, url: null }))).toBe('-# Village Blog · 20 November 2026');
    expect(attributionOf(uploaded({ outlet }))).toBe(
      `-# uploaded by <@${ANN}> · says it is from Village Blog, 20 November 2026`,
    );
  });
});

const seed: Seed = { text: QUOTE, title: 'Quux', outlet: 'BBC News', publishedAt: '2026-11-20' };
const file = articleFrom({ ...seed, provenance: 'uploaded', ingestedBy: ANN, claimedUrl: BBC });
const CLAIM = `uploaded by <@${ANN}> · says it is from BBC News, 20 November 2026`;
const textOf = (payload: Payload): string => textsOf(payload).join('\n');

describe('everywhere else', () => {
  test('lists, confirmations and contexts show a file as one, without a link', () => {
    const page = { entries: [entryOf(file)], total: 1, page: 0, pageSize: 10, withdrawn: 0 };
    const outcome = {
      outcome: 'new',
      article: summary(file),
      sentences: 1,
      passages: 1,
      ms: 1,
      notes: [],
    } as const;
    const quote = { number: 1, quote: uploaded({ title: 'Quux' }), before: [], after: [] };
    const shown = [
      textOf(renderSources(page, { which: 'all', requester: ANN }, { mayAdd: true }, en)),
      textOf(renderContext([quote], en)),
    ];
    for (const text of shown) {
      expect(text).toContain(CLAIM);
      expect(text).not.toContain('](http');
    }
    const confirmed = textOf(renderIngest(outcome, [], en));
    expect(confirmed).toContain('-# Added · 7 words');
    expect(confirmed).toContain(CLAIM);
    expect(confirmed).not.toContain('](http');
  });

  test('an opened article says where it is from, and repeats its address as text', () => {
    const details = { ...entryOf(file), sentences: 1, keyFacts: [] };
    const shown = textOf(renderSource(details, { mayForget: false }, en));
    expect(shown).toContain(`### Quux\n-# ${CLAIM}\n`);
    expect(shown).toMatch(
      /\*\*Origin\*\*\nan uploaded file; .* was not checked\nIts address, as it says: https\\:/,
    );
    const fetched = { ...details, article: summary(articleFrom({ ...seed, url: BBC })) };
    expect(textOf(renderSource(fetched, { mayForget: false }, en))).not.toContain('Origin');
    const older = { ...details, article: summary(articleFrom({ ...seed, url: BBC, provenance: 'unknown' })) };
    expect(textOf(renderSource(older, { mayForget: false }, en))).toContain('not recorded');
  });

  test('a choice of an option names the kind of text', () => {
    expect(articleChoice(summary(file), en)).toBe('Quux · uploaded file: BBC News · 20 November 2026');
    expect(articleChoice(summary(articleFrom({ ...seed, url: BBC })), en)).toBe(
      'Quux · BBC News · 20 November 2026',
    );
  });

  test('a choice and a menu name the kind of text, and the host of a page of another name', () => {
    const spoofed = summary(articleFrom({ ...seed, url: 'https://news.evil.example.com/quux' }));
    const pasted = summary(articleFrom({ ...seed, provenance: 'pasted', outlet: null, publishedAt: null }));
    const described = (article: ArticleSummary): unknown =>
      JSON.parse(JSON.stringify(articleMenu([article], en))).components[0].options[0].description;
    expect(articleChoice(spoofed, en)).toBe('Quux · BBC News (per example.com) · 20 November 2026');
    expect(described(spoofed)).toBe('BBC News (per example.com) · 20 November 2026');
    expect(described(summary(file))).toBe('uploaded file: BBC News · 20 November 2026');
    expect(described(pasted)).toBe('pasted text · undated');
    expect(described(summary(articleFrom({ ...seed, url: BBC })))).toBe('BBC News · 20 November 2026');
  });

  test('a long name does not push the host out of a choice or a menu', () => {
    const outlet = 'The Quux Blorb Herald Tribune of the Northern Islands'.padEnd(60, 'x');
    const article = summary(articleFrom({ ...seed, outlet, url: 'https://evil.example.com/quux' }));
    const menu = JSON.stringify(articleMenu([article], en));
    for (const shown of [articleChoice(article, en), menu]) expect(shown).toContain('(per example.com)');
  });

  test('a check shows a file as one', () => {
    const answer: Answer = {
      id: 'x',
      question: 'q',
      kind: 'answered',
      statements: [{ text: QUOTE, citations: [uploaded()] }],
      searched: { articles: 1, passages: 1, newest: null },
      confidence: 0.9,
      read: true,
    };
    expect(textOf(renderCheck(answer, en))).toContain(`-# uploaded by <@${ANN}> · says it is from BBC News`);
  });
});
