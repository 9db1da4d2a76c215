import type { PageElement } from '../dom.js';
import { textBeside } from './sentence-place.js';

/** Links to a place on the same page, and those that are named for a note. */
const LINKS = 'a[href^="#"], a[href*="#fn"], a[href*="#_ftn"], a[href*="#footnote"], a[class*="footnote"]';
/** "1", "[1]", "(1)", "[^1]", "*": what a note is numbered with. */
const NOTE_RE = /^[[(]?\^?(?:\d{1,3}|[*†‡§]{1,3})[\])]?$/u;
/** A word, a number or the end of a sentence or quotation, without a space after it. */
const NOTED_RE = /[\p{L}\p{M}\p{N}%.,;:!?…”“’»)\]]$|\S["']$/u;
/** "G" before "20", "3:" before "2", "Fig." before "3". */
const GOES_ON_RE =
  /(?<![\p{L}\p{M}\p{N}])\p{L}$|\d[.,:]$|(?<!\p{L})(?:figs?|pp?|nos?|nr|sec|ch|art|eq|tab|vol|cf)\.$/iu;
const WORD_START_RE = /^[\p{L}\p{N}]/u;

/** Removes the numbers of notes that are links in no superscript, and would join the word or number before them. */
export function removeNoteLinks(root: PageElement): void {
  // From the last one, since the next number follows the first where there are two.
  for (const link of [...root.querySelectorAll(LINKS)].reverse()) {
    if (!NOTE_RE.test(link.textContent.trim()) || WORD_START_RE.test(textBeside(link, 'after'))) continue;
    const before = textBeside(link, 'before');
    if (NOTED_RE.test(before) && !GOES_ON_RE.test(before)) link.remove();
  }
}
