import type Database from 'better-sqlite3';
import { sha256 } from '../../../domain/ids.js';
import { urlVariants } from '../../articles/url-variants.js';
import { OutdatedVectorsError } from '../../ports/article-store.js';
import type { Derived } from '../../ports/derived.js';
import type { ArticleRecord, RevisionOutcome, RevisionRecord } from '../../ports/transfer-store.js';
import { urlsOf } from '../articles/article-rows.js';
import { dropDerived, insertDerived } from '../articles/derived.js';
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

  if (revision.number !== article.current) {
    // Between a newer text and the next one there is no number for it.
    const end = Math.min(article.current ?? Infinity, stored?.current ?? Infinity);
    if (revision.number > end) return { outcome: 'kept' };
    insertRevision(db, stored?.key ?? insertArticle(db, scope, article), revision);
    return { outcome: 'added' };
  }

  const urls = article.urls.map((url) => urlState(db, scope, url, stored?.key, revision.fetchedAt));
  const isOlder = stored !== undefined && stored.current !== null && stored.current > revision.number;
  const isSearched = !isOlder && (urls.length === 0 || urls.some(({ isTaken }) => !isTaken));
  if (!isSearched) {
    insertRevision(db, stored?.key ?? insertArticle(db, scope, article), revision);
    return { outcome: 'kept' };
  }
  if (derived === null) return { outcome: 'embed' };
  requireActive(db, derived);
  const key = stored?.key ?? insertArticle(db, scope, article);
  if (stored && stored.current !== null) dropDerived(db, scope, key, 'drop');
  insertRevision(db, key, revision);
  const replaced = takeUrls(db, scope, key, urls);
  db.prepare('UPDATE article SET current = ? WHERE key = ?').run(revision.number, key);
  joinStory(db, scope, key, article, { ...derived, text: revision.text });
  insertDerived(db, scope, key, { ...derived, title: revision.title, text: revision.text });
  return { outcome: replaced > 0 || (stored?.current ?? null) !== null ? 'replaced' : 'added' };
}

const storedHash = (db: Database.Database, article: number, number: number): string | null =>
  db
    .prepare<[number, number], string>('SELECT content_hash FROM revision WHERE article = ? AND number = ?')
    .pluck()
    .get(article, number) ?? null;

function isForgotten(db: Database.Database, scope: number, { contentHash, urls }: ArticleRecord): boolean {
  const hashes = [...(contentHash === null ? [] : [contentHash]), ...urls.flatMap(urlVariants).map(sha256)];
  return (
    db
      .prepare('SELECT 1 FROM tombstone WHERE scope = ? AND hash IN (SELECT value FROM json_each(?))')
      .get(scope, JSON.stringify(hashes)) !== undefined
  );
}

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

function requireActive(db: Database.Database, { vectors }: Derived): void {
  const active = readActiveModel(db)?.model;
  if (active !== undefined && active !== vectors.model) throw new OutdatedVectorsError(vectors.model, active);
}

/** Not searched until its current revision is there. */
function insertArticle(db: Database.Database, scope: number, article: ArticleRecord): number {
  const { lastInsertRowid } = db
    .prepare('INSERT INTO article (id, scope, current, ingested_by, added_at) VALUES (?, ?, NULL, ?, ?)')
    .run(article.id, scope, article.ingestedBy, article.addedAt);
  return Number(lastInsertRowid);
}

function insertRevision(db: Database.Database, key: number, revision: RevisionRecord): void {
  db.prepare(
    `INSERT INTO revision (article, number, title, outlet, author, language, published_at, fetched_at,
       content_hash, text, furniture, words, provenance, claimed_url)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key,
    revision.number,
    revision.title,
    revision.outlet,
    revision.author,
    revision.language,
    revision.publishedAt,
    revision.fetchedAt,
    revision.contentHash,
    revision.text,
    JSON.stringify(revision.boilerplate),
    revision.words,
    revision.provenance,
    revision.claimedUrl,
  );
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
