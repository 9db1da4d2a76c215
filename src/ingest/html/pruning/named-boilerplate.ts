import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import type { PageElement } from '../dom.js';

const SENTENCE_END_RE = sentenceEndRe();

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Words in class names of elements that are not part of the article's prose. */
const BOILERPLATE_NAMES = words(
  'caption captions credit credits byline bylines byl contributors author authors bio share sharing sharebar ' +
    'sharedaddy social newsletter newsletters signup subscribe subscription paywall promo promotion promos cta ' +
    'related recirc recirculation recommended recommendation trending taboola outbrain mgid ad ads advert ' +
    'advertisement advertising sponsor sponsored tags taglist topics breadcrumb breadcrumbs comments disqus ' +
    'timestamp toolbar disclaimer copyright feedback references reflist footnotes legend cutline ' +
    'figcaption photographer bildunterschrift disclosure disclosures donate donation donations spenden spendenbox ' +
    'spendenaufruf donazione donatie donaciones republish republishing republication',
);
/** Of an image and of what is said about it: "image-description", "photoSource". */
const IMAGE_NAMES = words('image img photo picture pic figure foto bild');
const ABOUT_IMAGE_NAMES = words('desc description source legend info subtitle note');
/** Of the names of boilerplate, the ones that also name sections of prose that an advertisement interrupts. */
const ADVERTISING_NAMES = words('ad ads advert advertisement advertising sponsor sponsored');
const PROSELESS_NAMES = new Set([...BOILERPLATE_NAMES].filter((name) => !ADVERTISING_NAMES.has(name)));
/** Of what is said in a few words about an article, beside longer texts that are part of it. */
const SHORT_NAMES = words('meta rating ratings vote votes voting poll notification notifications kommentare');
/** Of days, counts and labels above a headline. */
const LABEL_NAMES = words(
  'date dates datum datestamp published time count counts counter counters views likes kicker topline pagination pager',
);
/** "author-box", "about-the-author": who wrote it, at some length. */
const PERSON_NAMES = words('author authors autor autoren auteur autore writer contributor');
const ABOUT_PERSON_NAMES = words('box bio biography info card profile description desc details about');
/** "recent-posts": a list of links to other stories. */
const OTHER_NAMES = words('recent latest popular similar more other');
const STORY_NAMES = words('posts post entries articles article stories news');
/** Of a control, and of what it opens, as an accordion does. */
const CONTROL_NAMES = words('toggle');
const PROSE = 'p, li, table';
const GALLERY_NAMES = words('gallery carousel slideshow slider lightbox');
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
const MAX_SHORT_CHARS = 100;
const MAX_LABEL_CHARS = 60;
const MAX_ABOUT_PERSON_CHARS = 1500;
const MIN_LINKED_SHARE = 0.5;

/** The classes of an element, without those that name the topics of an article. */
export function classesOf(element: PageElement): string[] {
  return (element.getAttribute('class') ?? '').split(/\s+/).filter((name) => !TOPIC_CLASS_RE.test(name));
}

/** True if the class names of a small element mark it as boilerplate. */
export function isNamedBoilerplate(element: PageElement): boolean {
  const names = wordsOfNames(element);
  const max = maxChars(names);
  if (max > 0 && charsOf(element, max) <= max) return true;
  if (hasName(names, CONTROL_NAMES) && isLabel(element)) return true;
  return (
    hasPair(names, OTHER_NAMES, STORY_NAMES) && charsOf(element, MAX_CHARS) <= MAX_CHARS && isLinked(element)
  );
}

/** The length up to which an element with these names is boilerplate; 0 if it never is. */
function maxChars(names: readonly (readonly string[])[]): number {
  if (isAboutPerson(names)) return MAX_ABOUT_PERSON_CHARS;
  if (hasPair(names, IMAGE_NAMES, ABOUT_IMAGE_NAMES) || hasName(names, PROSELESS_NAMES)) return MAX_CHARS;
  if (hasName(names, BOILERPLATE_NAMES) || hasName(names, SHORT_NAMES)) return MAX_SHORT_CHARS;
  return hasName(names, LABEL_NAMES) ? MAX_LABEL_CHARS : 0;
}

/** A few words that are no sentence. */
const isLabel = (element: PageElement): boolean =>
  charsOf(element, MAX_LABEL_CHARS) <= MAX_LABEL_CHARS &&
  !SENTENCE_END_RE.test(element.textContent.trim()) &&
  !element.querySelector(PROSE);

/** Without indentation, if it is longer than `max` with it. */
function charsOf(element: PageElement, max: number): number {
  const text = element.textContent;
  return text.length <= Math.min(max, MAX_SHORT_CHARS) ? text.length : text.replace(/\s+/g, ' ').length;
}

/** True if the class names of an element say that images follow each other in it. */
export const isNamedGallery = (element: PageElement): boolean =>
  hasName(wordsOfNames(element), GALLERY_NAMES);

const isAboutPerson = (names: readonly (readonly string[])[]): boolean =>
  hasPair(names, PERSON_NAMES, ABOUT_PERSON_NAMES) ||
  names.some((parts) => parts.some((part, i) => part === 'about' && isPersonAfter(parts, i)));

const isPersonAfter = (parts: readonly string[], at: number): boolean =>
  PERSON_NAMES.has(parts[at + 1] ?? '') || (parts[at + 1] === 'the' && PERSON_NAMES.has(parts[at + 2] ?? ''));

function isLinked(element: PageElement): boolean {
  const chars = (text: string): number => text.replace(/\s+/g, '').length;
  const linked = [...element.querySelectorAll('a')].reduce((sum, link) => sum + chars(link.textContent), 0);
  return linked >= chars(element.textContent) * MIN_LINKED_SHARE;
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

const isNamed = (element: PageElement, names: ReadonlySet<string>): boolean =>
  hasName(wordsOfNames(element), names);

const hasName = (all: readonly (readonly string[])[], names: ReadonlySet<string>): boolean =>
  all.some((parts) => parts.some((part, i) => names.has(part) && !NEGATIONS.has(parts[i - 1] ?? '')));

/** "image-description" has both words, one right after the other. */
const hasPair = (
  all: readonly (readonly string[])[],
  first: ReadonlySet<string>,
  second: ReadonlySet<string>,
): boolean => all.some((parts) => parts.some((part, i) => second.has(part) && first.has(parts[i - 1] ?? '')));

/** The words of each class, of the other names and of the id. */
export const namesOf = (element: PageElement): string[][] => [
  ...wordsOfNames(element),
  partsOf(element.getAttribute('id') ?? ''),
];

/** The words of each class, without those that name topics, and of the other names. */
function wordsOfNames(element: PageElement): string[][] {
  const [, ...others] = NAME_ATTRIBUTES;
  const names = [...classesOf(element), ...others.map((attribute) => element.getAttribute(attribute) ?? '')];
  return names.map(partsOf);
}

const partsOf = (name: string): string[] =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g) ?? [];
