import { isElement, isText, type PageElement, type PageNode } from '../dom.js';
import { classesOf } from '../pruning/named-boilerplate.js';
import { isInSentence } from './sentence-place.js';

/** Elements inside of a line that screen readers skip. */
const UNSPOKEN = ['span', 'b', 'strong', 'i', 'em', 'font', 'small', 'big', 'mark', 'u', 'ins', 'abbr']
  .map((name) => `${name}[aria-hidden="true"]`)
  .join(', ');
const WORD_RE = /[\p{L}\p{N}]/u;
/** The name of a picture, such as "arrow_forward", which its font shows instead. */
const ICON_CLASS_RE = /icon|material-symbol|glyph/i;
/** Of a first letter, a number, a few words; a longer text may be shown on hovering only. */
const MAX_CHARS = 60;

/**
 * Keeps the words of a sentence that are shown but not spoken: a first letter that is set apart, an abbreviation, a word
 * that is animated. What is spoken in their place and not shown is removed.
 * @param isSpokenOnly Says which elements are for screen readers.
 */
export function keepUnspokenWords(root: PageElement, isSpokenOnly: (element: PageElement) => boolean): void {
  const formulas = aroundFormulas(root);
  for (const element of root.querySelectorAll(UNSPOKEN)) {
    const text = element.textContent.trim();
    if (!WORD_RE.test(text) || isSpokenOnly(element)) continue;
    if (classesOf(element).some((name) => ICON_CLASS_RE.test(name))) continue;
    const beside = (['previousSibling', 'nextSibling'] as const)
      .map((side) => elementBeside(element, side))
      .filter((one) => one !== null);
    const spoken = beside.filter(isSpokenOnly);
    const isTwin = spoken.some(({ textContent }) => textContent.trim() === text);
    const isCopy =
      beside.some((one) => !isSpokenOnly(one) && repeats(one, text)) || formulas.has(element.parentNode);
    if (isCopy || (text.length > MAX_CHARS && !isTwin)) continue;
    for (const one of spoken) one.remove();
    if (isTwin || isInSentence(element)) element.removeAttribute('aria-hidden');
  }
}

/** The next element on one side, with nothing but space between. */
function elementBeside(element: PageElement, side: 'previousSibling' | 'nextSibling'): PageElement | null {
  let node: PageNode | null = element[side];
  while (node && isText(node) && (node.textContent ?? '').trim() === '') node = node[side];
  return node && isElement(node) ? node : null;
}

/** Its text stands in an element that is spoken, such as a whole word after its first letter. */
const repeats = (element: PageElement, text: string): boolean =>
  element.getAttribute('aria-hidden') !== 'true' && element.textContent.trim().startsWith(text);

/** The elements around a formula in MathML, of which there may be another form that a program draws. */
function aroundFormulas(root: PageElement): ReadonlySet<PageNode | null> {
  const around = new Set<PageNode | null>();
  for (const math of root.querySelectorAll('math'))
    for (let node = math.parentNode; node && !around.has(node); node = node.parentNode) around.add(node);
  return around;
}
