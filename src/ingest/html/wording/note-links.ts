import { isElement, type PageElement } from '../dom.js';
import { textBeside } from './sentence-place.js';

/** Links to a place on the same page, and those that are named for a note. */
const LINKS =
  'a[href^="#"], a[href*="#fn"], a[href*="#_ftn"], a[href*="#_edn"], a[href*="#footnote"], a[href*="#note"], a[class*="footnote"]';
/** "1", "[1]", "(1)", "[^1]", "*": what a note is numbered with. */
const NOTE_RE = /^[[(]?\^?(?:\d{1,3}|[*†‡§]{1,3})[\])]?$/u;
/** A word, a number or the end of a sentence or quotation, without a space after it. */
const NOTED_RE = /[\p{L}\p{M}\p{N}%.,;:!?…”“’»)\]]$|\S["']$/u;
/** "G" before "20", "3:" before "2". */
const GOES_ON_RE = /(?<![\p{L}\p{M}\p{N}])\p{L}$|\d[.,:]$/u;
/** "Fig." before "3", "fn." before "12". */
const ABBREVIATION_RE = /(?<!\p{L})(?:figs?|pp?|nos?|nr|sec|ch|art|eq|tab|vol|cf|fns?)\.$/iu;
const WORD_START_RE = /^[\p{L}\p{N}]/u;
/** "fn1", "_ftnref2", "footnote-anchor", "endnote", "note-3", "sdfootnote1anc" */
const NOTE_NAME_RE =
  /(?:^|[\s#_-])(?:(?:sd)?(?:foot|end)-?notes?|notes?|fn|ftn|edn)(?:ref|anchor|link)?(?:$|[\s\d:_-])/i;

/**
 * Removes the numbers of notes that are links in no superscript, and would join the word or number before them. After
 * what may go on with a number, as in "2056.1", only if the link is named for a note, or the note leads back to it.
 */
export function removeNoteLinks(root: PageElement): void {
  const known = targets(root);
  // From the last one, since the next number follows the first where there are two.
  for (const link of [...root.querySelectorAll(LINKS)].reverse()) {
    if (!NOTE_RE.test(link.textContent.trim()) || WORD_START_RE.test(textBeside(link, 'after'))) continue;
    const before = textBeside(link, 'before');
    if (!NOTED_RE.test(before) || ABBREVIATION_RE.test(before)) continue;
    if (!GOES_ON_RE.test(before) || isNamedNote(link) || leadsBack(link, known)) link.remove();
  }
}

const isNamedNote = (link: PageElement): boolean =>
  ['class', 'id', 'name', 'rel'].some((name) => NOTE_NAME_RE.test(link.getAttribute(name) ?? '')) ||
  NOTE_NAME_RE.test(fragmentOf(link));

/** A link on the page leads to this one or to the element that has nothing else in it. */
function leadsBack(link: PageElement, known: ReadonlySet<string>): boolean {
  const parent = link.parentNode;
  const around =
    parent && isElement(parent) && parent.firstChild === link && link.nextSibling === null ? [parent] : [];
  return [link, ...around]
    .flatMap((element) => [element.getAttribute('id'), element.getAttribute('name')])
    .some((name) => name !== null && name !== fragmentOf(link) && known.has(name));
}

const targets = (root: PageElement): ReadonlySet<string> =>
  new Set([...root.querySelectorAll('a[href*="#"]')].map(fragmentOf));

const fragmentOf = (link: PageElement): string =>
  /#([^#]{0,200})$/.exec(link.getAttribute('href') ?? '')?.[1] ?? '';
