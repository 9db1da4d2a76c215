import { canonicalUrl, declaredArticleUrl } from '../../fetch/canonical-url.js';
import type { DocumentMetadata } from '../../formats/metadata.js';
import { oneLine } from '../../formats/one-line.js';
import { languageOf } from '../../language.js';
import { type PageDocument, type PageElement, parsePage } from '../dom.js';
import { homeNames } from './home-names.js';
import { findArticle, namesOf } from './json-ld.js';
import { type MetaElements, readMetaElements } from './meta-elements.js';
import { readAuthor } from './page-author.js';
import { readPublishDate } from './page-date.js';
import { readOutlet } from './page-outlet.js';
import { readTitle, shownHeadings } from './page-title.js';
import type { HiddenNodes } from './shown-text.js';

const MAX_CHARS = 500;
const LANGUAGE_SAMPLE_CHARS = 20_000;

export interface PageFacts {
  /** Null for a file. */
  readonly pageUrl: string | null;
  /** BCP 47 tag that the page declares; null if it declares none. */
  readonly language: string | null;
  /** Later dates are mistakes. */
  readonly now: Date;
  /** No labels are read from these, unless they are marked as microdata. */
  readonly hidden: HiddenNodes;
}

/**
 * The metadata of a page: as it declares it, checked against what it shows. A modification date is not used as the
 * publish date. `url` is the canonical URL; of a file, the declared one, which nobody has checked.
 */
export function readMetadata(
  document: PageDocument,
  jsonLd: readonly string[],
  { pageUrl, language, now, hidden }: PageFacts,
): DocumentMetadata {
  const meta = readMetaElements(document);
  const pageTitle = oneLine(document.querySelector('title')?.textContent, MAX_CHARS);
  const declaredUrl =
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? meta.get('og:url');
  const url = pageUrl === null ? null : canonicalUrl(pageUrl, declaredUrl);
  const urls = [...new Set([url, pageUrl].filter((one) => one !== null))];
  const ogTitle = unescapeHtml(meta.get('og:title'));
  const headings = shownHeadings(document, hidden);
  const headingsNamed = (name: string): string[] =>
    headings.filter((heading) => heading.name === name).map(({ text }) => text);
  const article = findArticle(jsonLd, {
    titles: [ogTitle, pageTitle, ...headingsNamed('h1')].flatMap((title) => title || []),
    subheadings: headingsNamed('h2'),
    urls,
  });

  const publishers = namesOf(article?.publisher).map(unescapeHtml);
  const { outlet, site } = readOutlet(
    [
      unescapeHtml(meta.get('og:site_name')),
      ...publishers,
      publisherIn(document),
      meta.get('application-name'),
      sourceIn(document),
    ],
    { pageTitle, pageUrl, homeNames: () => homeNames(document, pageUrl) },
  );
  const title = readTitle({
    declared: [
      unescapeHtml(article?.headline),
      ogTitle,
      unescapeHtml(article?.name),
      unescapeHtml(meta.get('twitter:title')),
    ],
    pageTitle,
    headings,
    site,
    publishers: publishers.filter((name) => name !== undefined),
    pageUrl,
  });
  return {
    title,
    outlet,
    author: readAuthor(
      document,
      declaredAuthors(namesOf(article?.author), meta),
      { name: site, url: pageUrl },
      { title, hidden },
    ),
    publishedAt: readPublishDate(document, {
      described: [article?.datePublished, article?.dateCreated],
      meta,
      title,
      urls,
      language: languageTag(document, language ?? article?.inLanguage ?? meta.get('og:locale')),
      now,
      hidden,
    }),
    url: pageUrl === null ? declaredArticleUrl(declaredUrl ?? null) : url,
  };
}

function declaredAuthors(described: readonly string[], meta: MetaElements): string[][] {
  const names = [
    'author',
    'article:author',
    'byl',
    'dc.creator',
    'sailthru.author',
    'parsely-author',
    'citation_author',
    'dable:author',
  ];
  return [writersBesides(described, meta), described, ...names.map((name) => [meta.get(name) ?? ''])].map(
    (all) => all.map((name) => unescapeHtml(name) ?? ''),
  );
}

/** All authors in what a card shows as "Written by", where a template describes only the first of them. */
function writersBesides([first, ...others]: readonly string[], meta: MetaElements): string[] {
  const written = meta.get('twitter:label1') === 'Written by' ? (meta.get('twitter:data1') ?? '') : '';
  const isMore = first !== undefined && others.length === 0 && written.startsWith(`${first}, `);
  return isMore ? written.split(', ') : [];
}

/** The language of the text, which templates often declare wrongly, with the declared country if the two agree. */
function languageTag(document: PageDocument, declared: string | null | undefined): string | null {
  const found = languageOf(document.body.textContent.slice(0, LANGUAGE_SAMPLE_CHARS));
  const own = found === 'und' ? null : (Intl.getCanonicalLocales(found)[0] ?? null);
  const tag = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/i.test(declared ?? '')
    ? declared!.replaceAll('_', '-')
    : null;
  return tag !== null && (own === null || tag.toLowerCase().split('-')[0] === own) ? tag : own;
}

function publisherIn(document: PageDocument): string | undefined {
  const publisher = document.querySelector('[itemprop~="publisher"]');
  return publisher ? nameIn(publisher) : undefined;
}

/** The organisation that an hNews page names as the source of its story. */
const sourceIn = (document: PageDocument): string | undefined =>
  (document.querySelector('.source-org .org, .source-org .fn') ?? document.querySelector('.source-org'))
    ?.textContent;

function nameIn(element: PageElement): string {
  return (
    element.querySelector('[itemprop~="name"]')?.getAttribute('content') ??
    element.querySelector('[itemprop~="name"]')?.textContent ??
    element.getAttribute('content') ??
    element.textContent
  );
}

/** Decodes HTML in JSON-LD, which templates often escape as in "Q&amp;A". */
function unescapeHtml(value: string | null | undefined): string | undefined {
  if (!value) return undefined;
  return value.includes('&') ? parsePage(value.replaceAll('<', '&lt;')).body.textContent : value;
}
