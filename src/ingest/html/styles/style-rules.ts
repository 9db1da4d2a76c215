import type { Atrule, CssNode, Declaration, Rule } from 'css-tree';
import parse from 'css-tree/parser';
import { ident } from 'css-tree/utils';
import { appliesToScreen } from './media-query.js';
import { type CompiledSelector, compileSelectors } from './selectors.js';
import { expandShorthand } from './shorthands.js';

/** The properties that can hide text, cross it out or set it apart. */
const PROPERTIES = new Set(
  (
    'display visibility opacity content-visibility font-size position left right top bottom text-indent margin-left ' +
    'margin-top transform scale translate zoom filter clip clip-path mask mask-image -webkit-mask -webkit-mask-image ' +
    'width height max-width max-height overflow overflow-x overflow-y color background background-color ' +
    'background-image animation animation-name -webkit-text-fill-color text-decoration text-decoration-line float ' +
    'line-height vertical-align letter-spacing white-space text-wrap background-clip -webkit-background-clip ' +
    'word-spacing rotate -webkit-clip-path -webkit-text-security font-size-adjust content'
  ).split(' '),
);
/** Further rules and sheets of a page, rules nested deeper, and longer lists of selectors are ignored. */
const MAX_RULES = 20_000;
const MAX_SHEETS = 500;
const MAX_NESTING = 8;
const MAX_SELECTORS = 500;
const MAX_VALUE_CHARS = 200;
/** At-rules whose content applies wherever they do. */
const SCOPE_RE = /^\s*\((.{1,500})\)\s*$/s;
/** A condition that holds where a feature is missing, which none is in a browser of today. */
const MISSING_RE = /^\s*not\b/i;
/** The parser returns nested rules that do not begin with "&" as they are written. */
const NESTED_TYPES = new Set(['Rule', 'Atrule', 'Raw']);
/** The name of a container before its condition. */
const CONTAINER_NAME_RE = /^\s*[\w-]+\s+(?=\()/;

const COMMENT_RE = /\/\*[^*]{0,200}\*\//g;

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
    else if (child.type === 'Raw' && parents !== null && child.value.includes('{'))
      collect(parse(child.value, { ...RAW, context: 'stylesheet' }), parents, depth + 1, rules);
    else if (child.type === 'Atrule' && child.block && child.name.toLowerCase() === 'scope')
      collect(child.block, scopesOf(child), depth + 1, rules);
    else if (child.type === 'Atrule' && child.block && isApplied(child)) {
      addRules(parents ?? [], declarationsIn(child.block), rules);
      collect(child.block, parents, depth + 1, rules);
    }
  }
}

/** The selectors that a scope begins at. Of one with an end, or around its style sheet, the rules apply to nothing. */
function scopesOf({ prelude }: Atrule): CompiledSelector[] {
  const start = SCOPE_RE.exec(textOf(prelude))?.[1];
  if (start === undefined || /\bto\b/.test(start)) return [];
  return compileSelectors(parse(start, { ...RAW, context: 'selectorList' }), null);
}

function collectRule(
  { prelude, block }: Rule,
  parents: readonly CompiledSelector[] | null,
  depth: number,
  rules: StyleRule[],
): void {
  const declarations = declarationsIn(block);
  const hasRules = [...block.children].some(({ type }) => NESTED_TYPES.has(type));
  if ((declarations.length === 0 && !hasRules) || prelude.type !== 'SelectorList') return;
  if (prelude.children.size > MAX_SELECTORS) return;
  const selectors = compileSelectors(prelude, parents);
  addRules(selectors, declarations, rules);
  if (hasRules) collect(block, selectors, depth + 1, rules);
}

function addRules(
  selectors: readonly CompiledSelector[],
  declarations: readonly StyleDeclaration[],
  rules: StyleRule[],
): void {
  if (declarations.length > 0) for (const selector of selectors) rules.push({ selector, declarations });
}

function isApplied({ name, prelude }: Atrule): boolean {
  const rule = name.toLowerCase();
  if (rule === 'layer') return true;
  if (rule === 'supports') return !MISSING_RE.test(textOf(prelude));
  if (rule === 'media') return appliesToScreen(textOf(prelude));
  // As if the container were as wide as the screen.
  return rule === 'container' && appliesToScreen(textOf(prelude).replace(CONTAINER_NAME_RE, ''));
}

function declarationsIn(block: CssNode): StyleDeclaration[] {
  if (!('children' in block) || block.children === null) return [];
  return [...block.children]
    .filter((child): child is Declaration => child.type === 'Declaration')
    .map(({ property, value, important }) => ({
      property: unescaped(property).toLowerCase(),
      value: normalValue(value),
      isImportant: important !== false,
    }))
    .flatMap(expandShorthand)
    .filter(({ property }) => PROPERTIES.has(property) || property.startsWith('--'));
}

/** "n\6fne" is "none". */
const unescaped = (text: string): string => (text.includes('\\') ? ident.decode(text) : text);

function normalValue(node: CssNode): string {
  const text = textOf(node).replace(COMMENT_RE, ' ').replace(/\s+/g, ' ').trim();
  return unescaped(text.slice(0, MAX_VALUE_CHARS)).toLowerCase();
}

const textOf = (node: CssNode | null): string => (node?.type === 'Raw' ? node.value : '');
