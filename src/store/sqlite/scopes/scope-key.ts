import type Database from 'better-sqlite3';
import type { Scope } from '../../../domain/scope.js';

/** The scope's key in the database; created on first use. */
export function scopeKeyOf(db: Database.Database, scope: Scope): number {
  const find = db.prepare<[string], { key: number }>('SELECT key FROM scope WHERE name = ?');
  const found = find.get(scope);
  if (found) return found.key;
  db.prepare('INSERT INTO scope (name) VALUES (?) ON CONFLICT DO NOTHING').run(scope);
  return find.get(scope)!.key;
}
