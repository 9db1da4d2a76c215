import { outletName } from '../../text/outlet-name.js';
import { canonicalUrl, siteName } from '../fetch/canonical-url.js';
import type { DocumentMetadata } from '../formats/metadata.js';
import { oneLine } from '../formats/one-line.js';
import { type PageDocument, type PageElement, parsePage } from './dom.js';
import { findArticle, namesOf } from './json-ld.js';
import { parseDate } from './publish-date.js';

const MAX_TITLE_CHARS = 500;
const MAX_NAME_CHARS = 200;

const DATE_PROPERTIES = [
  'article:published_time',
  'og:article:published_time',
  'datePublished',
  'dc.date.issued',
  'dc.date',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publish-date',
  'publishdate',
  'publisheddate',
  'og:pubdate',
  'article.published',
  'article:published',
  'rnews:datepublished',
  'dc.date.created',
  'cxenseparse:recs:publishtime',
  'date',
];

/**
 * The metadata that a page declares: JSON-LD first, then Open Graph and other meta elements, then its heading and
 * `<time>`; the outlet falls back to its host. A modification date is not used as the publish date. `url` is the
 * canonical URL; null without `pageUrl` (a file), since a declared one cannot be checked.
 */
export function readMetadata(
  document: PageDocument,
  jsonLd: readonly string[],
  pageUrl: string | null,
): DocumentMetadata {
  const article = findArticle(jsonLd);
  const meta = metaReader(document);
  const site = oneLine(
    meta('og:site_name') ?? namesOf(article?.publisher)[0] ?? publisherIn(document),
    MAX_NAME_CHARS,
  );
  const outlet = outletName(site) ?? (pageUrl === null ? null : siteName(new URL(pageUrl)));
  const declared = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return {
    title: readTitle(document, article?.headline ?? meta('og:title') ?? article?.name, site ?? outlet),
    outlet,
    author: readAuthor(document, namesOf(article?.author), meta),
    publishedAt: readDate(document, article?.datePublished, meta),
    url: pageUrl === null ? null : canonicalUrl(pageUrl, declared),
  };
}

type MetaReader = (name: string) => string | null;

/** Looks up a meta element by `property`, `name` or `itemprop`, ignoring case; the first one counts. */
function metaReader(document: PageDocument): MetaReader {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const content = element.getAttribute('content')?.trim();
    for (const attribute of ['property', 'name', 'itemprop']) {
      const name = element.getAttribute(attribute)?.toLowerCase();
      if (name && content && !contents.has(name)) contents.set(name, content);
    }
  }
  return (name) => contents.get(name.toLowerCase()) ?? null;
}

function readTitle(
  document: PageDocument,
  declared: string | undefined,
  outlet: string | null,
): string | null {
  const heading = (): string | null => {
    const headings = [...document.querySelectorAll('h1')];
    return headings.length === 1 ? oneLine(headings[0]!.textContent, MAX_TITLE_CHARS) : null;
  };
  const title =
    oneLine(unescapeHtml(declared), MAX_TITLE_CHARS) ??
    heading() ??
    oneLine(document.querySelector('title')?.textContent, MAX_TITLE_CHARS);
  return title && outlet ? withoutSuffix(title, outlet) : title;
}

/** Removes the outlet from "Ministers sign pact | Sample Wire". */
function withoutSuffix(title: string, outlet: string): string {
  const separator = Math.max(...[' | ', ' – ', ' — ', ' - '].map((mark) => title.lastIndexOf(mark)));
  const suffix = title.slice(separator + 3);
  const isOutlet = suffix.localeCompare(outlet, 'en', { sensitivity: 'base' }) === 0;
  return separator > 0 && isOutlet ? title.slice(0, separator) : title;
}

function readAuthor(document: PageDocument, names: readonly string[], meta: MetaReader): string | null {
  const bylines = (): string[] =>
    [...document.querySelectorAll('[itemprop~="author"], [rel~="author"]')].slice(0, 3).map(nameIn);
  const declared = names.length > 0 ? names : [meta('author') ?? meta('article:author') ?? ''];
  const usable = (name: string): boolean => name !== '' && !/^https?:/i.test(name);
  const found = declared.some(usable) ? declared : bylines();
  const clean = found
    .map(
      (name) =>
        unescapeHtml(name)
          ?.replace(/^by:?\s+/i, '')
          .trim() ?? '',
    )
    .filter(usable);
  return oneLine([...new Set(clean)].join(', '), MAX_NAME_CHARS);
}

function publisherIn(document: PageDocument): string | undefined {
  const publisher = document.querySelector('[itemprop~="publisher"]');
  return publisher ? nameIn(publisher) : undefined;
}

function nameIn(element: PageElement): string {
  return (
    element.querySelector('[itemprop~="name"]')?.getAttribute('content') ??
    element.querySelector('[itemprop~="name"]')?.textContent ??
    element.getAttribute('content') ??
    element.textContent
  );
}

/** The first valid date. A `<time>` counts if it is marked as the publish date or is the only one. */
function readDate(document: PageDocument, declared: string | undefined, meta: MetaReader): string | null {
  const marked = document.querySelector('[itemprop~="datePublished"]');
  const times = [...document.querySelectorAll('article time[datetime], main time[datetime], time[datetime]')];
  const onlyTime =
    new Set(times.map((time) => time.getAttribute('datetime'))).size === 1 ? times[0] : undefined;
  const candidates = [
    declared,
    ...DATE_PROPERTIES.map(meta),
    ...[marked, document.querySelector('time[pubdate]'), onlyTime].map(
      (element) => element?.getAttribute('datetime') ?? element?.getAttribute('content'),
    ),
  ];
  for (const candidate of candidates) {
    const date = candidate ? parseDate(candidate) : null;
    if (date !== null) return date;
  }
  return null;
}

/** Decodes HTML in JSON-LD, which templates often escape as in "Q&amp;A". */
function unescapeHtml(value: string | undefined): string | undefined {
  return value?.includes('&') ? parsePage(value.replaceAll('<', '&lt;')).body.textContent : value;
}
