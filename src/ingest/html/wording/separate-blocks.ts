import { BLOCKS } from '../block-elements.js';
import { isElement, isText, nodesIn, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { isInSentence } from './sentence-place.js';

const BLOCK_SELECTOR = [...BLOCKS].join(', ');
const WORD_RE = /[\p{L}\p{N}]/u;
/** Of a first letter that is set apart from its paragraph, with a quotation mark. */
const MAX_DROP_CAP_CHARS = 2;
/** What is in them is one line to read, whatever is in it. */
const ONE_LINE = new Set('h1 h2 h3 h4 h5 h6 td th caption figcaption summary dt'.split(' '));

/**
 * Puts what is shown as a block, though its name does not say so, into a block: elements with such a style, and those
 * with names of the page's own that have nothing but each other beside them.
 */
export function separateBlocks(document: PageDocument, styled: readonly PageElement[]): void {
  const inline = styled.filter(({ localName }) => !BLOCKS.has(localName));
  const blocks = new Set([...inline, ...customBlocks(document, new Set(inline))]);
  for (const element of blocks) {
    if (!element.parentNode || !WORD_RE.test(element.textContent)) continue;
    if (element.textContent.trim().length <= MAX_DROP_CAP_CHARS) continue;
    if (isInOneLine(element) || isInSentence(element, blocks)) {
      element.before(' ');
      element.after(' ');
    } else if (!element.querySelector(BLOCK_SELECTOR)) {
      const block = document.createElement('div');
      element.replaceWith(block);
      block.append(...(isCustom(element) ? nodesIn(element) : [element]));
    }
  }
}

const isCustom = ({ localName }: PageElement): boolean => localName.includes('-');

/** In document order, so that an element comes after the one around it. */
function customBlocks(document: PageDocument, styled: ReadonlySet<PageElement>): PageElement[] {
  const found = new Set<PageElement>();
  const known = new Map<PageElement, boolean>();
  for (const element of document.body.querySelectorAll('*')) {
    const parent = element.parentNode;
    if (!isCustom(element) || !parent || !isElement(parent)) continue;
    const isBlock = BLOCKS.has(parent.localName) || styled.has(parent) || found.has(parent);
    const isApart = known.get(parent) ?? (isBlock && nodesIn(parent).every(isNoPartOfLine));
    known.set(parent, isApart);
    if (isApart) found.add(element);
  }
  return [...found];
}

const isNoPartOfLine = (node: PageNode): boolean =>
  isElement(node)
    ? isCustom(node) || BLOCKS.has(node.localName) || !WORD_RE.test(node.textContent)
    : !isText(node) || !WORD_RE.test(node.textContent ?? '');

function isInOneLine(element: PageElement): boolean {
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) {
    if (ONE_LINE.has(node.localName)) return true;
    if (BLOCKS.has(node.localName)) return false;
  }
  return false;
}
