import type { PageDocument, PageElement } from '../dom.js';

/** No page has it. */
const GAP = 'data-byline-gap';

/** Puts a mark in the place of an element whose words cannot be read; a paragraph with one is not quoted. */
export function leaveGap(document: PageDocument, element: PageElement): void {
  const gap = document.createElement('span');
  gap.setAttribute(GAP, '');
  element.replaceWith(gap);
}

export const isGap = (element: PageElement): boolean => element.hasAttribute(GAP);
