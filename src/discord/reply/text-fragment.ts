import type { Span } from '../../domain/article.js';

/** Where the quote stands in its article; needed to tell a repeated phrase from the one that is meant. */
export interface QuoteContext {
  readonly text: string;
  readonly span: Span;
}

/** Quotes of more words than this are named by their first and last words. */
const MAX_WHOLE_WORDS = 12;
const EDGE_WORDS = 5;
/** Words of prefix and suffix tried, in this order, until the phrase is told apart. */
const CONTEXT_WORDS = [3, 6, 12];
/** Words are looked for no farther than this from where a quote begins or ends: finding them is slow. */
const EDGE_CHARS = 400;

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The text directive (without `#`); undefined for a quote without words, or of words too long to name it by. */
export function textDirective(quote: string, context?: QuoteContext): string | undefined {
  const words = wordsFrom(quote);
  const lastWords = wordsBefore(quote, quote.length);
  const [first] = words;
  const last = lastWords.at(-1);
  if (!first || !last) return undefined;
  const whole = quote.length <= EDGE_CHARS && words.length <= MAX_WHOLE_WORDS;
  const startEnd = whole ? last : words[EDGE_WORDS - 1];
  const endStart = lastWords.at(-EDGE_WORDS);
  if (!startEnd || (!whole && !endStart)) return undefined;
  const start = quote.slice(first.start, startEnd.end);
  const around = context && isRepeated(start, context.text) ? surroundings(context) : undefined;
  const parts = [
    around?.prefix && `${encode(around.prefix)}-`,
    encode(start),
    whole ? undefined : encode(quote.slice(endStart?.start, last.end)),
    around?.suffix && `-${encode(around.suffix)}`,
  ];
  return `:~:text=${parts.filter((part) => part).join(',')}`;
}

/**
 * `url` with a text fragment for `quote`; the plain `url` where the whole would be longer than `maxChars` (512
 * is what a Discord link button takes) or nothing in the quote can be pointed at.
 */
export function deepLink(
  url: string,
  quote: string,
  { maxChars = 512, context }: { maxChars?: number; context?: QuoteContext } = {},
): string {
  const directive = textDirective(quote, context);
  const [page = url] = url.split(':~:', 1);
  const linked = `${page}${page.includes('#') ? '' : '#'}${directive}`;
  return directive === undefined || linked.length > maxChars ? url : linked;
}

/** Words just before and after the quote, as many as it takes to tell it from its repetitions. */
function surroundings({ text, span }: QuoteContext): { prefix: string; suffix: string } {
  const before = wordsBefore(text, span.start);
  const after = wordsFrom(text, span.end);
  let from = span.start;
  let to = span.end;
  for (const count of CONTEXT_WORDS) {
    from = before.at(-Math.min(count, before.length))?.start ?? span.start;
    to = after[Math.min(count, after.length) - 1]?.end ?? span.end;
    if (!isRepeated(text.slice(from, to), text)) break;
  }
  return { prefix: text.slice(from, span.start).trim(), suffix: text.slice(span.end, to).trim() };
}

/** Browsers match without regard to case and to how many blanks there are. */
function isRepeated(phrase: string, text: string): boolean {
  const needle = fold(phrase);
  const hay = fold(text);
  const first = hay.indexOf(needle);
  return first >= 0 && hay.indexOf(needle, first + 1) >= 0;
}

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

function wordsFrom(text: string, start = 0): Span[] {
  return segmentWords(text.slice(start, start + EDGE_CHARS), start);
}

function wordsBefore(text: string, end: number): Span[] {
  const start = Math.max(0, end - EDGE_CHARS);
  return segmentWords(text.slice(start, end), start);
}

function segmentWords(part: string, offset: number): Span[] {
  return [...segmenter.segment(part)]
    .filter((segment) => segment.isWordLike)
    .map(({ index, segment }) => ({ start: offset + index, end: offset + index + segment.length }));
}

/** Percent-encoded; besides what `encodeURIComponent` does, "-" (the directive's own) and what ends a markdown link. */
function encode(text: string): string {
  return encodeURIComponent(
    text
      .replace(/\s+/g, ' ')
      .trim()
      .replace(/\p{Cs}/gu, '\ufffd'),
  ).replace(/[-!'()*_~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
