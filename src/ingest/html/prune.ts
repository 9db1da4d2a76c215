import type { PageDocument, PageElement, PageNode } from './dom.js';
import { hiddenParts } from './hidden-parts.js';

/** Never article text. Without `<form>`: some sites wrap the whole page in one. */
const NOT_TEXT =
  'title, meta, link, template, noscript, svg, math, object, canvas, button, select, textarea, input, nav, dialog';
/** Inside sentences but not part of them: ruby annotations, reference marks, edit links. */
const NOT_WORDS = 'rt, rp, sup.reference, sup.noprint, .mw-editsection';
/** Not shown to everybody, or not with the article. */
const ASIDE =
  '[aria-hidden="true"], [aria-modal="true"], [role="dialog"], [role="alertdialog"], [role="navigation"]';
const MAIN = 'article, main, [itemprop~="articleBody"]';
const MAIN_NAMES = new Set(['article', 'main']);
const HIDDEN_CLASS_RE =
  /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|is-hidden|a11y-hidden)(?:\s|$)/i;
const CONSENT_RE =
  /(?:^|[\s_-])(?:cookie|consent|gdpr|onetrust|ot-sdk|didomi|cmp|qc-cmp2|sp_message|truste)(?:$|[\s_-])/i;

/**
 * Removes what readers do not see as text: hidden elements, dialogs, navigation, consent banners.
 * @param styleSheets The page's own.
 * @param revealed True: as a script may show the page. Then no hidden element that contains the article is removed.
 */
export function prune(
  document: PageDocument,
  styleSheets: readonly string[] = [],
  { revealed = false } = {},
): void {
  const remove = (element: PageElement): void => {
    if (revealed && MAIN_NAMES.has(element.localName)) reveal(element);
    else if (revealed) removeUnlessMain(element);
    else element.remove();
  };
  const hidden = hiddenParts(document, styleSheets);
  // Of no use from here on, and misleading: "cookie" names the site's state, not the text.
  for (const attribute of ['id', 'class', 'style']) document.body.removeAttribute(attribute);
  for (const element of hidden.elements) remove(element);
  if (!revealed) for (const text of hidden.texts) text.remove();
  for (const element of document.querySelectorAll('[hidden]')) remove(element);
  for (const element of document.querySelectorAll(`${NOT_TEXT}, ${NOT_WORDS}, ${ASIDE}`))
    removeUnlessMain(element);
  for (const element of document.querySelectorAll('[class], [id]')) {
    const classes = element.getAttribute('class') ?? '';
    const names = `${classes} ${element.getAttribute('id') ?? ''}`;
    if (HIDDEN_CLASS_RE.test(classes) || CONSENT_RE.test(names)) removeUnlessMain(element);
  }
  removeInlineNames(document);
}

/**
 * Removes further articles of a page that continues with the next one below: of several articles with an `<h1>`, the
 * one with the title of the page is kept, else the first.
 */
export function keepOneArticle(document: PageDocument, title: string | null): void {
  const articles = [...document.querySelectorAll('article')].filter((article) => article.querySelector('h1'));
  if (articles.length < 2) return;
  const heading = (article: PageElement): string => article.querySelector('h1')?.textContent.trim() ?? '';
  const kept = articles.find((article) => heading(article) === title) ?? articles[0]!;
  for (const article of articles) {
    if (article !== kept && !contains(article, kept) && !contains(kept, article)) article.remove();
  }
}

function contains(outer: PageElement, inner: PageNode): boolean {
  for (let node: PageNode | null = inner; node; node = node.parentNode) if (node === outer) return true;
  return false;
}

/** Readability drops elements named "legend" or "related" even inside a paragraph. */
function removeInlineNames(document: PageDocument): void {
  for (const element of document.querySelectorAll('p span, p b, p i, p em, p strong, p cite, p font')) {
    element.removeAttribute('class');
    element.removeAttribute('id');
  }
}

function removeUnlessMain(element: PageElement): void {
  if (element.querySelector(MAIN)) reveal(element);
  else element.remove();
}

function reveal(element: PageElement): void {
  for (const attribute of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(attribute);
}
