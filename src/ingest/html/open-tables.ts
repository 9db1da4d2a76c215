/** A part ends the open ones of its own level and of deeper ones. */
const LEVELS: ReadonlyMap<string, number> = new Map([
  ...['caption', 'colgroup', 'thead', 'tbody', 'tfoot'].map((name) => [name, 1] as const),
  ['tr', 2],
  ['td', 3],
  ['th', 3],
]);
/** They have no rows in them, so that any part ends them. */
const WITHOUT_ROWS = new Set(['caption', 'colgroup']);
const DEEPEST = 3;
/** Their rows are not those of a table around them. */
const ROOTS = new Set(['table', 'template']);

interface OpenPart {
  readonly level: number;
  /** Number of elements around it. */
  readonly depth: number;
}

/** The open parts of tables. HTML lets their end tags be left out: the start of another part ends them. */
export class OpenTables {
  /** Innermost last, as are the parts of each, whose levels ascend. */
  readonly #tables: { readonly depth: number; readonly parts: OpenPart[] }[] = [];

  /** The depth of the outermost element that ends where one of this name starts; null if there is none. */
  endedBy(name: string): number | null {
    const level = LEVELS.get(name);
    if (level === undefined) return null;
    return this.#tables.at(-1)?.parts.find((part) => part.level >= level)?.depth ?? null;
  }

  open(name: string, depth: number): void {
    const level = LEVELS.get(name);
    if (ROOTS.has(name)) this.#tables.push({ depth, parts: [] });
    else if (level !== undefined)
      this.#tables.at(-1)?.parts.push({ level: WITHOUT_ROWS.has(name) ? DEEPEST : level, depth });
  }

  /** Forgets what is at this depth and deeper. */
  closeFrom(depth: number): void {
    while (this.#tables.length > 0 && this.#tables.at(-1)!.depth >= depth) this.#tables.pop();
    const parts = this.#tables.at(-1)?.parts ?? [];
    while (parts.length > 0 && parts.at(-1)!.depth >= depth) parts.pop();
  }
}
