import { Readability } from '@mozilla/readability';
import { UserError } from '../../domain/errors.js';
import { countWords, type ParsedDocument, withoutSpans } from '../parsed-document.js';
import { assemble } from './assemble.js';
import { type PageDocument, type PageElement, parsePage } from './dom.js';
import { findArticle } from './json-ld.js';
import { tidyMarkup } from './markup.js';
import { readMetadata } from './metadata.js';
import { type Paragraph, paragraphsOf } from './paragraphs.js';
import { keepOneArticle, prune } from './prune.js';

/** A page with less prose than this is a headline, a teaser or a wall. */
const MIN_ARTICLE_WORDS = 25;
const MAX_NAMED_SHARE = 0.4;
const WALL =
  /\b(?:we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?(?:partners|vendors)|(?:accept|reject) all|manage (?:your )?(?:preferences|cookies|choices|settings|options)|(?:privacy|cookie) (?:policy|settings|preferences)|your consent|legitimate interest|(?:enable|turn on|allow) (?:javascript|cookies)|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|already a subscriber|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)\b/iu;

/**
 * Finds the article in a page: its text by readability, its labels by what the page says of itself.
 * @param source names the page in messages; @param pageUrl null for a file.
 * @throws UserError `page.no-article` where there is none: a headline, a consent wall, hostile markup.
 */
export function extractArticle(source: string, page: string, pageUrl: string | null): ParsedDocument {
  const { html, jsonLd } = tidyMarkup(source, page);
  const document = parsePage(html);
  const labels = readMetadata(document, jsonLd, pageUrl);
  prune(document);
  keepOneArticle(document, labels.title);
  const pageText = document.body.textContent;
  const content = readable(source, document);
  const paragraphs = content ? paragraphsOf(content).filter(({ text }) => text !== labels.title) : [];
  const { text, boilerplate } = assemble(trustNames(paragraphs));
  const prose = withoutSpans(text, boilerplate);
  if (countWords(prose) < MIN_ARTICLE_WORDS) {
    const described = describedArticle(source, jsonLd);
    if (described) return { ...labels, ...described, alternativeUrls: [] };
    throw noArticle(
      source,
      WALL.test(pageText) ? 'it shows a consent or sign-in wall' : 'it holds no running text',
    );
  }
  if (isWall(prose)) throw noArticle(source, 'it shows a consent or sign-in wall');
  return { ...labels, text, boilerplate, alternativeUrls: [] };
}

function noArticle(source: string, why: string, cause?: unknown): UserError {
  return new UserError(
    'page.no-article',
    `No article was found in ${source}: ${why}. Open it in a browser and paste the text.`,
    { cause },
  );
}

/** Readability's choice. It may stumble over markup that no author wrote, which says the same as finding nothing. */
function readable(source: string, document: PageDocument): PageElement | null {
  const options = {
    disableJSONLD: true,
    keepClasses: true,
    serializer: (node: unknown) => node as PageElement,
  };
  try {
    return new Readability<PageElement>(document as never, options).parse()?.content ?? null;
  } catch (error) {
    throw noArticle(source, 'its markup cannot be understood', error);
  }
}

/** The text that a page drawn by scripts gives to search engines; null where that is no article either. */
function describedArticle(source: string, jsonLd: readonly string[]): ReturnType<typeof assemble> | null {
  const body = findArticle(jsonLd)?.articleBody;
  if (body === undefined) return null;
  const { html } = tidyMarkup(source, body.replace(/\r?\n/g, '<br>'));
  const described = assemble(trustNames(paragraphsOf(parsePage(html).body)));
  const prose = withoutSpans(described.text, described.boilerplate);
  return countWords(prose) >= MIN_ARTICLE_WORDS && !isWall(prose) ? described : null;
}

/** A template that names its prose like boilerplate is not asked what anything is. */
function trustNames(paragraphs: readonly Paragraph[]): { text: string; boilerplate: boolean }[] {
  const prose = paragraphs.filter(({ boilerplate }) => !boilerplate);
  const chars = (some: readonly Paragraph[]): number => some.reduce((sum, { text }) => sum + text.length, 0);
  const named = chars(prose.filter((paragraph) => paragraph.named));
  const trusted = named <= chars(prose) * MAX_NAMED_SHARE;
  return paragraphs.map(({ text, boilerplate, named: isNamed }) => ({
    text,
    boilerplate: boilerplate || (isNamed && trusted),
  }));
}

/** Whether most of what was found speaks of cookies, consent or subscriptions, as no news story does. */
function isWall(prose: string): boolean {
  const paragraphs = prose.split(/\n\n+/).filter((paragraph) => paragraph !== '');
  return paragraphs.filter((paragraph) => WALL.test(paragraph)).length * 2 > paragraphs.length;
}
