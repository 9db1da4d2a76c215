import { oneLine } from '../../formats/one-line.js';
import { parsePage } from '../../html/dom.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Markup } from './raw-feed.js';

/** A longer text of one entry is not used. */
const MAX_HTML_CHARS = 500_000;
const MAX_LINE_CHARS = 2000;

/** Without markup, since counters and tracking pixels change with every fetch. */
export const wordsOf = (html: string | undefined): string =>
  (html ?? '')
    .replace(/<[^<>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** A title or name without markup; entities and tags of HTML are resolved. */
export function plainLine({ value, isHtml }: Markup, maxChars: number): string | null {
  const written = value?.slice(0, MAX_LINE_CHARS);
  const text =
    isHtml && written !== undefined && /[<&]/.test(written) ? parsePage(written).body.textContent : written;
  return oneLine(text, maxChars);
}

/** The text with the most words, as HTML. */
export function longestText(texts: readonly Markup[]): {
  readonly html: string | null;
  readonly words: number;
} {
  let longest: { html: string | null; words: number } = { html: null, words: 0 };
  for (const { value, isHtml } of texts) {
    if (value === undefined || value.length > MAX_HTML_CHARS) continue;
    const words = countWords(isHtml ? wordsOf(value) : value);
    if (words > longest.words)
      longest = { html: isHtml ? markedUp(value) : paragraphs(escaped(value)), words };
  }
  return longest;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** HTML without any tag is plain text with entities. */
const markedUp = (html: string): string => (/<[a-z!/]/i.test(html) ? html : paragraphs(html));

const paragraphs = (text: string): string =>
  text
    .split(/[\r\n]+/)
    .map((line) => `<p>${line}</p>`)
    .join('\n');
