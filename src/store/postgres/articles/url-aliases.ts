/** Keeps which addresses lead to which page; see src/store/articles/page-addresses.ts. */
import { otherPages, partRows, sameSiteAliases, type UrlRow } from '../../articles/page-addresses.js';
import { urlVariants } from '../../articles/url-variants.js';
import type { Session } from '../connection/session.js';
import { changeCorpus } from './corpus.js';
import { dropDerived } from './derived.js';

const COLUMNS = 'key, url, article, alias_of AS "aliasOf"';

/** True for the rows whose `hash` is of one of the texts of a parameter; can use an index. */
export const hashIn = (column: string, parameter: string): string =>
  `${column} = ANY(ARRAY(SELECT md5(value) FROM unnest(${parameter}::text[]) AS given (value)))`;

/** The stored addresses that are equivalent to a URL. */
export const rowsOf = (session: Session, scope: number, url: string): Promise<UrlRow[]> =>
  session.rows(
    `SELECT ${COLUMNS} FROM url WHERE scope = $1 AND ${hashIn('hash', '$2')} ORDER BY key`,
    scope,
    urlVariants(url),
  );

/** The addresses of an article, in the order they were first seen. */
export const rowsOfArticle = (session: Session, scope: number, article: number): Promise<UrlRow[]> =>
  session.rows(`SELECT ${COLUMNS} FROM url WHERE scope = $1 AND article = $2 ORDER BY key`, scope, article);

/** See `partRows`. */
export const partAddresses = async (
  session: Session,
  scope: number,
  article: number,
  urls: readonly string[],
) => partRows(await rowsOfArticle(session, scope, article), urls);

/**
 * Assigns the addresses of one page, its own first, to an article; what led to one of them follows. An article that
 * loses its last address is no longer searched.
 */
export async function assignUrls(
  session: Session,
  scope: number,
  article: number,
  urls: readonly string[],
): Promise<void> {
  const [own, ...others] = urls;
  if (own === undefined) return;
  const root = await assign(session, scope, article, own, null);
  for (const url of others) await assign(session, scope, article, url, root);
}

/**
 * Leaves to other articles than `article` their pages that declared the first of the addresses as theirs; see
 * `otherPages`.
 */
export async function leaveOtherPages(
  session: Session,
  scope: number,
  article: number,
  urls: readonly string[],
): Promise<void> {
  const [own] = urls;
  if (own === undefined) return;
  const lead = (key: number, root: number | null): Promise<number> =>
    session.run('UPDATE url SET alias_of = $3 WHERE scope = $1 AND key = $2', scope, key, root);
  const articles = new Set((await rowsOf(session, scope, own)).map((row) => row.article));
  for (const other of articles) {
    if (other === article) continue;
    const [first, ...others] = otherPages(await rowsOfArticle(session, scope, other), urls);
    if (first === undefined) continue;
    await lead(first.key, null);
    for (const { key } of others) await lead(key, first.key);
  }
}

/** @returns the key of the address; of several equivalent ones, that of the first. */
async function assign(
  session: Session,
  scope: number,
  article: number,
  url: string,
  root: number | null,
): Promise<number> {
  const [first, ...equivalent] = await rowsOf(session, scope, url);
  if (first === undefined) {
    const [inserted] = await session.rows<{ key: number }>(
      'INSERT INTO url (scope, url, article, alias_of) VALUES ($1, $2, $3, $4) RETURNING key',
      scope,
      url,
      article,
      root,
    );
    return inserted!.key;
  }
  // An equivalent of the page's own address leads to itself.
  const target = root ?? first.key;
  for (const row of [first, ...equivalent]) await move(session, scope, row, article, target);
  return first.key;
}

async function move(
  session: Session,
  scope: number,
  row: UrlRow,
  article: number,
  target: number,
): Promise<void> {
  await session.run(
    'UPDATE url SET article = $1, alias_of = $2 WHERE scope = $3 AND key = $4',
    article,
    row.key === target ? null : target,
    scope,
    row.key,
  );
  // An alias that now leads elsewhere takes nothing with it: its former page is still there.
  if (row.aliasOf === null) {
    await session.run(
      'UPDATE url SET article = $1, alias_of = $2 WHERE scope = $3 AND alias_of = $4 AND key <> $2',
      article,
      target,
      scope,
      row.key,
    );
  }
  if (row.article === article) return;
  if ((await rowsOfArticle(session, scope, row.article)).length > 0) return;
  await dropDerived(session, scope, row.article);
  const left = await session.run(
    'UPDATE article SET current = NULL WHERE scope = $1 AND key = $2 AND current IS NOT NULL',
    scope,
    row.article,
  );
  await changeCorpus(session, scope, { articles: -left });
}

/** Takes the addresses of an article on one site for aliases of the first of them. */
export async function addSameSiteAliases(session: Session, scope: number, article: number): Promise<void> {
  for (const { key, root } of sameSiteAliases(await rowsOfArticle(session, scope, article)))
    await session.run('UPDATE url SET alias_of = $3 WHERE scope = $1 AND key = $2', scope, key, root);
}
