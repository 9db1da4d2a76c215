import type { PageElement } from '../dom.js';
import { textBeside } from './sentence-place.js';

/** Links to a place on a page. */
const LINKS = 'a[href*="#"]';
/** "1", "[1]", "(1)", "[^1]", "*": what a note is numbered with. */
const NOTE_RE = /^[[(]?\^?(?:\d{1,3}|[*†‡§]{1,3})[\])]?$/u;
/** A word, a number or the end of a sentence or quotation, without a space after it. */
const NOTED_RE = /[\p{L}\p{M}\p{N}%.,;:!?…”“’»)\]]$|\S["']$/u;
/** "G" before "20". */
const LONE_LETTER_RE = /(?<![\p{L}\p{M}\p{N}])\p{L}$/u;
const WORD_START_RE = /^[\p{L}\p{N}]/u;

/** Removes the numbers of notes that are links in no superscript, and would join the word or number before them. */
export function removeNoteLinks(root: PageElement): void {
  // From the last one, since the next number follows the first where there are two.
  for (const link of [...root.querySelectorAll(LINKS)].reverse()) {
    if (!NOTE_RE.test(link.textContent.trim()) || WORD_START_RE.test(textBeside(link, 'after'))) continue;
    const before = textBeside(link, 'before');
    if (NOTED_RE.test(before) && !LONE_LETTER_RE.test(before)) link.remove();
  }
}
