import type { Span } from '../../../domain/article.js';
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

/**
 * The part of `text` that contains `kept` and has at most `max` characters once escaped: its start if that contains
 * `kept`, else from some words before `kept` on. If `kept` itself is too long, a start of it.
 */
export function fittingPart(text: string, max: number, kept: Span): Span {
  const opening = fittingStart(text, max);
  if (kept.end <= opening.length) return { start: 0, end: opening.length };
  const room = max - 1 - escapeText(text.slice(kept.start, kept.end)).length;
  if (room < 0)
    return { start: kept.start, end: kept.start + fittingStart(text.slice(kept.start), max).length };
  // A third of the remaining room is for the words before.
  const start = kept.start - fittingEnd(text.slice(0, kept.start), Math.floor(room / 3)).length;
  const end = start + fittingStart(text.slice(start), max).length;
  return { start, end: Math.max(end, kept.end) };
}

/** The longest end of `text` with at most `max` characters once escaped, from the start of a word. */
function fittingEnd(text: string, max: number): string {
  let room = max;
  let length = 0;
  for (const char of Array.from(text.slice(-max)).reverse()) {
    room -= escapeText(char).length;
    if (room < 0) break;
    length += char.length;
  }
  if (length === text.length) return text;
  const end = length === 0 ? '' : text.slice(-length);
  const space = end.search(/\s/);
  return space < 0 ? '' : end.slice(space).trimStart();
}

/** `text` as a label: one line of escaped markdown, at most `max` characters, "…" if it was cut. */
export function label(text: string, max: number): string {
  const line = labelText(text);
  const start = fittingStart(line, max - 1);
  return escapeText(start) + (start === line ? '' : '…');
}

/** What `label` shows of `text`, whole and before it is escaped. */
export function labelText(text: string): string {
  // Discord ends a masked link's label at a bracket even if it is escaped.
  return text.replace(/\s+/g, ' ').trim().replaceAll('[', '(').replaceAll(']', ')');
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
