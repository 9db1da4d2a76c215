/** Keeps which addresses lead to which page; see src/store/articles/page-addresses.ts. */
import type Database from 'better-sqlite3';
import { otherPages, partRows, sameSiteAliases, type UrlRow } from '../../articles/page-addresses.js';
import { urlVariants } from '../../articles/url-variants.js';
import { dropDerived } from './derived.js';

const COLUMNS = 'key, url, article, alias_of AS aliasOf';

/** The stored addresses that are equivalent to a URL. */
export const rowsOf = (db: Database.Database, scope: number, url: string): UrlRow[] =>
  db
    .prepare<[number, string], UrlRow>(
      `SELECT ${COLUMNS} FROM url WHERE scope = ? AND url IN (SELECT value FROM json_each(?))`,
    )
    .all(scope, JSON.stringify(urlVariants(url)));

/** The addresses of an article, in the order they were first seen. */
export const rowsOfArticle = (db: Database.Database, article: number): UrlRow[] =>
  db.prepare<[number], UrlRow>(`SELECT ${COLUMNS} FROM url WHERE article = ? ORDER BY key`).all(article);

/** See `partRows`. */
export const partAddresses = (db: Database.Database, article: number, urls: readonly string[]) =>
  partRows(rowsOfArticle(db, article), urls);

/**
 * Assigns the addresses of one page, its own first, to an article; what led to one of them follows. An article that
 * loses its last address is no longer searched.
 */
export function assignUrls(
  db: Database.Database,
  scope: number,
  article: number,
  urls: readonly string[],
): void {
  const [own, ...others] = urls;
  if (own === undefined) return;
  const root = assign(db, scope, article, own, null);
  for (const url of others) assign(db, scope, article, url, root);
}

/**
 * Leaves to other articles than `article` their pages that declared the first of the addresses as theirs; see
 * `otherPages`.
 */
export function leaveOtherPages(
  db: Database.Database,
  scope: number,
  article: number,
  urls: readonly string[],
): void {
  const [own] = urls;
  const articles = new Set(own === undefined ? [] : rowsOf(db, scope, own).map((row) => row.article));
  const lead = db.prepare('UPDATE url SET alias_of = ? WHERE key = ?');
  for (const other of articles) {
    if (other === article) continue;
    const [first, ...others] = otherPages(rowsOfArticle(db, other), urls);
    if (first === undefined) continue;
    lead.run(null, first.key);
    for (const { key } of others) lead.run(first.key, key);
  }
}

/** @returns the key of the address; of several equivalent ones, that of the first. */
function assign(
  db: Database.Database,
  scope: number,
  article: number,
  url: string,
  root: number | null,
): number {
  const [first, ...equivalent] = rowsOf(db, scope, url);
  if (first === undefined) {
    const { lastInsertRowid } = db
      .prepare('INSERT INTO url (scope, url, article, alias_of) VALUES (?, ?, ?, ?)')
      .run(scope, url, article, root);
    return Number(lastInsertRowid);
  }
  // An equivalent of the page's own address leads to itself.
  const target = root ?? first.key;
  for (const row of [first, ...equivalent]) move(db, scope, row, article, target);
  return first.key;
}

function move(db: Database.Database, scope: number, row: UrlRow, article: number, target: number): void {
  db.prepare('UPDATE url SET article = ?, alias_of = ? WHERE key = ?').run(
    article,
    row.key === target ? null : target,
    row.key,
  );
  // An alias that now leads elsewhere takes nothing with it: its former page is still there.
  if (row.aliasOf === null) {
    db.prepare('UPDATE url SET article = ?, alias_of = ? WHERE alias_of = ? AND key <> ?').run(
      article,
      target,
      row.key,
      target,
    );
  }
  if (row.article === article || rowsOfArticle(db, row.article).length > 0) return;
  dropDerived(db, scope, row.article, 'drop');
  db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(row.article);
}

/** Takes the addresses of an article on one site for aliases of the first of them. */
export function addSameSiteAliases(db: Database.Database, article: number): void {
  const alias = db.prepare('UPDATE url SET alias_of = ? WHERE key = ?');
  for (const { key, root } of sameSiteAliases(rowsOfArticle(db, article))) alias.run(root, key);
}
