import type { PageElement } from '../dom.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import type { Pruned } from '../pruning/prune.js';

const WHOLE = new Set(['article', 'main']);

/** The words of the hidden elements that stand beside paragraphs of the article, within its own element. */
export function wordsBeside(paragraphs: readonly Paragraph[], collapsed: Pruned['collapsed']): number {
  const around = new Set<PageElement>();
  for (const { boilerplate, box } of paragraphs) {
    for (let outer: Box | null = boilerplate ? null : box; outer; outer = outer.parent) {
      if (outer.element.localName === 'body') break;
      around.add(outer.element);
      if (WHOLE.has(outer.element.localName)) break;
    }
  }
  return collapsed.reduce((sum, { parent, words }) => sum + (around.has(parent) ? words : 0), 0);
}
