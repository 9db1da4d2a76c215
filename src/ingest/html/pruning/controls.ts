import type { PageDocument, PageNode } from '../dom.js';

const CONTROLS = 'button, input, select, textarea';
/** After a control, none of which has words. */
const MAX_SIBLINGS = 20;

/** All elements around buttons and fields. To be called before these are removed. */
export function elementsWithControls(document: PageDocument): ReadonlySet<PageNode> {
  const found = new Set<PageNode>();
  for (const control of document.querySelectorAll(CONTROLS))
    for (let node = control.parentNode; node && !found.has(node); node = node.parentNode) found.add(node);
  return found;
}

/**
 * The elements that end with a button or a field, as what asks for something does: "Join", "Plant a tree". Buttons below
 * a heading show what comes after them. To be called before they are removed.
 */
export function elementsEndingInControls(document: PageDocument): ReadonlySet<PageNode> {
  const found = new Set<PageNode>();
  for (const control of document.querySelectorAll(`${CONTROLS}, label`))
    for (let node: PageNode = control; isLast(node) && node.parentNode; node = node.parentNode) {
      if (found.has(node.parentNode)) break;
      found.add(node.parentNode);
    }
  return found;
}

function isLast(node: PageNode): boolean {
  let next = node.nextSibling;
  for (let step = 0; next; step += 1, next = next.nextSibling)
    if (step >= MAX_SIBLINGS || (next.textContent ?? '').trim() !== '') return false;
  return true;
}
