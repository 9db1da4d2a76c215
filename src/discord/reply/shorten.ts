import { escapeText } from './escape.js';

/**
 * The longest start of `text` that has at most `max` characters once escaped, cut at white space if that costs less
 * than half of it. Never splits a surrogate pair; returns `text` itself if it fits.
 */
export function fittingStart(text: string, max: number): string {
  // Escaping never shortens a text, so one over the limit need not be escaped to know.
  if (text.length <= max && escapeText(text).length <= max) return text;
  // Reserves one character for an escape at the start of the line, which escaping character by character misses.
  let room = max - 1;
  let end = 0;
  for (const char of text) {
    room -= escapeText(char).length;
    if (room < 0) break;
    end += char.length;
  }
  const cut = text.slice(0, end);
  return cutAtSpace(cut) || cut;
}

/** `text` as a label: one line of escaped markdown, at most `max` characters, "…" if it was cut. */
export function label(text: string, max: number): string {
  // Discord ends a masked link's label at a bracket even if it is escaped.
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('[', '(').replaceAll(']', ')');
  const start = fittingStart(line, max - 1);
  return escapeText(start) + (start === line ? '' : '…');
}

/** The same for text that is shown without markdown; preserves white space. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${cutAtSpace(text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, ''))}…`;
}

function cutAtSpace(text: string): string {
  const space = text.search(/\s\S*$/);
  return (space > text.length / 2 ? text.slice(0, space) : text).trimEnd();
}
