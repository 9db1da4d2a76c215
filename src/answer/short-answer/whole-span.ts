import type { Span } from '../../domain/article.js';
import { namesIn } from '../../text/names.js';
import { overWholeValues, valuesIn } from '../../text/values/values-in-span.js';
import { amountModifierOf, modifierStart } from './amount-modifier.js';

const TRIMMED_CHARACTER_RE = /[\s,.;:!?"'“”‘’()[\]{}—–|•*]/;
/** Prepositions, articles and the like before the answer proper. */
const LEADING_FUNCTION_WORD_RE =
  /^(?:in|on|at(?! (?:the )?(?:very )?(?:least|most)\b)|by|from|to|of|for|with|about|around|near|into|over|under|during|until|since|as|and|that|because of|due to|the|a|an)\s+/i;
const MAX_LEADING_FUNCTION_WORDS = 3;
/** Longest short answer, in words. */
export const MAX_SHORT_ANSWER_WORDS = 12;

/**
 * Corrects the boundaries of a reader's span: strips punctuation, function words and a clause about what it names, and
 * completes partial words, names and amounts ("Rs 1" becomes "Rs 1,25,000"). Null if nothing remains.
 * @param sentence Limits the result.
 * @param options.names False if an amount is asked for, which may be adjacent to a name ("Six-time Grammy") and keeps
 *   what makes it a bound or an estimate ("over $5 million").
 */
export function wholeSpan(
  text: string,
  span: Span,
  sentence: Span,
  { names = true }: { readonly names?: boolean } = {},
): Span | null {
  const inner = trimmed(text, names ? withoutClause(text, span) : span, names);
  if (!inner) return null;
  const named = names ? wholeNames(text, inner, sentence) : inner;
  const extended = wholeWords(text, wholeValues(text, named, sentence), sentence);
  const whole = trimmed(text, inOneStatement(text, extended, inner), names);
  return whole && (names ? whole : wholeModifier(text, whole, sentence));
}

/** What is said of somebody or something at the end of a span: "Halden Motors, whose president is Bo Lind". */
const CLAUSE_RE = /(?<=[\p{L}\p{N}”"’')]), (?:who|whose|whom|which|where)\s[^,;]*,?$/u;

function withoutClause(text: string, { start, end }: Span): Span {
  const clause = CLAUSE_RE.exec(text.slice(start, end));
  return clause ? { start, end: start + clause.index } : { start, end };
}

/** The end of a statement inside a quotation, which is one sentence; no abbreviation has as many small letters. */
const STATEMENT_END_RE = /\p{Ll}{4}[.!?](?=["'”’)]*\s+["'“‘(]*\p{Lu})/gu;

/** Cuts a span that the name before or after a full stop has made too long: "a raptor. This" to "a raptor". */
function inOneStatement(text: string, { start, end }: Span, inner: Span): Span {
  let [from, to] = [start, end];
  for (const { 0: match, index } of text.slice(start, end).matchAll(STATEMENT_END_RE)) {
    const at = start + index + match.length;
    if (at <= inner.start) from = at;
    else to = Math.min(to, at);
  }
  return { start: from, end: to };
}

/** Extends a span that begins with its amount or in its modifier: "than 40 people" to "fewer than 40 people". */
function wholeModifier(text: string, span: Span, sentence: Span): Span {
  const words = text.slice(sentence.start, sentence.end);
  const start = span.start - sentence.start;
  const [value] = valuesIn(words, { start, end: span.end - sentence.start });
  if (!value || value.span.start < start) return span;
  return { ...span, start: sentence.start + Math.min(start, modifierStart(words, value.span.start)) };
}

/** Extends a span to word boundaries: "1990s", "5km", "tariffs". */
function wholeWords(text: string, { start, end }: Span, sentence: Span): Span {
  const isInWord = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  let [from, to] = [start, end];
  while (from > sentence.start && isInWord(from)) from -= 1;
  while (to < sentence.end && isInWord(to)) to += 1;
  return { start: from, end: to };
}

function trimmed(text: string, span: Span, names: boolean): Span | null {
  let { start, end } = span;
  const trim = (): void => {
    while (start < end && TRIMMED_CHARACTER_RE.test(text[start]!) && !isClosedBy(text, start, end))
      start += 1;
    while (end > start && TRIMMED_CHARACTER_RE.test(text[end - 1]!) && !isClosingMark(text, start, end))
      end -= 1;
  };
  trim();
  for (let i = 0; i < MAX_LEADING_FUNCTION_WORDS; i += 1) {
    const words = text.slice(start, end);
    const word = LEADING_FUNCTION_WORD_RE.exec(words)?.[0];
    if (!word || (!names && amountModifierOf(words) !== '')) break;
    start += word.length;
    trim();
  }
  return start < end ? { start, end } : null;
}

/** An opening bracket or quotation mark is kept if the span also contains the closing one: “Squid Game” season 2. */
const isClosedBy = (text: string, start: number, end: number): boolean =>
  ({ '(': ')', '[': ']', '“': '”' })[text[start]!] !== undefined &&
  text.slice(start + 1, end - 1).includes({ '(': ')', '[': ']', '“': '”' }[text[start] as '(' | '[' | '“']);

/** Keeps the full stop of "p.m.", "U.S." and "Inc.", and the bracket that closes one of the span. */
function isClosingMark(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end);
  if (words.endsWith(')')) return words.includes('(');
  return /\b\p{L}\.\p{L}\.$|\b(?:Inc|Ltd|Corp|Jr|Sr|Co)\.$/u.test(words);
}

function wholeNames(text: string, { start, end }: Span, sentence: Span): Span {
  const offset = sentence.start;
  const overlapping = namesIn(text.slice(sentence.start, sentence.end)).filter(
    ({ span }) => span.start + offset < end && start < span.end + offset,
  );
  return {
    start: Math.min(start, ...overlapping.map(({ span }) => span.start + offset)),
    end: Math.max(end, ...overlapping.map(({ span }) => span.end + offset)),
  };
}

function wholeValues(text: string, { start, end }: Span, sentence: Span): Span {
  const offset = sentence.start;
  const inSentence = { start: start - offset, end: end - offset };
  const whole = overWholeValues(text.slice(sentence.start, sentence.end), inSentence);
  return { start: whole.start + offset, end: whole.end + offset };
}
