import type Database from 'better-sqlite3';
import type { Bm25Hit } from '../../../ports/search-store.js';
import { blocksOf, type PostingBlock } from './posting-blocks.js';
import { visitPostings } from './posting-list.js';

/** The usual parameters of BM25, those of Lucene and of SQLite's `bm25()`. PostgreSQL has the same: both engines agree. */
const K1 = 1.2;
const B = 0.75;
/** Of a term that is in more than half of the passages. */
const MIN_IDF = 1e-6;

/** Passages by ascending key, each with its score. */
interface ScoredPassages {
  readonly keys: Float64Array;
  readonly scores: Float64Array;
}

/**
 * The passages of a scope with the highest BM25 score, best first, the lower key first among equals. Title and passage are
 * one text. Every posting of the terms is scored, and the lists of the terms are merged; in arrays of numbers, since a
 * question reads some ten thousand postings in an archive of 100,000 passages.
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
  if (!totals) return [];
  const lists = [...new Set(terms)]
    .map((term) => blocksOf(db, scope, term))
    .filter(({ length }) => length > 0)
    .map((blocks) => scoresOf(blocks, totals));
  const merged = mergedInPairs(lists);
  return withArticles(db, best(among === null ? merged : onlyOf(db, merged, among), limit));
}

/** What one term adds to the scores of its passages. */
function scoresOf(
  blocks: readonly PostingBlock[],
  totals: { readonly passages: number; readonly terms: number },
): ScoredPassages {
  const count = blocks.reduce((sum, { passages }) => sum + passages, 0);
  const idf = Math.max(MIN_IDF, Math.log((totals.passages - count + 0.5) / (count + 0.5)));
  const meanLength = totals.terms / totals.passages;
  const keys = new Float64Array(count);
  const scores = new Float64Array(count);
  let at = 0;
  for (const { first, postings } of blocks)
    visitPostings(first, postings, (passage, frequency, length) => {
      const norm = K1 * (1 - B + (B * length) / meanLength);
      keys[at] = passage;
      scores[at] = (idf * frequency * (K1 + 1)) / (frequency + norm);
      at += 1;
    });
  return { keys: keys.subarray(0, at), scores: scores.subarray(0, at) };
}

const NOTHING: ScoredPassages = { keys: new Float64Array(), scores: new Float64Array() };

/** In pairs, so that no list is copied more often than the logarithm of their number. */
function mergedInPairs(lists: readonly ScoredPassages[]): ScoredPassages {
  const [only = NOTHING] = lists;
  if (lists.length < 2) return only;
  const middle = lists.length >> 1;
  return merged(mergedInPairs(lists.slice(0, middle)), mergedInPairs(lists.slice(middle)));
}

/** The passages of both, those in both with the sum of their scores. */
function merged(a: ScoredPassages, b: ScoredPassages): ScoredPassages {
  const keys = new Float64Array(a.keys.length + b.keys.length);
  const scores = new Float64Array(keys.length);
  let count = 0;
  for (let i = 0, j = 0; i < a.keys.length || j < b.keys.length; count += 1) {
    const one = i < a.keys.length ? a.keys[i]! : Infinity;
    const other = j < b.keys.length ? b.keys[j]! : Infinity;
    keys[count] = Math.min(one, other);
    let score = 0;
    if (one <= other) score += a.scores[i++]!;
    if (other <= one) score += b.scores[j++]!;
    scores[count] = score;
  }
  return { keys: keys.subarray(0, count), scores: scores.subarray(0, count) };
}

/** Those of some articles. */
function onlyOf(
  db: Database.Database,
  { keys, scores }: ScoredPassages,
  articles: readonly number[],
): ScoredPassages {
  // The passages of an article are stored together.
  const ranges = db
    .prepare<[string], { first: number; last: number }>(
      `SELECT min(p.key) AS first, max(p.key) AS last FROM json_each(?) a CROSS JOIN passage p ON p.article = a.value
       GROUP BY p.article ORDER BY first`,
    )
    .all(JSON.stringify(articles));
  const kept: number[] = [];
  let at = 0;
  for (const { first, last } of ranges) {
    while (at < keys.length && keys[at]! < first) at += 1;
    for (; at < keys.length && keys[at]! <= last; at += 1) kept.push(at);
  }
  return {
    keys: Float64Array.from(kept, (index) => keys[index]!),
    scores: Float64Array.from(kept, (index) => scores[index]!),
  };
}

interface Scored {
  readonly passage: number;
  readonly score: number;
}

/** The highest scores, the lower key first among equals. */
function best({ keys, scores }: ScoredPassages, limit: number): Scored[] {
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
    passage: keys[places[rank]!]!,
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
