import { countWords } from '../../parse/parsed-document.js';
import type { PageElement } from '../dom.js';

/** The whitespace of HTML; `\s` would include a zero-width character. */
export const WHITESPACE_RE = /[ \t\n\r\f]+/g;
/** A cell of several sentences is a paragraph. */
const SENTENCES_RE = /[.!?]["”’)]?\s+["“‘(]?\p{Lu}/u;
const MAX_CELL_WORDS = 12;

/** The texts of the cells of a row; null for a row of a layout table, whose cells contain blocks or paragraphs. */
export function plainCells(row: PageElement): string[] | null {
  const cells = [...row.querySelectorAll('td, th')];
  if (cells.length === 1) return null;
  if (cells.some((cell) => cell.querySelector('div, ul, ol, table, blockquote, p + p, br + br'))) return null;
  const texts = cells.map((cell) => cell.textContent.replace(WHITESPACE_RE, ' ').trim());
  if (texts.some((text) => countWords(text) > MAX_CELL_WORDS && SENTENCES_RE.test(text))) return null;
  return texts.filter((text) => text !== '');
}
