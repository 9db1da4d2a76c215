import type { PageDocument, PageElement } from '../dom.js';
import { ElementIndex } from './element-index.js';
import { HINTED, hintsOf } from './presentational-hints.js';
import { readStyleAttribute, type StyleDeclaration, type StyleRule } from './style-rules.js';

/** The winning value of each property that is set on an element. */
export type Style = ReadonlyMap<string, string>;

interface Winner {
  readonly value: string;
  /** Importance, then origin and specificity; of equals, the later one wins. */
  readonly rank: number;
}

const INLINE_RANK = 1e10;
const IMPORTANT_RANK = 1e11;
/** Values that are set on elements; further ones are ignored. */
const MAX_DECLARED = 2_000_000;

/** The styles of the elements that rules or `style` attributes say something about; nothing is inherited. */
export function computeStyles(document: PageDocument, rules: readonly StyleRule[]): Map<PageElement, Style> {
  const winners = new Map<PageElement, Map<string, Winner>>();
  let work = 0;
  const declare = (element: PageElement, declarations: readonly StyleDeclaration[], rank: number): void => {
    work += declarations.length;
    if (work > MAX_DECLARED) return;
    const own = winners.get(element) ?? new Map<string, Winner>();
    winners.set(element, own);
    for (const { property, value, isImportant } of declarations) {
      const full = rank + (isImportant ? IMPORTANT_RANK : 0);
      if (full >= (own.get(property)?.rank ?? -1)) own.set(property, { value, rank: full });
    }
  };
  for (const element of document.querySelectorAll(HINTED)) declare(element, hintsOf(element), 0);
  if (rules.length > 0) {
    const index = new ElementIndex(document);
    for (const { selector, declarations } of rules) {
      for (const element of index.select(selector)) declare(element, declarations, selector.specificity);
    }
  }
  const attributes = new Map<string, readonly StyleDeclaration[]>();
  for (const element of document.querySelectorAll('[style]')) {
    const style = element.getAttribute('style') ?? '';
    const declarations = attributes.get(style) ?? readStyleAttribute(style);
    attributes.set(style, declarations);
    declare(element, declarations, INLINE_RANK);
  }
  return new Map(
    [...winners].map(([element, own]) => [
      element,
      new Map([...own].map(([property, { value }]) => [property, value])),
    ]),
  );
}
