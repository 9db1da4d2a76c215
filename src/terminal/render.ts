import { styleText } from 'node:util';
import type { Answer, AnswerSentence, ShortAnswer } from '../domain/answer.js';
import { isClaimed } from '../domain/article.js';
import type { Citation } from '../domain/citation.js';
import type { ForgetReport } from '../domain/deletion.js';
import type { IngestOutcome } from '../domain/ingest.js';
import type { SourceEntry, SourcesPage } from '../domain/sources.js';
import type { Stats } from '../domain/stats.js';
import { BYTES_PER_MIB } from '../domain/units.js';
import { wordsIn } from '../text/terms/words-in-quote.js';
import { originFacts, otherOutlet, sourceLine } from './attribution.js';
import { daysIn, longDate, longMoment } from './dates.js';

export interface RenderOptions {
  /** Off for pipes, files and NO_COLOR. */
  readonly colour: boolean;
}

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

export const painter = ({ colour }: RenderOptions): Paint =>
  colour ? (style, text) => styleText(style, text) : (_, text) => text;

/** A quote of two paragraphs is one line. */
const quoted = (text: string): string => plain(text.replaceAll('\n\n', ' ¶ '));

/** Makes article text safe for a terminal: replaces control and bidirectional formatting characters. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ');

/** The same for lines of Byline's own, which may name files and addresses. */
export const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? noun : plural}`;

/** What helps if there is no answer; also part of its JSON. */
export interface AnswerHints {
  /** To choose from, if the one that was asked for has no articles. */
  readonly outletsHere?: readonly string[];
  /** The only language that the models understand, if the question is in another one. */
  readonly understands?: 'English';
}

/** Short answer, numbered quotes with their sources, and how much was searched. */
export function renderAnswer(
  answer: Answer,
  options: RenderOptions,
  { outletsHere = [], understands }: AnswerHints = {},
): string {
  const paint = painter(options);
  const { newest, articles, passages } = answer.searched;
  const lines = [paint('bold', `? ${plain(answer.question)}`)];
  lines.push(openingOf(answer, outletsHere, paint));
  const shown: readonly AnswerSentence[] = answer.statements;
  shown.forEach((statement, at) => {
    const words = answer.shortAnswer?.citations ?? [];
    const [quote, ...copies] = statement.citations;
    lines.push(...quoteLines(quote!, `[${at + 1}]`, paint, words, copies));
  });
  if (answer.disagreement) {
    lines.push(paint('yellow', '  The sources disagree:'));
    for (const { citations } of answer.disagreement.values)
      lines.push(...quoteLines(citations[0]!, ' ≠ ', paint));
  }
  if (understands !== undefined)
    lines.push(paint('yellow', `  The models understand only questions in ${understands}.`));
  const age = newest === null ? '' : `, newest from ${longDate(newest)}`;
  const outlet = answer.outlet === undefined ? '' : ` of ${plain(answer.outlet)} alone`;
  const { unreportedDays } = answer;
  const days = unreportedDays ? `, nothing from ${daysIn(unreportedDays)}` : '';
  const read = (answer.corrections ?? []).map(
    ({ typed, read }) => ` “${plain(typed)}” was read as “${plain(read)}”.`,
  );
  lines.push(
    paint(
      'dim',
      `  Searched ${count(articles, 'article')}${outlet} (${count(passages, 'passage')}${age})${days}. Confidence ${answer.confidence.toFixed(2)}.${read.join('')}${reading(answer)}`,
    ),
  );
  return lines.join('\n');
}

/** What the reader did not read. */
function reading({ read, hurried }: Answer): string {
  if (!read) return ' Found by search alone: the reader was not used (byline doctor shows why).';
  return hurried
    ? ` Only ${hurried.read} of ${count(hurried.found, 'passage')} were read in the time for it (READER_TIME_MS).`
    : '';
}

function openingOf(
  { kind, shortAnswer, contradicted, searched }: Answer,
  outlets: readonly string[],
  paint: Paint,
): string {
  if (contradicted) return paint('yellow', '  The articles say otherwise:');
  if (shortAnswer)
    return `  ${paint(['bold', 'green'], plain(shortAnswer.text))}${earlierLine(shortAnswer, paint)}`;
  if (kind === 'answered') return paint('green', '  The articles say:');
  if (kind === 'closest') return paint('yellow', '  No definite answer found. The closest passages:');
  if (outlets.length > 0) {
    const names = plain(outlets.join(', '));
    return paint(
      'yellow',
      `  No outlet here has exactly the name that --outlet gives. There are, for example: ${names}.`,
    );
  }
  return searched.articles === 0
    ? paint(
        'yellow',
        '  No articles to search: none ingested yet (byline ingest <url|file|folder>), or none match --since and --outlet.',
      )
    : paint('yellow', '  I found nothing about that.');
}

/** "as of 25 November 2026, 06:45; earlier “nine”, “four”", without the day if only a user's text claims it. */
function earlierLine({ citations: [newest], earlier = [] }: ShortAnswer, paint: Paint): string {
  if (earlier.length === 0) return '';
  const isKnown = newest !== undefined && !isClaimed(newest.provenance);
  const day = isKnown && newest.publishedAt ? `as of ${longMoment(newest.publishedAt)}; ` : '';
  const values = earlier.map(({ quote }) => `“${plain(quote)}”`).join(', ');
  return paint('dim', `  (${day}earlier ${values})`);
}

function quoteLines(
  citation: Citation,
  mark: string,
  paint: Paint,
  words: readonly Citation[] = [],
  copies: readonly Citation[] = [],
): string[] {
  const status = citation.status === 'revised' ? ' (the article has changed since)' : '';
  return [
    `  ${paint('cyan', mark)} “${quoteWith(citation, words, paint)}”`,
    paint('dim', `      ${plain(sourceLine(citation))}${status}${alsoIn(copies)}`),
  ];
}

/** Outlets with a copy of the report that say the same. */
function alsoIn(copies: readonly Citation[]): string {
  const outlets = new Set(copies.map((copy) => plain(otherOutlet(copy))));
  return outlets.size > 0 ? `; also ${[...outlets].join(', ')}` : '';
}

/** The quote with the words of the short answer in bold. */
function quoteWith(citation: Citation, words: readonly Citation[], paint: Paint): string {
  const { quote } = citation;
  const [marked] = wordsIn(citation, words);
  if (!marked) return quoted(quote);
  const [before, answer, after] = [
    quote.slice(0, marked.start),
    quote.slice(marked.start, marked.end),
    quote.slice(marked.end),
  ].map(quoted) as [string, string, string];
  return before + paint('bold', answer) + after;
}

/** A line for an ingested source, then its notes. */
export function renderOutcome(outcome: IngestOutcome, options: RenderOptions): string {
  const paint = painter(options);
  const label = {
    new: paint('green', 'new    '),
    updated: paint('green', 'updated'),
    known: paint('dim', 'known  '),
  }[outcome.outcome];
  const { article, sentences, passages, ms, notes } = outcome;
  const line = `${label} ${plain(article.title)} ${paint('dim', `[${article.id}] ${count(sentences, 'sentence')}, ${count(passages, 'passage')}, ${(ms / 1000).toFixed(1)} s`)}`;
  return [line, ...notes.map(({ text }) => paint('dim', `        ${plain(text)}`))].join('\n');
}

/** @param wanted The page asked for, from 0, instead of which the last is shown if there are fewer. */
export function renderSources(page: SourcesPage, options: RenderOptions, wanted = page.page): string {
  const paint = painter(options);
  const lines: string[] = [];
  if (page.question !== undefined) lines.push(paint('bold', `Cited for: ${plain(page.question)}`));
  if (page.total === 0) lines.push('No articles to list.');
  for (const entry of page.entries) lines.push(...articleLines(entry, paint));
  if (page.withdrawn > 0)
    lines.push(
      paint(
        'yellow',
        `${count(page.withdrawn, 'cited article')} ${page.withdrawn === 1 ? 'has' : 'have'} since been deleted.`,
      ),
    );
  const pages = Math.ceil(page.total / page.pageSize);
  if (page.total > 0 && wanted > page.page)
    lines.push(paint('yellow', `There is no page ${wanted + 1}; this is the last page.`));
  if (pages > 1)
    lines.push(
      paint('dim', `Page ${page.page + 1} of ${pages}, ${count(page.total, 'article')} in total (--page).`),
    );
  return lines.join('\n');
}

function articleLines({ article, timesCited, sameStory = [] }: SourceEntry, paint: Paint): string[] {
  const [url = null] = article.urls;
  const claimed = article.claimedUrl === null ? '' : ` · says its address is ${plain(article.claimedUrl)}`;
  const facts = [
    ...originFacts({ ...article, url }),
    count(article.words, 'word'),
    `quoted in ${count(timesCited, 'answer')}`,
  ];
  return [
    `${paint('bold', plain(article.title))} ${paint('dim', `[${article.id}]`)}`,
    paint('dim', `    ${plain(facts.join(' · '))}${url === null ? claimed : ` · ${plain(url)}`}`),
    ...sameStory.map((other) =>
      paint('dim', `    same story: ${plain(other.title)} · ${plain(otherOutlet(other))} [${other.id}]`),
    ),
  ];
}

const mib = (bytes: number): string => `${(bytes / BYTES_PER_MIB).toFixed(1)} MiB`;

export function renderStats(stats: Stats, options: RenderOptions): string {
  const paint = painter(options);
  const { limits, feeds, ratings } = stats;
  const of = (limit: string | null) => (limit === null ? 'no limit' : `limit ${limit}`);
  const kept = [
    `${count(stats.articles, 'article')} (${of(limits.articles?.toLocaleString('en') ?? null)})`,
    `${mib(stats.bytes)} of texts and vectors (${of(limits.bytes === null ? null : mib(limits.bytes))})`,
    limits.days === null ? 'kept until forgotten' : `deleted after ${count(limits.days, 'day')}`,
  ];
  return [
    `${count(stats.articles, 'article')}, ${count(stats.sentences, 'sentence')}, ${count(stats.passages, 'passage')}, ${count(stats.answers, 'answer')} (rated ${ratings.helpful} helpful, ${ratings.unhelpful} not)`,
    paint('dim', kept.join(' · ')),
    paint(
      'dim',
      `${count(feeds.followed, 'feed')} followed, ${feeds.paused} paused, ${count(feeds.waiting, 'entry', 'entries')} waiting · ${stats.queued} in the queue`,
    ),
    paint(
      'dim',
      `newest ${stats.newest === null ? '–' : longDate(stats.newest)} · model ${stats.model} (${stats.dimension} dimensions) · database ${mib(stats.databaseBytes)}`,
    ),
    ...stats.setAside.map(({ name, at, reason }) =>
      paint('dim', `not added: ${plain(name)} (${longDate(at)}). ${reason}`),
    ),
  ].join('\n');
}

/** What was deleted, one line per place. */
export function renderForgotten(report: ForgetReport, options: RenderOptions): string {
  const paint = painter(options);
  const { answers, waiting, headlines } = report;
  const places = [
    `database   ${count(report.revisions, 'revision')}, ${count(report.urls, 'address', 'addresses')}, ${count(report.sentences, 'sentence')}, ${count(report.vectors, 'vector')}; overwritten with zeros`,
    `full text  ${count(report.passages, 'passage')}`,
    `index      ${count(report.passages, 'vector')}; ${report.snapshots === 0 ? 'not in any snapshot file' : `${count(report.snapshots, 'snapshot file')} rewritten`}`,
    `log        ${report.log === 'emptied' ? 'emptied' : 'not emptied yet: another process is reading it, and empties it when it closes'}`,
    `queue      ${count(waiting, 'source')} that would have added it again, ${count(headlines, 'headline')}`,
    `answers    ${answers.total === 0 ? 'no answer cited it' : `${count(answers.total, 'answer')} cited it and now ${answers.total === 1 ? 'shows' : 'show'} it as withdrawn; follow-ups may no longer know what they are about`}`,
    `kept       ${count(report.tombstones, 'hash', 'hashes')}, so that feeds don't add it again; you still can`,
  ];
  return [
    `Deleted ${paint('bold', plain(report.title))} ${paint('dim', `[${report.articleId}]`)}`,
    ...places.map((place) => paint('dim', `  ${place}`)),
  ].join('\n');
}
