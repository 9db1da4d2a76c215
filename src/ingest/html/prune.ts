import type { PageDocument, PageElement, PageNode } from './dom.js';

/** Never article text. Without `<form>`: some sites wrap the whole page in one. */
const NOT_TEXT =
  'title, meta, link, template, noscript, svg, math, object, canvas, button, select, textarea, input, nav, dialog';
/** Inside sentences but not part of them: ruby annotations, reference marks, edit links. */
const NOT_WORDS = 'rt, rp, sup.reference, sup.noprint, .mw-editsection';
const HIDDEN =
  '[hidden], [aria-hidden="true"], [aria-modal="true"], [role="dialog"], [role="alertdialog"], [role="navigation"]';
const HIDDEN_STYLE_RE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0)/i;
const HIDDEN_CLASS_RE =
  /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|is-hidden|a11y-hidden)(?:\s|$)/i;
const CONSENT_RE =
  /(?:^|[\s_-])(?:cookie|consent|gdpr|onetrust|ot-sdk|didomi|cmp|qc-cmp2|sp_message|truste)(?:$|[\s_-])/i;

/**
 * Removes what readers do not see as text: hidden elements, dialogs, navigation, consent banners. Hiding by a style
 * sheet is not detected. An element that contains the article is not removed, since a script will show it.
 */
export function prune(document: PageDocument): void {
  for (const element of document.querySelectorAll(`${NOT_TEXT}, ${NOT_WORDS}, ${HIDDEN}`))
    removeUnlessMain(element);
  for (const element of document.querySelectorAll('[style]')) {
    if (HIDDEN_STYLE_RE.test(element.getAttribute('style') ?? '')) removeUnlessMain(element);
  }
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
  if (element.querySelector('article, main, [itemprop~="articleBody"]')) {
    for (const attribute of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(attribute);
  } else element.remove();
}
