import { Readability } from '@mozilla/readability';
import type { UserError } from '../../domain/errors.js';
import { ingestErrors, type NoArticleReason } from '../errors.js';
import { countWords, type ParsedDocument, withoutSpans } from '../parsed-document.js';
import { assemble } from './assemble.js';
import { type PageDocument, type PageElement, parsePage } from './dom.js';
import { findArticle } from './json-ld.js';
import { type TidyMarkup, tidyMarkup } from './markup.js';
import { readMetadata } from './metadata.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { keepOneArticle, prune } from './prune.js';

/** A page with less prose is a headline, a teaser, or a consent or sign-in wall. */
const MIN_ARTICLE_WORDS = 25;
const MAX_NAMED_SHARE = 0.4;
const WALL_RE =
  /\b(?:we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?(?:partners|vendors)|(?:accept|reject) all|manage (?:your )?(?:preferences|cookies|choices|settings|options)|(?:privacy|cookie) (?:policy|settings|preferences)|your consent|legitimate interest|(?:enable|turn on|allow) (?:javascript|cookies)|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|already a subscriber|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)\b/iu;

type Extracted = ReturnType<typeof assemble>;

/**
 * Extracts the article of a page: its text with readability, its metadata from what the page declares. If the page as
 * delivered shows no article, what a script may show is read instead, and marked as hidden.
 * @param source Names the page in messages.
 * @param pageUrl Null for a file.
 * @throws UserError `page.no-article`: a headline, a consent wall, hostile markup.
 */
export function extractArticle(source: string, page: string, pageUrl: string | null): ParsedDocument {
  const markup = tidyMarkup(source, page);
  const document = parsePage(markup.html, markup.bodyAttributes);
  const metadata = { ...readMetadata(document, markup.jsonLd, pageUrl), alternativeUrls: [] };
  prune(document, markup.styleSheets);
  const isWallPage = WALL_RE.test(document.body.textContent);
  const shown = articleIn(source, document, metadata.title);
  if (shown) return { ...metadata, ...shown };

  const described = describedParagraphs(source, markup.jsonLd);
  const visible = described.length > 0 ? visibleParagraphs(markup) : null;
  const confirmed = visible && proseOf(described.filter(({ text }) => visible.has(text)));
  if (confirmed) return { ...metadata, ...confirmed };
  const hidden = articleIn(source, revealedPage(markup), metadata.title) ?? proseOf(described);
  if (hidden) return { ...metadata, ...hidden, isHidden: true };
  throw noArticle(source, isWallPage ? 'wall' : 'no-text');
}

/** The paragraphs that a browser shows before any script runs. */
function visibleParagraphs({ html, bodyAttributes, styleSheets }: TidyMarkup): Set<string> {
  const document = parsePage(html, bodyAttributes);
  prune(document, styleSheets);
  return new Set(paragraphsOf(document.body).map(({ text }) => text));
}

/** The page with what a script may show: the hidden parts that contain its article, and what only sheets hide. */
function revealedPage({ html }: TidyMarkup): PageDocument {
  const document = parsePage(html);
  prune(document, [], { revealed: true });
  return document;
}

/** Null for too little prose. @throws UserError `page.no-article` for a wall and markup that cannot be parsed. */
function articleIn(source: string, document: PageDocument, title: string | null): Extracted | null {
  keepOneArticle(document, title);
  const content = readable(source, document);
  const paragraphs = content ? paragraphsOf(content).filter(({ text }) => text !== title) : [];
  const extracted = assemble(trustNames(paragraphs));
  const prose = withoutSpans(extracted.text, extracted.boilerplate);
  if (countWords(prose) < MIN_ARTICLE_WORDS) return null;
  if (isWall(prose)) throw noArticle(source, 'wall');
  return extracted;
}

function noArticle(source: string, reason: NoArticleReason, cause?: unknown): UserError {
  return ingestErrors.noArticle({ source, reason }, { cause });
}

/** The element that readability selects. Its errors, on malformed markup, count as no article. */
function readable(source: string, document: PageDocument): PageElement | null {
  const options = {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node: unknown) => node as PageElement,
  };
  try {
    return new Readability<PageElement>(document as never, options).parse()?.content ?? null;
  } catch (error) {
    throw noArticle(source, 'markup', error);
  }
}

/** The article that a page declares for search engines in JSON-LD. */
function describedParagraphs(source: string, jsonLd: readonly string[]): Paragraph[] {
  const body = findArticle(jsonLd)?.articleBody;
  if (body === undefined) return [];
  const { html } = tidyMarkup(source, body.replace(/\r?\n/g, '<br>'));
  return paragraphsOf(parsePage(html).body);
}

/** Null if the paragraphs are no article. */
function proseOf(paragraphs: readonly Paragraph[]): Extracted | null {
  const extracted = assemble(trustNames(paragraphs));
  const prose = withoutSpans(extracted.text, extracted.boilerplate);
  return countWords(prose) >= MIN_ARTICLE_WORDS && !isWall(prose) ? extracted : null;
}

/** Ignores the class names of a template that names too much of its prose like boilerplate. */
function trustNames(paragraphs: readonly Paragraph[]): { text: string; boilerplate: boolean }[] {
  const prose = paragraphs.filter(({ boilerplate }) => !boilerplate);
  const chars = (all: readonly Paragraph[]): number => all.reduce((sum, { text }) => sum + text.length, 0);
  const named = chars(prose.filter((paragraph) => paragraph.named));
  const trusted = named <= chars(prose) * MAX_NAMED_SHARE;
  return paragraphs.map(({ text, boilerplate, named: isNamed }) => ({
    text,
    boilerplate: boilerplate || (isNamed && trusted),
  }));
}

/** True if most paragraphs are about cookies, consent or subscriptions. */
function isWall(prose: string): boolean {
  const paragraphs = prose.split(/\n\n+/).filter((paragraph) => paragraph !== '');
  return paragraphs.filter((paragraph) => WALL_RE.test(paragraph)).length * 2 > paragraphs.length;
}
