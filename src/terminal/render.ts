import { styleText } from 'node:util';
import type { Answer, AnswerSentence } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import type { ForgetReport } from '../domain/deletion.js';
import type { IngestOutcome } from '../domain/ingest.js';
import type { SourceEntry, SourcesPage } from '../domain/sources.js';
import type { Stats } from '../domain/stats.js';
import { wordsIn } from '../text/words-in-quote.js';

/** Whether to colour; off for pipes, files and NO_COLOR. */
export interface RenderOptions {
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

export const painter = ({ colour }: RenderOptions): Paint =>
  colour ? (style, text) => styleText(style, text) : (_, text) => text;

/** Text from articles, made safe for a terminal: no control or direction-changing characters. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');

export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`;

/** "31 October 2025"; a date-time by its day in UTC. */
export const longDate = (date: string): string =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date));

/** An answer for people: short answer, numbered quotes with their sources, and what was searched. */
export function renderAnswer(answer: Answer, options: RenderOptions): string {
  const paint = painter(options);
  const { newest, articles, passages } = answer.searched;
  const lines = [paint('bold', `? ${plain(answer.question)}`)];
  lines.push(openingOf(answer, paint));
  const shown: readonly AnswerSentence[] = answer.statements;
  shown.forEach((statement, at) => {
    const words = answer.shortAnswer?.citations ?? [];
    lines.push(...quoteLines(statement.citations[0]!, `[${at + 1}]`, paint, words));
  });
  if (answer.disagreement) {
    lines.push(paint('yellow', '  The sources disagree:'));
    for (const { citations } of answer.disagreement.values)
      lines.push(...quoteLines(citations[0]!, ' ≠ ', paint));
  }
  const age = newest === null ? '' : `, the newest of ${longDate(newest)}`;
  lines.push(
    paint(
      'dim',
      `  Searched ${count(articles, 'article')} (${count(passages, 'passage')}${age}). Confidence ${answer.confidence.toFixed(2)}.${answer.read ? '' : ' Found by search alone: the reader is off (byline doctor says why).'}`,
    ),
  );
  return lines.join('\n');
}

function openingOf({ kind, shortAnswer, searched }: Answer, paint: Paint): string {
  if (shortAnswer) return `  ${paint(['bold', 'green'], plain(shortAnswer.text))}`;
  if (kind === 'answered') return paint('green', '  What the articles say:');
  if (kind === 'closest') return paint('yellow', '  Nothing here answers that surely. The closest:');
  return searched.articles === 0
    ? paint(
        'yellow',
        '  There is nothing to search: no article here yet (byline ingest <url|file|folder>), or none that --since and --outlet leave.',
      )
    : paint('yellow', '  Nothing in these articles speaks of that.');
}

function quoteLines(
  citation: Citation,
  mark: string,
  paint: Paint,
  words: readonly Citation[] = [],
): string[] {
  const status = citation.status === 'revised' ? ' (the article has changed since)' : '';
  return [
    `  ${paint('cyan', mark)} “${quoteWith(citation, words, paint)}”`,
    paint('dim', `      ${plain(sourceLine(citation))}${status}`),
  ];
}

/** A quote with the short answer's words in bold. */
function quoteWith(citation: Citation, words: readonly Citation[], paint: Paint): string {
  const { quote } = citation;
  const marked = wordsIn(citation, words);
  if (!marked) return plain(quote);
  const [before, answer, after] = [
    quote.slice(0, marked.start),
    quote.slice(marked.start, marked.end),
    quote.slice(marked.end),
  ].map(plain) as [string, string, string];
  return before + paint('bold', answer) + after;
}

/** "Sample Wire, 31 October 2025 — Title — https://…", leaving out what is unknown. */
function sourceLine({ outlet, publishedAt, title, url }: Citation): string {
  const origin = [outlet, publishedAt === null ? null : longDate(publishedAt)].filter(Boolean).join(', ');
  return [origin, title, url].filter(Boolean).join(' — ');
}

/** One line for a source that went in, and its notes. */
export function renderOutcome(outcome: IngestOutcome, options: RenderOptions): string {
  const paint = painter(options);
  const said = {
    new: paint('green', 'new    '),
    updated: paint('green', 'updated'),
    known: paint('dim', 'known  '),
  }[outcome.outcome];
  const { article, sentences, passages, ms, notes } = outcome;
  const line = `${said} ${plain(article.title)} ${paint('dim', `[${article.id}] ${count(sentences, 'sentence')}, ${count(passages, 'passage')}, ${(ms / 1000).toFixed(1)} s`)}`;
  return [line, ...notes.map((note) => paint('dim', `        ${note}`))].join('\n');
}

/** A page of sources, one article a paragraph. */
export function renderSources(page: SourcesPage, options: RenderOptions): string {
  const paint = painter(options);
  const lines: string[] = [];
  if (page.question !== undefined) lines.push(paint('bold', `Cited for: ${plain(page.question)}`));
  if (page.total === 0) lines.push('No articles to list.');
  for (const entry of page.entries) lines.push(...articleLines(entry, paint));
  if (page.withdrawn > 0)
    lines.push(paint('yellow', `${count(page.withdrawn, 'cited article')} withdrawn since.`));
  const pages = Math.ceil(page.total / page.pageSize);
  if (pages > 1)
    lines.push(
      paint('dim', `Page ${page.page + 1} of ${pages}; ${count(page.total, 'article')} in all (--page).`),
    );
  return lines.join('\n');
}

function articleLines({ article, timesCited, sameStory = [] }: SourceEntry, paint: Paint): string[] {
  const date = article.publishedAt === null ? 'date unknown' : longDate(article.publishedAt);
  const facts = [
    article.outlet ?? 'outlet unknown',
    date,
    count(article.words, 'word'),
    `cited ${count(timesCited, 'time')}`,
  ];
  return [
    `${paint('bold', plain(article.title))} ${paint('dim', `[${article.id}]`)}`,
    paint('dim', `    ${plain(facts.join(' · '))}${article.urls[0] ? ` · ${plain(article.urls[0])}` : ''}`),
    ...sameStory.map(({ id, title, outlet }) =>
      paint(
        'dim',
        `    the same story: ${plain(title)}${outlet === null ? '' : ` (${plain(outlet)})`} [${id}]`,
      ),
    ),
  ];
}

const mib = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

export function renderStats(stats: Stats, options: RenderOptions): string {
  const paint = painter(options);
  const { limits, feeds } = stats;
  const of = (limit: string | null) => (limit === null ? 'no limit' : `limit ${limit}`);
  const kept = [
    `${count(stats.articles, 'article')} (${of(limits.articles?.toLocaleString('en') ?? null)})`,
    `${mib(stats.bytes)} of texts and vectors (${of(limits.bytes === null ? null : mib(limits.bytes))})`,
    limits.days === null ? 'kept until forgotten' : `deleted after ${count(limits.days, 'day')}`,
  ];
  return [
    `${count(stats.articles, 'article')}, ${count(stats.sentences, 'sentence')}, ${count(stats.passages, 'passage')}, ${count(stats.answers, 'answer')}`,
    paint('dim', kept.join(' · ')),
    paint(
      'dim',
      `${count(feeds.followed, 'feed')} followed, ${feeds.paused} paused, ${count(feeds.waiting, 'entry', 'entries')} waiting · ${stats.queued} in the queue`,
    ),
    paint(
      'dim',
      `newest ${stats.newest === null ? '–' : longDate(stats.newest)} · model ${stats.model} (${stats.dimension} dimensions) · database ${mib(stats.databaseBytes)}`,
    ),
  ].join('\n');
}

/** What was removed from where, one place a line. */
export function renderForgotten(report: ForgetReport, options: RenderOptions): string {
  const paint = painter(options);
  const { answers, waiting, headlines } = report;
  const places = [
    `database   ${count(report.revisions, 'revision')}, ${count(report.urls, 'address', 'addresses')}, ${count(report.sentences, 'sentence')}, ${count(report.vectors, 'vector')}; their pages overwritten with zeros`,
    `full text  ${count(report.passages, 'passage')}`,
    `index      ${count(report.passages, 'point')}; ${report.snapshots === 0 ? 'no file held it' : `${count(report.snapshots, 'file')} written anew`}`,
    `log        ${report.log === 'emptied' ? 'emptied' : 'not emptied yet: another process is reading; it is when that one ends'}`,
    `waiting    ${count(waiting, 'source')} that would have brought it back, ${count(headlines, 'headline')}`,
    `answers    ${answers.total === 0 ? 'none cited it' : `${count(answers.total, 'answer')} cited it and ${answers.total === 1 ? 'shows' : 'show'} it as withdrawn`}`,
    `kept       ${count(report.tombstones, 'hash', 'hashes')}, so that no feed brings it back; ingesting it by hand does`,
  ];
  return [
    `Forgot ${paint('bold', plain(report.title))} ${paint('dim', `[${report.articleId}]`)}`,
    ...places.map((place) => paint('dim', `  ${place}`)),
  ].join('\n');
}
