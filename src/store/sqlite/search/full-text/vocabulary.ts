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

/** See `SearchStore.vocabularyNear`. */
export function vocabularyNear(db: Database.Database, scope: number, term: string): string[] {
  const first = String.fromCodePoint(term.codePointAt(0)!);
  return db
    .prepare<{ scope: number; from: string; to: string; length: number }, string>(
      `SELECT term FROM posting WHERE scope = @scope AND term >= @from AND term < @to
       AND length(term) BETWEEN @length - 1 AND @length + 1
       GROUP BY term ORDER BY sum(passages) DESC, term`,
    )
    .pluck()
    .all({ scope, from: first, to: `${first}\u{10ffff}`, length: term.length });
}
