import type Database from 'better-sqlite3';

export interface BrokenFullText {
  readonly scope: number;
  readonly name: string;
  readonly reason: string;
}

/** Scopes whose full-text table is damaged or does not have exactly the scope's passages. */
export function* brokenFullTexts(db: Database.Database): Generator<BrokenFullText> {
  const scopes = db
    .prepare<[], { key: number; name: string }>('SELECT key, name FROM scope ORDER BY key')
    .all();
  for (const { key: scope, name } of scopes) {
    const reason = problemOf(db, scope);
    if (reason !== null) yield { scope, name, reason };
  }
}

function problemOf(db: Database.Database, scope: number): string | null {
  const table = `full_text_${scope}`;
  try {
    const { passages } = db
      .prepare<[number], { passages: number }>(
        'SELECT count(*) AS passages FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
      )
      .get(scope)!;
    if (!db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table))
      return passages === 0 ? null : 'it is missing';
    const { rows, found } = db
      .prepare<[number], { rows: number; found: number }>(
        `SELECT (SELECT count(*) FROM ${table}_docsize) AS rows, count(*) AS found FROM passage p
         JOIN article a ON a.key = p.article JOIN ${table}_docsize d ON d.id = p.key WHERE a.scope = ?`,
      )
      .get(scope)!;
    if (found < passages) return `${passages - found} of ${passages} passages are missing`;
    if (rows > found) return `it has ${rows - found} passages that no longer exist`;
    const [first] = db.pragma(`integrity_check(${table})`) as { integrity_check: string }[];
    return first === undefined || first.integrity_check === 'ok' ? null : first.integrity_check;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
