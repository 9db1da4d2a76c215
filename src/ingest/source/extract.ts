import { Readability } from '@mozilla/readability';
import { UserError } from '../../errors.js';
import { countWords, type Draft, withoutSpans } from '../draft.js';
import { assemble } from './assemble.js';
import { type PageDocument, type PageElement, parsePage } from './dom.js';
import { tidyMarkup } from './markup.js';
import { readMetadata } from './metadata.js';
import { paragraphsOf } from './paragraphs.js';
import { prune } from './prune.js';

/** A page with less prose than this is a headline, a teaser or a wall. */
const MIN_ARTICLE_WORDS = 25;
const WALL =
  /\b(?:we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?(?:partners|vendors)|(?:accept|reject) all|manage (?:your )?(?:preferences|cookies|choices|settings|options)|(?:privacy|cookie) (?:policy|settings|preferences)|your consent|legitimate interest|(?:enable|turn on|allow) (?:javascript|cookies)|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|already a subscriber|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)\b/iu;

/**
 * Finds the article in a page: its text by readability, its labels by what the page says of itself.
 * @param source names the page in messages; @param pageUrl null for a file.
 * @throws UserError `page.no-article` where there is none: a headline, a consent wall, hostile markup.
 */
export function extractArticle(source: string, page: string, pageUrl: string | null): Draft {
  const { html, jsonLd } = tidyMarkup(source, page);
  const document = parsePage(html);
  const labels = readMetadata(document, jsonLd, pageUrl);
  prune(document);
  const pageText = document.body.textContent;
  const content = readable(source, document);
  const paragraphs = content ? paragraphsOf(content).filter(({ text }) => text !== labels.title) : [];
  const { text, furniture } = assemble(paragraphs);
  const prose = withoutSpans(text, furniture);
  if (countWords(prose) < MIN_ARTICLE_WORDS) {
    throw noArticle(
      source,
      WALL.test(pageText) ? 'it shows a consent or sign-in wall' : 'it holds no running text',
    );
  }
  if (isWall(prose)) throw noArticle(source, 'it shows a consent or sign-in wall');
  return { ...labels, text, furniture, alternativeUrls: [] };
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
  const options = { disableJSONLD: true, serializer: (node: unknown) => node as PageElement };
  try {
    return new Readability<PageElement>(document as never, options).parse()?.content ?? null;
  } catch (error) {
    throw noArticle(source, 'its markup cannot be understood', error);
  }
}

/** Whether most of what was found speaks of cookies, consent or subscriptions, as no news story does. */
function isWall(prose: string): boolean {
  const paragraphs = prose.split(/\n\n+/).filter((paragraph) => paragraph !== '');
  return paragraphs.filter((paragraph) => WALL.test(paragraph)).length * 2 > paragraphs.length;
}
