import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken } from 'wink-nlp';
import type { Span } from '../domain/article.js';

/** Loaded once: reading the language model takes 55 ms, splitting an article 1 ms. */
const wink = winkNLP(model, ['sbd']);

/** Whole paragraphs as spans; paragraphs are separated by blank lines. Empty ones are left out. */
export function paragraphSpans(text: string): Span[] {
  return Array.from(text.matchAll(/\S(?:[^\n]|\n(?![ \t]*\n))*/g), ({ 0: paragraph, index }) => ({
    start: index,
    end: index + paragraph.trimEnd().length,
  }));
}

/**
 * Splits one paragraph into sentences: spans relative to it, in order, without overlap, that hold everything
 * but the blanks between them.
 */
export function sentenceSpans(paragraph: string): Span[] {
  return rejoin(paragraph, rawSpans(paragraph)).flatMap((span) => atIdeographicStops(paragraph, span));
}

const IDEOGRAPHIC_STOP = /[。！？]+[」』）”’]*/gu;

/** wink knows the stops of European scripts only; these end a sentence without a blank behind them. */
function atIdeographicStops(paragraph: string, whole: Span): Span[] {
  const pieces: Span[] = [];
  let { start } = whole;
  for (const { 0: stop, index } of paragraph.slice(whole.start, whole.end).matchAll(IDEOGRAPHIC_STOP)) {
    const end = whole.start + index + stop.length;
    if (!hasWord(paragraph, start, end) || !hasWord(paragraph, end, whole.end)) continue;
    pieces.push(withoutBlanks(paragraph, start, end));
    start = end;
  }
  return [...pieces, withoutBlanks(paragraph, start, whole.end)];
}

const hasWord = (text: string, start: number, end: number): boolean =>
  /[\p{L}\p{N}]/u.test(text.slice(start, end));

/**
 * wink's sentences, located by walking its tokens, which keep every character; only of the blanks between them
 * it forgets what they were. A sentence reaches to where the next begins, so that nothing can fall between.
 */
function rawSpans(paragraph: string): Span[] {
  const starts: number[] = [];
  let offset = 0;
  wink
    .readDoc(paragraph)
    .sentences()
    .each((sentence: ItemSentence) => {
      let isFirst = true;
      sentence.tokens().each((token: ItemToken) => {
        const value = token.out(wink.its.value);
        const start = paragraph.indexOf(value, offset);
        if (start < 0) return;
        if (isFirst) starts.push(start);
        isFirst = false;
        offset = start + value.length;
      });
    });
  return starts
    .map((start, at) => withoutBlanks(paragraph, at === 0 ? 0 : start, starts[at + 1] ?? paragraph.length))
    .filter(({ start, end }) => start < end);
}

function withoutBlanks(text: string, start: number, end: number): Span {
  const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + text.slice(start, end).trimEnd().length) };
}

const ENDS_ABBREVIATED = /(?:^|[\s(["'“‘])(?:Fig|No|Nos|Vol|pp?|Sec|Art|Ch|Eq|Ref|approx|ca|cf|vs|v)\.$/;
/** Ends a company's name after its "!": "Yahoo! Inc." */
const OPENS_LEGAL_FORM = /^(?:Inc|Corp|Ltd|LLC|PLC)\b/;
/** "iPhone" and "eBay" may open a sentence, other words in lower case do not. */
const OPENS_LOWER = /^["'“‘(]?\p{Ll}(?!\p{Lu})/u;

/**
 * Undoes cuts inside `"Is it over?" asked …`, "Amazon.com", before "2)" of "Fig. 2)", and around pieces
 * without a word.
 */
function rejoin(paragraph: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before && belongTogether(paragraph, before, span)) {
      joined[joined.length - 1] = { start: before.start, end: span.end };
    } else joined.push(span);
  }
  return joined;
}

function belongTogether(paragraph: string, before: Span, after: Span): boolean {
  const left = paragraph.slice(before.start, before.end);
  const right = paragraph.slice(after.start, after.end);
  return (
    (before.end === after.start && /^[\p{L}\p{N}]/u.test(right)) ||
    OPENS_LOWER.test(right) ||
    OPENS_LEGAL_FORM.test(right) ||
    ENDS_ABBREVIATED.test(left) ||
    !/[\p{L}\p{N}]/u.test(right) ||
    !/[\p{L}\p{N}]/u.test(left)
  );
}
