/**
 * Which addresses lead to which page. `url.alias_of` is the key of the page's own address; null for that address
 * itself. An alias belongs to the same article as the address it leads to.
 */
import { pageOf, siteOf, urlVariants } from './url-variants.js';

export interface UrlRow {
  readonly key: number;
  readonly url: string;
  readonly article: number;
  readonly aliasOf: number | null;
}

/** The key of the page's own address. */
const rootOf = ({ key, aliasOf }: UrlRow): number => aliasOf ?? key;

/**
 * The addresses of an article, parted by whether they belong to the page that `urls` (its own address first) led to.
 * If the article has that page's own address, an alias among them says nothing about the page that it led to before.
 */
export function partRows(
  rows: readonly UrlRow[],
  urls: readonly string[],
): { readonly page: UrlRow[]; readonly others: UrlRow[] } {
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

/**
 * The aliases of an address that are other pages of its site and not among `urls` (the address first): a text found
 * there says nothing about them, since they may only have declared the address as theirs.
 */
export function otherPages(rows: readonly UrlRow[], urls: readonly string[]): UrlRow[] {
  const [own] = urls;
  if (own === undefined) return [];
  const given = new Set(urls.flatMap(urlVariants));
  const roots = new Set(urlVariants(own));
  const root = rows.find(({ url, aliasOf }) => aliasOf === null && roots.has(url))?.key;
  return rows.filter(
    ({ url, aliasOf }) =>
      root !== undefined &&
      aliasOf === root &&
      !given.has(url) &&
      siteOf(url) === siteOf(own) &&
      !isSamePage(url, own),
  );
}

function isSamePage(url: string, own: string | undefined): boolean {
  const [one, other] = [pageOf(url), own === undefined ? null : pageOf(own)];
  return one !== null && one.site === other?.site && one.path === other.path;
}

/** The addresses of an article that, on one site, are aliases of the first (`root`) of them. */
export function sameSiteAliases(rows: readonly UrlRow[]): { readonly key: number; readonly root: number }[] {
  const roots = new Map<string, number>();
  return rows.flatMap(({ key, url, aliasOf }) => {
    const root = roots.get(siteOf(url));
    if (root === undefined) roots.set(siteOf(url), aliasOf ?? key);
    return root !== undefined && aliasOf === null && root !== key ? [{ key, root }] : [];
  });
}
