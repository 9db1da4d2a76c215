import { type Answer, citationsOf } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import { answerStrings, checkStrings } from '../strings/strings.js';
import { withoutEmphasis } from './emphasis.js';
import { escapeText, unescapeText } from './escape.js';
import type { Payload } from './payload.js';

const QUOTE_LINE = /^(?:\*\*\d+\.\*\*|•) “(.*)”( …)?$/;
const CONTEXT_LINE = /^> (\*\*)?(.*?)\1( …)?$/;
const SHORT_ANSWER_LINE = /^\*\*(.+)\*\*$/;
const ATTRIBUTION_LINE = /^— /;
const OWN_LINES: ReadonlySet<string> = new Set([
  '',
  answerStrings.closest,
  answerStrings.nothing,
  answerStrings.nothingRead,
  checkStrings.closest,
  checkStrings.nothing,
]);
const MORE_VALUES = /^\*and [\d,]+ other values?\*$/;

/**
 * Throws (a fault: it means that the renderer is wrong) unless everything quoted in `payload` is quoted by
 * `answer`. That the citations themselves are true is `Newsroom.verify`'s part.
 */
export function assertVerbatim(payload: Payload, answer: Answer): void {
  if (payload.content) throw new Error('An answer has text outside its embed.');
  const quotes = citationsOf(answer).map((citation) => citation.quote);
  for (const embed of payload.embeds ?? []) {
    if (embed.title) throw new Error('An answer has a title, which nobody checks.');
    const fields = embed.fields?.filter((field) => field.name !== answerStrings.sources) ?? [];
    const texts = [embed.description ?? '', ...fields.map((field) => field.value)];
    for (const line of texts.flatMap((text) => text.split('\n'))) assertLine(line, answer, quotes);
  }
}

/**
 * The same for what is quoted beside answers: every line that begins with "> " must be one of `citations`, or its
 * beginning with an ellipsis behind.
 */
export function assertQuoted(payload: Payload, citations: readonly Citation[]): void {
  const quotes = citations.map((citation) => citation.quote);
  const texts = payload.embeds?.flatMap(({ description = '', fields = [] }) => [
    description,
    ...fields.map(({ value }) => value),
  ]);
  for (const line of (texts ?? []).flatMap((text) => text.split('\n'))) {
    const quote = CONTEXT_LINE.exec(line);
    if (!quote) continue;
    const [, mark = '', text = '', ellipsis = ''] = quote;
    const shown = shownText(text);
    // A quote may itself end in what looks like our ellipsis.
    const whole = mark === '' ? shownText(text + ellipsis) : shown;
    const found =
      quotes.includes(whole) || (ellipsis !== '' && shown !== '' && quotes.some((q) => q.startsWith(shown)));
    if (!found) throw new Error(`No citation has the quote ${JSON.stringify(shown)}.`);
  }
}

function assertLine(line: string, answer: Answer, quotes: readonly string[]): void {
  const quote = QUOTE_LINE.exec(line);
  if (quote) {
    const { text, marked } = withoutEmphasis(quote[1] ?? '');
    const shown = shownText(text);
    const found = quote[2] ? quotes.some((q) => shown && q.includes(shown)) : quotes.includes(shown);
    if (!found) throw new Error(`No citation has the quote ${JSON.stringify(shown)}.`);
    const words = answer.shortAnswer?.citations.map((citation) => citation.quote) ?? [];
    if (marked !== null && !words.includes(unescapeText(marked)))
      throw new Error(`The bold words ${JSON.stringify(marked)} are not of the short answer.`);
    return;
  }
  if (OWN_LINES.has(line) || ATTRIBUTION_LINE.test(line) || MORE_VALUES.test(line)) return;
  const shortAnswer = SHORT_ANSWER_LINE.exec(line);
  if (!shortAnswer) throw new Error(`An answer has a line of no known form: ${JSON.stringify(line)}.`);
  const cited = answer.shortAnswer?.citations.map((citation) => citation.quote) ?? [];
  if (!isJoined(shownText(shortAnswer[1] ?? ''), cited)) {
    throw new Error(`The short answer ${JSON.stringify(shortAnswer[1])} is not made of what it cites.`);
  }
}

/** What Discord shows for `escaped`, which must hold no markup that is alive. */
function shownText(escaped: string): string {
  const text = unescapeText(escaped);
  if (escapeText(text) !== escaped) throw new Error(`Live markup in a quote: ${JSON.stringify(escaped)}.`);
  return text;
}

/** Whether `text` is all of `quotes` in their order, with nothing but ", " or " and " between them. */
export function isJoined(text: string, quotes: readonly string[]): boolean {
  const [first, ...rest] = quotes;
  if (!first || !text.startsWith(first)) return false;
  const left = text.slice(first.length);
  if (rest.length === 0) return left === '';
  return [', ', ' and '].some((joint) => left.startsWith(joint) && isJoined(left.slice(joint.length), rest));
}
