import type { PageElement } from '../dom.js';

const INLINE = new Set(
  'a abbr address b bdi bdo cite code data em font i ins label mark q s small span strong sub sup time u wbr'.split(
    ' ',
  ),
);

/** True for an element that does not interrupt a line of text. */
export const isInline = (element: PageElement): boolean => INLINE.has(element.localName);
