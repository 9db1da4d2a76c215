import type Database from 'better-sqlite3';
import type { Bm25Hit } from '../../../ports/search-store.js';
import { blocksOf, type StoredBlock } from './posting-blocks.js';
import { PostingCursor } from './posting-list.js';
import { termKey } from './term-key.js';

/** The usual parameters of BM25, those of Lucene and of SQLite's `bm25()`. PostgreSQL has the same: both engines agree. */
const K1 = 1.2;
const B = 0.75;
/** Of a term that is in more than half of the passages. */
const MIN_IDF = 1e-6;

/**
 * The passages of a scope with the highest BM25 score, best first, the lower key first among equals. Title and passage are
 * one text. Every passage with a term is scored, in the order of the keys, by going through the lists of all terms at once.
 */
export function searchFullText(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
  limit: number,
  among: readonly number[] | null,
): Bm25Hit[] {
  const totals = db
    .prepare<[number], Totals>('SELECT passages, terms FROM text_totals WHERE scope = ?')
    .get(scope);
  if (!totals) return [];
  const lists = [...new Set(terms)]
    .map((term) => listOf(blocksOf(db, scope, termKey(term)), totals))
    .filter(({ cursor }) => cursor.next());
  const meanLength = totals.terms / totals.passages;
  const isSelected = selection(db, among);
  const best = new Best(limit);
  for (let passage = lowest(lists); passage < Number.POSITIVE_INFINITY; passage = lowest(lists)) {
    let score = 0;
    for (const { cursor, idf } of lists) {
      if (cursor.passage !== passage) continue;
      const norm = K1 * (1 - B + (B * cursor.length) / meanLength);
      score += (idf * cursor.frequency * (K1 + 1)) / (cursor.frequency + norm);
      cursor.next();
    }
    if (score > best.needed && isSelected(passage)) best.add(passage, score);
  }
  return withArticles(db, best.all());
}

interface Totals {
  readonly passages: number;
  readonly terms: number;
}

interface PostingList {
  readonly cursor: PostingCursor;
  readonly idf: number;
}

/** The lowest key that a list is at; infinite if all have ended. */
function lowest(lists: readonly PostingList[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { cursor } of lists) if (cursor.passage < least) least = cursor.passage;
  return least;
}

function listOf(blocks: readonly StoredBlock[], { passages }: Totals): PostingList {
  const count = blocks.reduce((sum, block) => sum + block.passages, 0);
  const idf = Math.log((passages - count + 0.5) / (count + 0.5));
  return { cursor: new PostingCursor(blocks), idf: Math.max(MIN_IDF, idf) };
}

/** Tells whether a passage is of one of the articles; to be asked in the order of the keys. */
function selection(db: Database.Database, articles: readonly number[] | null): (passage: number) => boolean {
  if (articles === null) return () => true;
  // The passages of an article are stored together.
  const ranges = db
    .prepare<[string], { first: number; last: number }>(
      `SELECT min(p.key) AS first, max(p.key) AS last FROM json_each(?) a CROSS JOIN passage p ON p.article = a.value
       GROUP BY p.article ORDER BY first`,
    )
    .all(JSON.stringify(articles));
  let at = 0;
  return (passage) => {
    while (at < ranges.length && ranges[at]!.last < passage) at += 1;
    return at < ranges.length && ranges[at]!.first <= passage;
  };
}

interface Scored {
  readonly passage: number;
  readonly score: number;
}

/** The highest scores, those that were added first before their equals. */
class Best {
  readonly #limit: number;
  readonly #found: Scored[] = [];
  /** What a score must exceed. */
  needed = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(passage: number, score: number): void {
    let place = this.#found.length;
    while (place > 0 && this.#found[place - 1]!.score < score) place -= 1;
    this.#found.splice(place, 0, { passage, score });
    if (this.#found.length > this.#limit) this.#found.pop();
    if (this.#found.length === this.#limit) this.needed = this.#found.at(-1)!.score;
  }

  all(): readonly Scored[] {
    return this.#found;
  }
}

function withArticles(db: Database.Database, found: readonly Scored[]): Bm25Hit[] {
  const keys = JSON.stringify(found.map(({ passage }) => passage));
  const articles = new Map(
    db
      .prepare<[string], [number, number]>(
        'SELECT p.key, p.article FROM json_each(?) k CROSS JOIN passage p ON p.key = k.value',
      )
      .raw()
      .all(keys),
  );
  return found.flatMap(({ passage, score }) => {
    const article = articles.get(passage);
    return article === undefined ? [] : [{ passage, article, score }];
  });
}
