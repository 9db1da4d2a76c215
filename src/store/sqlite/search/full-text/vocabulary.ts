import type Database from 'better-sqlite3';

/** See `SearchStore.documentFrequencies`. */
export const documentFrequencies = (
  db: Database.Database,
  scope: number,
  terms: readonly string[],
): Map<string, number> =>
  new Map(
    db
      .prepare<[string, number], [string, number]>(
        `SELECT p.term, sum(p.passages) FROM json_each(?) t CROSS JOIN posting p ON p.scope = ? AND p.term = t.value
         GROUP BY p.term`,
      )
      .raw()
      .all(JSON.stringify([...new Set(terms)]), scope),
  );
