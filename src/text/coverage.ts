import type { Span } from '../domain/article.js';

/** The characters of a text that some spans cover; checking a span takes time in its length alone. */
export class Coverage {
  readonly #covered: Uint8Array;

  /** @param length Of the text, in code units. */
  constructor(length: number) {
    this.#covered = new Uint8Array(length);
  }

  add({ start, end }: Span): void {
    this.#covered.fill(1, start, end);
  }

  overlaps({ start, end }: Span): boolean {
    return this.#covered.subarray(start, end).includes(1);
  }
}
