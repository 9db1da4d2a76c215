import { type Answer, citationsOf } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { answerStrings } from '../strings/answer.js';
import { checkStrings } from '../strings/check.js';
import { withoutEmphasis } from './emphasis.js';
import { escapeText, unescapeText } from './escape.js';
import type { Payload } from './payload.js';

const QUOTE_LINE_RE = /^(?:\*\*\d+\.\*\*|•) (… )?“(.*)”( …)?$/;
const CONTEXT_LINE_RE = /^> (\*\*)?(.*?)\1( …)?$/;
const EARLIER_LINE_RE = /^(?:As of [\w ,:]{1,40}\. )?Earlier: (“.*”)$/;
const SHORT_ANSWER_LINE_RE = /^\*\*(.+)\*\*$/;
const ATTRIBUTION_LINE_RE = /^— /;
const NUMBER_RE = /[\d,]+/;
/** Lines of an answer that quote nothing. */
const OWN_LINES: ReadonlySet<string> = new Set([
  '',
  answerStrings.closest,
  answerStrings.contradicted,
  answerStrings.nothing,
  answerStrings.noArticles,
  checkStrings.closest,
  checkStrings.nothing,
]);

/**
 * @throws Error (a fault of the renderer) unless `answer` cites everything that `payload` quotes.
 * `Newsroom.answers.verify` checks the citations themselves.
 */
export function assertVerbatim(payload: Payload, answer: Answer): void {
  if (payload.content) throw new Error('An answer has text outside its embed.');
  const quotes = citationsOf(answer).map((citation) => citation.quote);
  for (const embed of payload.embeds ?? []) {
    if (embed.title) throw new Error('An answer has a title, which is not checked.');
    const fields = embed.fields?.filter((field) => field.name !== answerStrings.sources) ?? [];
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
  const earlier = EARLIER_LINE_RE.exec(line)?.[1];
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

/** The line for disagreeing values that did not fit. */
function isMoreValues(line: string): boolean {
  const number = NUMBER_RE.exec(line)?.[0].replaceAll(',', '');
  return number !== undefined && line === `*${answerStrings.moreValues(Number(number))}*`;
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
