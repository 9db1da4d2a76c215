import type Database from 'better-sqlite3';
import { FACTS } from '../revision-facts.js';

const MAX_OUTLETS = 25;

export function outletsLike(db: Database.Database, scope: number, typed: string): string[] {
  return db
    .prepare<[number, string, number], { outlet: string }>(
      `SELECT r.outlet FROM article a JOIN revision r ${FACTS} ON r.article = a.key AND r.number = a.current
       WHERE a.scope = ? AND r.outlet IS NOT NULL AND instr(lower(r.outlet), lower(?)) > 0
       GROUP BY lower(r.outlet) ORDER BY count(*) DESC, r.outlet LIMIT ?`,
    )
    .all(scope, typed.trim(), MAX_OUTLETS)
    .map(({ outlet }) => outlet);
}
