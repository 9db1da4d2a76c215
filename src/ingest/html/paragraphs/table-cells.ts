import { countWords } from '../../parse/parsed-document.js';
import type { PageElement } from '../dom.js';
import { brokenText } from '../wording/broken-text.js';

/** The whitespace of HTML; `\s` would include a zero-width character. */
export const WHITESPACE_RE = /[ \t\n\r\f]+/g;
/** A cell of several sentences is a paragraph. */
const SENTENCES_RE = /[.!?]["”’)]?\s+["“‘(]?\p{Lu}/u;
const MAX_CELL_WORDS = 12;
const WORD_RE = /\p{L}{2}|[^\P{L}\p{Script=Latin}]/u;
const SEPARATOR = ' | ';
/** "S", "31", "«": what a calendar has in a cell. A year, a sum or a share is part of what a table says. */
const CALENDAR_CELL_RE = /^(?:\p{Script=Latin}|\p{N}{1,2}|[^\p{L}\p{N}]{1,3})$/u;

/** The texts of the cells of a row; null for a row of a layout table, whose cells contain blocks or paragraphs. */
export function plainCells(row: PageElement): string[] | null {
  const cells = [...row.querySelectorAll('td, th')];
  if (cells.length === 1) return null;
  if (cells.some((cell) => cell.querySelector('div, ul, ol, table, blockquote, p + p, br + br'))) return null;
  const texts = cells.map((cell) => brokenText(cell, ' ').replace(WHITESPACE_RE, ' ').trim());
  if (texts.some((text) => countWords(text) > MAX_CELL_WORDS && SENTENCES_RE.test(text))) return null;
  return texts.filter((text) => text !== '');
}

export const rowText = (cells: readonly string[]): string => cells.join(SEPARATOR);

/** True for a row of a calendar, days or the first letters of weekdays, and for one with a lone number in it. */
export function isCalendarRow(row: string): boolean {
  const cells = row.split(SEPARATOR);
  if (cells.length === 1) return !WORD_RE.test(row);
  return cells.every((cell) => CALENDAR_CELL_RE.test(cell));
}
