import { countWords } from '../parse/parsed-document.js';
import { type PageDocument, parsePage } from './dom.js';
import { findArticle, type JsonLdArticle } from './labels/json-ld.js';
import { tidyMarkup } from './markup.js';
import type { Paragraph } from './paragraphs/paragraph.js';
import { paragraphsOf } from './paragraphs/paragraphs.js';

/** Between the paragraphs of a text, unless it has one line for each. */
const BLANK_LINE_RE = /\n[ \t\r]{0,100}\n/;
/** Where two paragraphs were joined: "… in the hall.Ships will …". */
const JOINT_RE = /(?<=\p{Ll}{3}[.!?…]["”’]?)(?=["“‘]?\p{Lu}\p{Ll})/gu;
const MAX_HEADINGS = 50;
/** Of a live blog. */
const MAX_POSTS = 1000;
const MAX_POSTS_CHARS = 1_000_000;
const MIN_HEADING_WORDS = 2;
const MAX_HEADING_CHARS = 200;

/** The article with this title that a page declares for search engines in JSON-LD. */
export const describedArticle = (jsonLd: readonly string[], title: string | null): JsonLdArticle | null =>
  findArticle(jsonLd, { titles: title === null ? [] : [title], subheadings: [], urls: [] });

/** The headings within the article of a page. */
export const headingsOf = (document: PageDocument): string[] =>
  [...document.querySelectorAll('h2, h3, h4')]
    .slice(0, MAX_HEADINGS)
    .map(({ textContent }) => textContent.replace(/\s+/gu, ' ').trim())
    .filter((text) => text.length <= MAX_HEADING_CHARS && countWords(text) >= MIN_HEADING_WORDS);

/**
 * The paragraphs of a declared article. A text without line breaks is divided where a sentence ends without a space, and
 * around the headings of the page.
 */
export function describedParagraphs(
  source: string,
  article: Pick<JsonLdArticle, 'articleBody' | 'liveBlogUpdate'> | null,
  headings: readonly string[],
): Paragraph[] {
  const body = article?.articleBody ?? postsOf(article);
  if (body === '') return [];
  const lines = body.trim().includes('\n') ? body : divided(body, headings);
  const lineBreak = BLANK_LINE_RE.test(lines) ? '<br>' : '<br><br>';
  const { html } = tidyMarkup(source, lines.replace(/\r?\n/g, lineBreak));
  return paragraphsOf(parsePage(html).body);
}

const postsOf = (article: Pick<JsonLdArticle, 'liveBlogUpdate'> | null): string =>
  (article?.liveBlogUpdate ?? [])
    .slice(0, MAX_POSTS)
    .flatMap(({ articleBody }) => articleBody?.trim() || [])
    .join('\n\n')
    .slice(0, MAX_POSTS_CHARS);

function divided(body: string, headings: readonly string[]): string {
  const text = headings.reduce((rest, heading) => {
    const at = rest.indexOf(heading);
    const end = at + heading.length;
    const isJoined = at > 0 && /\S/.test(rest[at - 1]!) && /\S/.test(rest[end] ?? ' ');
    return isJoined ? `${rest.slice(0, at)}\n\n${heading}\n\n${rest.slice(end)}` : rest;
  }, body);
  return text.replace(JOINT_RE, '\n\n');
}
