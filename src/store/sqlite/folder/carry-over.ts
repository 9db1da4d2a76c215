import type Database from 'better-sqlite3';
import { sha256 } from '../../../domain/ids.js';
import { urlVariants } from '../../articles/url-variants.js';
import type { Reapplied } from '../../ports/maintenance.js';
import { eraseArticle } from '../articles/erase.js';
import { purgeScope } from '../scopes/purge.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { readStamp } from './stamps.js';

interface Tombstone {
  readonly hash: string;
  readonly forgotten_at: string;
}

/**
 * Repeats in a restored database what was deleted in the present one since the backup: forgotten articles, and, if the
 * present one continues the backup's history, purged scopes, and questions and ratings that users deleted.
 */
export function carryOverDeletions(present: Database.Database, restored: Database.Database): Reapplied {
  const apply = restored.transaction((): Reapplied => {
    const isLater = continuesHistory(present, restored);
    const scopes = isLater ? purgeAgain(present, restored) : 0;
    const { articles, tombstones } = forgetAgain(present, restored);
    return {
      articles,
      scopes,
      tombstones,
      answers: isLater ? deleteAnswersAgain(present, restored) : 0,
      ratings: isLater ? deleteRatingsAgain(present, restored) : 0,
    };
  });
  return apply.immediate();
}

/**
 * True if the present database has passed through the state of the backup: it has the backup's last change, and was
 * not restored to an earlier state after the backup was made.
 */
function continuesHistory(present: Database.Database, restored: Database.Database): boolean {
  const last = restored
    .prepare<[], { seq: number; mark: string }>('SELECT seq, mark FROM change ORDER BY seq DESC LIMIT 1')
    .get();
  const isShared =
    last !== undefined &&
    present.prepare('SELECT 1 FROM change WHERE seq = ? AND mark = ?').get(last.seq, last.mark) !== undefined;
  const madeAt = readStamp(restored, 'backup')?.at;
  const earlier = readStamp(present, 'restored');
  if (!isShared || madeAt === undefined) return false;
  return earlier === null || madeAt >= earlier.at || (earlier.from !== null && madeAt <= earlier.from);
}

/** A purged scope keeps its key and loses its name. */
function purgeAgain(present: Database.Database, restored: Database.Database): number {
  const purged = present
    .prepare<[], { key: number }>("SELECT key FROM scope WHERE name LIKE 'purged:%'")
    .all();
  const nameOf = restored.prepare<[number], { name: string }>(
    "SELECT name FROM scope WHERE key = ? AND name NOT LIKE 'purged:%'",
  );
  const names = purged.flatMap(({ key }) => nameOf.get(key)?.name ?? []);
  for (const name of names) purgeScope(restored, name);
  return names.length;
}

function forgetAgain(present: Database.Database, restored: Database.Database) {
  const scopes = present
    .prepare<[], { key: number; name: string }>(
      "SELECT key, name FROM scope s WHERE name NOT LIKE 'purged:%' AND EXISTS (SELECT 1 FROM tombstone WHERE scope = s.key)",
    )
    .all();
  let articles = 0;
  let tombstones = 0;
  for (const { key, name } of scopes) {
    const scope = scopeKeyOf(restored, name);
    const fresh = newTombstones(present, key, restored, scope);
    const isStored = present.prepare('SELECT 1 FROM article WHERE id = ?');
    for (const article of articlesWith(restored, scope, new Set(fresh.map(({ hash }) => hash)))) {
      if (isStored.get(article.id)) continue;
      eraseArticle(restored, scope, article, false);
      articles += 1;
    }
    const put = restored.prepare(
      'INSERT OR REPLACE INTO tombstone (scope, hash, forgotten_at) VALUES (?, ?, ?)',
    );
    for (const { hash, forgotten_at: at } of fresh) put.run(scope, hash, at);
    tombstones += fresh.length;
  }
  return { articles, tombstones };
}

/** The tombstones of a scope that the backup has not, or has from an earlier deletion. */
function newTombstones(
  present: Database.Database,
  key: number,
  restored: Database.Database,
  scope: number,
): Tombstone[] {
  const known = restored.prepare(
    'SELECT 1 FROM tombstone WHERE scope = ? AND hash = ? AND forgotten_at >= ?',
  );
  return present
    .prepare<[number], Tombstone>('SELECT hash, forgotten_at FROM tombstone WHERE scope = ?')
    .all(key)
    .filter(({ hash, forgotten_at: at }) => !known.get(scope, hash, at));
}

/** Articles of a scope with a text or a URL of these hashes. */
function articlesWith(db: Database.Database, scope: number, hashes: ReadonlySet<string>) {
  if (hashes.size === 0) return [];
  const byText = db
    .prepare<[number, string], { key: number; id: string }>(
      `SELECT DISTINCT a.key, a.id FROM revision r JOIN article a ON a.key = r.article
       WHERE a.scope = ? AND r.content_hash IN (SELECT value FROM json_each(?))`,
    )
    .all(scope, JSON.stringify([...hashes]));
  const found = new Map(byText.map((article) => [article.key, article]));
  const urls = db.prepare<[number], { url: string; key: number; id: string }>(
    'SELECT u.url, a.key, a.id FROM url u JOIN article a ON a.key = u.article WHERE u.scope = ?',
  );
  for (const { url, key, id } of urls.iterate(scope))
    if (urlVariants(url).some((variant) => hashes.has(sha256(variant)))) found.set(key, { key, id });
  return [...found.values()];
}

function deleteAnswersAgain(present: Database.Database, restored: Database.Database): number {
  const isStored = present.prepare('SELECT 1 FROM answer WHERE id = ?');
  const gone = restored
    .prepare<[], string>('SELECT id FROM answer')
    .pluck()
    .all()
    .filter((id) => !isStored.get(id));
  const remove = restored.prepare('DELETE FROM answer WHERE id = ?');
  for (const id of gone) remove.run(id);
  return gone.length;
}

function deleteRatingsAgain(present: Database.Database, restored: Database.Database): number {
  // Older schemas have none.
  if (!present.prepare("SELECT 1 FROM sqlite_master WHERE name = 'rating'").get()) return 0;
  const isStored = present.prepare('SELECT 1 FROM rating WHERE answer = ? AND user = ?');
  const gone = restored
    .prepare<[], { answer: string; user: string }>('SELECT answer, user FROM rating')
    .all()
    .filter(({ answer, user }) => !isStored.get(answer, user));
  const remove = restored.prepare('DELETE FROM rating WHERE answer = ? AND user = ?');
  for (const { answer, user } of gone) remove.run(answer, user);
  return gone.length;
}
