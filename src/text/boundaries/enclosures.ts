import type { Span } from '../../domain/article.js';

/** A longer quotation is cut into its sentences: one span of it would be more than a passage. */
const MAX_QUOTATION_CHARS = 600;
const MAX_BRACKET_CHARS = 200;

/** Marks that open a quotation, with those that close it. */
const CLOSED_BY: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"',
  '„': '“”"',
  '«': '»',
  '»': '«»',
  '”': '”',
  '‘': '’',
  "'": "'",
  '「': '」',
  '『': '』',
};
const CLOSING_MARKS = new Set(Object.values(CLOSED_BY).join(''));
const BEFORE_OPENING_RE = /^[\s([{—–/-]$/u;

/**
 * Quotations and brackets within which no sentence ends, in order, without overlap: those of at most 600 and 200 code
 * units. Marks that nothing closes in the paragraph enclose nothing. The span of an enclosure contains its marks.
 */
export function enclosuresIn(paragraph: string): Span[] {
  const all = [...quotationsIn(paragraph), ...bracketsIn(paragraph)].sort((a, b) => a.start - b.start);
  const merged: Span[] = [];
  for (const span of all) {
    const before = merged.at(-1);
    if (before && span.start < before.end) {
      merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    } else merged.push(span);
  }
  return merged;
}

function quotationsIn(text: string): Span[] {
  const found: Span[] = [];
  let open: { readonly mark: string; readonly at: number } | null = null;
  for (const { 0: mark, index: at } of text.matchAll(/["“„«»”‘’'「『」』]/gu)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + 1] ?? ' ';
    const opens =
      mark in CLOSED_BY &&
      ((BEFORE_OPENING_RE.test(before) &&
        (!/\s/u.test(after) || mark === '«') &&
        !(isSingle(mark) && /\d/u.test(after))) ||
        '「『'.includes(mark));
    if (open && CLOSED_BY[open.mark]!.includes(mark) && closes(mark, before, after)) {
      const end = at + 1;
      if (end - open.at <= MAX_QUOTATION_CHARS) found.push({ start: open.at, end });
      open = null;
    } else if (opens && (open === null || open.mark === mark || isSingle(open.mark))) {
      open = { mark, at };
    }
  }
  return found;
}

const isSingle = (mark: string): boolean => mark === '‘' || mark === "'";

/** An apostrophe inside a word closes nothing, nor does a mark after a space, but for the French one. */
function closes(mark: string, before: string, after: string): boolean {
  if (mark === '»' || '」』'.includes(mark)) return true;
  return !/\s/u.test(before) && CLOSING_MARKS.has(mark) && !/[\p{L}\p{N}]/u.test(after);
}

function bracketsIn(text: string): Span[] {
  const found: Span[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: mark, index: at } of text.matchAll(/[()[\]]/g)) {
    if (depth > 0 && at - start > MAX_BRACKET_CHARS) depth = 0;
    if (mark === '(' || mark === '[') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: at + 1 });
    }
  }
  return found;
}
