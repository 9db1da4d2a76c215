import { canonicalUrl, siteName } from '../fetch/canonical-url.js';
import type { DocumentMetadata } from '../formats/front-matter.js';
import { normaliseText } from '../formats/normalise-text.js';
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
 * What a page says of itself: JSON-LD first, then Open Graph and other meta elements, then its visible heading
 * and `<time>`; the outlet last from its host. A modification date is no publish date. `url` is the canonical
 * one; without `pageUrl` (a file) a claim cannot be checked, so there is none.
 */
export function readMetadata(
  document: PageDocument,
  jsonLd: readonly string[],
  pageUrl: string | null,
): DocumentMetadata {
  const article = findArticle(jsonLd);
  const meta = metaReader(document);
  const outlet =
    line(meta('og:site_name') ?? namesOf(article?.publisher)[0] ?? publisherIn(document), MAX_NAME_CHARS) ??
    (pageUrl === null ? null : siteName(new URL(pageUrl)));
  const claimed = document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? meta('og:url');
  return {
    title: readTitle(document, article?.headline ?? meta('og:title') ?? article?.name, outlet),
    outlet,
    author: readAuthor(document, namesOf(article?.author), meta),
    publishedAt: readDate(document, article?.datePublished, meta),
    url: pageUrl === null ? null : canonicalUrl(pageUrl, claimed),
  };
}

type MetaReader = (name: string) => string | null;

/** Looks a meta element up by `property`, `name` or `itemprop`, whatever the case; the first one counts. */
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
    return headings.length === 1 ? line(headings[0]!.textContent, MAX_TITLE_CHARS) : null;
  };
  const title =
    line(unescapeHtml(declared), MAX_TITLE_CHARS) ??
    heading() ??
    line(document.querySelector('title')?.textContent, MAX_TITLE_CHARS);
  return title && outlet ? withoutSuffix(title, outlet) : title;
}

/** "Ministers sign pact | Sample Wire" without the outlet. */
function withoutSuffix(title: string, outlet: string): string {
  const suffix = /^(.*\S)\s+[|–—-]\s+([^|–—]+)$/u.exec(title);
  const same = (a: string, b: string): boolean => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0;
  return suffix && same(suffix[2]!.trim(), outlet) ? suffix[1]! : title;
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
  return line([...new Set(clean)].join(', '), MAX_NAME_CHARS);
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

/** The first date that can be read. A `<time>` counts where the page marks it as the publish date, or has no other. */
function readDate(document: PageDocument, declared: string | undefined, meta: MetaReader): string | null {
  const marked = document.querySelector('[itemprop~="datePublished"]');
  const times = [...document.querySelectorAll('article time[datetime], main time[datetime], time[datetime]')];
  const alone = new Set(times.map((time) => time.getAttribute('datetime'))).size === 1 ? times[0] : undefined;
  const candidates = [
    declared,
    ...DATE_PROPERTIES.map(meta),
    ...[marked, document.querySelector('time[pubdate]'), alone].map(
      (element) => element?.getAttribute('datetime') ?? element?.getAttribute('content'),
    ),
  ];
  for (const candidate of candidates) {
    const date = candidate ? parseDate(candidate) : null;
    if (date !== null) return date;
  }
  return null;
}

/** JSON-LD is written by templates that escape for HTML first: "Q&amp;A". */
function unescapeHtml(value: string | undefined): string | undefined {
  return value?.includes('&') ? parsePage(value.replaceAll('<', '&lt;')).body.textContent : value;
}

/** One line of text of at most `max` characters; null for blank. */
function line(value: string | null | undefined, max: number): string | null {
  const flat = normaliseText((value ?? '').slice(0, max * 4)).replace(/\n+/g, ' ');
  return flat === '' ? null : [...flat].slice(0, max).join('').trim();
}
