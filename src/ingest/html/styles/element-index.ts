import type { PageDocument, PageElement } from '../dom.js';
import { isElement } from '../dom.js';
import type { CompiledSelector, SelectorStep } from './selectors.js';

/** An element with its place in the page, as selectors ask for it. */
export interface PlacedElement {
  readonly element: PageElement;
  readonly classes: ReadonlySet<string>;
  /** Indices of its parent and of the sibling before it; null if there is none. */
  readonly parent: number | null;
  readonly previous: number | null;
  /** From 1, among all siblings and among those of its type. */
  readonly position: number;
  readonly typePosition: number;
  readonly siblings: number;
  readonly typeSiblings: number;
  /** All children of its parent, itself included. */
  readonly family: readonly PlacedElement[];
}

/** Elements tried for each step of each selector; further selectors find nothing. */
const MAX_TRIALS = 4_000_000;
/** Work for an element that is found, compared with a trial. */
const FOUND_TRIALS = 10;

/** The elements of a page in document order, for selectors: each costs one pass, whatever its combinators. */
export class ElementIndex {
  readonly #places: PlacedElement[] = [];
  readonly #byClass = new Map<string, PlacedElement[]>();
  readonly #ids = new Set<string>();
  #trials = 0;

  constructor(document: PageDocument) {
    this.#add(document.documentElement, null, [], {
      previous: null,
      position: 1,
      typePosition: 1,
      siblings: 1,
      typeSiblings: 1,
    });
  }

  select({ steps, classes, ids }: CompiledSelector): readonly PageElement[] {
    if (!classes.every((name) => this.#byClass.has(name)) || !ids.every((id) => this.#ids.has(id))) return [];
    if (this.#trials > MAX_TRIALS) return [];
    const found = steps.length === 1 ? this.#matchingOne(steps[0]!, classes[0]) : this.#matching(steps);
    this.#trials += found.length * FOUND_TRIALS;
    return found.map(({ element }) => element);
  }

  /** @param name A class that every match has. Most rules are of one class. */
  #matchingOne({ matches }: SelectorStep, name: string | undefined): PlacedElement[] {
    const candidates = name === undefined ? this.#places : (this.#byClass.get(name) ?? []);
    this.#trials += candidates.length;
    return candidates.filter(matches);
  }

  /** For each element, one bit per step that it can end at: of itself, of any ancestor, of any earlier sibling. */
  #matching(steps: readonly SelectorStep[]): PlacedElement[] {
    const count = this.#places.length;
    this.#trials += count * steps.length;
    const [own, above, before] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    const last = steps.length - 1;
    const found: PlacedElement[] = [];
    for (const [at, place] of this.#places.entries()) {
      const { parent, previous } = place;
      if (parent !== null) above[at] = above[parent]! | own[parent]!;
      if (previous !== null) before[at] = before[previous]! | own[previous]!;
      let bits = 0;
      for (const [step, { combinator, matches }] of steps.entries()) {
        const reached =
          step === 0 ||
          ((combinator === ' '
            ? above[at]!
            : combinator === '~'
              ? before[at]!
              : combinator === '>'
                ? parent === null
                  ? 0
                  : own[parent]!
                : previous === null
                  ? 0
                  : own[previous]!) &
            (1 << (step - 1))) !==
            0;
        if (reached && matches(place)) bits |= 1 << step;
      }
      own[at] = bits;
      if (bits & (1 << last)) found.push(place);
    }
    return found;
  }

  #add(
    element: PageElement,
    parent: number | null,
    family: PlacedElement[],
    place: Omit<PlacedElement, 'element' | 'classes' | 'parent' | 'family'>,
  ): void {
    const classes = new Set((element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean));
    const placed = { element, classes, parent, family, ...place };
    family.push(placed);
    const index = this.#places.push(placed) - 1;
    const id = element.getAttribute('id');
    if (id) this.#ids.add(id);
    for (const name of classes) {
      const others = this.#byClass.get(name);
      if (others) others.push(placed);
      else this.#byClass.set(name, [placed]);
    }
    const children: PageElement[] = [];
    for (let node = element.firstChild; node; node = node.nextSibling)
      if (isElement(node)) children.push(node);
    const types = new Map<string, number>();
    for (const { localName } of children) types.set(localName, (types.get(localName) ?? 0) + 1);
    const seen = new Map<string, number>();
    const childPlaces: PlacedElement[] = [];
    let previous: number | null = null;
    for (const [at, child] of children.entries()) {
      const typePosition = (seen.get(child.localName) ?? 0) + 1;
      seen.set(child.localName, typePosition);
      const next: number = this.#places.length;
      this.#add(child, index, childPlaces, {
        previous,
        position: at + 1,
        typePosition,
        siblings: children.length,
        typeSiblings: types.get(child.localName)!,
      });
      previous = next;
    }
  }
}
