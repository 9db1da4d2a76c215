/** Switches functions of the product off and records for which questions each of them gave something. */

/** What a function gives when it finds nothing; `first`: its first argument, unchanged. */
export type Neutral = 'false' | 'undefined' | 'null' | '[]' | 'first';

const KEY = Symbol.for('byline.switchboard');
/** The expression by which a changed module finds the switchboard: it is loaded apart from this one. */
export const SWITCHBOARD = `globalThis[Symbol.for(${JSON.stringify(KEY.description)})]`;

export class Switchboard {
  /** Id of the function that is switched off: its file in src/answer, and its name. */
  off: string | null = null;
  /** What is being asked. */
  asking: string | null = null;
  /** What was asked when a function gave more than nothing, by its id. */
  readonly gave = new Map<string, Set<string>>();

  static install(): Switchboard {
    const board = new Switchboard();
    Object.assign(globalThis, { [KEY]: board });
    return board;
  }

  /** Called in the place of each function. */
  call(id: string, neutral: Neutral, args: readonly unknown[], original: (...args: unknown[]) => unknown) {
    if (this.off === id) return nothingOf(neutral, args);
    const result = original(...args);
    if (result instanceof Promise) return result.then((value) => this.#noted(id, neutral, args, value));
    return this.#noted(id, neutral, args, result);
  }

  #noted(id: string, neutral: Neutral, args: readonly unknown[], result: unknown): unknown {
    const isNothing =
      neutral === '[]' ? Array.isArray(result) && result.length === 0 : result === nothingOf(neutral, args);
    if (!isNothing && this.asking !== null)
      this.gave.set(id, (this.gave.get(id) ?? new Set()).add(this.asking));
    return result;
  }
}

function nothingOf(neutral: Neutral, [first]: readonly unknown[]): unknown {
  switch (neutral) {
    case 'false':
      return false;
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case '[]':
      return [];
    case 'first':
      return first;
  }
}
