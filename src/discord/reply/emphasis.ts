/**
 * The short answer in bold inside its quote. Article text is escaped, so a pair of asterisks without a backslash
 * before it is ours; the gate (verbatim.ts) takes it out again before it compares.
 */
import { escapeText } from './escape.js';

const MARK = '**';
const OURS = /(?<!\\)\*\*/g;
/** Beside these a mark could be read in two ways. */
const UNCLEAR = /[*\\_~|]/;

/** Escaped `text` with the words from `start` to `end` in bold, where that reads in one way only. */
export function emphasised(text: string, { start, end }: { start: number; end: number }): string {
  const escaped = escapeText(text);
  const [before, through] = [escapeText(text.slice(0, start)), escapeText(text.slice(0, end))];
  const isWhole = start === 0 && end === text.length;
  const edges = [text[start - 1], text[start], text[end - 1], text[end]].join('');
  const unclear = end > text.length || UNCLEAR.test(edges) || /\s/.test(`${text[start]}${text[end - 1]}`);
  if (isWhole || unclear || !escaped.startsWith(through) || !through.startsWith(before)) return escaped;
  return `${before}${MARK}${through.slice(before.length)}${MARK}${escaped.slice(through.length)}`;
}

/** Escaped text without our marks, and what stood between them; null where nothing did. */
export function withoutEmphasis(escaped: string): { text: string; marked: string | null } {
  const [first, second, ...more] = [...escaped.matchAll(OURS)].map(({ index }) => index);
  if (first === undefined || second === undefined || more.length > 0) return { text: escaped, marked: null };
  const marked = escaped.slice(first + MARK.length, second);
  return { text: escaped.slice(0, first) + marked + escaped.slice(second + MARK.length), marked };
}
