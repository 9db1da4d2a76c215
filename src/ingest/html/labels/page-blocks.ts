import { isElement, type PageElement, type PageNode } from '../dom.js';
import { isInline } from './inline.js';
import { comparable } from './json-ld.js';

/** Inline elements that templates place beside each other without a space, such as a name and a date. */
const SPACED = new Set('a abbr address cite label small span strong time'.split(' '));
const UNREAD = new Set('meta link title button svg template noscript select'.split(' '));
/** Not read, unless they contain the headline: ASP.NET puts whole pages into a form. */
const ASIDE = new Set(['nav', 'form']);
/** Of the page, unless they are inside of an article. */
const FRAME = new Set(['aside', 'footer']);
/** Parts of a page that are about other stories or by its readers. */
const OTHER_RE =
  /(?:^|[\s_-])(?:comments?|respond|disqus|related|recommended|recirc|sidebar|side-bar|trending|popular|most-?read|newsletter|breadcrumbs?|menu|navigation|ticker|copyright)(?:$|[\s_-])|(?:^|\s)(?:(?:site|page|main|global)[-_]?)?footer(?:$|[\s_-])/i;
/**
 * The same, unless the element is named as the line of its article too: "nav meta", "teaser-small__metadata". The posts
 * of a Blogger site are in a "widget Blog".
 */
const MAYBE_OTHER_RE = /(?:^|[\s_-])(?:teasers?|widget(?! blog\b)|promo|nav)(?:$|[\s_-])/i;
const OWN_LINE_RE = /(?:^|[\s_-])(?:meta(?:data|info)?|byline|dateline)(?:$|[\s_-])/i;

/** An element for the date of the last change; templates call the one date of an article "date updated", too. */
const UPDATE_NAME_RE = /(?:^|[\s_-])(?:updated|modified|datemodified)(?:$|[\s_-])/i;
const PUBLISH_NAME_RE = /publish|(?:^|[\s_-])(?:post|entry|meta|article)?[-_]?date(?:$|[\s_-])/i;

/** A line of text as a page shows it. */
export interface Block {
  readonly text: string;
  /** What `<time datetime>` and `<abbr title>` in it say. */
  readonly times: readonly string[];
  readonly isHeading: boolean;
  /** Classes and ids of its own element and of the inline ones in it. */
  readonly names: string;
  /** True inside `<article>`, `<main>`, elements like them and the one around the headline. */
  readonly inMain: boolean;
  /** An element that is named for the date of the last change. */
  readonly isUpdate: boolean;
}

/**
 * The lines of a page in order, without navigation, comments and teasers. What contains the headline is none of these,
 * whatever a template calls it.
 */
export function readBlocks(root: PageElement, title: string | null): Block[] {
  const blocks: Block[] = [];
  let updates: Block[] = [];
  const { around: aroundHeadline, parents } = headlineElements(root, title);
  let line: { text: string[]; times: string[]; names: string[] } = { text: [], times: [], names: [] };
  const flush = (isHeading: boolean, inMain: boolean): void => {
    const text = line.text.join('').replace(/\s+/gu, ' ').trim();
    if (text !== '' || line.times.length > 0)
      blocks.push(
        ...withoutTitle(
          { text, times: line.times, isHeading, names: line.names.join(' '), inMain, isUpdate: false },
          title,
        ),
      );
    blocks.push(...updates);
    updates = [];
    line = { text: [], times: [], names: [] };
  };
  const visit = (node: PageNode, isHeading: boolean, inMain: boolean): void => {
    if (!isElement(node)) {
      line.text.push(node.nodeType === 3 ? (node.textContent ?? '') : '');
      return;
    }
    const names = namesOf(node);
    const isOther =
      (FRAME.has(node.localName) && !inMain) ||
      ASIDE.has(node.localName) ||
      OTHER_RE.test(names) ||
      (MAYBE_OTHER_RE.test(names) && !OWN_LINE_RE.test(names));
    if (UNREAD.has(node.localName) || (isOther && !aroundHeadline.has(node))) return;
    if (isInline(node) && UPDATE_NAME_RE.test(names) && !PUBLISH_NAME_RE.test(names)) {
      const times = [node.getAttribute('datetime') ?? ''].filter((time) => time !== '');
      const text = node.textContent.replace(/\s+/gu, ' ').trim();
      updates.push({ text, times, isHeading: false, names, inMain, isUpdate: true });
      return;
    }
    if (isInline(node) && SPACED.has(node.localName)) line.text.push(' ');
    const heading = isHeading || /^h[1-6]$/.test(node.localName);
    const main = inMain || isMain(node) || (parents.has(node) && node !== root);
    if (!isInline(node)) flush(isHeading, inMain);
    line.names.push(names);
    const written =
      node.getAttribute('datetime') ?? (node.localName === 'abbr' ? node.getAttribute('title') : null);
    if (written) line.times.push(written);
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child, heading, main);
    if (!isInline(node)) flush(heading, main);
    else if (SPACED.has(node.localName)) line.text.push(' ');
  };
  visit(root, false, false);
  flush(false, false);
  return blocks;
}

/** A heading with the title and the line below it: "Ministers sign pact 18.11.2026 • Sport". */
function withoutTitle(block: Block, title: string | null): Block[] {
  if (!block.isHeading || title === null || title === '' || !block.text.startsWith(title)) return [block];
  const rest = block.text.slice(title.length).trim();
  if (rest === '') return [block];
  return [
    { ...block, text: title, times: [] },
    { ...block, text: rest, isHeading: false },
  ];
}

/** The elements around the headlines, and those directly around them. */
function headlineElements(
  root: PageElement,
  title: string | null,
): { readonly around: ReadonlySet<PageNode>; readonly parents: ReadonlySet<PageNode> } {
  const wanted = comparable(title ?? '');
  const around = new Set<PageNode>([root]);
  const parents = new Set<PageNode>();
  if (wanted === '') return { around, parents };
  for (const heading of root.querySelectorAll('h1, h2, h3, [itemprop~="headline"]')) {
    if (!comparable(heading.textContent).startsWith(wanted)) continue;
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

const MAX_HEAD_BLOCKS = 40;
/** Lines before the headline: a kicker, a date, the section. */
const BLOCKS_BEFORE = 4;
/** A standfirst may be as long as a paragraph. */
const MAX_PROSE_BLOCKS = 2;
const PROSE_WORDS = 25;
const SENTENCE_WORDS = 12;

/** The lines around the headline: between what stands just above it and the second paragraph. Empty without a headline. */
export function headBlocks(blocks: readonly Block[], title: string | null): Block[] {
  const wanted = comparable(title ?? '');
  const headings = blocks.flatMap(({ isHeading, text }, at) =>
    isHeading ? [{ at, text: comparable(text) }] : [],
  );
  const own = wanted === '' ? undefined : headings.find(({ text }) => text === wanted);
  const at = own?.at ?? headings.find(({ at: found }) => blocks[found]!.inMain)?.at;
  if (at === undefined) return [];
  const before = blocks.slice(Math.max(0, at - BLOCKS_BEFORE), at).filter(({ inMain }) => inMain);
  const after: Block[] = [];
  let prose = 0;
  for (const block of blocks.slice(at + 1, at + 1 + MAX_HEAD_BLOCKS)) {
    if (isProse(block.text)) prose += 1;
    if (prose >= MAX_PROSE_BLOCKS) break;
    after.push(block);
  }
  return [...before, ...after];
}

/** True for a paragraph: long, or a sentence of some length. */
export function isProse(text: string): boolean {
  const words = wordCount(text);
  return words >= PROSE_WORDS || (words >= SENTENCE_WORDS && /[.!?…]["'”’»)]?$/u.test(text));
}

export const wordCount = (text: string): number => text.match(/(?<!\S)\S/g)?.length ?? 0;
