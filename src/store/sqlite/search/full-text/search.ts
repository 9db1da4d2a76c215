import type Database from 'better-sqlite3';
import type { Bm25Hit } from '../../../ports/search-store.js';
import { blocksOf } from './posting-blocks.js';
import { visitPostings } from './posting-list.js';

/** The usual parameters of BM25, those of Lucene and of SQLite's `bm25()`. PostgreSQL has the same: both engines agree. */
const K1 = 1.2;
const B = 0.75;
/** Of a term that is in more than half of the passages. */
const MIN_IDF = 1e-6;

/**
 * The passages of a scope with the highest BM25 score, best first. Title and passage are one text. Every posting of the
 * terms is scored, one term after the other; that takes about 20 ns a posting, reading its block included.
 */
export function searchFullText(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
  limit: number,
  among: readonly number[] | null,
): Bm25Hit[] {
  const totals = db
    .prepare<[number], { passages: number; terms: number }>(
      'SELECT passages, terms FROM text_totals WHERE scope = ?',
    )
    .get(scope);
  const lists = [...new Set(terms)]
    .map((term) => blocksOf(db, scope, term))
    .filter(({ length }) => length > 0);
  if (!totals || lists.length === 0) return [];
  const lowest = Math.min(...lists.map(([block]) => block!.first));
  const highest = db.prepare<[], number>('SELECT max(key) FROM passage').pluck().get()!;
  const scores = new Float64Array(highest - lowest + 1);
  const meanLength = totals.terms / totals.passages;
  for (const blocks of lists) {
    const count = blocks.reduce((sum, { passages }) => sum + passages, 0);
    const idf = Math.max(MIN_IDF, Math.log((totals.passages - count + 0.5) / (count + 0.5)));
    for (const { first, postings } of blocks)
      visitPostings(first, postings, (passage, frequency, length) => {
        const norm = K1 * (1 - B + (B * length) / meanLength);
        scores[passage - lowest]! += (idf * frequency * (K1 + 1)) / (frequency + norm);
      });
  }
  if (among !== null) zeroOthers(db, scores, lowest, among);
  return withArticles(db, best(scores, lowest, limit));
}

/** Leaves the scores of these articles' passages alone. */
function zeroOthers(
  db: Database.Database,
  scores: Float64Array,
  lowest: number,
  articles: readonly number[],
): void {
  // The passages of an article are stored together.
  const ranges = db
    .prepare<[string], { first: number; last: number }>(
      `SELECT min(p.key) AS first, max(p.key) AS last FROM json_each(?) a CROSS JOIN passage p ON p.article = a.value
       GROUP BY p.article ORDER BY first`,
    )
    .all(JSON.stringify(articles));
  let end = 0;
  for (const { first, last } of ranges) {
    if (last < lowest) continue;
    scores.fill(0, end, Math.max(end, first - lowest));
    end = last - lowest + 1;
  }
  scores.fill(0, end);
}

interface Scored {
  readonly passage: number;
  readonly score: number;
}

/**
 * The highest scores, the lower key first among equals. In arrays of numbers, since every passage between the lowest and
 * the highest key is looked at.
 */
function best(scores: Float64Array, lowest: number, limit: number): Scored[] {
  const highest = new Float64Array(limit);
  const places = new Int32Array(limit);
  let count = 0;
  let needed = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at]!;
    if (score <= needed) continue;
    let place = count < limit ? count++ : limit - 1;
    for (; place > 0 && highest[place - 1]! < score; place -= 1) {
      highest[place] = highest[place - 1]!;
      places[place] = places[place - 1]!;
    }
    highest[place] = score;
    places[place] = at;
    if (count === limit) needed = highest[limit - 1]!;
  }
  return Array.from(highest.subarray(0, count), (score, rank) => ({
    passage: places[rank]! + lowest,
    score,
  }));
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
