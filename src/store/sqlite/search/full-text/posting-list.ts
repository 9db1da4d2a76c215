/**
 * The bytes of a posting list: for each passage, in ascending order of their keys, the distance from the one before, and
 * the length of the passage together with the frequency of the term in it. Numbers are in LEB128 (7 bits a byte, the
 * lowest first, the high bit set on all but the last byte).
 */
import Database from 'better-sqlite3';

/** A passage that contains a term. */
export interface Posting {
  readonly passage: number;
  /** How often it contains the term; at least 1. */
  readonly frequency: number;
  /** Number of terms of the passage and its title, with repeats. */
  readonly length: number;
}

/**
 * A part of a term's posting list. The blocks of a term do not overlap, and each is small, so that adding an
 * article rewrites little.
 */
export interface PostingBlock {
  /** What the first distance counts from: the key of its first passage, even after that one was removed. */
  readonly first: number;
  readonly postings: Uint8Array;
}

/** Frequencies up to 3 take two bits of the length's number; from 4 on, the rest follows in a number of its own. */
const FREQUENCY_BITS = 4;

/** @param after Key of the passage before the first one, or one that is not above it. */
export function encodePostings(after: number, postings: readonly Posting[]): Uint8Array {
  const bytes: number[] = [];
  let before = after;
  for (const { passage, frequency, length } of postings) {
    if (passage < before) throw new Error(`passage ${passage} follows ${before}`);
    push(bytes, passage - before);
    push(bytes, length * FREQUENCY_BITS + Math.min(frequency, FREQUENCY_BITS) - 1);
    if (frequency >= FREQUENCY_BITS) push(bytes, frequency - FREQUENCY_BITS);
    before = passage;
  }
  return Uint8Array.from(bytes);
}

function push(bytes: number[], value: number): void {
  let rest = value;
  while (rest > 0x7f) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  bytes.push(rest);
}

/**
 * Reads the postings of one list after another, in order. Itself the posting that it is at: a question reads some ten
 * thousand, too many for an object each.
 */
export class PostingCursor implements Posting {
  passage = Number.NEGATIVE_INFINITY;
  frequency = 0;
  length = 0;
  readonly #blocks: readonly PostingBlock[];
  #bytes: Uint8Array = new Uint8Array();
  #block = 0;
  #at = 0;

  /** Before the first posting of the blocks. */
  constructor(blocks: readonly PostingBlock[]) {
    this.#blocks = blocks;
  }

  /**
   * Goes to the next posting; after the last one, `passage` is infinite.
   * @returns false if there is none.
   * @throws SqliteError `SQLITE_CORRUPT` if a list ends in the middle of a number.
   */
  next(): boolean {
    while (this.#at === this.#bytes.length) {
      const block = this.#blocks[this.#block++];
      if (!block) {
        this.passage = Number.POSITIVE_INFINITY;
        return false;
      }
      this.passage = block.first;
      this.#bytes = block.postings;
      this.#at = 0;
    }
    this.passage += this.#number();
    const packed = this.#number();
    const bits = packed % FREQUENCY_BITS;
    this.length = (packed - bits) / FREQUENCY_BITS;
    this.frequency = bits + 1 === FREQUENCY_BITS ? FREQUENCY_BITS + this.#number() : bits + 1;
    return true;
  }

  #number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new Database.SqliteError('a posting list is cut off', 'SQLITE_CORRUPT');
      if (byte < 0x80) return value + byte * unit;
      value += (byte & 0x7f) * unit;
    }
  }
}

/** @throws SqliteError as `PostingCursor`. */
export function decodePostings(block: PostingBlock): Posting[] {
  const cursor = new PostingCursor([block]);
  const postings: Posting[] = [];
  while (cursor.next())
    postings.push({ passage: cursor.passage, frequency: cursor.frequency, length: cursor.length });
  return postings;
}
