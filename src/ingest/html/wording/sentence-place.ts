import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { BLOCKS } from '../block-elements.js';
import { isElement, isText, type PageElement, type PageNode } from '../dom.js';

const SENTENCE_END_RE = sentenceEndRe();
const WORD_RE = /[\p{L}\p{N}]/u;
const LOWER_CASE_START_RE = /^\s*\p{Ll}/u;
/** Enough for the words beside an element, however many empty elements are there. */
const MAX_CHARS = 80;
const MAX_NODES = 20;

const NO_BLOCKS: ReadonlySet<PageElement> = new Set();

/**
 * The text beside an element in the same block, up to the next line break; without that of buttons.
 * @param blocks Elements that are blocks besides those of HTML.
 */
export function textBeside(
  element: PageElement,
  side: 'before' | 'after',
  blocks: ReadonlySet<PageElement> = NO_BLOCKS,
): string {
  const isBoundary = (node: PageElement): boolean =>
    BLOCKS.has(node.localName) || node.localName === 'br' || blocks.has(node);
  let text = '';
  let node: PageNode = element;
  for (let step = 0; step < MAX_NODES && text.length < MAX_CHARS; step += 1) {
    const sibling: PageNode | null = side === 'before' ? node.previousSibling : node.nextSibling;
    if (!sibling) {
      const parent: PageNode | null = node.parentNode;
      if (!parent || !isElement(parent) || isBoundary(parent)) break;
      node = parent;
      continue;
    }
    node = sibling;
    if (isElement(node) && isBoundary(node)) break;
    if (isElement(node) ? node.localName === 'button' : !isText(node)) continue;
    const own = node.textContent ?? '';
    text = side === 'before' ? own.slice(-MAX_CHARS) + text : text + own.slice(0, MAX_CHARS);
  }
  return text;
}

/** True if a sentence goes on before or after the element, so that it lacks words without it. */
export function isInSentence(element: PageElement, blocks: ReadonlySet<PageElement> = NO_BLOCKS): boolean {
  const after = textBeside(element, 'after', blocks);
  if (LOWER_CASE_START_RE.test(after)) return true;
  const before = textBeside(element, 'before', blocks).trimEnd();
  return after.trim() !== '' && WORD_RE.test(before) && !SENTENCE_END_RE.test(before);
}
