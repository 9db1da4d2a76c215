import type { PageElement } from '../dom.js';
import { isEmbeddedPost } from '../pruning/embedded-posts.js';
import type { Box } from './paragraph.js';

const NAMES = new Set(['figcaption', 'aside', 'footer', 'address']);

/** True for a block that is no prose of the article, whatever is in it. */
export function isNotProse(element: PageElement, { element: outer }: Box): boolean {
  const { localName } = element;
  // Browsers ignore the tag of a caption outside of a table, and some templates use it for any text.
  const isNamed = NAMES.has(localName) || (localName === 'caption' && outer.localName === 'table');
  return (isNamed && !element.querySelector('article')) || isEmbeddedPost(element);
}
