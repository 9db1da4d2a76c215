import type { PageElement } from './dom.js';

/** Words in class names of elements that are not part of the article's prose. */
const BOILERPLATE_NAMES = new Set(
  (
    'caption captions credit credits byline bylines byl contributors author authors bio share sharing sharebar ' +
    'sharedaddy social newsletter newsletters signup subscribe subscription paywall promo promotion promos cta ' +
    'related recirc recirculation recommended recommendation trending taboola outbrain mgid ad ads advert ' +
    'advertisement advertising sponsor sponsored tags taglist topics breadcrumb breadcrumbs comments disqus ' +
    'timestamp toolbar toggle disclaimer copyright feedback references reflist footnotes'
  ).split(' '),
);
/** Without `id`, which often contains the words of a heading. */
const NAME_ATTRIBUTES = ['class', 'data-component', 'data-testid'];
/** A longer element may be the body of an article, such as "content-with-ads". */
const MAX_CHARS = 600;

/** True if the class names of a small element mark it as boilerplate. */
export function isNamedBoilerplate(element: PageElement): boolean {
  const names = NAME_ATTRIBUTES.map((attribute) => element.getAttribute(attribute) ?? '').join(' ');
  if (names.trim() === '') return false;
  const words =
    names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .match(/[a-z]+/g) ?? [];
  return words.some((word) => BOILERPLATE_NAMES.has(word)) && element.textContent.length <= MAX_CHARS;
}
