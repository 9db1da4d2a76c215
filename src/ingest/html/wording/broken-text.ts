import { BLOCKS } from '../block-elements.js';
import { isElement, isText, type PageElement, type PageNode } from '../dom.js';

/** The text of an element, with `lineEnd` where a line break or the edge of a block separates its words. */
export function brokenText(element: PageElement, lineEnd: ' ' | '\n'): string {
  const pieces: string[] = [];
  read(element, lineEnd, pieces);
  return pieces.join('');
}

/** `tidyMarkup` bounds the depth of the recursion. */
function read(parent: PageNode, lineEnd: string, pieces: string[]): void {
  const edge = (): void => {
    if (pieces.at(-1) !== lineEnd) pieces.push(lineEnd);
  };
  for (let node = parent.firstChild; node; node = node.nextSibling) {
    if (isText(node)) pieces.push(node.textContent ?? '');
    else if (isElement(node)) {
      const isBlock = BLOCKS.has(node.localName);
      if (isBlock) edge();
      if (node.localName === 'br') pieces.push(lineEnd);
      read(node, lineEnd, pieces);
      if (isBlock) edge();
    }
  }
}
