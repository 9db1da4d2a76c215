import type Database from 'better-sqlite3';
import type { CitingAnswer, ForgetReport } from '../../../domain/deletion.js';
import { sha256 } from '../../../domain/ids.js';
import { urlVariants } from '../../articles/url-variants.js';
import type { Erased } from '../../ports/article-store.js';
import { dropDerived } from './derived.js';
import { putTombstones } from './tombstones.js';

/** Answers named in a report; their total is always exact. */
const MAX_REPORTED_ANSWERS = 100;

/**
 * Deletes an article with all its revisions, everything derived from it, and everything waiting that would ingest it
 * again. Call it within a transaction.
 * @param leaveTombstones Store hashes of its texts and URLs, which keep it deleted.
 */
export function eraseArticle(
  db: Database.Database,
  scope: number,
  article: { readonly key: number; readonly id: string },
  leaveTombstones: boolean,
): Erased {
  const { key, id } = article;
  const count = (sql: string, ...bindings: unknown[]): number =>
    db.prepare<unknown[], { n: number | null }>(sql).get(...bindings)?.n ?? 0;
  const revisions = db
    .prepare<[number], { title: string; content_hash: string }>(
      'SELECT title, content_hash FROM revision WHERE article = ? ORDER BY number',
    )
    .all(key);
  const urls = db
    .prepare<[number], { url: string }>('SELECT url FROM url WHERE article = ?')
    .all(key)
    .map(({ url }) => url);
  const sentences = count('SELECT count(*) AS n FROM sentence WHERE article = ?', key);
  const vectors = [
    count(
      `SELECT count(*) AS n FROM vectors v JOIN passage p ON p.article = v.article WHERE v.article = ?`,
      key,
    ),
    count('SELECT sum(json_array_length(derived_passages)) AS n FROM pending WHERE article = ?', key),
  ];
  const headlines = count('SELECT count(*) AS n FROM headline WHERE article = ?', key);
  const addresses = JSON.stringify(urls.flatMap(urlVariants));
  const entries = db
    .prepare(
      `UPDATE feed_entry SET url = NULL, content = NULL WHERE url IN (SELECT value FROM json_each(?))
       AND feed IN (SELECT key FROM feed WHERE scope = ?)`,
    )
    .run(addresses, scope).changes;
  const queued = db
    .prepare('DELETE FROM accepted WHERE scope = ? AND address IN (SELECT value FROM json_each(?))')
    .run(scope, addresses).changes;
  db.prepare('DELETE FROM set_aside WHERE scope = ? AND address IN (SELECT value FROM json_each(?))').run(
    scope,
    addresses,
  );
  // A follow-up's query contains words of the answer before it, and so of the article.
  db.prepare(
    `UPDATE answer SET searched = NULL WHERE scope = ? AND searched IS NOT NULL AND rowid >=
     (SELECT min(a.rowid) FROM answer a JOIN citation c ON c.answer = a.id WHERE a.scope = ? AND c.article = ?)`,
  ).run(scope, scope, id);
  const hashes = new Set([...revisions.map((revision) => revision.content_hash), ...urls.map(sha256)]);
  if (leaveTombstones) putTombstones(db, scope, hashes);
  const passages = dropDerived(db, scope, key, 'erase');
  db.prepare('DELETE FROM article WHERE key = ?').run(key);
  return {
    articleId: id,
    title: revisions.at(-1)?.title ?? '',
    revisions: revisions.length,
    urls: urls.length,
    sentences,
    passages,
    vectors: vectors.reduce((sum, n) => sum + n, 0),
    headlines,
    waiting: entries + queued,
    tombstones: leaveTombstones ? hashes.size : 0,
    answers: answersCiting(db, scope, id),
  };
}

function answersCiting(db: Database.Database, scope: number, id: string): ForgetReport['answers'] {
  const citing =
    'answer a WHERE a.scope = ? AND EXISTS (SELECT 1 FROM citation c WHERE c.answer = a.id AND c.article = ?)';
  const { total } = db
    .prepare<[number, string], { total: number }>(`SELECT count(*) AS total FROM ${citing}`)
    .get(scope, id)!;
  const latest = db
    .prepare<[number, string], CitingAnswer>(
      `SELECT a.id, a.question, a.channel, a.message FROM ${citing} ORDER BY a.rowid DESC LIMIT ${MAX_REPORTED_ANSWERS}`,
    )
    .all(scope, id);
  return { total, latest };
}
