import { countWords } from '../../parse/parsed-document.js';
import { isElement, isText, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { betweenProse } from './fact-boxes.js';

const ADDRESS_RE = /(?:^|[^a-z])e-?mail(?![a-z])/i;
/** What a field for an address says of itself. */
const ATTRIBUTES = ['type', 'name', 'id', 'class', 'placeholder'];
const HEADINGS = new Set('h2 h3 h4 h5 h6 legend strong b'.split(' '));
const UNREAD = new Set('button label option script style template noscript'.split(' '));
const WHOLE = new Set(['body', 'main', 'article', 'html']);
/** A heading, an invitation or two, and a line of small print. */
const MAX_WORDS = 40;
/** Larger than a box of so few words is. */
const MAX_NODES = 150;

interface Content {
  words: number;
  nodes: number;
  /** The element of the first words. */
  start: PageElement | null;
}

/**
 * Removes small boxes that ask for an address of email: a heading, a few words and the field, whatever their names, and
 * no heading between two paragraphs. To be called before the forms are removed, without which the words look like those
 * of the article.
 */
export function removeSignUpBoxes(document: PageDocument): void {
  const isBetweenProse = betweenProse();
  for (const field of document.querySelectorAll('input'))
    if (asksForAddress(field)) boxAround(field, isBetweenProse)?.remove();
}

const asksForAddress = (field: PageElement): boolean =>
  field.getAttribute('type')?.toLowerCase() !== 'hidden' &&
  ATTRIBUTES.some((name) => ADDRESS_RE.test((field.getAttribute(name) ?? '').slice(0, 100)));

/** The smallest element around a field that begins with a heading, or has words and stands between two paragraphs. */
function boxAround(
  field: PageElement,
  isBetweenProse: (element: PageElement) => boolean,
): PageElement | null {
  for (
    let node = field.parentNode;
    node && isElement(node) && !WHOLE.has(node.localName);
    node = node.parentNode
  ) {
    const content: Content = { words: 0, nodes: 0, start: null };
    if (!read(node, content)) return null;
    if (!content.start) continue;
    if (HEADINGS.has(content.start.localName) || (node.localName !== 'p' && isBetweenProse(node)))
      return node;
  }
  return null;
}

/** @returns false as soon as there is more than in a small box. */
function read(parent: PageElement, content: Content): boolean {
  for (let node: PageNode | null = parent.firstChild; node; node = node.nextSibling) {
    content.nodes += 1;
    if (content.nodes > MAX_NODES) return false;
    if (isText(node)) {
      const words = countWords((node.textContent ?? '').slice(0, MAX_WORDS * 100));
      if (words > 0) content.start ??= parent;
      content.words += words;
    } else if (isElement(node) && !UNREAD.has(node.localName)) {
      if (node.localName === 'h1' || !read(node, content)) return false;
    }
    if (content.words > MAX_WORDS) return false;
  }
  return true;
}
