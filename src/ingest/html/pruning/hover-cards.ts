import { isElement, type PageDocument, type PageElement, type PageNode } from '../dom.js';

/** Shown on hovering over a word, by a style sheet or a script that is not here. */
const NAMED = ['rollover', 'tooltip', 'popover', 'hovercard', 'hover-card', 'hoverCard', 'popup']
  .map((name) => `[class*="${name}" i], [id*="${name}" i]`)
  .concat('[role="tooltip"]')
  .join(', ');
const CARD_RE = /(?:content|text|body|inner|box|card|block|panel|bubble)/i;
const BLOCKS = 'p, div, ul, ol, table, section, h1, h2, h3, h4, h5, h6, img';
/** A larger element is a part of the page. */
const MAX_CHARS = 1500;
const PROSE = 'article, main, p + p + p';

/** Removes cards that appear on hovering; the words that they belong to stay. */
export function removeHoverCards(document: PageDocument): void {
  for (const element of document.querySelectorAll(NAMED)) {
    if (!element.parentNode || element.textContent.length > MAX_CHARS || element.querySelector(PROSE))
      continue;
    const inner = [...element.querySelectorAll(NAMED)];
    const innerText = inner.length > 0 ? inner[0]!.textContent.length : 0;
    if (inner.length > 0 && innerText < element.textContent.trim().length)
      for (const card of inner) card.remove();
    else if (isCard(element)) element.remove();
  }
}

function isCard(element: PageElement): boolean {
  if (element.getAttribute('role') === 'tooltip') return true;
  if (element.localName === 'a' || isInLink(element)) return false;
  if (element.querySelector(BLOCKS) || [...element.querySelectorAll('a')].length > 1) return true;
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  return CARD_RE.test(names) || isGlued(element);
}

function isInLink(element: PageElement): boolean {
  for (let node: PageNode | null = element.parentNode; node; node = node.parentNode)
    if (isElement(node) && node.localName === 'a') return true;
  return false;
}

/** Its words, at least two, follow those before it without a space. */
function isGlued(element: PageElement): boolean {
  const before = element.previousSibling?.textContent ?? '';
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]\S*\s+\S/u.test(element.textContent);
}
