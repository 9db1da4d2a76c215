import type Database from 'better-sqlite3';
import { placeOf } from '../../articles/imported-revision.js';
import { requireActive } from '../../articles/require-active.js';
import { columnsOfRecord } from '../../articles/revision-columns.js';
import { tombstoneHashes } from '../../articles/tombstones.js';
import type { Derived } from '../../ports/derived.js';
import type { ArticleRecord, RevisionOutcome, RevisionRecord } from '../../ports/transfer-store.js';
import { urlsOf } from '../articles/article-rows.js';
import { dropDerived, insertDerived } from '../articles/derived.js';
import { insertRevision } from '../articles/insert-revision.js';
import { placeInStory } from '../articles/stories.js';
import { addSameSiteAliases, rowsOf } from '../articles/url-aliases.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { readActiveModel } from '../search/active-model.js';

interface Stored {
  readonly key: number;
  readonly scope: number;
  readonly current: number | null;
}

/** A URL of the record, and the other article that has it here. */
interface UrlState {
  readonly url: string;
  readonly rows: readonly { readonly key: number; readonly article: number }[];
  /** Its text here is as new as that of the record, or newer. */
  readonly isTaken: boolean;
}

/** See `TransferStore.addRevision`. Call it within a transaction. */
export function addRevision(
  db: Database.Database,
  article: ArticleRecord,
  revision: RevisionRecord,
  derived: Derived | null,
): RevisionOutcome {
  const scope = scopeKeyOf(db, article.scope);
  const stored = db
    .prepare<[string], Stored>('SELECT key, scope, current FROM article WHERE id = ?')
    .get(article.id);
  if (stored) {
    if (stored.scope !== scope) return { outcome: 'kept' };
    const present = storedHash(db, stored.key, revision.number);
    if (present !== null) return { outcome: present === revision.contentHash ? 'known' : 'kept' };
  } else {
    if (isForgotten(db, scope, article)) return { outcome: 'forgotten' };
    const same = sameText(db, scope, article);
    if (same) {
      addFreeUrls(db, scope, same.key, article.urls);
      return { outcome: 'same-text', article: same.id, revision: same.current };
    }
  }

  const urls = article.urls.map((url) => urlState(db, scope, url, stored?.key, revision.fetchedAt));
  const former = stored?.current ?? null;
  const place = placeOf(revision, article, former, urls);
  if (place === 'left-out') return { outcome: 'kept' };
  if (place === 'searched') {
    if (derived === null) return { outcome: 'embed' };
    requireActive(derived.vectors.model, readActiveModel(db));
  }
  const key = stored?.key ?? insertArticle(db, scope, article);
  insertRevision(db, key, columnsOfRecord(revision));
  if (place === 'history') return { outcome: 'added' };
  if (place === 'unsearched' || derived === null) return { outcome: 'kept' };
  if (former !== null) dropDerived(db, scope, key, 'drop');
  const replaced = takeUrls(db, scope, key, urls);
  db.prepare('UPDATE article SET current = ? WHERE key = ?').run(revision.number, key);
  joinStory(db, scope, key, article, { ...derived, text: revision.text });
  insertDerived(db, scope, key, { ...derived, title: revision.title, text: revision.text });
  return { outcome: replaced > 0 || former !== null ? 'replaced' : 'added' };
}

const storedHash = (db: Database.Database, article: number, number: number): string | null =>
  db
    .prepare<[number, number], string>('SELECT content_hash FROM revision WHERE article = ? AND number = ?')
    .pluck()
    .get(article, number) ?? null;

const isForgotten = (db: Database.Database, scope: number, article: ArticleRecord): boolean =>
  db
    .prepare('SELECT 1 FROM tombstone WHERE scope = ? AND hash IN (SELECT value FROM json_each(?))')
    .get(scope, JSON.stringify(tombstoneHashes(article))) !== undefined;

const sameText = (db: Database.Database, scope: number, { contentHash }: ArticleRecord) =>
  db
    .prepare<[string | null, number], { key: number; id: string; current: number }>(
      `SELECT a.key, a.id, a.current FROM revision r JOIN article a ON a.key = r.article AND a.current = r.number
       WHERE r.content_hash = ? AND a.scope = ?`,
    )
    .get(contentHash, scope);

function addFreeUrls(db: Database.Database, scope: number, key: number, urls: readonly string[]): void {
  const insert = db.prepare('INSERT INTO url (scope, url, article) VALUES (?, ?, ?)');
  for (const url of urls) if (rowsOf(db, scope, url).length === 0) insert.run(scope, url, key);
  addSameSiteAliases(db, key);
}

function urlState(
  db: Database.Database,
  scope: number,
  url: string,
  own: number | undefined,
  fetchedAt: string,
): UrlState {
  const rows = rowsOf(db, scope, url);
  const isNewer = db.prepare(
    `SELECT 1 FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current
     WHERE a.key = ? AND r.fetched_at >= ?`,
  );
  const isTaken = rows.some(
    ({ article }) => article !== own && isNewer.get(article, fetchedAt) !== undefined,
  );
  return { url, rows, isTaken };
}

/** @returns the number of articles that lost their last URL, which are no longer searched. */
function takeUrls(db: Database.Database, scope: number, key: number, urls: readonly UrlState[]): number {
  const insert = db.prepare('INSERT INTO url (scope, url, article) VALUES (?, ?, ?)');
  const move = db.prepare('UPDATE url SET article = ?, alias_of = NULL WHERE key = ?');
  let replaced = 0;
  for (const { url, rows, isTaken } of urls) {
    if (isTaken) continue;
    if (rows.length === 0) insert.run(scope, url, key);
    for (const row of rows) {
      if (row.article === key) continue;
      move.run(key, row.key);
      if (urlsOf(db, row.article).length > 0) continue;
      dropDerived(db, scope, row.article, 'drop');
      db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(row.article);
      replaced += 1;
    }
  }
  addSameSiteAliases(db, key);
  return replaced;
}

/** Not searched until its current revision is there. */
function insertArticle(db: Database.Database, scope: number, article: ArticleRecord): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO article (id, scope, current, ingested_by, added_at) VALUES (?, ?, NULL, ?, ?)')
    .run(article.id, scope, article.ingestedBy, article.addedAt);
  return Number(lastInsertRowid);
}

/** As in the file, if the first article of the story is here; else as for a new article. */
function joinStory(
  db: Database.Database,
  scope: number,
  key: number,
  { id, story }: ArticleRecord,
  article: Derived & { readonly text: string },
): void {
  if (story === null) return;
  const join = db.prepare('UPDATE article SET story = ? WHERE key IN (?, ?)');
  if (story === id) {
    join.run(key, key, key);
    return;
  }
  const first = db
    .prepare<[string, number], { key: number; story: number | null }>(
      'SELECT key, story FROM article WHERE id = ? AND scope = ?',
    )
    .get(story, scope);
  if (first) join.run(first.story ?? first.key, first.key, key);
  else placeInStory(db, scope, key, article);
}
