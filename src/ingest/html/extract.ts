import { Readability } from '@mozilla/readability';
import type { UserError } from '../../domain/errors.js';
import type { Omission } from '../../domain/ingest-note.js';
import { parseDate } from '../../text/dates/parse-date.js';
import { plausibleDate } from '../../text/dates/plausible-date.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { ingestErrors, type NoArticleReason } from '../errors.js';
import { countWords, type ParsedDocument, withoutSpans } from '../parse/parsed-document.js';
import { keepOneArticle } from './articles.js';
import { assemble } from './assemble.js';
import { describedArticle, describedParagraphs, headingsOf } from './described-text.js';
import { forgetRootAttributes, type PageDocument, type PageElement, parsePage } from './dom.js';
import { isErrorPage } from './error-page.js';
import { claimsReviewed } from './labels/json-ld.js';
import { readMetadata } from './labels/metadata.js';
import { authorsNamed } from './labels/page-author.js';
import { type HiddenNodes, hiddenNodes, NOTHING_HIDDEN } from './labels/shown-text.js';
import { markBoxes, markNotes, trustMarks } from './mark-paragraphs.js';
import { type TidyMarkup, tidyMarkup } from './markup.js';
import { nextPageUrl } from './next-page.js';
import { articleInData } from './page-data.js';
import type { Paragraph } from './paragraphs/paragraph.js';
import { paragraphsOf } from './paragraphs/paragraphs.js';
import { keepCaptionsOfStory } from './paragraphs/picture-story.js';
import { plainWords } from './paragraphs/plain-words.js';
import { removeAmpElements } from './pruning/amp-elements.js';
import { removeHoverCards } from './pruning/hover-cards.js';
import { removeInlineLabels } from './pruning/inline-labels.js';
import { type Pruned, prune, removeInlineNames } from './pruning/prune.js';
import { placeStreamedParts } from './pruning/streamed-parts.js';
import { completeSelection } from './selection.js';
import { hiddenParts as findHiddenParts } from './styles/hidden-parts.js';
import { cardsIn, removeCards } from './surroundings/cards.js';
import { wordsBeside } from './surroundings/collapsed.js';
import { removeComments } from './surroundings/comments.js';
import { removeQuotedMail } from './surroundings/quoted-mail.js';

/** A page with less prose is a headline, a teaser, or a consent or sign-in wall. */
const MIN_ARTICLE_WORDS = 25;
/** Of those that may say that the page is an error. */
const MAX_TITLES = 5;
const WALL_RE =
  /\b(?:we (?:and our (?:\d+ )?(?:partners|vendors)|use cookies|value your privacy|care about your privacy)|our (?:\d+ )?(?:partners|vendors)|(?:accept|reject) all|manage (?:your )?(?:preferences|cookies|choices|settings|options)|(?:privacy|cookie) (?:policy|settings|preferences)|your consent|legitimate interest|(?:enable|turn on|allow) (?:javascript|cookies)|(?:subscribe|sign in|log in|register) to (?:continue|read|keep)|already a subscriber|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot)\b/iu;

/** Of the running text of a page: with less of it, the reader is told that something is missing. */
const MIN_READ_SHARE = 0.4;
const MIN_MISSED_WORDS = 150;
/** Hidden beside the article's own text, until its readers ask for the rest. */
const MIN_COLLAPSED_WORDS = 60;
const MIN_LEAD_WORDS = 8;
/** Of a page that lists stories, what it says besides, as a share of their words. */
const MAX_WORDS_OF_LIST = 0.2;
const SENTENCE_END_RE = sentenceEndRe();

interface Extracted extends Pick<ParsedDocument, 'text' | 'boilerplate'> {
  readonly omissions?: readonly Omission[];
}

interface ExtractOptions {
  /** The markup is the article as a whole, without a site around it, as in a mail. */
  readonly isWhole?: boolean;
  /** Default: the current time; later dates of publication are mistakes. */
  readonly now?: Date;
}

/**
 * Extracts the article of a page: its text with readability, its metadata from what the page declares. If the page as
 * delivered shows no article, or far less than fades in later, what a script may show is read instead, and marked as
 * hidden; not that of an article which is declared to be for subscribers: its readers do not see that text.
 * @param source Names the page in messages.
 * @param pageUrl Null for a file.
 * @throws UserError `page.no-article`: a headline, a consent wall, hostile markup.
 */
export function extractArticle(
  source: string,
  page: string,
  pageUrl: string | null,
  { now = new Date(), ...options }: ExtractOptions = {},
): ParsedDocument {
  const markup = tidyMarkup(source, page);
  const document = parsePage(markup.html, markup.bodyAttributes, markup.rootAttributes);
  const labelsOf = (page: PageDocument, hidden: HiddenNodes) => ({
    ...readMetadata(page, markup.jsonLd, { ...markup, pageUrl, now, hidden }),
    alternativeUrls: [],
  });
  const nextPage = pageUrl === null ? null : nextPageUrl(document, pageUrl);
  const paging = nextPage === null ? {} : { nextPage };
  const headings = headingsOf(document);
  const titles = [...document.querySelectorAll('title, h1')]
    .slice(0, MAX_TITLES)
    .map(({ textContent }) => textContent);
  placeStreamedParts(document, markup.streamed);
  if (options.isWhole) removeQuotedMail(document);
  else removeComments(document);
  const hiddenParts = findHiddenParts(document, markup.styleSheets);
  forgetRootAttributes(document);
  const metadata = labelsOf(document, hiddenNodes(document, hiddenParts));
  const { fadedWords, blurredWords, ...around } = prune(document, markup.styleSheets, {
    hidden: hiddenParts,
  });
  const isWallPage = WALL_RE.test(document.body.textContent);
  const articleData = describedArticle(markup.jsonLd, metadata.title);
  const own = { ...metadata, pageUrl, claims: claimsReviewed(markup.jsonLd) };
  const story = options.isWhole ? wholeOf(document) : storyOf(document, own);
  const shown = articleIn(source, document, story.page, own, { ...options, ...around });
  if (shown && !options.isWhole && isErrorPage(titles, withoutSpans(shown.text, shown.boilerplate)))
    throw noArticle(source, 'error');
  const isPaid = articleData?.isAccessibleForFree === false;
  if (shown) {
    if (blurredWords > 0) return { ...metadata, ...paging, ...shown, omissions: ['paid-text'] };
    const faded = fadedWords >= MIN_MISSED_WORDS / 2 ? moreThan(shown, revealedArticle()) : null;
    const fuller = faded ?? withLead(shown, moreThan(shown, declaredArticle()));
    if (isPaid && (fuller || shown.omissions))
      return { ...metadata, ...paging, ...shown, omissions: ['paid-text'] };
    if (!fuller) return { ...metadata, ...paging, ...shown };
    return { ...(faded ? allLabels() : metadata), ...paging, ...fuller, isHidden: true };
  }

  const described = describedParagraphs(source, articleData, headings);
  const visible = described.length > 0 ? visibleParagraphs(markup) : null;
  const confirmed = visible && proseOf(described.filter(({ text }) => visible.has(text)));
  if (confirmed && isNoWall(confirmed)) return { ...metadata, ...confirmed };
  const declared = revealedArticle() ?? proseOf(described);
  const data = declared ? null : articleInData(markup.data, metadata.title);
  const hidden = declared ?? proseOf(describedParagraphs(source, data && { articleBody: data.body }, []));
  if (hidden && (isPaid || data?.isPaid)) throw noArticle(source, 'paid');
  if (hidden && isNoWall(hidden)) {
    const labels = allLabels();
    const author = labels.author ?? authorsNamed(data?.authors ?? [], { name: labels.outlet, url: pageUrl });
    const publishedAt = labels.publishedAt ?? plausibleDate(parseDate(data?.date ?? ''), now);
    return { ...labels, author, publishedAt, ...paging, ...hidden, isHidden: true };
  }
  if (isWallPage) throw noArticle(source, 'wall');
  throw noArticle(source, story.isList ? 'list' : 'no-text');

  /** Some pages show the beginning, and have the whole only in what they declare for search engines. */
  function declaredArticle(): Extracted | null {
    const article = proseOf(describedParagraphs(source, articleData, headings));
    return article && isNoWall(article) ? article : null;
  }

  /** Those of a page whose text is hidden are hidden with it. */
  function allLabels(): ReturnType<typeof labelsOf> {
    const whole = parsePage(markup.html);
    placeStreamedParts(whole, null);
    return labelsOf(whole, NOTHING_HIDDEN);
  }

  function revealedArticle(): Extracted | null {
    const revealed = revealedPage(markup);
    const { page } = options.isWhole ? wholeOf(revealed) : storyOf(revealed, own);
    return articleIn(source, revealed, page, own, options);
  }
}

interface OwnFacts extends Pick<ParsedDocument, 'title' | 'author'> {
  readonly claims: readonly string[];
}

interface Story {
  readonly page: readonly Paragraph[];
  /** It consists of the cards of other stories. */
  readonly isList: boolean;
}

const wholeOf = (document: PageDocument): Story => {
  removeHoverCards(document);
  removeAmpElements(document);
  removeInlineLabels(document);
  return { page: paragraphsOf(document.body), isList: false };
};

/** Removes the other stories of a page. */
function storyOf(
  document: PageDocument,
  { title, pageUrl }: { readonly title: string | null; readonly pageUrl: string | null },
): Story {
  keepOneArticle(document, title, pageUrl);
  const whole = wholeOf(document);
  const cards = cardsIn(whole.page, pageUrl);
  if (cards.length === 0) return whole;
  const cardWords = removeCards(cards);
  const page = paragraphsOf(document.body);
  const words = page.reduce((sum, { text, boilerplate }) => sum + (boilerplate ? 0 : countWords(text)), 0);
  return { page, isList: words < cardWords * MAX_WORDS_OF_LIST };
}

/** `revealed` if `shown` is only a small part of it. */
function moreThan(shown: Extracted, revealed: Extracted | null): Extracted | null {
  const words = ({ text, boilerplate }: Extracted): number => countWords(withoutSpans(text, boilerplate));
  return revealed && words(shown) < words(revealed) * MIN_READ_SHARE ? revealed : null;
}

/** What a page declares for search engines often lacks the standfirst that the page shows. */
function withLead(shown: Extracted, whole: Extracted | null): Extracted | null {
  const lead = withoutSpans(shown.text, shown.boilerplate).trim().split('\n\n', 1)[0]!.trim();
  if (whole === null || countWords(lead) < MIN_LEAD_WORDS || !SENTENCE_END_RE.test(lead)) return whole;
  if (plainWords(whole.text).includes(plainWords(lead))) return whole;
  const shift = lead.length + 2;
  return {
    text: `${lead}\n\n${whole.text}`,
    boilerplate: whole.boilerplate.map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

/** The paragraphs that a browser shows before any script runs. */
function visibleParagraphs({ html, bodyAttributes, rootAttributes, styleSheets }: TidyMarkup): Set<string> {
  const document = parsePage(html, bodyAttributes, rootAttributes);
  const hidden = findHiddenParts(document, styleSheets);
  forgetRootAttributes(document);
  prune(document, styleSheets, { hidden });
  return new Set(paragraphsOf(document.body).map(({ text }) => text));
}

/** The page with what a script may show: the hidden parts that contain its article, and what only sheets hide. */
function revealedPage({ html }: TidyMarkup): PageDocument {
  const document = parsePage(html);
  placeStreamedParts(document, null);
  prune(document, [], { revealed: true });
  return document;
}

/** Null for too little prose. @throws UserError `page.no-article` for a wall and markup that cannot be parsed. */
function articleIn(
  source: string,
  document: PageDocument,
  page: readonly Paragraph[],
  { title, author, claims }: OwnFacts,
  { isWhole = false, collapsed = [], asking = new Set() }: ExtractOptions & Partial<Pruned>,
): Extracted | null {
  removeInlineNames(document);
  const content = readable(source, document);
  const { paragraphs, missedWords } = completeSelection(
    markBoxes(page, claims),
    content ? paragraphsOf(content) : [],
    { isWhole, title },
  );
  const own = keepCaptionsOfStory(withoutTitle(paragraphs, title));
  const extracted = proseOf(markNotes(own, { page: isWhole ? [] : page, author, asking }), isWhole);
  if (!extracted) return null;
  const prose = withoutSpans(extracted.text, extracted.boilerplate);
  if (isWall(prose)) throw noArticle(source, 'wall');
  const words = countWords(prose);
  const collapsedWords = isWhole ? 0 : wordsBeside(own, collapsed);
  const hasMissed = missedWords >= MIN_MISSED_WORDS || collapsedWords >= MIN_COLLAPSED_WORDS;
  const isPartial = hasMissed && words < (words + missedWords + collapsedWords) * MIN_READ_SHARE;
  return isPartial ? { ...extracted, omissions: ['running-text'] } : extracted;
}

/** Without the lines that repeat the title. */
function withoutTitle(paragraphs: readonly Paragraph[], title: string | null): Paragraph[] {
  const repeated = plainWords(title ?? '');
  return paragraphs.filter(
    ({ text }) => text !== title && (repeated === '' || plainWords(text) !== repeated),
  );
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

/** Null if the paragraphs hold too little prose for an article. */
function proseOf(paragraphs: readonly Paragraph[], isWhole = false): Extracted | null {
  const { text, boilerplate, repeatedWords } = assemble(trustMarks(paragraphs, isWhole));
  const words = countWords(withoutSpans(text, boilerplate)) + repeatedWords;
  return words >= MIN_ARTICLE_WORDS ? { text, boilerplate } : null;
}

const isNoWall = ({ text, boilerplate }: Extracted): boolean => !isWall(withoutSpans(text, boilerplate));

/** True if most paragraphs are about cookies, consent or subscriptions. */
function isWall(prose: string): boolean {
  const paragraphs = prose.split(/\n\n+/).filter((paragraph) => paragraph !== '');
  return paragraphs.filter((paragraph) => WALL_RE.test(paragraph)).length * 2 > paragraphs.length;
}
