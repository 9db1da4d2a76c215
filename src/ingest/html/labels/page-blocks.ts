import { isElement, type PageElement, type PageNode } from '../dom.js';
import { isInline } from './inline.js';
import { comparable } from './json-ld.js';
import { type HiddenNodes, shownText } from './shown-text.js';

/** Inline elements that templates place beside each other without a space, such as a name and a date. */
const SPACED = new Set('a abbr address cite label small span strong time'.split(' '));
const UNREAD = new Set('meta link title button svg template noscript select'.split(' '));
/**
 * What is quoted, pictured or filled in has dates of its own. Not read, unless they contain the headline: ASP.NET puts
 * whole pages into a form.
 */
const ASIDE = new Set('nav form figure figcaption blockquote'.split(' '));
/** Of the page, unless they are inside of an article. */
const FRAME = new Set(['aside', 'footer']);
const LISTS = new Set(['ul', 'ol', 'aside']);
/** Parts of a page that are about other stories or by its readers. */
const OTHER_RE =
  /(?:^|[\s_-])(?:comments?|respond|disqus|related|recommended|recirc|sidebar|side-bar|trending|popular|most-?read|newsletter|breadcrumbs?|menu|navigation|ticker|copyright|embed(?:ded)?|tweet|pull-?quote|caption)(?:$|[\s_-])|(?:^|\s)(?:(?:site|page|main|global)[-_]?)?footer(?:$|[\s_-])/i;
/**
 * The same, unless the element is named as the line of its article too: "nav meta", "teaser-small__metadata". The posts
 * of a Blogger site are in a "widget Blog".
 */
const MAYBE_OTHER_RE = /(?:^|[\s_-])(?:teasers?|widget(?! blog\b)|promo|nav)(?:$|[\s_-])/i;
const OWN_LINE_RE = /(?:^|[\s_-])(?:meta(?:data|info)?|byline|dateline)(?:$|[\s_-])/i;

/** An element for the date of the last change; templates call the one date of an article "date updated", too. */
const UPDATE_NAME_RE = /(?:^|[\s_-])(?:updated|modified|datemodified)(?:$|[\s_-])/i;
const PUBLISH_NAME_RE = /publish|(?:^|[\s_-])(?:post|entry|meta|article)?[-_]?date(?:$|[\s_-])/i;
/** Of a link to another story; those to authors, sections and tags have fewer words. */
const MIN_STORY_WORDS = 5;
/** The same of the links that make up a list. */
const MIN_LISTED_WORDS = 3;
/** What a wiki says about the subject of an article, such as the day of an event. */
const SUBJECT_TABLE_RE = /(?:^|\s)infobox(?:$|[\s_-])/i;
const HEADING_RE = /^h([1-6])$/;
const MAX_ELEMENTS = 50;

export interface MarkedTime {
  /** What `<time datetime>` or `<abbr title>` says. */
  readonly written: string;
  /** The words between it and the one before it on the line, and its own before the first digit. */
  readonly label: string;
}

/** A line of text as a page shows it. */
export interface Block {
  readonly text: string;
  readonly times: readonly MarkedTime[];
  readonly isHeading: boolean;
  /** Of the heading, from 1 to 6; 0 for other lines. */
  readonly level: number;
  /** Classes and ids of its own element and of the inline ones in it. */
  readonly names: string;
  /** True inside `<article>`, `<main>`, elements like them and the one around the headline. */
  readonly inMain: boolean;
  readonly isListed: boolean;
  /** It links to another story. */
  readonly isTeaser: boolean;
  /** An element that is named for the date of the last change. */
  readonly isUpdate: boolean;
}

/** With the pieces of text before it, since the time before, and its own. */
interface LineTime {
  readonly written: string;
  readonly from: number;
  readonly at: number;
  to: number;
}

interface Line {
  readonly text: string[];
  readonly times: LineTime[];
  readonly names: string[];
  isTeaser: boolean;
}

/** Where a node is: in a heading of some level, in the main part of the page, in a list. */
interface Surroundings {
  readonly level: number;
  readonly inMain: boolean;
  readonly isListed: boolean;
}

/**
 * The lines of a page in order, without navigation, comments, quotations, pictures and teasers. What contains the
 * headline is none of these, whatever a template calls it.
 */
export function readBlocks(root: PageElement, title: string | null, hidden: HiddenNodes): Block[] {
  const blocks: Block[] = [];
  let updates: Block[] = [];
  const { around: aroundHeadline, parents } = headlineElements(root, title, hidden);
  const newLine = (): Line => ({ text: [], times: [], names: [], isTeaser: false });
  let line = newLine();
  const flush = ({ level, inMain, isListed }: Surroundings): void => {
    const { text: pieces } = line;
    const piecesOf = (from: number, to: number): string => pieces.slice(from, to).join('');
    const text = oneLineOf(pieces.join(''));
    if (text !== '' || line.times.length > 0) {
      const times = line.times.map(({ written, from, at, to }) => ({
        written,
        label: oneLineOf(`${piecesOf(from, at)} ${piecesOf(at, to).split(/\d/u, 1)[0]}`),
      }));
      const names = line.names.join(' ');
      const { isTeaser } = line;
      const block = {
        text,
        times,
        isHeading: level > 0,
        level,
        names,
        inMain,
        isListed,
        isTeaser,
        isUpdate: false,
      };
      blocks.push(...withoutTitle(block, title));
    }
    blocks.push(...updates);
    updates = [];
    line = newLine();
  };
  const visit = (node: PageNode, place: Surroundings): void => {
    if (hidden.has(node)) return;
    if (!isElement(node)) {
      line.text.push(node.nodeType === 3 ? (node.textContent ?? '') : '');
      return;
    }
    const names = namesOf(node);
    if (UNREAD.has(node.localName) || (isOther(node, place.inMain) && !aroundHeadline.has(node))) return;
    if (isInline(node) && UPDATE_NAME_RE.test(names) && !PUBLISH_NAME_RE.test(names)) {
      const text = oneLineOf(node.textContent);
      const times = [node.getAttribute('datetime') ?? ''].filter((time) => time !== '');
      updates.push({
        ...place,
        text,
        times: times.map((written) => ({ written, label: '' })),
        isHeading: false,
        level: 0,
        names,
        isTeaser: false,
        isUpdate: true,
      });
      return;
    }
    const isSpaced = isInline(node) && SPACED.has(node.localName);
    if (isSpaced) line.text.push(' ');
    const own: Surroundings = {
      level: Number(HEADING_RE.exec(node.localName)?.[1] ?? place.level),
      inMain: place.inMain || isMain(node) || (parents.has(node) && node !== root),
      isListed: place.isListed || node.localName === 'li',
    };
    if (!isInline(node)) flush(place);
    line.names.push(names);
    if (node.localName === 'a') line.isTeaser ||= isStoryLink(node, own);
    const written =
      node.getAttribute('datetime') ?? (node.localName === 'abbr' ? node.getAttribute('title') : null);
    const at = line.text.length;
    const time: LineTime = { written: written ?? '', from: line.times.at(-1)?.to ?? 0, at, to: at };
    if (written) line.times.push(time);
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, own);
    time.to = line.text.length;
    if (!isInline(node)) flush(own);
    else if (isSpaced) line.text.push(' ');
  };
  const start = { level: 0, inMain: false, isListed: false };
  visit(root, start);
  flush(start);
  return blocks;
}

const oneLineOf = (text: string): string => text.replace(/\s+/gu, ' ').trim();

function isOther(element: PageElement, inMain: boolean): boolean {
  const names = namesOf(element);
  return (
    (FRAME.has(element.localName) && !inMain) ||
    ASIDE.has(element.localName) ||
    (element.localName === 'cite' && !OWN_LINE_RE.test(names)) ||
    OTHER_RE.test(names) ||
    (element.localName === 'table' && SUBJECT_TABLE_RE.test(names)) ||
    (MAYBE_OTHER_RE.test(names) && !OWN_LINE_RE.test(names)) ||
    (LISTS.has(element.localName) && !OWN_LINE_RE.test(names) && isListOfStories(element))
  );
}

/** The elements that a selector finds outside of quotations, comments and other stories. */
export function ownElements(
  root: PageElement,
  selector: string,
  title: string | null,
  hidden: HiddenNodes,
): PageElement[] {
  const { around } = headlineElements(root, title, hidden);
  const isOwn = (element: PageElement): boolean => {
    for (
      let node: PageNode | null = element.parentNode;
      node && isElement(node) && !around.has(node);
      node = node.parentNode
    )
      if (isOther(node, true) || /(?:^|\s)comment(?:\s|$)/.test(node.getAttribute('itemprop') ?? ''))
        return false;
    return true;
  };
  return [...root.querySelectorAll(selector)].slice(0, MAX_ELEMENTS).filter(isOwn);
}

/** A link that is a headline rather than a name or a date. */
function isStoryLink(link: PageElement, { level, isListed }: Surroundings): boolean {
  const words = wordsOf(link);
  return (
    level === 0 &&
    words.length >= (isListed ? MIN_LISTED_WORDS : MIN_STORY_WORDS) &&
    !/\d/u.test(words.join(''))
  );
}

/** True if most of the items, or most of the words of something else, are links to stories. */
function isListOfStories(list: PageElement): boolean {
  const links = [...list.querySelectorAll('a')].map((link) => wordsOf(link).length);
  const stories = links.filter((words) => words >= MIN_LISTED_WORDS);
  const items = [...list.querySelectorAll('li')].length;
  if (items > 0) return stories.length * 2 > items;
  return stories.reduce((sum, words) => sum + words, 0) * 2 > wordsOf(list).length;
}

const wordsOf = ({ textContent }: PageElement): string[] =>
  textContent.match(/[\p{L}\p{M}\p{N}]{1,99}/gu) ?? [];

/** A heading with the title and the line below it: "Ministers sign pact 18.11.2026 • Sport". */
function withoutTitle(block: Block, title: string | null): Block[] {
  if (!block.isHeading || title === null || title === '' || !block.text.startsWith(title)) return [block];
  const rest = block.text.slice(title.length).trim();
  if (rest === '') return [block];
  return [
    { ...block, text: title, times: [] },
    { ...block, text: rest, isHeading: false, level: 0 },
  ];
}

/** The elements around the headlines, and those directly around them. */
function headlineElements(
  root: PageElement,
  title: string | null,
  hidden: HiddenNodes,
): { readonly around: ReadonlySet<PageNode>; readonly parents: ReadonlySet<PageNode> } {
  const wanted = comparable(title ?? '');
  const around = new Set<PageNode>([root]);
  const parents = new Set<PageNode>();
  if (wanted === '') return { around, parents };
  for (const heading of root.querySelectorAll('h1, h2, h3, [itemprop~="headline"]')) {
    if (!comparable(shownText(heading, hidden)).includes(wanted)) continue;
    if (heading.parentNode) parents.add(heading.parentNode);
    for (let node: PageNode | null = heading; node && !around.has(node); node = node.parentNode)
      around.add(node);
  }
  return { around, parents };
}

/** Article elements, and the names and roles that stand for them. */
function isMain(element: PageElement): boolean {
  return (
    element.localName === 'article' ||
    element.localName === 'main' ||
    element.getAttribute('role') === 'main' ||
    /(?:Article|BlogPosting)$/.test(element.getAttribute('itemtype') ?? '')
  );
}

const namesOf = (element: PageElement): string =>
  `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''} ${element.getAttribute('itemprop') ?? ''}`;
