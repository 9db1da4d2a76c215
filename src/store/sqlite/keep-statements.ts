import Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';

/** About twice as many as the store has. */
const MAX_KEPT_STATEMENTS = 400;

/**
 * Makes `prepare` return the statement that it compiled earlier for the same SQL: compiling takes longer than running
 * most of them. A statement must not be prepared again while it is being iterated.
 */
export function keepStatements(db: Database.Database): void {
  const kept = new LRUCache<string, Database.Statement>({ max: MAX_KEPT_STATEMENTS });
  const prepareOnce = (sql: string): Database.Statement => {
    const known = kept.get(sql);
    if (known) return known;
    const statement = Database.prototype.prepare.call(db, sql) as Database.Statement;
    kept.set(sql, statement);
    return statement;
  };
  db.prepare = prepareOnce as typeof db.prepare;
}
