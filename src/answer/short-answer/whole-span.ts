import type { Span } from '../../domain/article.js';
import { namesIn } from './fits-type.js';

const EDGE = /[\s,.;:!?"'“”‘’()[\]{}—–|•*]/;
/** Words that lead up to an answer and are none of it. */
const LEADING =
  /^(?:in|on|at|by|from|to|of|for|with|about|around|near|into|over|under|during|until|since|as|and|that|because of|due to|the|a|an)\s+/i;
const MAX_LEADING = 3;
const CURRENCY_BEFORE =
  /(?:(?:US|A|C|HK|NZ|S|R)?\$|[£€¥₹]|(?<![\p{L}\d])(?:Rs\.?|CHF|EUR|USD|GBP)\s?|(?<![\p{L}\d])[-−+])$/u;
const SCALE_AFTER =
  /^[\s-]?(?:hundred|thousand|lakh|crore|million|billion|trillion|[mb]n|tn)\b(?:\s(?:lakh|crore|million|billion))?/i;
const UNIT_AFTER =
  /^\s?(?:%|°\s?[CF]?|per ?cent\b|percentage points?\b|dollars?\b|pounds?\b|euros?\b|yen\b|yuan\b|rupees?\b|crowns?\b|francs?\b|a\.m\.|p\.m\.|[ap]m\b)/i;
const INSIDE_NUMBER = /^(?:[\u00a0\u202f'’](?=\d{3}(?!\d))|[.,:/](?=\d)|[-–](?=\d))/;
/** A blank parts thousands after at most three digits: "2 500 000", not "2024 125". */
const ENDS_SHORT_GROUP = /(?<!\d)\d{1,3}$/;
const NEXT_GROUP = /^ (?=\d{3}(?!\d))/;

const ENDS_IN_NUMBER_WORD =
  /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|lakh|million|billion|trillion)$/i;

/** Longest short answer, in words. */
export const MAX_SHORT_ANSWER_WORDS = 12;

/**
 * A reader's span without punctuation and prepositions at its edges, and with the whole of the name or amount it
 * cuts into: "Rs 1,25,000", not "Rs 1". Null when nothing is left.
 *
 * @param sentence The sentence's span of `text`, which the result does not leave.
 * @param options.names False where an amount is asked for, which may stand beside a name: "Six-time Grammy".
 */
export function wholeSpan(
  text: string,
  span: Span,
  sentence: Span,
  { names = true }: { readonly names?: boolean } = {},
): Span | null {
  const trimmed = withoutEdges(text, span);
  if (!trimmed) return null;
  const named = names ? wholeNames(text, trimmed, sentence) : trimmed;
  return withoutEdges(text, wholeWords(text, wholeAmount(text, named, sentence), sentence));
}

/** Grown to the ends of the words it cuts into: "1990s", "5km", "tariffs". */
function wholeWords(text: string, { start, end }: Span, sentence: Span): Span {
  const isInWord = (at: number): boolean => /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
  let [from, to] = [start, end];
  while (from > sentence.start && isInWord(from)) from -= 1;
  while (to < sentence.end && isInWord(to)) to += 1;
  return { start: from, end: to };
}

function withoutEdges(text: string, span: Span): Span | null {
  let { start, end } = span;
  const trim = (): void => {
    while (start < end && EDGE.test(text[start]!) && !isClosedBy(text, start, end)) start += 1;
    while (end > start && EDGE.test(text[end - 1]!) && !keepsItsEnd(text, start, end)) end -= 1;
  };
  trim();
  for (let i = 0; i < MAX_LEADING; i += 1) {
    const leading = LEADING.exec(text.slice(start, end))?.[0];
    if (!leading) break;
    start += leading.length;
    trim();
  }
  return start < end ? { start, end } : null;
}

/** A bracket or quotation mark that is closed inside the span belongs to it: “Squid Game” season 2. */
const isClosedBy = (text: string, start: number, end: number): boolean =>
  ({ '(': ')', '[': ']', '“': '”' })[text[start]!] !== undefined &&
  text.slice(start + 1, end - 1).includes({ '(': ')', '[': ']', '“': '”' }[text[start] as '(' | '[' | '“']);

/** The full stop of "p.m.", "U.S." and "Inc.", and the bracket that the span opens. */
function keepsItsEnd(text: string, start: number, end: number): boolean {
  const words = text.slice(start, end);
  if (words.endsWith(')')) return words.includes('(');
  return /(?:\b\p{L}\.){2,}$|\b(?:Inc|Ltd|Corp|Jr|Sr|Co)\.$/u.test(words);
}

function wholeNames(text: string, { start, end }: Span, sentence: Span): Span {
  const offset = sentence.start;
  const cut = namesIn(text.slice(sentence.start, sentence.end)).filter(
    ({ span }) => span.start + offset < end && start < span.end + offset,
  );
  return {
    start: Math.min(start, ...cut.map(({ span }) => span.start + offset)),
    end: Math.max(end, ...cut.map(({ span }) => span.end + offset)),
  };
}

function wholeAmount(text: string, span: Span, sentence: Span): Span {
  let { start, end } = span;
  const before = (): string => text.slice(Math.max(sentence.start, start - 8), start);
  if (/\d/.test(text[start]!)) {
    while (start > sentence.start && /\d[.,:/–-]?$/.test(before())) start -= 1;
    start -= CURRENCY_BEFORE.exec(before())?.[0].length ?? 0;
    start = Math.max(start, sentence.start);
  }
  const after = (): string => text.slice(end, sentence.end);
  if (/\d/.test(text[end - 1]!)) {
    for (;;) {
      const group = ENDS_SHORT_GROUP.test(text.slice(start, end)) ? NEXT_GROUP.exec(after()) : null;
      const more = /^\d+/.exec(after()) ?? INSIDE_NUMBER.exec(after()) ?? group;
      if (!more) break;
      end += more[0].length;
    }
    end += SCALE_AFTER.exec(after())?.[0].length ?? 0;
    end += UNIT_AFTER.exec(after())?.[0].length ?? 0;
  } else if (ENDS_IN_NUMBER_WORD.test(text.slice(start, end))) {
    end += SCALE_AFTER.exec(after())?.[0].length ?? 0;
    end += UNIT_AFTER.exec(after())?.[0].length ?? 0;
  }
  return { start, end };
}
