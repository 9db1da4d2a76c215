import type { PageElement } from './dom.js';

/** Words that templates name the parts by which are none of an article's prose. */
const NAMES = new Set(
  (
    'caption captions credit credits byline bylines byl contributors author authors bio share sharing sharebar ' +
    'sharedaddy social newsletter newsletters signup subscribe subscription paywall promo promotion promos cta ' +
    'related recirc recirculation recommended recommendation trending taboola outbrain mgid ad ads advert ' +
    'advertisement advertising sponsor sponsored tags taglist topics breadcrumb breadcrumbs comments disqus ' +
    'timestamp toolbar toggle disclaimer copyright feedback references reflist footnotes'
  ).split(' '),
);
/** An id is often made of a heading's words. */
const ATTRIBUTES = ['class', 'data-component', 'data-testid'];
/** A whole article's body may be named "content-with-ads". */
const MAX_CHARS = 600;

/** Whether the template names a small element as something beside the prose. */
export function isNamedBoilerplate(element: PageElement): boolean {
  const names = ATTRIBUTES.map((attribute) => element.getAttribute(attribute) ?? '').join(' ');
  if (names.trim() === '') return false;
  const words =
    names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.some((word) => NAMES.has(word)) && element.textContent.length <= MAX_CHARS;
}
