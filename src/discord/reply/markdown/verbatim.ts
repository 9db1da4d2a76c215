import { type Answer, citationsOf } from '../../../domain/answer.js';
import type { Citation } from '../../../domain/citation.js';
import type { Hints } from '../../strings/en/answer.js';
import { allTexts } from '../../strings/texts.js';
import { type Payload, textsOf } from '../payload.js';
import { earlierLine, questionLine, valueLine } from './answer-lines.js';
import { withoutEmphasis } from './emphasis.js';
import { escapeText, unescapeText } from './escape.js';
import { labelText } from './shorten.js';
import { webAddress } from './text-fragment.js';

const QUOTE_LINE_RE = /^> (… )?“(.*)”( …)?(?: \[↗\]\((\S+)\))?$/;
const CONTEXT_LINE_RE = /^> (\*\*)?(.*?)\1( …)?$/;
const SMALL_PRINT = '-# ';
const BOLD = '**';
const AFTER_TITLE = '** · ';
const SMALL_QUOTE_RE = /^(?:… )?“/;
const HEADING_RE = /^#{2,3} (.+)$/;

const BOTH = [true, false];
const HINTS: readonly Hints[] = BOTH.flatMap((mayAdd) => [
  { narrowed: false, mayAdd },
  { narrowed: true, mayAdd },
  { narrowed: true, by: 'since', mayAdd },
  { narrowed: true, by: 'outlet', mayAdd },
]);
/** Headings of an answer that quote nothing, in every language. */
const OWN_HEADINGS: ReadonlySet<string> = new Set(
  allTexts.flatMap(({ answer, check }) => [
    answer.closest,
    answer.contradicted,
    answer.disagreement,
    answer.nothing,
    ...HINTS.map(answer.noArticles),
    check.closest,
    check.nothing,
  ]),
);
const OWN_LINES: ReadonlySet<string> = new Set([
  '',
  '>',
  '> ',
  ...allTexts.flatMap(({ answer }) => [
    answer.englishOnly,
    ...HINTS.flatMap((hints) => [answer.tryNext(hints), answer.addFirst(hints)]),
  ]),
]);

/**
 * @throws Error (a fault of the renderer) unless `answer` cites everything that `payload` quotes.
 * `Newsroom.answers.verify` checks the citations themselves.
 */
export function assertVerbatim(payload: Payload, answer: Answer): void {
  const citations = citationsOf(answer);
  for (const line of linesOf(payload)) assertLine(line, answer, citations);
}

/**
 * The same for quotes outside answers: every line that starts with "> " must be the quote of one of `citations`, or
 * its start followed by an ellipsis.
 */
export function assertQuoted(payload: Payload, citations: readonly Citation[]): void {
  for (const line of linesOf(payload)) {
    const [, bold = '', text = '', ellipsis = ''] = CONTEXT_LINE_RE.exec(line) ?? [];
    if (text + ellipsis === '' || isBetweenMarks(line, citations)) continue;
    const shown = shownText(text);
    // A quote may itself end with what looks like our ellipsis.
    const whole = bold === '' ? shownText(text + ellipsis) : shown;
    const isFound = citations.some(
      ({ quote }) => quote === whole || (ellipsis !== '' && shown !== '' && quote.startsWith(shown)),
    );
    if (!isFound) throw new Error(`No citation has the quote ${described(shown)}.`);
  }
}

/** Whether it is one of the quotes between quotation marks, as in an answer. */
function isBetweenMarks(line: string, citations: readonly Citation[]): boolean {
  return citationsAt(line, citations).length > 0;
}

function linesOf(payload: Payload): string[] {
  return textsOf(payload).flatMap((text) => text.split('\n'));
}

function assertLine(line: string, answer: Answer, citations: readonly Citation[]): void {
  if (OWN_LINES.has(line) || isQuestion(line, answer) || isMoreValues(line) || isEarlier(line, answer))
    return;
  const [, heading] = HEADING_RE.exec(line) ?? [];
  if (line.startsWith('>')) assertQuote(line, answer, citations);
  else if (line.startsWith(SMALL_PRINT)) assertSmallPrint(line.slice(SMALL_PRINT.length), citations);
  else if (heading !== undefined) assertHeading(line, heading, answer);
  else if (isTitleLine(line)) assertTitle(line, citations);
  else throw new Error(`An answer has a line of unknown form ${described(line)}.`);
}

function isQuestion(line: string, answer: Answer): boolean {
  return allTexts.some((texts) => line === questionLine(answer, texts));
}

/** Whether it has the values that earlier reports gave, all of them and in order. */
function isEarlier(line: string, { shortAnswer }: Answer): boolean {
  return shortAnswer !== undefined && allTexts.some((texts) => line === earlierLine(shortAnswer, texts));
}

function assertQuote(line: string, answer: Answer, citations: readonly Citation[]): void {
  const [, , escaped = '', , link] = QUOTE_LINE_RE.exec(line) ?? [];
  const { text, marked } = withoutEmphasis(escaped);
  const found = citationsAt(line, citations);
  if (found.length === 0) throw new Error(`No citation has the quote ${described(shownText(text))}.`);
  if (link !== undefined && !found.some(({ url }) => leadsTo(link, url)))
    throw new Error(`The link of a quote leads elsewhere ${described(link)}.`);
  const words = [
    ...(answer.shortAnswer?.citations ?? []),
    ...(answer.disagreement?.values.flatMap(({ value }) => value ?? []) ?? []),
  ].map((citation) => citation.quote);
  for (const mark of marked) {
    if (!words.includes(unescapeText(mark)))
      throw new Error(`The bold words ${described(mark)} are not in the short answer.`);
  }
}

/** The citations that a line of the form `> “…”` quotes; none if it has another form or active markup. */
function citationsAt(line: string, citations: readonly Citation[]): Citation[] {
  const quote = QUOTE_LINE_RE.exec(line);
  if (!quote) return [];
  const [, cutBefore, escaped = '', cutAfter] = quote;
  const { text } = withoutEmphasis(escaped);
  const shown = unescapeText(text);
  if (shown === '' || escapeText(shown) !== text) return [];
  return citations.filter(({ quote: whole }) => {
    if (!cutBefore && !cutAfter) return whole === shown;
    if (cutBefore && cutAfter) return whole.includes(shown);
    return cutBefore ? whole.endsWith(shown) : whole.startsWith(shown);
  });
}

/** Titles of articles, and what is said about quotes. An outlet may be called anything. */
function assertSmallPrint(line: string, citations: readonly Citation[]): void {
  if (isTitleLine(line)) assertTitle(line, citations);
  else if (SMALL_QUOTE_RE.test(line) && !citations.some(({ outlet }) => startsWithLabel(line, outlet)))
    throw new Error(`A quote in small print ${described(line)}.`);
}

function isTitleLine(line: string): boolean {
  return line.startsWith(BOLD) && (line.endsWith(BOLD) || line.includes(AFTER_TITLE));
}

/** Of `**Title**` or `**[Title](link)**`, in small print followed by its origin. Neither contains a bracket. */
function titleIn(line: string): { readonly title: string; readonly link?: string } {
  const end = line.includes(AFTER_TITLE) ? line.indexOf(AFTER_TITLE) : line.length - BOLD.length;
  const title = line.slice(BOLD.length, end);
  const [label = '', link, ...more] = title.slice(1, -1).split('](');
  const isLink = title.startsWith('[') && title.endsWith(')') && more.length === 0;
  return isLink && link !== undefined ? { title: label, link } : { title };
}

function assertTitle(line: string, citations: readonly Citation[]): void {
  const { title, link } = titleIn(line);
  const shown = unescapeText(title);
  const found = citations.filter(({ title }) => {
    const names = title.trim() === '' ? allTexts.map(({ answer }) => answer.noTitle) : [title];
    return names
      .map(labelText)
      .some((whole) => whole === shown || (shown.endsWith('…') && whole.startsWith(shown.slice(0, -1))));
  });
  if (found.length === 0) throw new Error(`No cited article has the title ${described(shown)}.`);
  if (link !== undefined && !found.some(({ url }) => leadsTo(link, url)))
    throw new Error(`The link of a title leads elsewhere ${described(link)}.`);
}

function assertHeading(line: string, heading: string, answer: Answer): void {
  if (OWN_HEADINGS.has(heading)) return;
  const values = answer.disagreement?.values.flatMap(({ value }) => value ?? []) ?? [];
  if (values.some((value) => valueLine(value) === line)) return;
  const cited = answer.shortAnswer?.citations.map(({ quote }) => quote) ?? [];
  if (!isJoined(shownText(heading), cited))
    throw new Error(`The short answer ${described(heading)} does not consist of its citations.`);
}

/** Whether `link` opens the page, at any place in it. */
function leadsTo(link: string, url: string | null): boolean {
  const pageOf = (address: string) => address.split(':~:', 1)[0]!.replace(/#$/, '');
  const page = webAddress(url);
  return page !== undefined && pageOf(link) === pageOf(page);
}

function startsWithLabel(line: string, outlet: string | null): boolean {
  const shown = labelText(outlet ?? '');
  return shown !== '' && unescapeText(line).startsWith(shown.slice(0, 20));
}

/** For the log, which contains no text of articles or members. */
function described(text = ''): string {
  return `(${text.length} characters)`;
}

/** The line for disagreeing values that did not fit. */
function isMoreValues(line: string): boolean {
  const digits = line.replace(/\D/g, '');
  return digits !== '' && allTexts.some(({ answer }) => line === `*${answer.moreValues(Number(digits))}*`);
}

/** The text that Discord shows for `escaped`. @throws Error if it contains active markup. */
function shownText(escaped: string): string {
  const text = unescapeText(escaped);
  if (escapeText(text) !== escaped) throw new Error(`Active markup in a quote ${described(escaped)}.`);
  return text;
}

/** Whether `text` is all of `quotes` in order, with only ", " or " and " between them. */
export function isJoined(text: string, quotes: readonly string[]): boolean {
  const [first, ...rest] = quotes;
  if (!first || !text.startsWith(first)) return false;
  const remainder = text.slice(first.length);
  if (rest.length === 0) return remainder === '';
  return [', ', ' and '].some(
    (joint) => remainder.startsWith(joint) && isJoined(remainder.slice(joint.length), rest),
  );
}
