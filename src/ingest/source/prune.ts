import type { PageDocument, PageElement } from './dom.js';

/** What is never article text. A `<form>` stays: some sites wrap the whole page in one. */
const NO_TEXT =
  'title, meta, link, template, noscript, svg, math, object, canvas, button, select, textarea, input, nav, dialog';
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
  for (const element of document.querySelectorAll(`${NO_TEXT}, ${HIDDEN}`)) removeUnlessMain(element);
  for (const element of document.querySelectorAll('[style]')) {
    if (HIDDEN_STYLE.test(element.getAttribute('style') ?? '')) removeUnlessMain(element);
  }
  for (const element of document.querySelectorAll('[class], [id]')) {
    const classes = element.getAttribute('class') ?? '';
    const names = `${classes} ${element.getAttribute('id') ?? ''}`;
    if (HIDDEN_CLASS.test(classes) || CONSENT.test(names)) removeUnlessMain(element);
  }
}

function removeUnlessMain(element: PageElement): void {
  if (element.querySelector('article, main, [itemprop~="articleBody"]')) {
    for (const attribute of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(attribute);
  } else element.remove();
}
