/**
 * The short answer in bold inside its quote. Article text is escaped, so asterisks without a backslash before them
 * are ours; the gate (verbatim.ts) removes them again before it compares.
 */
import { escapeText } from './escape.js';

const BOLD = '**';
const OUR_BOLD_RE = /(?<!\\)\*\*/g;
/** Next to one of these, `**` could be parsed in two ways. */
const AMBIGUOUS_RE = /[*\\_~|]/;

/** Escaped `text` with `start` to `end` in bold; without the bold if its markup would be ambiguous. */
export function emphasised(text: string, { start, end }: { start: number; end: number }): string {
  const escaped = escapeText(text);
  const [before, through] = [escapeText(text.slice(0, start)), escapeText(text.slice(0, end))];
  const isWhole = start === 0 && end === text.length;
  const edges = [text[start - 1], text[start], text[end - 1], text[end]].join('');
  const isAmbiguous =
    end > text.length || AMBIGUOUS_RE.test(edges) || /\s/.test(`${text[start]}${text[end - 1]}`);
  if (isWhole || isAmbiguous || !escaped.startsWith(through) || !through.startsWith(before)) return escaped;
  return `${before}${BOLD}${through.slice(before.length)}${BOLD}${escaped.slice(through.length)}`;
}

/** Escaped text without our bold, and the text that was in bold (null if none was). */
export function withoutEmphasis(escaped: string): { text: string; marked: string | null } {
  const [first, second, ...more] = [...escaped.matchAll(OUR_BOLD_RE)].map(({ index }) => index);
  if (first === undefined || second === undefined || more.length > 0) return { text: escaped, marked: null };
  const marked = escaped.slice(first + BOLD.length, second);
  return { text: escaped.slice(0, first) + marked + escaped.slice(second + BOLD.length), marked };
}
