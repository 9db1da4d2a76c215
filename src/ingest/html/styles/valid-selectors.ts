/** Selectors that browsers know: a list with another one is invalid, with its whole rule. */
import type { CssNode } from 'css-tree';
import { isState } from './element-states.js';

const PSEUDO_CLASSES = new Set(
  (
    'root first-child last-child only-child first-of-type last-of-type only-of-type empty nth-child nth-last-child ' +
    'nth-of-type nth-last-of-type is where not has before after first-line first-letter'
  ).split(' '),
);
const PSEUDO_ELEMENTS = new Set(
  (
    'after backdrop before checkmark column cue details-content file-selector-button first-letter first-line ' +
    'grammar-error highlight marker part picker picker-icon placeholder scroll-button scroll-marker ' +
    'scroll-marker-group search-text selection slotted spelling-error target-text view-transition ' +
    'view-transition-group view-transition-image-pair view-transition-new view-transition-old'
  ).split(' '),
);
/** They leave out what is invalid in their lists. */
const FORGIVING = new Set(['is', 'where', '-webkit-any']);
const MAX_DEPTH = 20;

export function isValidSelector(node: CssNode, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  if (node.type === 'PseudoElementSelector') {
    const name = node.name.toLowerCase();
    return PSEUDO_ELEMENTS.has(name) || name.startsWith('-webkit-');
  }
  if (node.type === 'PseudoClassSelector') {
    const name = node.name.toLowerCase();
    if (FORGIVING.has(name)) return true;
    if (!PSEUDO_CLASSES.has(name) && !isState(name)) return false;
  }
  const inner = node.type === 'Nth' ? node.selector : null;
  const children = 'children' in node ? (node.children?.toArray() ?? []) : [];
  return [...children, ...(inner ? [inner] : [])].every((child) => isValidSelector(child, depth + 1));
}
