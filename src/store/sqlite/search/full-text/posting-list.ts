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
 * Visits the postings of a list in order. Without an object for each, since a question reads some ten thousand.
 * @param after As it was encoded.
 * @throws SqliteError `SQLITE_CORRUPT` if the list ends in the middle of a number.
 */
export function visitPostings(
  after: number,
  bytes: Uint8Array,
  visit: (passage: number, frequency: number, length: number) => void,
): void {
  let at = 0;
  const next = (): number => {
    let value = 0;
    for (let unit = 1; ; unit *= 0x80) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Database.SqliteError('a posting list is cut off', 'SQLITE_CORRUPT');
      if (byte < 0x80) return value + byte * unit;
      value += (byte & 0x7f) * unit;
    }
  };
  let passage = after;
  while (at < bytes.length) {
    passage += next();
    const packed = next();
    let frequency = (packed % FREQUENCY_BITS) + 1;
    if (frequency === FREQUENCY_BITS) frequency += next();
    visit(passage, frequency, Math.floor(packed / FREQUENCY_BITS));
  }
}

/** @throws SqliteError as `visitPostings`. */
export function decodePostings(after: number, bytes: Uint8Array): Posting[] {
  const postings: Posting[] = [];
  visitPostings(after, bytes, (passage, frequency, length) => postings.push({ passage, frequency, length }));
  return postings;
}
