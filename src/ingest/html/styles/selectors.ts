import type { CssNode, Nth, Selector } from 'css-tree';
import { ident } from 'css-tree/utils';
import type { PlacedElement } from './element-index.js';
import { stateTest } from './element-states.js';
import { isValidSelector } from './valid-selectors.js';

/** A complex selector, for `ElementIndex.select`. */
export interface CompiledSelector {
  /** Of two numbers, the greater one wins. */
  readonly specificity: number;
  /** From left to right; an element matches the selector if it ends at the last step. */
  readonly steps: readonly SelectorStep[];
  /** Classes and ids that the page must have for a match. */
  readonly classes: readonly string[];
  readonly ids: readonly string[];
}

export interface SelectorStep {
  /** Relation to an element of the step before; the first step has none. */
  readonly combinator: ' ' | '>' | '+' | '~';
  readonly matches: (place: PlacedElement) => boolean;
}

const DESCENDANT: CssNode = { type: 'Combinator', name: ' ' };

type Test = SelectorStep['matches'];
type Compound = Omit<CompiledSelector, 'steps'> & { readonly tests: readonly Test[] };

const MAX_STEPS = 30;
const MAX_DEPTH = 5;
const ID_WEIGHT = 1_000_000;
const CLASS_WEIGHT = 1000;
const COMBINATORS = new Set<string>([' ', '>', '+', '~'] satisfies SelectorStep['combinator'][]);

/**
 * Compiles a list of selectors. Left out: pseudo-elements, `:has()`, and combinators inside other pseudo-classes.
 * @param list Of a rule; one that is not valid was not parsed and compiles to nothing, as in a browser.
 * @param parents What `&` at the start of a nested selector stands for, and what a selector without it is inside of;
 *   null outside rules and scopes.
 */
export function compileSelectors(
  list: CssNode,
  parents: readonly CompiledSelector[] | null,
): CompiledSelector[] {
  const compiled: CompiledSelector[] = [];
  if (!isValidSelector(list)) return compiled;
  for (const selector of selectorsIn(list)) {
    const parts = [...selector.children];
    const nested = parts[0]?.type === 'NestingSelector';
    const rest = nested ? parts.slice(1) : parts[0]?.type === 'Combinator' ? parts : [DESCENDANT, ...parts];
    for (const parent of parents ?? [null]) {
      const one = compile(parent === null ? parts : rest, parent);
      if (one) compiled.push(one);
    }
  }
  return compiled;
}

const selectorsIn = (list: CssNode | null): Selector[] =>
  list?.type === 'SelectorList'
    ? [...list.children].filter((child): child is Selector => child.type === 'Selector')
    : [];

/** @param parent Of a nested selector, whose `&` has been cut off: "& p" goes on after it, "&.x" narrows its last step. */
function compile(parts: readonly CssNode[], parent: CompiledSelector | null): CompiledSelector | null {
  const steps: SelectorStep[] = [...(parent?.steps ?? [])];
  const names = { classes: [...(parent?.classes ?? [])], ids: [...(parent?.ids ?? [])] };
  let specificity = parent?.specificity ?? 0;
  for (const [at, { combinator, nodes }] of compoundsOf(parts).entries()) {
    const compiled = compileCompound(nodes, 0);
    if (!compiled || steps.length >= MAX_STEPS) return null;
    const narrowed = parent && at === 0 && combinator === null ? steps.pop() : undefined;
    steps.push({
      combinator: narrowed?.combinator ?? combinator ?? ' ',
      matches: allOf(narrowed ? [narrowed.matches, ...compiled.tests] : compiled.tests),
    });
    names.classes.push(...compiled.classes);
    names.ids.push(...compiled.ids);
    specificity += compiled.specificity;
  }
  return steps.length > 0 ? { specificity, steps, ...names } : null;
}

interface CompoundNodes {
  /** Null if none is written before it. */
  readonly combinator: SelectorStep['combinator'] | null;
  readonly nodes: readonly CssNode[];
}

/** An unknown combinator comes back as a compound that compiles to nothing. */
function compoundsOf(parts: readonly CssNode[]): CompoundNodes[] {
  const compounds: { combinator: CompoundNodes['combinator']; nodes: CssNode[] }[] = [];
  let isOpen = false;
  for (const part of parts) {
    const combinator = part.type === 'Combinator' && isCombinator(part.name) ? part.name : null;
    if (combinator) compounds.push({ combinator, nodes: [] });
    else if (isOpen) compounds.at(-1)!.nodes.push(part);
    else compounds.push({ combinator: null, nodes: [part] });
    isOpen = true;
  }
  return compounds;
}

const isCombinator = (name: string): name is SelectorStep['combinator'] => COMBINATORS.has(name);

const allOf =
  (tests: readonly Test[]): Test =>
  (place) =>
    tests.every((test) => test(place));

/** Null for a compound that selects no element or is not supported. */
function compileCompound(parts: readonly CssNode[], depth: number): Compound | null {
  if (parts.length === 0 || depth > MAX_DEPTH) return null;
  const tests: Test[] = [];
  const [classes, ids]: [string[], string[]] = [[], []];
  let specificity = 0;
  for (const part of parts) {
    switch (part.type) {
      case 'TypeSelector': {
        const name = part.name.toLowerCase().replace(/^\*\|/, '');
        if (name === '*') break;
        tests.push(({ element }) => element.localName === name);
        specificity += 1;
        break;
      }
      case 'ClassSelector': {
        const name = ident.decode(part.name);
        classes.push(name);
        tests.push((place) => place.classes.has(name));
        specificity += CLASS_WEIGHT;
        break;
      }
      case 'IdSelector': {
        const name = ident.decode(part.name);
        ids.push(name);
        tests.push(({ element }) => element.getAttribute('id') === name);
        specificity += ID_WEIGHT;
        break;
      }
      case 'AttributeSelector':
        tests.push(attributeTest(part));
        specificity += CLASS_WEIGHT;
        break;
      case 'PseudoClassSelector': {
        const pseudo = compilePseudo(part.name.toLowerCase(), part.children?.toArray() ?? [], depth);
        if (!pseudo) return null;
        tests.push(pseudo.test);
        specificity += pseudo.specificity;
        break;
      }
      default:
        return null;
    }
  }
  return { specificity, tests, classes, ids };
}

type AttributeNode = Extract<CssNode, { type: 'AttributeSelector' }>;

function attributeTest({ name: { name: written }, matcher, value, flags }: AttributeNode): Test {
  const name = written.toLowerCase();
  const given = value === null ? '' : value.type === 'String' ? value.value : ident.decode(value.name);
  const fold = (text: string): string => (flags?.toLowerCase() === 'i' ? text.toLowerCase() : text);
  const wanted = fold(given);
  return ({ element }) => {
    const attribute = element.getAttribute(name);
    if (attribute === null) return false;
    const actual = fold(attribute);
    if (matcher === null) return true;
    if (matcher === '=') return actual === wanted;
    if (matcher === '~=') return actual.split(/\s+/).includes(wanted);
    if (matcher === '|=') return actual === wanted || actual.startsWith(`${wanted}-`);
    if (wanted === '') return false;
    if (matcher === '^=') return actual.startsWith(wanted);
    return matcher === '$=' ? actual.endsWith(wanted) : matcher === '*=' && actual.includes(wanted);
  };
}

const PLACE_TESTS: Readonly<Record<string, Test>> = {
  root: ({ parent }) => parent === null,
  'first-child': ({ position }) => position === 1,
  'last-child': ({ position, siblings }) => position === siblings,
  'only-child': ({ siblings }) => siblings === 1,
  'first-of-type': ({ typePosition }) => typePosition === 1,
  'last-of-type': ({ typePosition, typeSiblings }) => typePosition === typeSiblings,
  'only-of-type': ({ typeSiblings }) => typeSiblings === 1,
  empty: ({ element }) => element.firstChild === null,
};

const COUNTED: Readonly<Record<string, (place: PlacedElement) => number>> = {
  'nth-child': ({ position }) => position,
  'nth-last-child': ({ position, siblings }) => siblings - position + 1,
  'nth-of-type': ({ typePosition }) => typePosition,
  'nth-last-of-type': ({ typePosition, typeSiblings }) => typeSiblings - typePosition + 1,
};

interface CompiledTest {
  readonly test: Test;
  readonly specificity: number;
}

/** Null if one of the selectors is not supported, or none is given. @param isForgiving Leaves out those that are not. */
function compileAnyOf(list: CssNode | null, depth: number, isForgiving = false): CompiledTest | null {
  const options = selectorsIn(list).map((one) => compileCompound([...one.children], depth + 1));
  const known = options.flatMap((one) => one ?? []);
  if (known.length === 0 || (!isForgiving && known.length < options.length)) return null;
  return {
    test: (place) => known.some(({ tests }) => tests.every((test) => test(place))),
    specificity: Math.max(...known.map((one) => one.specificity)),
  };
}

/** From 1, the place of an element among those of its family that match; each family is counted once. */
function rankAmong(matches: Test, fromEnd: boolean): (place: PlacedElement) => number {
  const ranks = new WeakMap<readonly PlacedElement[], Map<PlacedElement, number>>();
  return (place) => {
    const { family } = place;
    const known = ranks.get(family);
    if (known) return known.get(place) ?? 0;
    const matching = family.filter(matches);
    const ranked = fromEnd ? matching.toReversed() : matching;
    const counted = new Map(ranked.map((one, at) => [one, at + 1]));
    ranks.set(family, counted);
    return counted.get(place) ?? 0;
  };
}

function compilePseudo(name: string, children: readonly CssNode[], depth: number): CompiledTest | null {
  if (name === 'has') return null;
  const placed = PLACE_TESTS[name];
  if (placed) return { test: placed, specificity: CLASS_WEIGHT };
  const [first] = children;
  const count = COUNTED[name];
  if (count) {
    const isCounted = first?.type === 'Nth' ? nthTest(first.nth) : null;
    if (first?.type !== 'Nth' || !isCounted) return null;
    if (first.selector === null)
      return { test: (place) => isCounted(count(place)), specificity: CLASS_WEIGHT };
    const counted = compileAnyOf(first.selector, depth);
    if (!counted) return null;
    const rank = rankAmong(counted.test, name === 'nth-last-child');
    return {
      test: (place) => counted.test(place) && isCounted(rank(place)),
      specificity: CLASS_WEIGHT + counted.specificity,
    };
  }
  if (name === 'is' || name === 'where' || name === 'not' || name === '-webkit-any') {
    const anyOf = compileAnyOf(first ?? null, depth, name !== 'not');
    return (
      anyOf && {
        test: name === 'not' ? (place) => !anyOf.test(place) : anyOf.test,
        specificity: name === 'where' ? 0 : anyOf.specificity,
      }
    );
  }
  const state = stateTest(name, children.map(argumentOf).join('').toLowerCase());
  return { test: ({ element }) => state(element), specificity: CLASS_WEIGHT };
}

const argumentOf = (node: CssNode): string =>
  node.type === 'Identifier' ? ident.decode(node.name) : 'value' in node ? String(node.value) : '';

function nthTest(nth: Nth['nth']): ((count: number) => boolean) | null {
  if (nth.type === 'Identifier') {
    if (nth.name !== 'odd' && nth.name !== 'even') return null;
    return (count) => count % 2 === (nth.name === 'odd' ? 1 : 0);
  }
  const [step, offset] = [Number(nth.a ?? 0), Number(nth.b ?? 0)];
  return (count) =>
    step === 0 ? count === offset : (count - offset) % step === 0 && (count - offset) / step >= 0;
}
