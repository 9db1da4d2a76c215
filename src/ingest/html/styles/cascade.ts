import type { PageDocument, PageElement } from '../dom.js';
import { ElementIndex } from './element-index.js';
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

/** The styles of the elements that rules or `style` attributes say something about; nothing is inherited. */
export function computeStyles(document: PageDocument, rules: readonly StyleRule[]): Map<PageElement, Style> {
  const winners = new Map<PageElement, Map<string, Winner>>();
  const declare = (element: PageElement, declarations: readonly StyleDeclaration[], rank: number): void => {
    const own = winners.get(element) ?? new Map<string, Winner>();
    winners.set(element, own);
    for (const { property, value, isImportant } of declarations) {
      const full = rank + (isImportant ? IMPORTANT_RANK : 0);
      if (full >= (own.get(property)?.rank ?? -1)) own.set(property, { value, rank: full });
    }
  };
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

/** Values of custom properties (`--name`) by name, inherited ones included. */
export type CustomProperties = ReadonlyMap<string, string>;

const MAX_VAR_DEPTH = 8;
const MAX_VALUE_CHARS = 400;
/** The innermost references first: a fallback may hold another one. */
const VAR_RE = /var\( ?(--[^\s,()]+) ?(?:,([^()]*))?\)/g;

/** Replaces every `var()`. A reference to nothing leaves the value as it is. */
export function substituteVars(style: Style, properties: CustomProperties): Style {
  if (![...style.values()].some((value) => value.includes('var('))) return style;
  return new Map([...style].map(([property, value]) => [property, withoutVars(value, properties)]));
}

function withoutVars(value: string, properties: CustomProperties): string {
  let text = value;
  for (let depth = 0; depth < MAX_VAR_DEPTH && text.includes('var('); depth += 1) {
    text = text
      .replace(VAR_RE, (reference, name: string, fallback?: string) =>
        (properties.get(name) ?? fallback ?? reference).trim(),
      )
      .slice(0, MAX_VALUE_CHARS);
  }
  return text;
}
