import { type Answer, citationsOf } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { allTexts } from '../strings/texts.js';
import { withoutEmphasis } from './emphasis.js';
import { escapeText, unescapeText } from './escape.js';
import type { Payload } from './payload.js';

const QUOTE_LINE_RE = /^(?:\*\*\d+\.\*\*|•) (… )?“(.*)”( …)?$/;
const CONTEXT_LINE_RE = /^> (\*\*)?(.*?)\1( …)?$/;
const SHORT_ANSWER_LINE_RE = /^\*\*(.+)\*\*$/;
const ATTRIBUTION_LINE_RE = /^— /;
/** Lines of an answer that quote nothing, in every language. */
const OWN_LINES: ReadonlySet<string> = new Set([
  '',
  ...allTexts.flatMap(({ answer: { closest, contradicted, nothing, noArticles } }) => [
    closest,
    contradicted,
    nothing,
    noArticles,
  ]),
  ...allTexts.flatMap(({ check: { closest, nothing } }) => [closest, nothing]),
]);
const SOURCE_FIELDS: ReadonlySet<string> = new Set(allTexts.map(({ answer }) => answer.sources));
/** What is around the day and the values in a line of earlier values. */
const EARLIER_FRAMES = allTexts.flatMap(({ answer }) =>
  [answer.earlier(undefined, '\0'), answer.earlier('\0', '\0')].map((line) => line.split('\0')),
);
const DAY_RE = /^[\p{L}\p{M}\p{N} ,:.]{1,40}$/u;

/**
 * @throws Error (a fault of the renderer) unless `answer` cites everything that `payload` quotes.
 * `Newsroom.answers.verify` checks the citations themselves.
 */
export function assertVerbatim(payload: Payload, answer: Answer): void {
  if (payload.content) throw new Error('An answer has text outside its embed.');
  const quotes = citationsOf(answer).map((citation) => citation.quote);
  for (const embed of payload.embeds ?? []) {
    if (embed.title) throw new Error('An answer has a title, which is not checked.');
    const fields = embed.fields?.filter((field) => !SOURCE_FIELDS.has(field.name)) ?? [];
    const texts = [embed.description ?? '', ...fields.map((field) => field.value)];
    for (const line of texts.flatMap((text) => text.split('\n'))) assertLine(line, answer, quotes);
  }
}

/**
 * The same for quotes outside answers: every line that starts with "> " must be the quote of one of `citations`, or
 * its start followed by an ellipsis.
 */
export function assertQuoted(payload: Payload, citations: readonly Citation[]): void {
  const quotes = citations.map((citation) => citation.quote);
  const texts = payload.embeds?.flatMap(({ description = '', fields = [] }) => [
    description,
    ...fields.map(({ value }) => value),
  ]);
  for (const line of (texts ?? []).flatMap((text) => text.split('\n'))) {
    const quote = CONTEXT_LINE_RE.exec(line);
    if (!quote) continue;
    const [, bold = '', text = '', ellipsis = ''] = quote;
    const shown = shownText(text);
    // A quote may itself end with what looks like our ellipsis.
    const whole = bold === '' ? shownText(text + ellipsis) : shown;
    const found =
      quotes.includes(whole) || (ellipsis !== '' && shown !== '' && quotes.some((q) => q.startsWith(shown)));
    if (!found) throw new Error(`No citation has the quote ${described(shown)}.`);
  }
}

function assertLine(line: string, answer: Answer, quotes: readonly string[]): void {
  const quote = QUOTE_LINE_RE.exec(line);
  if (quote) {
    const [, cutBefore, escaped = '', cutAfter] = quote;
    const { text, marked } = withoutEmphasis(escaped);
    const shown = shownText(text);
    const isPart = (whole: string) => {
      if (cutBefore && cutAfter) return whole.includes(shown);
      return cutBefore ? whole.endsWith(shown) : whole.startsWith(shown);
    };
    const found = cutBefore || cutAfter ? shown !== '' && quotes.some(isPart) : quotes.includes(shown);
    if (!found) throw new Error(`No citation has the quote ${described(shown)}.`);
    const words = answer.shortAnswer?.citations.map((citation) => citation.quote) ?? [];
    if (marked !== null && !words.includes(unescapeText(marked)))
      throw new Error(`The bold words ${described(marked)} are not in the short answer.`);
    return;
  }
  if (OWN_LINES.has(line) || ATTRIBUTION_LINE_RE.test(line) || isMoreValues(line)) return;
  const earlier = earlierValues(line);
  if (earlier !== undefined) {
    assertEarlier(earlier, answer);
    return;
  }
  const shortAnswer = SHORT_ANSWER_LINE_RE.exec(line);
  if (!shortAnswer) throw new Error(`An answer has a line of unknown form ${described(line)}.`);
  const cited = answer.shortAnswer?.citations.map((citation) => citation.quote) ?? [];
  if (!isJoined(shownText(shortAnswer[1] ?? ''), cited)) {
    throw new Error(`The short answer ${described(shortAnswer[1])} does not consist of its citations.`);
  }
}

/** The values are those that earlier reports gave, in order. */
function assertEarlier(values: string, { shortAnswer }: Answer): void {
  const cited = shortAnswer?.earlier?.map(({ quote }) => `“${escapeText(quote)}”`) ?? [];
  if (values !== cited.join(', ')) throw new Error(`No citations have the values ${described(values)}.`);
}

/** For the log, which contains no text of articles or members. */
function described(text = ''): string {
  return `(${text.length} characters)`;
}

/** The values in a line such as `As of 3 May 2026. Earlier: “nine”, “four”`; undefined for any other line. */
function earlierValues(line: string): string | undefined {
  for (const [before = '', ...rest] of EARLIER_FRAMES) {
    if (!line.startsWith(before) || !line.endsWith('”')) continue;
    const values = line.slice(before.length);
    if (rest.length === 1 && values.startsWith('“')) return values;
    const [between = ''] = rest;
    const start = values.indexOf(between);
    if (rest.length === 2 && start > 0 && DAY_RE.test(values.slice(0, start))) {
      return values.slice(start + between.length);
    }
  }
  return undefined;
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
