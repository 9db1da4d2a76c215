import { createHash } from 'node:crypto';
import { memoise } from '../../../../text/terms/memoise.js';

/** As many as SQLite stores in six bytes. */
const KEYS = 2 ** 47;
const MAX_CACHED = 25_000;

/**
 * What stands for a term in the database: 47 bits of its SHA-256. No word is stored, so what SQLite leaves of a
 * deleted row in the unused part of a page can't be read. Two of a million terms have the same key in one archive of 280.
 */
export const termKey = memoise(
  (term: string): number => createHash('sha256').update(term).digest().readUIntBE(0, 6) % KEYS,
  MAX_CACHED,
);

/**
 * An article lists its terms by half of their keys, which is enough to find its postings: of 16 million halves, few are
 * those of several terms.
 */
const HALF_BYTES = 3;
const KEYS_PER_HALF = KEYS / 2 ** (8 * HALF_BYTES);

export const halfOf = (key: number): number => Math.floor(key / KEYS_PER_HALF);

/** The keys of a half, from `from` to below `to`. */
export const keysOfHalf = (half: number): { readonly from: number; readonly to: number } => ({
  from: half * KEYS_PER_HALF,
  to: (half + 1) * KEYS_PER_HALF,
});

export function encodeHalves(keys: Iterable<number>): Buffer {
  const halves = [...new Set(Array.from(keys, halfOf))];
  const bytes = Buffer.alloc(halves.length * HALF_BYTES);
  halves.forEach((half, at) => {
    bytes.writeUIntBE(half, at * HALF_BYTES, HALF_BYTES);
  });
  return bytes;
}

export const decodeHalves = (bytes: Buffer): number[] =>
  Array.from({ length: Math.floor(bytes.length / HALF_BYTES) }, (_, at) =>
    bytes.readUIntBE(at * HALF_BYTES, HALF_BYTES),
  );
