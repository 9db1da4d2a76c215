/**
 * Which addresses lead to which page. `url.alias_of` is the key of the page's own address; null for that address
 * itself. An alias belongs to the same article as the address it leads to.
 */
import type Database from 'better-sqlite3';
import { dropDerived } from './derived.js';
import { pageOf, siteOf, urlVariants } from './url-variants.js';

export interface UrlRow {
  readonly key: number;
  readonly url: string;
  readonly article: number;
  readonly aliasOf: number | null;
}

const COLUMNS = 'key, url, article, alias_of AS aliasOf';

/** The stored addresses that are equivalent to a URL. */
export const rowsOf = (db: Database.Database, scope: number, url: string): UrlRow[] =>
  db
    .prepare<[number, string], UrlRow>(
      `SELECT ${COLUMNS} FROM url WHERE scope = ? AND url IN (SELECT value FROM json_each(?))`,
    )
    .all(scope, JSON.stringify(urlVariants(url)));

/** The addresses of an article, in the order they were first seen. */
const rowsOfArticle = (db: Database.Database, article: number): UrlRow[] =>
  db.prepare<[number], UrlRow>(`SELECT ${COLUMNS} FROM url WHERE article = ? ORDER BY key`).all(article);

/** The key of the page's own address. */
const rootOf = ({ key, aliasOf }: UrlRow): number => aliasOf ?? key;

/**
 * The addresses of an article, parted by whether they belong to the page that `urls` (its own address first) led to.
 * If the article has that page's own address, an alias among them says nothing about the page that it led to before.
 */
export function partAddresses(
  db: Database.Database,
  article: number,
  urls: readonly string[],
): { readonly page: UrlRow[]; readonly others: UrlRow[] } {
  const rows = rowsOfArticle(db, article);
  const own = new Set(urls.slice(0, 1).flatMap(urlVariants));
  const given = new Set(urls.flatMap(urlVariants));
  const isKnown = rows.some(({ url }) => own.has(url));
  const roots = new Set(
    rows
      .filter(({ url, aliasOf }) => {
        if (own.has(url) || isSamePage(url, urls[0])) return true;
        return given.has(url) && (!isKnown || aliasOf === null);
      })
      .map(rootOf),
  );
  return {
    page: rows.filter((row) => roots.has(rootOf(row))),
    others: rows.filter((row) => !roots.has(rootOf(row))),
  };
}

function isSamePage(url: string, own: string | undefined): boolean {
  const [one, other] = [pageOf(url), own === undefined ? null : pageOf(own)];
  return one !== null && one.site === other?.site && one.path === other.path;
}

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
  const roots = new Map<string, number>();
  const alias = db.prepare('UPDATE url SET alias_of = ? WHERE key = ?');
  for (const { key, url, aliasOf } of rowsOfArticle(db, article)) {
    const root = roots.get(siteOf(url));
    if (root === undefined) roots.set(siteOf(url), aliasOf ?? key);
    else if (aliasOf === null && root !== key) alias.run(root, key);
  }
}
