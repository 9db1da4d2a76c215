import type { PageDocument, PageElement, PageNode } from './dom.js';

/** What is never article text. A `<form>` stays: some sites wrap the whole page in one. */
const NO_TEXT =
  'title, meta, link, template, noscript, svg, math, object, canvas, button, select, textarea, input, nav, dialog';
/** What stands inside a sentence and is none of its words: readings above characters, reference marks, edit links. */
const NO_WORDS = 'rt, rp, sup.reference, sup.noprint, .mw-editsection';
const HIDDEN =
  '[hidden], [aria-hidden="true"], [aria-modal="true"], [role="dialog"], [role="alertdialog"], [role="navigation"]';
const HIDDEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0+)?\s*(?:;|!|$)|font-size\s*:\s*0(?![.\d]*[1-9])|(?:left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0)/i;
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|screen-reader-text|visually-?hidden|is-hidden|a11y-hidden)(?:\s|$)/i;
const CONSENT =
  /(?:^|[\s_-])(?:cookie|consent|gdpr|onetrust|ot-sdk|didomi|cmp|qc-cmp2|sp_message|truste)(?:$|[\s_-])/i;

/**
 * Takes out of a document what a reader doesn't see as its text: hidden elements, dialogues, navigation, consent
 * banners. Hiding by a style sheet is not seen. What holds the page's article stays, whatever it says: a script will
 * unhide it.
 */
export function prune(document: PageDocument): void {
  for (const element of document.querySelectorAll(`${NO_TEXT}, ${NO_WORDS}, ${HIDDEN}`))
    removeUnlessMain(element);
  for (const element of document.querySelectorAll('[style]')) {
    if (HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) removeUnlessMain(element);
  }
  for (const element of document.querySelectorAll('[class], [id]')) {
    const classes = element.getAttribute('class') ?? '';
    const names = `${classes} ${element.getAttribute('id') ?? ''}`;
    if (HIDDEN_CLASS.test(classes) || CONSENT.test(names)) removeUnlessMain(element);
  }
  unnameInline(document);
}

/**
 * Pages that go on with the next article below: of several articles with a first heading of their own, the one
 * of the page's title stays, else the first.
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

/** Classes inside a paragraph mislead readability, which drops what is called "legend" or "related" anywhere. */
function unnameInline(document: PageDocument): void {
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
