import { countWords } from '../../parse/parsed-document.js';
import type { PageDocument, PageElement, PageNode } from '../dom.js';

/** Parts of a layout around an article, the names of which readability takes for a reason to leave an element out. */
const LAYOUT_RE =
  /(?:^|[^a-z])(?:footer|header|side-?bar|banner|menu|nav|navigation|extra|supplemental|pop-?up|modal|overlay|widget|masthead|rail|skip|social|form)s?(?![a-z])/i;
/** Of the running text of the page. */
const MAIN_SHARE = 0.5;
const MIN_PAGE_WORDS = 40;
const MIN_PARAGRAPH_WORDS = 8;

/**
 * Removes the class names and the id of elements that are named like a part around the article ("above-footer",
 * "has-sidebar") but contain most of the page's running text and its heading. Comments keep their names, since there may
 * be more of them than of the article.
 */
export function removeMisleadingNames(document: PageDocument): void {
  const words = new Map<PageNode, number>();
  for (const paragraph of document.querySelectorAll('p')) {
    const count = countWords(paragraph.textContent);
    if (count < MIN_PARAGRAPH_WORDS) continue;
    for (let node: PageNode | null = paragraph; node; node = node.parentNode)
      words.set(node, (words.get(node) ?? 0) + count);
  }
  const all = words.get(document.body) ?? 0;
  if (all < MIN_PAGE_WORDS) return;
  const isHeaded = document.querySelector('h1') !== null;
  for (const [node, count] of words) {
    if (node === document.body || node === document || count <= all * MAIN_SHARE) continue;
    const element = node as PageElement;
    if (!isHeaded || element.querySelector('h1')) rename(element);
  }
}

function rename(element: PageElement): void {
  const id = element.getAttribute('id');
  if (id !== null && LAYOUT_RE.test(id)) element.removeAttribute('id');
  const names = (element.getAttribute('class') ?? '').split(/\s+/);
  const kept = names.filter((name) => !LAYOUT_RE.test(name));
  if (kept.length === names.length) return;
  element.removeAttribute('class');
  if (kept.length > 0) element.setAttribute('class', kept.join(' '));
}
