import type Database from 'better-sqlite3';
import { termKey } from './term-key.js';

/** See `SearchStore.documentFrequencies`. */
export function documentFrequencies(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
): Map<string, number> {
  const byKey = new Map(terms.map((term) => [termKey(term), term]));
  const counted = db
    .prepare<[string, number], { term: number; passages: number }>(
      `SELECT p.term, sum(p.passages) AS passages
       FROM json_each(?) t CROSS JOIN posting p ON p.scope = ? AND p.term = t.value GROUP BY p.term`,
    )
    .all(JSON.stringify([...byKey.keys()]), scope);
  return new Map(counted.map(({ term, passages }) => [byKey.get(term)!, passages]));
}
