import type { PageDocument } from '../dom.js';

/** Advertisements, banners, menus and lists that a script fills: elements that AMP adds to HTML and that are no text. */
const NOT_TEXT = (
  'ad embed sticky-ad auto-ads sidebar consent user-notification list lightbox image-lightbox app-banner social-share ' +
  'next-page mega-menu nested-menu iframe analytics web-push web-push-widget subscriptions-dialog'
)
  .split(' ')
  .map((name) => `amp-${name}`)
  .join(', ');
const MAIN = 'article, main, h1';

export function removeAmpElements(document: PageDocument): void {
  for (const element of document.querySelectorAll(NOT_TEXT))
    if (!element.querySelector(MAIN)) element.remove();
}
