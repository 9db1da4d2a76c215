import { Readability } from '@mozilla/readability';
import type { UserError } from '../../domain/errors.js';
import { ingestErrors, type NoArticleReason } from '../errors.js';
import { countWords, type ParsedDocument, withoutSpans } from '../parsed-document.js';
import { assemble } from './assemble.js';
import { type PageDocument, type PageElement, parsePage } from './dom.js';
import { findArticle } from './json-ld.js';
import { tidyMarkup } from './markup.js';
import { readMetadata } from './metadata.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { keepOneArticle, prune } from './prune.js';

/** A page with less prose is a headline, a teaser, or a consent or sign-in wall. */
const MIN_ARTICLE_WORDS = 25;
const MAX_NAMED_SHARE = 0.4;
const WALL_RE =
  /\b(?:we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?(?:partners|vendors)|(?:accept|reject) all|manage (?:your )?(?:preferences|cookies|choices|settings|options)|(?:privacy|cookie) (?:policy|settings|preferences)|your consent|legitimate interest|(?:enable|turn on|allow) (?:javascript|cookies)|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|already a subscriber|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)\b/iu;

/**
 * Extracts the article of a page: its text with readability, its metadata from what the page declares.
 * @param source Names the page in messages.
 * @param pageUrl Null for a file.
 * @throws UserError `page.no-article`: a headline, a consent wall, hostile markup.
 */
export function extractArticle(source: string, page: string, pageUrl: string | null): ParsedDocument {
  const { html, jsonLd } = tidyMarkup(source, page);
  const document = parsePage(html);
  const metadata = readMetadata(document, jsonLd, pageUrl);
  prune(document);
  keepOneArticle(document, metadata.title);
  const pageText = document.body.textContent;
  const content = readable(source, document);
  const paragraphs = content ? paragraphsOf(content).filter(({ text }) => text !== metadata.title) : [];
  const { text, boilerplate } = assemble(trustNames(paragraphs));
  const prose = withoutSpans(text, boilerplate);
  if (countWords(prose) < MIN_ARTICLE_WORDS) {
    const described = describedArticle(source, jsonLd);
    if (described) return { ...metadata, ...described, alternativeUrls: [] };
    throw noArticle(source, WALL_RE.test(pageText) ? 'wall' : 'no-text');
  }
  if (isWall(prose)) throw noArticle(source, 'wall');
  return { ...metadata, text, boilerplate, alternativeUrls: [] };
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

/** The text that a page rendered by scripts declares for search engines in JSON-LD; null if that is not an article. */
function describedArticle(source: string, jsonLd: readonly string[]): ReturnType<typeof assemble> | null {
  const body = findArticle(jsonLd)?.articleBody;
  if (body === undefined) return null;
  const { html } = tidyMarkup(source, body.replace(/\r?\n/g, '<br>'));
  const described = assemble(trustNames(paragraphsOf(parsePage(html).body)));
  const prose = withoutSpans(described.text, described.boilerplate);
  return countWords(prose) >= MIN_ARTICLE_WORDS && !isWall(prose) ? described : null;
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
