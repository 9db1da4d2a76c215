import type Database from 'better-sqlite3';
import { decodePostings, encodePostings, type Posting, type PostingBlock } from './posting-list.js';
import { keysOfHalf } from './term-key.js';

/** A block as it is stored. */
export interface StoredBlock extends PostingBlock {
  /** Number of its passages. */
  readonly passages: number;
}

/** Of a block: SQLite moves a row of more than about a quarter of a page to pages of its own. */
const MAX_BLOCK_BYTES = 900;
/** Most postings take three or four bytes. */
const BYTES_PER_POSTING = 4;
const POSTINGS_PER_BLOCK = MAX_BLOCK_BYTES / BYTES_PER_POSTING;

/** The blocks of a term (its `termKey`), in order. */
export const blocksOf = (db: Database.Database, scope: number, term: number): StoredBlock[] =>
  db
    .prepare<[number, number], StoredBlock>(
      'SELECT first, passages, postings FROM posting WHERE scope = ? AND term = ? ORDER BY first',
    )
    .all(scope, term);

/** The terms of the scope whose keys have a half. */
export function termsOfHalf(db: Database.Database, scope: number, half: number): number[] {
  const { from, to } = keysOfHalf(half);
  return db
    .prepare<[number, number, number], number>(
      'SELECT DISTINCT term FROM posting WHERE scope = ? AND term >= ? AND term < ?',
    )
    .pluck()
    .all(scope, from, to);
}

/** The last block of a term that begins at a key or before it. */
const blockBefore = (
  db: Database.Database,
  scope: number,
  term: number,
  key: number,
): StoredBlock | undefined =>
  db
    .prepare<[number, number, number], StoredBlock>(
      `SELECT first, passages, postings FROM posting WHERE scope = ? AND term = ? AND first <= ?
       ORDER BY first DESC LIMIT 1`,
    )
    .get(scope, term, key);

/** Adds passages to a term, in ascending order and above those that it has. */
export function appendPostings(
  db: Database.Database,
  scope: number,
  term: number,
  postings: readonly Posting[],
): void {
  const last = blockBefore(db, scope, term, Number.MAX_SAFE_INTEGER);
  const room = last
    ? Math.max(0, Math.floor((MAX_BLOCK_BYTES - last.postings.length) / BYTES_PER_POSTING))
    : 0;
  if (last && room > 0) {
    const known = decodePostings(last);
    write(db, scope, term, last.first, [...known, ...postings.slice(0, room)]);
  }
  for (let at = room; at < postings.length; at += POSTINGS_PER_BLOCK)
    write(db, scope, term, postings[at]!.passage, postings.slice(at, at + POSTINGS_PER_BLOCK));
}

/** Removes the passages with keys from `from` to `to` from a term. @returns what was removed. */
export function removePostings(
  db: Database.Database,
  scope: number,
  term: number,
  from: number,
  to: number,
): Posting[] {
  const removed: Posting[] = [];
  let block = blockBefore(db, scope, term, to);
  while (block) {
    const kept: Posting[] = [];
    for (const posting of decodePostings(block))
      (posting.passage >= from && posting.passage <= to ? removed : kept).push(posting);
    if (kept.length < block.passages) write(db, scope, term, block.first, kept);
    block = block.first <= from ? undefined : blockBefore(db, scope, term, block.first - 1);
  }
  return removed;
}

/** Writes a block in place of the one that begins there; an empty one is deleted. */
function write(
  db: Database.Database,
  scope: number,
  term: number,
  first: number,
  postings: readonly Posting[],
): void {
  if (postings.length === 0)
    db.prepare('DELETE FROM posting WHERE scope = ? AND term = ? AND first = ?').run(scope, term, first);
  else
    db.prepare(
      'INSERT OR REPLACE INTO posting (scope, term, first, passages, postings) VALUES (?, ?, ?, ?, ?)',
    ).run(scope, term, first, postings.length, encodePostings(first, postings));
}

/** The same for every term of the scope, in the time that reading all its postings takes. */
export function removeFromAllLists(
  db: Database.Database,
  scope: number,
  from: number,
  to: number,
): Posting[] {
  const terms = db
    .prepare<[number, number], number>('SELECT DISTINCT term FROM posting WHERE scope = ? AND first <= ?')
    .pluck()
    .all(scope, to);
  return terms.flatMap((term) => removePostings(db, scope, term, from, to));
}
