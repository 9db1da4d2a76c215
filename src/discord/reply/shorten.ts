import { escapeText } from './escape.js';

/**
 * The longest beginning of `text` that takes at most `max` characters once escaped, cut at a blank where that
 * costs less than half of it. Never splits a surrogate pair; returns `text` itself when it fits.
 */
export function fittingStart(text: string, max: number): string {
  // Escaped text is never shorter, so what is over the limit already need not be escaped.
  if (text.length <= max && escapeText(text).length <= max) return text;
  // An escape at the line's opening may come on top of those counted a character at a time.
  let room = max - 1;
  let end = 0;
  for (const char of text) {
    room -= escapeText(char).length;
    if (room < 0) break;
    end += char.length;
  }
  const cut = text.slice(0, end);
  const blank = cut.search(/\s\S*$/);
  return (blank > end / 2 ? cut.slice(0, blank) : cut).trimEnd() || cut;
}

/** `text` as a label: one line of escaped markdown, at most `max` characters, "…" where it was cut. */
export function label(text: string, max: number): string {
  // Discord ends a masked link's label at a bracket even when it is escaped.
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('[', '(').replaceAll(']', ')');
  const start = fittingStart(line, max - 1);
  return escapeText(start) + (start === line ? '' : '…');
}

/** The same for text that is shown as it is. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '');
  const blank = cut.search(/\s\S*$/);
  return `${(blank > cut.length / 2 ? cut.slice(0, blank) : cut).trimEnd()}…`;
}
