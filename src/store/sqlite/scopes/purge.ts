import type Database from 'better-sqlite3';
import { newId } from '../../../domain/ids.js';
import type { Scope } from '../../../domain/scope.js';
import type { Purged } from '../../ports/scope-store.js';
import { logErasure } from '../articles/derived.js';
import { dropFullText } from '../search/full-text/index-texts.js';

/**
 * Deletes everything of a scope, its name and tombstones included, in one transaction. Its key is never reused, so
 * that no index in another process can be mistaken for that of another scope.
 * @returns null if there is no such scope.
 */
export function purgeScope(db: Database.Database, scope: Scope): Purged | null {
  const purge = db.transaction((): Purged | null => {
    const key = db.prepare<[string], { key: number }>('SELECT key FROM scope WHERE name = ?').get(scope)?.key;
    if (key === undefined) return null;
    logErasure(db, key);
    dropFullText(db, key);
    const remove = (table: string): number =>
      db.prepare(`DELETE FROM ${table} WHERE scope = ?`).run(key).changes;
    const feeds = remove('feed');
    const articles = remove('article');
    const answers = remove('answer');
    const tombstones = remove('tombstone');
    const queued = remove('accepted');
    remove('set_aside');
    remove('preference');
    db.prepare('UPDATE scope SET name = ?, left_at = NULL WHERE key = ?').run(`purged:${newId()}`, key);
    return { scope, key, articles, answers, feeds, tombstones, queued };
  });
  return purge.immediate();
}
