/**
 * Links that open a page at the quoted sentence: `#:~:text=[prefix-,]start[,end][,-suffix]`, as the text
 * fragment specification of the Web Incubator Community Group has it. A browser that finds nothing (pages
 * change) opens the page at its top.
 */
import type { Span } from '../types.js';

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

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The text directive (without `#`) for a quote that has a word in it. */
export function textDirective(quote: string, context?: QuoteContext): string {
  const words = wordSpans(quote);
  const first = words[0]?.start ?? 0;
  const last = words.at(-1)?.end ?? quote.length;
  const whole = words.length <= MAX_WHOLE_WORDS;
  const start = quote.slice(first, whole ? last : words[EDGE_WORDS - 1]!.end);
  const around = context && isRepeated(start, context.text) ? surroundings(context) : undefined;
  const parts = [
    around?.prefix && `${encode(around.prefix)}-`,
    encode(start),
    whole ? undefined : encode(quote.slice(words.at(-EDGE_WORDS)!.start, last)),
    around?.suffix && `-${encode(around.suffix)}`,
  ];
  return `:~:text=${parts.filter((part) => part).join(',')}`;
}

/**
 * `url` with a text fragment for `quote`; the plain `url` where the whole would be longer than `maxChars` (512
 * is what a Discord link button takes) or the quote is empty.
 */
export function deepLink(
  url: string,
  quote: string,
  { maxChars = 512, context }: { maxChars?: number; context?: QuoteContext } = {},
): string {
  if (wordSpans(quote).length === 0) return url;
  const [page = url] = url.split(':~:', 1);
  const linked = `${page}${page.includes('#') ? '' : '#'}${textDirective(quote, context)}`;
  return linked.length > maxChars ? url : linked;
}

/** Words just before and after the quote, as many as it takes to tell it from its repetitions. */
function surroundings({ text, span }: QuoteContext): { prefix: string; suffix: string } {
  const wordsBefore = wordSpans(text.slice(0, span.start));
  const wordsAfter = wordSpans(text.slice(span.end));
  let from = span.start;
  let to = span.end;
  for (const count of CONTEXT_WORDS) {
    from = wordsBefore.at(-Math.min(count, wordsBefore.length))?.start ?? span.start;
    to = span.end + (wordsAfter[Math.min(count, wordsAfter.length) - 1]?.end ?? 0);
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

function wordSpans(text: string): Span[] {
  return [...segmenter.segment(text)]
    .filter((segment) => segment.isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
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
