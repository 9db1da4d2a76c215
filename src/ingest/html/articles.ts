import { parseUrl } from '../../text/parse-url.js';
import type { PageDocument, PageElement, PageNode } from './dom.js';
import { NOTHING_HIDDEN, shownText } from './labels/shown-text.js';
import { isSameTitle, plainWords } from './paragraphs/plain-words.js';
import { leadsAway } from './surroundings/cards.js';

const HEADINGS = 'h1, h2, h3, h4, h5, h6, header';
/** A longer one is a story of its own, not a card that leads to one. */
const MAX_CARD_CHARS = 700;
/** The heading of a post in a live blog: "14:10", "2.05 pm". */
const TIME_RE = /^\D{0,12}\d{1,2}[:.h]\d{2}\b/i;

/**
 * Removes other stories: the cards that lead to them, and further articles of a page that continues with the next one
 * below. Of several articles with an `<h1>`, the one with the title of the page is kept (the innermost of them, since an
 * element around all may be an article too), else the first; but all posts
 * of a page that has a heading outside of them, or whose headings are times, as a live blog.
 */
export function keepOneArticle(document: PageDocument, title: string | null, pageUrl: string | null): void {
  removeArticleCards(document, pageUrl);
  const articles = [...document.querySelectorAll('article')].filter((article) => article.querySelector('h1'));
  if (articles.length < 2) return;
  const named = articles.filter((article) => isSameTitle(headingOf(article), title));
  const titled = named.find(
    (article) => !named.some((other) => other !== article && contains(article, other)),
  );
  if (!titled && isSeriesOfPosts(document, articles)) return;
  const kept = titled ?? articles[0]!;
  for (const article of articles) {
    if (article !== kept && !contains(article, kept) && !contains(kept, article)) article.remove();
  }
}

function headingOf(article: PageElement): string {
  const heading = article.querySelector('h1');
  return heading ? shownText(heading, NOTHING_HIDDEN) : '';
}

function isSeriesOfPosts(document: PageDocument, articles: readonly PageElement[]): boolean {
  const inside = new Set(articles.flatMap((article) => [...article.querySelectorAll('h1')]));
  if ([...document.querySelectorAll('h1')].some((heading) => !inside.has(heading) && isText(heading)))
    return true;
  return articles.filter((article) => TIME_RE.test(headingOf(article))).length * 2 > articles.length;
}

const isText = (heading: PageElement): boolean => plainWords(heading.textContent) !== '';

/** Only where there is an article that is no card: a section page consists of them. */
function removeArticleCards(document: PageDocument, pageUrl: string | null): void {
  const all = [...document.querySelectorAll('article')];
  if (all.length < 2) return;
  const page = parseUrl(pageUrl ?? '');
  const cards = all.filter((article) => isCard(article, page));
  if (cards.length === all.length) return;
  for (const card of cards) card.remove();
}

function isCard(article: PageElement, page: URL | null): boolean {
  if (article.textContent.replace(/\s+/g, ' ').length > MAX_CARD_CHARS || article.querySelector('h1'))
    return false;
  const heading = article.querySelector(HEADINGS);
  const link = heading ? (heading.querySelector('a') ?? linkAround(heading, article)) : null;
  if (!heading || !link) return false;
  const [linked, whole] = [plainWords(link.textContent), plainWords(heading.textContent)];
  const href = link.getAttribute('href') ?? '';
  return leadsAway(href, page) && linked.length * 2 > whole.length;
}

function linkAround(heading: PageElement, article: PageElement): PageElement | null {
  for (const link of article.querySelectorAll('a')) if (contains(link, heading)) return link;
  return null;
}

function contains(outer: PageElement, inner: PageNode): boolean {
  for (let node: PageNode | null = inner; node; node = node.parentNode) if (node === outer) return true;
  return false;
}
