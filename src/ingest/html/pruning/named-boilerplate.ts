import type { PageElement } from '../dom.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words in class names of elements that are not part of the article's prose. */
const BOILERPLATE_NAMES = words(
  'caption captions credit credits byline bylines byl contributors author authors bio share sharing sharebar ' +
    'sharedaddy social newsletter newsletters signup subscribe subscription paywall promo promotion promos cta ' +
    'related recirc recirculation recommended recommendation trending taboola outbrain mgid ad ads advert ' +
    'advertisement advertising sponsor sponsored tags taglist topics breadcrumb breadcrumbs comments disqus ' +
    'timestamp toolbar toggle disclaimer copyright feedback references reflist footnotes legend cutline ' +
    'figcaption photographer bildunterschrift disclosure disclosures',
);
/** Of an image and of what is said about it: "image-description", "photoSource". */
const IMAGE_NAMES = words('image img photo picture pic figure foto bild');
const ABOUT_IMAGE_NAMES = words('desc description source legend info subtitle note');
/** Of the names of boilerplate, the ones that also name sections of prose that an advertisement interrupts. */
const ADVERTISING_NAMES = words('ad ads advert advertisement advertising sponsor sponsored');
const PROSELESS_NAMES = new Set([...BOILERPLATE_NAMES].filter((name) => !ADVERTISING_NAMES.has(name)));
/** Words in class names of the parts of a page around its article. */
const SURROUNDING_NAMES = words(
  'comment commentary replies discussion sidebar footer footnote widget widgets modal popup popover overlay banner ' +
    'cookie consent gdpr menu nav navigation card cards teaser teasers rail carousel slider player video gallery ' +
    'slideshow poll quiz form login registration sitemap legal terms imprint skip alert toast notification ' +
    'profile biography masthead pagination pager hatnote dablink infobox navbox',
);
const QUESTION_NAMES = words('question');
/** "no_caption", "without-ads": the element has none. */
const NEGATIONS = words('no not non without hide hides disable disabled');
/** WordPress lists the tags and categories of a post among the classes of its element. */
const TOPIC_CLASS_RE = /^(?:tag|category|post_tag|topic)-/i;
/** Without `id`, which often contains the words of a heading; one that is nothing but such a name counts. */
const NAME_ATTRIBUTES = ['class', 'data-component', 'data-testid'];
/** Without indentation. A longer element may be the body of an article, such as "content-with-ads". */
const MAX_CHARS = 600;
const MAX_ADVERTISING_CHARS = 100;

/** The classes of an element, without those that name the topics of an article. */
export function classesOf(element: PageElement): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => !TOPIC_CLASS_RE.test(name));
}

/** True if the class names of a small element mark it as boilerplate. */
export function isNamedBoilerplate(element: PageElement): boolean {
  const isImageText = isNamedImageText(element);
  if (!isImageText && !isNamed(element, BOILERPLATE_NAMES)) return false;
  const text = element.textContent;
  const chars = text.length <= MAX_ADVERTISING_CHARS ? text.length : text.replace(/\s+/g, ' ').length;
  return chars <= (isImageText || isNamed(element, PROSELESS_NAMES) ? MAX_CHARS : MAX_ADVERTISING_CHARS);
}

/** True if the class names of an element say that it is the question of an interview or a list of questions. */
export const isNamedQuestion = (element: PageElement): boolean => isNamed(element, QUESTION_NAMES);

/** True if the class names of an element of any size say that it surrounds an article. */
export function isNamedSurrounding(element: PageElement): boolean {
  const id = element.getAttribute('id')?.toLowerCase() ?? '';
  return (
    isNamed(element, BOILERPLATE_NAMES) ||
    isNamed(element, SURROUNDING_NAMES) ||
    BOILERPLATE_NAMES.has(id) ||
    SURROUNDING_NAMES.has(id)
  );
}

function isNamed(element: PageElement, names: ReadonlySet<string>): boolean {
  return wordsOfNames(element).some((parts) =>
    parts.some((part, i) => names.has(part) && !NEGATIONS.has(parts[i - 1] ?? '')),
  );
}

/** "image-description" has both words, one right after the other. */
const isNamedImageText = (element: PageElement): boolean =>
  wordsOfNames(element).some((parts) =>
    parts.some((part, i) => ABOUT_IMAGE_NAMES.has(part) && IMAGE_NAMES.has(parts[i - 1] ?? '')),
  );

/** The words of each class, without those that name topics, and of the other names. */
function wordsOfNames(element: PageElement): string[][] {
  const [, ...others] = NAME_ATTRIBUTES;
  const names = [...classesOf(element), ...others.map((attribute) => element.getAttribute(attribute) ?? '')];
  return names.map(
    (name) =>
      name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .match(/[a-z]+/g) ?? [],
  );
}
