import type { Atrule, CssNode, Declaration, Rule } from 'css-tree';
import parse from 'css-tree/parser';
import { appliesToScreen } from './media-query.js';
import { type CompiledSelector, compileSelectors } from './selectors.js';
import { expandShorthand } from './shorthands.js';

/** The properties that can hide text. */
const PROPERTIES = new Set(
  (
    'display visibility opacity content-visibility font-size position left right top bottom text-indent margin-left ' +
    'margin-top transform scale translate zoom filter clip clip-path mask mask-image -webkit-mask -webkit-mask-image ' +
    'width height max-width max-height overflow overflow-x overflow-y color background background-color ' +
    'background-image animation animation-name -webkit-text-fill-color'
  ).split(' '),
);
/** Further rules and sheets of a page, rules nested deeper, and longer lists of selectors are ignored. */
const MAX_RULES = 20_000;
const MAX_SHEETS = 500;
const MAX_NESTING = 8;
const MAX_SELECTORS = 500;
const MAX_VALUE_CHARS = 200;
/** At-rules whose content applies wherever they do. */
const TRANSPARENT_RULES = new Set(['supports', 'layer']);
/** The name of a container before its condition. */
const CONTAINER_NAME_RE = /^\s*[\w-]+\s+(?=\()/;

const RAW = {
  parseValue: false,
  parseAtrulePrelude: false,
  parseCustomProperty: false,
} as const;

export interface StyleDeclaration {
  /** Lower case. */
  readonly property: string;
  /** Lower case, in one line. */
  readonly value: string;
  readonly isImportant: boolean;
}

export interface StyleRule {
  readonly selector: CompiledSelector;
  readonly declarations: readonly StyleDeclaration[];
}

/** The rules of style sheets that can hide text on a screen, or show it again, in order. */
export function readStyleSheets(sheets: readonly string[]): StyleRule[] {
  const rules: StyleRule[] = [];
  for (const css of sheets.slice(0, MAX_SHEETS)) {
    if (rules.length >= MAX_RULES) break;
    collect(parse(css, { ...RAW, context: 'stylesheet' }), null, 0, rules);
  }
  return rules;
}

/** The declarations of a `style` attribute that can hide text. */
export function readStyleAttribute(style: string): StyleDeclaration[] {
  return declarationsIn(parse(style, { ...RAW, context: 'declarationList' }));
}

/** @param parents Selectors of the enclosing rule; null outside rules. */
function collect(
  node: CssNode,
  parents: readonly CompiledSelector[] | null,
  depth: number,
  rules: StyleRule[],
): void {
  if (depth > MAX_NESTING || !('children' in node) || node.children === null) return;
  for (const child of node.children) {
    if (rules.length >= MAX_RULES) return;
    if (child.type === 'Rule') collectRule(child, parents, depth, rules);
    else if (child.type === 'Atrule' && child.block && isApplied(child))
      collect(child.block, parents, depth + 1, rules);
  }
}

function collectRule(
  { prelude, block }: Rule,
  parents: readonly CompiledSelector[] | null,
  depth: number,
  rules: StyleRule[],
): void {
  const declarations = declarationsIn(block);
  const hasRules = [...block.children].some(({ type }) => type === 'Rule' || type === 'Atrule');
  if ((declarations.length === 0 && !hasRules) || prelude.type !== 'SelectorList') return;
  if (prelude.children.size > MAX_SELECTORS) return;
  const selectors = compileSelectors(prelude, parents);
  if (declarations.length > 0) for (const selector of selectors) rules.push({ selector, declarations });
  if (hasRules) collect(block, selectors, depth + 1, rules);
}

function isApplied({ name, prelude }: Atrule): boolean {
  const rule = name.toLowerCase();
  if (TRANSPARENT_RULES.has(rule)) return true;
  if (rule === 'media') return appliesToScreen(textOf(prelude));
  // As if the container were as wide as the screen.
  return rule === 'container' && appliesToScreen(textOf(prelude).replace(CONTAINER_NAME_RE, ''));
}

function declarationsIn(block: CssNode): StyleDeclaration[] {
  if (!('children' in block) || block.children === null) return [];
  return [...block.children]
    .filter((child): child is Declaration => child.type === 'Declaration')
    .map(({ property, value, important }) => ({
      property: property.toLowerCase(),
      value: textOf(value).slice(0, MAX_VALUE_CHARS).replace(/\s+/g, ' ').trim().toLowerCase(),
      isImportant: important !== false,
    }))
    .flatMap(expandShorthand)
    .filter(({ property }) => PROPERTIES.has(property) || property.startsWith('--'));
}

const textOf = (node: CssNode | null): string => (node?.type === 'Raw' ? node.value : '');
