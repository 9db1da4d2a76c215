import model from 'wink-eng-lite-web-model';
import winkNLP, { type ItemSentence, type ItemToken } from 'wink-nlp';
import type { Span } from '../domain/article.js';
import { LEGAL_FORMS } from './lexicon/organisations.js';
import { anyOf } from './lexicon/words.js';
import { endOfPart } from './parts.js';

/** Loaded once: loading the language model takes 55 ms, splitting an article 1 ms. */
const wink = winkNLP(model, ['sbd']);

/** Longer than any paragraph of prose; wink takes quadratic time in some texts. */
const MAX_PART_CHARS = 6000;

const PARAGRAPH_BREAK_RE = /\n[ \t]*\n/g;

/** Paragraphs are separated by blank lines. */
export function paragraphSpans(text: string): Span[] {
  const spans: Span[] = [];
  const add = (from: number, to: number): void => {
    const span = trimmedSpan(text, from, to);
    if (span.start < span.end) spans.push(span);
  };
  let start = 0;
  for (const { 0: separator, index } of text.matchAll(PARAGRAPH_BREAK_RE)) {
    add(start, index);
    start = index + separator.length;
  }
  add(start, text.length);
  return spans;
}

/**
 * Splits a paragraph into sentences. The spans are relative to it, in order, without overlap, and cover everything
 * except white space between sentences. A sentence of more than 6,000 code units becomes several.
 */
export function sentenceSpans(paragraph: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < paragraph.length) {
    const end = endOfPart(paragraph, start, MAX_PART_CHARS);
    const found = sentencesOf(paragraph.slice(start, end));
    // The last sentence may go on after the part.
    const continued = end < paragraph.length && found.length > 1 ? found.pop() : undefined;
    for (const span of found) spans.push({ start: start + span.start, end: start + span.end });
    start = continued ? start + continued.start : end;
  }
  return spans;
}

const sentencesOf = (part: string): Span[] =>
  rejoin(part, rawSpans(part)).flatMap((span) => atIdeographicStops(part, span));

const IDEOGRAPHIC_STOP_RE = /[。！？]+[」』）”’]*/gu;

/** wink knows only the full stops of European scripts; these end a sentence without a space after them. */
function atIdeographicStops(part: string, whole: Span): Span[] {
  const stops = Array.from(part.slice(whole.start, whole.end).matchAll(IDEOGRAPHIC_STOP_RE));
  const ends = [...stops.map(({ 0: stop, index }) => whole.start + index + stop.length), whole.end];
  const words = ends.map((end, at) => hasWord(part.slice(ends[at - 1] ?? whole.start, end)));
  const lastWord = words.lastIndexOf(true);
  const pieces: Span[] = [];
  let { start } = whole;
  let pieceHasWord = false;
  ends.forEach((end, at) => {
    pieceHasWord ||= words[at]!;
    if (!pieceHasWord || at >= lastWord) return;
    pieces.push(trimmedSpan(part, start, end));
    start = end;
    pieceHasWord = false;
  });
  return [...pieces, trimmedSpan(part, start, whole.end)];
}

const hasWord = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/**
 * Locates wink's sentences by their tokens, which contain every character except white space. Each sentence extends to
 * the start of the next one, so no text is lost between them.
 */
function rawSpans(paragraph: string): Span[] {
  const masked = maskTokens(paragraph);
  const starts: number[] = [];
  let offset = 0;
  wink
    .readDoc(masked)
    .sentences()
    .each((sentence: ItemSentence) => {
      let isFirst = true;
      sentence.tokens().each((token: ItemToken) => {
        const value = token.out(wink.its.value);
        const start = masked.indexOf(value, offset);
        if (start < 0) return;
        if (isFirst) starts.push(start);
        isFirst = false;
        offset = start + value.length;
      });
    });
  return starts
    .map((start, at) => trimmedSpan(paragraph, at === 0 ? 0 : start, starts[at + 1] ?? paragraph.length))
    .filter(({ start, end }) => start < end);
}

/** Longer runs without white space are no words; wink takes quadratic time or more for them. */
const MAX_TOKEN_CHARS = 40;
/** Length of placeholder words; the last one is longer, since wink takes "x." for an initial. */
const MASK_CHARS = 20;
const RISKY_TOKEN_RE = new RegExp(`\\S{${MAX_TOKEN_CHARS + 1},}|\\S*(?://|@)\\S*`, 'g');

/**
 * Replaces addresses and overlong tokens by words of the same total length, so that offsets stay. wink's patterns for
 * URLs and e-mail addresses take exponential and quartic time. Punctuation around a token is left, since it may end a
 * sentence, and so is the case of its first letter.
 */
function maskTokens(paragraph: string): string {
  return paragraph.replace(RISKY_TOKEN_RE, (token) => {
    const before = /^[("'“‘[]{0,3}/.exec(token)![0];
    const after = /[.,;:!?…"'”’)\]]{0,5}$/.exec(token.slice(before.length))![0];
    const length = token.length - before.length - after.length;
    if (length <= 0) return 'x'.repeat(token.length);
    const isBreak = (at: number) => at % MASK_CHARS === MASK_CHARS - 1 && length - at > MASK_CHARS;
    const first = /^\p{Lu}/u.test(token.slice(before.length)) ? 'X' : 'x';
    const rest = Array.from({ length: length - 1 }, (_, at) => (isBreak(at) ? ' ' : 'x')).join('');
    return `${before}${first}${rest}${after}`;
  });
}

function trimmedSpan(text: string, start: number, end: number): Span {
  const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + text.slice(start, end).trimEnd().length) };
}

const ENDS_WITH_ABBREVIATION_RE =
  /(?:^|[\s(["'“‘])(?:Fig|No|Nos|Vol|pp?|Sec|Art|Ch|Eq|Ref|approx|ca|cf|vs|v)\.$/;
/** In "Yahoo! Inc.", the exclamation mark does not end the sentence. */
const STARTS_WITH_LEGAL_FORM_RE = new RegExp(`^${anyOf(LEGAL_FORMS)}\\b`);
/** "iPhone" and "eBay" may start a sentence; other lower-case words do not. */
const STARTS_LOWER_CASE_RE = /^["'“‘(]?\p{Ll}(?!\p{Lu})/u;

type Piece = Span & { readonly hasWord: boolean };

/** Longer than any abbreviation with the character before it. */
const ABBREVIATION_CHARS = 10;

/** Undoes wrong splits: inside `"Is it over?" asked …` and "Amazon.com", in "Fig. 2)", and around pieces without a word. */
function rejoin(paragraph: string, spans: readonly Span[]): Span[] {
  const joined: Piece[] = [];
  for (const span of spans) {
    const right = paragraph.slice(span.start, span.end);
    const after = { ...span, hasWord: hasWord(right) };
    const before = joined.at(-1);
    if (before && isOneSentence(paragraph, before, after)) {
      joined[joined.length - 1] = {
        start: before.start,
        end: span.end,
        hasWord: before.hasWord || after.hasWord,
      };
    } else joined.push(after);
  }
  return joined.map(({ start, end }) => ({ start, end }));
}

function isOneSentence(paragraph: string, before: Piece, after: Piece): boolean {
  const left = paragraph.slice(Math.max(before.start, before.end - ABBREVIATION_CHARS), before.end);
  const right = paragraph.slice(after.start, after.end);
  return (
    (before.end === after.start && /^[\p{L}\p{N}]/u.test(right)) ||
    STARTS_LOWER_CASE_RE.test(right) ||
    STARTS_WITH_LEGAL_FORM_RE.test(right) ||
    ENDS_WITH_ABBREVIATION_RE.test(left) ||
    !after.hasWord ||
    !before.hasWord
  );
}
