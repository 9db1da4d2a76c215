import type Database from 'better-sqlite3';
import { decodePostings, encodePostings, type Posting } from './posting-list.js';

/**
 * A part of a term's posting list. A block holds about `MAX_BLOCK_BYTES`, so that adding an article rewrites little and
 * each fits on its page; those of a term do not overlap.
 */
export interface PostingBlock {
  /** What the first distance counts from: the key of its first passage, even after that one was removed. */
  readonly first: number;
  /** Number of its passages. */
  readonly passages: number;
  readonly postings: Uint8Array;
}

/** SQLite moves a row of more than about a quarter of a page to pages of its own. */
const MAX_BLOCK_BYTES = 900;
/** Most postings take three or four bytes. */
const BYTES_PER_POSTING = 4;
const POSTINGS_PER_BLOCK = MAX_BLOCK_BYTES / BYTES_PER_POSTING;

/** The blocks of a term, in order. */
export const blocksOf = (db: Database.Database, scope: number, term: string): PostingBlock[] =>
  db
    .prepare<[number, string], PostingBlock>(
      'SELECT first, passages, postings FROM posting WHERE scope = ? AND term = ? ORDER BY first',
    )
    .all(scope, term);

/** The last block of a term that begins at a key or before it. */
const blockBefore = (
  db: Database.Database,
  scope: number,
  term: string,
  key: number,
): PostingBlock | undefined =>
  db
    .prepare<[number, string, number], PostingBlock>(
      `SELECT first, passages, postings FROM posting WHERE scope = ? AND term = ? AND first <= ?
       ORDER BY first DESC LIMIT 1`,
    )
    .get(scope, term, key);

/** Adds passages to a term, in ascending order and above those that it has. */
export function appendPostings(
  db: Database.Database,
  scope: number,
  term: string,
  postings: readonly Posting[],
): void {
  const last = blockBefore(db, scope, term, Number.MAX_SAFE_INTEGER);
  const room = last
    ? Math.max(0, Math.floor((MAX_BLOCK_BYTES - last.postings.length) / BYTES_PER_POSTING))
    : 0;
  if (last && room > 0) {
    const known = decodePostings(last.first, last.postings);
    write(db, scope, term, last.first, [...known, ...postings.slice(0, room)]);
  }
  for (let at = room; at < postings.length; at += POSTINGS_PER_BLOCK)
    write(db, scope, term, postings[at]!.passage, postings.slice(at, at + POSTINGS_PER_BLOCK));
}

/** Removes the passages with keys from `from` to `to` from a term. @returns what was removed. */
export function removePostings(
  db: Database.Database,
  scope: number,
  term: string,
  from: number,
  to: number,
): Posting[] {
  const removed: Posting[] = [];
  let block = blockBefore(db, scope, term, to);
  while (block) {
    const kept: Posting[] = [];
    for (const posting of decodePostings(block.first, block.postings))
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
  term: string,
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
