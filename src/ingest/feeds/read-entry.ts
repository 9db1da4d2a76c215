import type { Span } from '../../domain/article.js';
import { splitText } from '../../text/analyse.js';
import { domainOf, isDomain } from '../../text/outlet-host.js';
import { outletName } from '../../text/outlet-name.js';
import { siteName } from '../fetch/canonical-url.js';
import { assemble } from '../html/assemble.js';
import { parsePage } from '../html/dom.js';
import { tidyMarkup } from '../html/markup.js';
import { paragraphsOf } from '../html/paragraphs/paragraphs.js';
import { prune } from '../html/pruning/prune.js';
import { type ParsedDocument, requireSentence } from '../parse/parsed-document.js';
import type { EntryContent } from './parse/entry-content.js';

/** The text of a feed entry as a source. */
export interface EntrySource {
  readonly kind: 'entry';
  readonly url: string;
  readonly feedUrl: string;
  /** Title of the feed. */
  readonly feedTitle: string | null;
  readonly content: EntryContent;
}

/** "… […]", "Read more", "Continue reading →": the text goes on in the page. */
const CUT_RE = /(?:\[?(?:…|\.{3})\]?|\b(?:read|continue|keep) (?:more|on|reading)\b[^.!?]{0,60})\s*$/iu;
/** "The post Pier closes appeared first on Harbour News.", which WordPress adds. */
const ADDED_RE =
  /^(?:the post|this (?:post|article|story)) .{1,300}? (?:appeared first|first appeared|was originally published) (?:on|in|at) .{1,100}$/iu;

/** "#quay @ann https://example.org/": labels and addresses alone. */
const LABEL_RE = /^(?:[#@]|https?:\/\/)\S*$/iu;
/** "12:30 The slipway": a chapter of a recording. */
const CHAPTER_RE = /^[([]?\d{1,2}(?::\d{2}){1,2}\b/;
/** "Subscribe here: https://…": a line with an address has at least so many words if it is prose. */
const MIN_WORDS_BESIDE_ADDRESS = 10;

/** True for a line of notes that no reader would quote: labels, chapters, addresses with a word on what they are. */
function isListed(line: string): boolean {
  const words = line.split(/\s+/u);
  const labels = words.filter((word) => LABEL_RE.test(word)).length;
  if (labels === words.length || CHAPTER_RE.test(line)) return true;
  return /https?:\/\//i.test(line) && words.length - labels < MIN_WORDS_BESIDE_ADDRESS;
}

/**
 * Reads the article that a feed entry itself contains. A last sentence that is cut off, and what the blog software adds,
 * are boilerplate.
 * @throws UserError `source.empty`, `page.no-article` for hostile markup.
 */
export function readEntry({ url, feedUrl, feedTitle, content }: EntrySource): ParsedDocument {
  const markup = tidyMarkup(url, content.html ?? '');
  const document = parsePage(markup.html, markup.bodyAttributes);
  prune(document, markup.styleSheets);
  const paragraphs = paragraphsOf(document.body).filter(({ text }) => text !== content.title);
  const { text, boilerplate } = assemble(
    paragraphs.map((paragraph) => ({
      text: paragraph.text,
      boilerplate:
        paragraph.boilerplate || paragraph.named || ADDED_RE.test(paragraph.text) || isListed(paragraph.text),
    })),
  );
  const marked = withoutLabels(text, withCutEnd(text, boilerplate));
  requireSentence(url, text, marked);
  return {
    text,
    boilerplate: marked,
    title: content.title,
    outlet: outletOf(url, feedUrl, feedTitle),
    author: content.author,
    publishedAt: content.publishedAt,
    url,
    alternativeUrls: [],
  };
}

/**
 * The feed speaks for its own site. An entry of another site has the feed's domain for its outlet, since the page is not
 * asked, and nobody but the feed says that the text is of its outlet. Such a name is of no other kind of feed.
 */
function outletOf(url: string, feedUrl: string, feedTitle: string | null): string {
  const [page, feed] = [new URL(url), new URL(feedUrl)];
  if (domainOf(page.hostname) !== domainOf(feed.hostname)) return domainOf(feed.hostname);
  const name = outletName(feedTitle);
  return name === null || isDomain(name) ? siteName(page) : name;
}

function withCutEnd(text: string, boilerplate: readonly Span[]): readonly Span[] {
  const last = splitText(text, boilerplate).at(-1)?.span;
  if (!last || !CUT_RE.test(text.slice(last.start, last.end))) return boilerplate;
  return [...boilerplate, last].toSorted((one, other) => one.start - other.start);
}

/** Marks the sentences that consist of labels: "#quay #boats" after the last full stop of a post. */
function withoutLabels(text: string, boilerplate: readonly Span[]): readonly Span[] {
  const labels = splitText(text, boilerplate)
    .map(({ span }) => span)
    .filter(({ start, end }) => isListed(text.slice(start, end)));
  return [...boilerplate, ...labels].toSorted((one, other) => one.start - other.start);
}
