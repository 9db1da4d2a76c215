import type { Style } from './cascade.js';

/** Custom properties (`--name`) of an element. Those of the elements around it are linked, not copied: pages set thousands. */
export interface CustomProperties {
  readonly own: ReadonlyMap<string, string>;
  readonly outer: CustomProperties | null;
}

const MAX_VAR_DEPTH = 8;
const MAX_VALUE_CHARS = 400;
/** The innermost references first: a fallback may hold another one. */
const VAR_RE = /var\( ?(--[^\s,()]+) ?(?:,([^()]*))?\)/g;

export function withOwn(style: Style, outer: CustomProperties | null): CustomProperties | null {
  const own = [...style].filter(([property]) => property.startsWith('--'));
  return own.length === 0 ? outer : { own: new Map(own), outer };
}

/** Replaces every `var()`. A reference to nothing leaves the value as it is. */
export function substituteVars(style: Style, properties: CustomProperties | null): Style {
  if (![...style.values()].some((value) => value.includes('var('))) return style;
  return new Map(
    [...style]
      .filter(([property]) => !property.startsWith('--'))
      .map(([property, value]) => [property, withoutVars(value, properties)]),
  );
}

function withoutVars(value: string, properties: CustomProperties | null): string {
  let text = value;
  for (let depth = 0; depth < MAX_VAR_DEPTH && text.includes('var('); depth += 1) {
    text = text
      .replace(VAR_RE, (reference, name: string, fallback?: string) =>
        (inherited(name, properties) ?? fallback ?? reference).trim(),
      )
      .slice(0, MAX_VALUE_CHARS);
  }
  return text;
}

function inherited(name: string, properties: CustomProperties | null): string | undefined {
  for (let scope = properties; scope; scope = scope.outer) {
    const value = scope.own.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}
