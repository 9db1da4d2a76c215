import type { Span } from '../../domain/article.js';
import { SCALES, SMALL_NUMBERS, TENS } from '../../text/lexicon/amounts.js';
import { anyOf } from '../../text/lexicon/words.js';
import { namesIn } from './answer-type-match.js';

const TRIMMED_CHARACTER_RE = /[\s,.;:!?"'“”‘’()[\]{}—–|•*]/;
/** Prepositions, articles and the like before the answer proper. */
const LEADING_FUNCTION_WORD_RE =
  /^(?:in|on|at|by|from|to|of|for|with|about|around|near|into|over|under|during|until|since|as|and|that|because of|due to|the|a|an)\s+/i;
const MAX_LEADING_FUNCTION_WORDS = 3;
const CURRENCY_BEFORE_RE =
  /(?:(?:US|A|C|HK|NZ|S|R)?\$|[£€¥₹]|(?<![\p{L}\d])(?:Rs\.?|CHF|EUR|USD|GBP)\s?|(?<![\p{L}\d])[-−+])$/u;
const SCALE_AFTER_RE = new RegExp(
  `^[\\s-]?${anyOf([...Object.keys(SCALES), '[mb]n', 'tn'])}\\b(?:\\s(?:lakh|crore|million|billion))?`,
  'i',
);
const UNIT_AFTER_RE =
  /^\s?(?:%|°\s?[CF]?|per ?cent\b|percentage points?\b|dollars?\b|pounds?\b|euros?\b|yen\b|yuan\b|rupees?\b|crowns?\b|francs?\b|a\.m\.|p\.m\.|[ap]m\b)/i;
const NUMBER_SEPARATOR_RE = /^(?:[\u00a0\u202f'’](?=\d{3}(?!\d))|[.,:/](?=\d)|[-–](?=\d))/;
/** A space separates thousands only after at most three digits: "2 500 000", but not "2024 125". */
const ENDS_WITH_DIGIT_GROUP_RE = /(?<!\d)\d{1,3}$/;
const NEXT_DIGIT_GROUP_RE = /^ (?=\d{3}(?!\d))/;

const ENDS_WITH_NUMBER_WORD_RE = new RegExp(
  `\\b${anyOf([...SMALL_NUMBERS.slice(1, 13), ...TENS.slice(0, 4), 'hundred', 'thousand', 'lakh', 'million', 'billion', 'trillion'])}$`,
  'i',
);

/** Longest short answer, in words. */
export const MAX_SHORT_ANSWER_WORDS = 12;

/**
 * Corrects the boundaries of a reader's span: strips punctuation and function words, and completes partial words, names
 * and amounts ("Rs 1" becomes "Rs 1,25,000"). Null if nothing remains.
 * @param sentence Limits the result.
 * @param options.names False if an amount is asked for, which may be adjacent to a name: "Six-time Grammy".
 */
export function wholeSpan(
  text: string,
  span: Span,
  sentence: Span,
  { names = true }: { readonly names?: boolean } = {},
): Span | null {
  const inner = trimmed(text, span);
  if (!inner) return null;
  const named = names ? wholeNames(text, inner, sentence) : inner;
  return trimmed(text, wholeWords(text, wholeAmount(text, named, sentence), sentence));
}

/** Extends a span to word boundaries: "1990s", "5km", "tariffs". */
function wholeWords(text: string, { start, end }: Span, sentence: Span): Span {
  const isInWord = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  let [from, to] = [start, end];
  while (from > sentence.start && isInWord(from)) from -= 1;
  while (to < sentence.end && isInWord(to)) to += 1;
  return { start: from, end: to };
}

function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span;
  const trim = (): void => {
    while (start < end && TRIMMED_CHARACTER_RE.test(text[start]!) && !isClosedBy(text, start, end))
      start += 1;
    while (end > start && TRIMMED_CHARACTER_RE.test(text[end - 1]!) && !isClosingMark(text, start, end))
      end -= 1;
  };
  trim();
  for (let i = 0; i < MAX_LEADING_FUNCTION_WORDS; i += 1) {
    const word = LEADING_FUNCTION_WORD_RE.exec(text.slice(start, end))?.[0];
    if (!word) break;
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

function wholeAmount(text: string, span: Span, sentence: Span): Span {
  let { start, end } = span;
  const before = (): string => text.slice(Math.max(sentence.start, start - 8), start);
  if (/\d/.test(text[start]!)) {
    while (start > sentence.start && /\d[.,:/–-]?$/.test(before())) start -= 1;
    start -= CURRENCY_BEFORE_RE.exec(before())?.[0].length ?? 0;
    start = Math.max(start, sentence.start);
  }
  const after = (): string => text.slice(end, sentence.end);
  if (/\d/.test(text[end - 1]!)) {
    for (;;) {
      const group = ENDS_WITH_DIGIT_GROUP_RE.test(text.slice(start, end))
        ? NEXT_DIGIT_GROUP_RE.exec(after())
        : null;
      const more = /^\d+/.exec(after()) ?? NUMBER_SEPARATOR_RE.exec(after()) ?? group;
      if (!more) break;
      end += more[0].length;
    }
    end += SCALE_AFTER_RE.exec(after())?.[0].length ?? 0;
    end += UNIT_AFTER_RE.exec(after())?.[0].length ?? 0;
  } else if (ENDS_WITH_NUMBER_WORD_RE.test(text.slice(start, end))) {
    end += SCALE_AFTER_RE.exec(after())?.[0].length ?? 0;
    end += UNIT_AFTER_RE.exec(after())?.[0].length ?? 0;
  }
  return { start, end };
}
