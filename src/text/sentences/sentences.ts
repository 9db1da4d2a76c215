import type { Span } from '../../domain/article.js';
import { endsSentence, type Stop } from '../boundaries/boundary.js';
import { enclosuresIn } from '../boundaries/enclosures.js';
import { inlineListIn } from '../boundaries/inline-list.js';
import { type WritingStyle, writingStyleOf } from '../boundaries/writing-style.js';
import { endOfPart } from './parts.js';
import { CLOSERS, END_MARKS } from './sentence-end.js';

/** The rules look at enclosures and lists of a whole part, and a sentence is at most as long. */
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
 * except white space between sentences. A sentence of more than 6,000 code units becomes several. Quotations and
 * brackets of moderate length are not cut.
 * @param style Of the text that the paragraph is from; by default of the paragraph.
 */
export function sentenceSpans(paragraph: string, style: WritingStyle = writingStyleOf(paragraph)): Span[] {
  const spans: Span[] = [];
  let start = 0;
  while (start < paragraph.length) {
    const end = endOfPart(paragraph, start, MAX_PART_CHARS);
    const found = sentencesOf(paragraph.slice(start, end), style);
    // The last sentence may go on after the part.
    const continued = end < paragraph.length && found.length > 1 ? found.pop() : undefined;
    for (const span of found) spans.push({ start: start + span.start, end: start + span.end });
    start = continued ? start + continued.start : end;
  }
  return spans;
}

/** Marks in a row, and ". . ." */
const STOP_RE = new RegExp(`[${END_MARKS}]+(?:[ \\u00a0][.…]+(?![\\p{L}\\p{N}.…]))*`, 'gu');
/** What closes after the marks: quotation marks, brackets, "[12]" of a footnote. */
const CLOSERS_RE = new RegExp(
  `^(?:[${CLOSERS}«]|[ \\u00a0\\u202f]»(?=[\\s,.;:]|$)|\\[\\d{1,3}\\](?=[\\s[]|$)){0,6}`,
  'u',
);
/** Longer than any word or name that the rules look at. */
const CONTEXT_CHARS = 80;

function sentencesOf(part: string, style: WritingStyle): Span[] {
  const cuts = cutsOf(part, style);
  const pieces = [0, ...cuts].map((start, at) => trimmedSpan(part, start, cuts[at] ?? part.length));
  return joinedToWords(
    part,
    pieces.filter(({ start, end }) => start < end),
  );
}

/** Where sentences end, except at the end of the part; in order. */
function cutsOf(part: string, style: WritingStyle): number[] {
  const enclosures = enclosuresIn(part);
  const { items, numberEnds, isParagraph } = inlineListIn(part);
  const itemStarts = isParagraph ? items.slice(1) : [];
  const cuts: number[] = [];
  let enclosure = 0;
  let item = 0;
  let start = 0;
  const cutAt = (at: number): void => {
    cuts.push(at);
    start = at;
  };
  for (const { 0: marks, index } of part.matchAll(STOP_RE)) {
    for (; item < itemStarts.length && itemStarts[item]! <= index; item += 1) {
      if (itemStarts[item]! > start) cutAt(itemStarts[item]!);
    }
    const marksEnd = index + marks.length;
    const closers = CLOSERS_RE.exec(part.slice(marksEnd, marksEnd + 24))![0];
    const closed = marksEnd + closers.length;
    while (enclosure < enclosures.length && enclosures[enclosure]!.end <= closed) enclosure += 1;
    // "“" closes what "„" opens.
    const end =
      /[“‘]/u.test(part[closed] ?? '') && enclosures[enclosure]?.end === closed + 1 ? closed + 1 : closed;
    if (end > closed) enclosure += 1;
    if ((enclosures[enclosure]?.start ?? part.length) < end || numberEnds.has(end)) continue;
    const from = Math.max(start, index - CONTEXT_CHARS);
    const following = part.slice(end, end + CONTEXT_CHARS);
    const after = following.trimStart();
    const stop: Stop = {
      marks,
      closers: part.slice(marksEnd, end),
      before: part.slice(from, index).trimStart(),
      fromStart: from === start,
      gap: following.slice(0, following.length - after.length),
      after,
    };
    if (after !== '' && endsSentence(stop, style)) cutAt(end);
  }
  for (const at of itemStarts.slice(item)) if (at > start) cutAt(at);
  return cuts;
}

/** Joins pieces without a letter or digit to the sentence before them, or the first to the one after. */
function joinedToWords(part: string, pieces: readonly Span[]): Span[] {
  const joined: (Span & { readonly hasWord: boolean })[] = [];
  for (const { start, end } of pieces) {
    const hasWord = /[\p{L}\p{N}]/u.test(part.slice(start, end));
    const before = joined.at(-1);
    if (before && !(before.hasWord && hasWord)) {
      joined[joined.length - 1] = { start: before.start, end, hasWord: before.hasWord || hasWord };
    } else joined.push({ start, end, hasWord });
  }
  return joined.map(({ start, end }) => ({ start, end }));
}

function trimmedSpan(text: string, start: number, end: number): Span {
  const from = start + (/^\s*/.exec(text.slice(start, end))?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + text.slice(start, end).trimEnd().length) };
}
