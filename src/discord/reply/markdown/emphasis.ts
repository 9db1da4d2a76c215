/**
 * The short answer in bold inside its quote. Article text is escaped, so asterisks without a backslash before them
 * are ours; the gate (verbatim.ts) removes them again before it compares.
 */
import type { Span } from '../../../domain/article.js';
import { escapeText } from './escape.js';

const BOLD = '**';
const OUR_BOLD_RE = /(?<!\\)\*\*/g;
/** Next to one of these, `**` could be parsed in two ways. */
const AMBIGUOUS_RE = /[*\\_~|]/;

/**
 * Escaped `text` with `spans`, in order and apart, in bold; those whose markup would be ambiguous are left as they are.
 */
export function emphasised(text: string, spans: readonly Span[]): string {
  const escaped = escapeText(text);
  const clear = spans.filter((span, i) => isClear(text, span) && (i === 0 || spans[i - 1]!.end < span.start));
  let result = '';
  let done = '';
  for (const { start, end } of clear) {
    const [before, through] = [escapeText(text.slice(0, start)), escapeText(text.slice(0, end))];
    // Escaping depends on what is around in rare cases.
    if (!before.startsWith(done) || !through.startsWith(before) || !escaped.startsWith(through)) continue;
    result += `${before.slice(done.length)}${BOLD}${through.slice(before.length)}${BOLD}`;
    done = through;
  }
  return result + escaped.slice(done.length);
}

function isClear(text: string, { start, end }: Span): boolean {
  if (start < 0 || start >= end || end > text.length || (start === 0 && end === text.length)) return false;
  const edges = [text[start - 1], text[start], text[end - 1], text[end]].join('');
  return !AMBIGUOUS_RE.test(edges) && !/\s/.test(`${text[start]}${text[end - 1]}`);
}

/** Escaped text without our bold, and the texts that were in bold. */
export function withoutEmphasis(escaped: string): { text: string; marked: string[] } {
  const parts = escaped.split(OUR_BOLD_RE);
  if (parts.length % 2 === 0) return { text: escaped, marked: [] };
  return { text: parts.join(''), marked: parts.filter((_, i) => i % 2 === 1) };
}
