import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import { BLOCKS } from '../block-elements.js';
import { isElement, isText, nodesIn, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { namesOf } from '../pruning/named-boilerplate.js';
import { COMMENTS_HEADING_RE, COMMENTS_NAMES, MOMENT_RE } from './comment-words.js';

/** In the order of the page: its title, its text, and what may head the comments. */
const READ = 'h1, h2, h3, h4, h5, h6, p, div, span, strong, b';
const HEADING_RE = /^h[2-6]$/;
const MAX_HEADING_CHARS = 50;
/** Of lines that look like such a heading. */
const MAX_TRIED = 5;
/** Above what readers wrote, if the element around it is named so, too. */
const GUEST_BOOK_RE = /^(?:guest ?book|(?:book of )?condolences)(?: ?\(\d{1,5}\))?:?$/iu;
/** The number of comments may stand above the text too. */
const MIN_PROSE_BEFORE = 2;
const MIN_PROSE_WORDS = 10;
const SENTENCE_END_RE = sentenceEndRe();
/** Of the name of who wrote, with the time, and of what was written. */
const MAX_NAME_WORDS = 8;
const MIN_COMMENT_WORDS = 3;
/** Between the heading and the first comment: how they are sorted, who may write. */
const MAX_LINES_BEFORE = 4;
const MAX_LINES = 12;
const WHOLE_NAMES = new Set(['body', 'main', 'article']);
const WHOLE = 'h1, article, main';

/**
 * Removes what readers wrote below a line that announces it, such as "14 responses": names, each with a text, where the
 * first name comes with a time, or a comment with a control; whatever it is, if the element around it is named so, too.
 * @param isControl Says of the text of a link or button that it is one of a comment.
 */
export function removeHeadedComments(document: PageDocument, isControl: (text: string) => boolean): void {
  let prose = 0;
  let tried = 0;
  for (const element of document.querySelectorAll(READ)) {
    if (element.localName === 'h1') prose = 0;
    else if (isProse(element)) prose += 1;
    else if (prose >= MIN_PROSE_BEFORE && tried < MAX_TRIED && isCommentsHeading(element)) {
      tried += 1;
      const named = namedAround(element);
      if (named) {
        named.remove();
        continue;
      }
      if (!COMMENTS_HEADING_RE.test(element.textContent.trim())) continue;
      const comments = nodesBelow(element);
      if (!areComments(comments, isControl)) continue;
      for (const node of [element, ...comments]) node.remove();
      return;
    }
  }
}

/** A line alone in its element. */
function isCommentsHeading(element: PageElement): boolean {
  if (!HEADING_RE.test(element.localName) && nodesIn(element).some(isElement)) return false;
  const text = element.textContent.trim();
  return text.length <= MAX_HEADING_CHARS && (COMMENTS_HEADING_RE.test(text) || GUEST_BOOK_RE.test(text));
}

/**
 * The largest element that begins with a heading and is named as one of comments. Some programs name the parts of a text
 * by their headings, so an id counts only beside a heading with a number in it.
 */
function namedAround(heading: PageElement): PageElement | null {
  const isCounted = /\d/.test(heading.textContent);
  let found: PageElement | null = null;
  for (let node: PageNode = heading; !siblings(node, 'previousSibling').some(hasWords); ) {
    const parent: PageNode | null = node.parentNode;
    if (!parent || !isElement(parent) || WHOLE_NAMES.has(parent.localName)) break;
    const names = namesOf(parent);
    if ((isCounted ? names : names.slice(0, -1)).flat().some((word) => COMMENTS_NAMES.has(word)))
      found = parent;
    node = parent;
  }
  return found?.querySelector(WHOLE) ? null : found;
}

/** By its own text, without that of blocks in it. */
function isProse(element: PageElement): boolean {
  if (HEADING_RE.test(element.localName)) return false;
  const own = nodesIn(element)
    .filter((node) => isText(node) || (isElement(node) && !BLOCKS.has(node.localName)))
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim();
  return countWords(own) >= MIN_PROSE_WORDS && SENTENCE_END_RE.test(own);
}

/** What follows a heading in its element, or in the one around that if it has nothing else in it. */
function nodesBelow(heading: PageElement): PageNode[] {
  for (let node: PageNode = heading; ; ) {
    const below = siblings(node, 'nextSibling');
    if (below.some(hasWords)) return below;
    const parent: PageNode | null = node.parentNode;
    if (!parent || !isElement(parent) || WHOLE_NAMES.has(parent.localName)) return [];
    if (siblings(node, 'previousSibling').some(hasWords)) return [];
    node = parent;
  }
}

function siblings(node: PageNode, side: 'previousSibling' | 'nextSibling'): PageNode[] {
  const found: PageNode[] = [];
  for (let one = node[side]; one; one = one[side]) found.push(one);
  return found;
}

const hasWords = (node: PageNode): boolean =>
  (isElement(node) || isText(node)) && /[\p{L}\p{N}]/u.test(node.textContent ?? '');

function areComments(nodes: readonly PageNode[], isControl: (text: string) => boolean): boolean {
  const elements = nodes.filter(isElement);
  if (elements.some((one) => WHOLE_NAMES.has(one.localName) || one.querySelector(WHOLE))) return false;
  const lines = firstLines(nodes);
  const name = lines.findIndex((line, at) => isName(line) && isComment(lines[at + 1] ?? ''));
  if (name < 0 || name > MAX_LINES_BEFORE) return false;
  return (
    MOMENT_RE.test(lines[name]!) ||
    elements.some((one) =>
      [...one.querySelectorAll('a, button, [role="button"]')].some((link) => isControl(link.textContent)),
    )
  );
}

const isName = (line: string): boolean =>
  /\p{L}/u.test(line) && countWords(line) <= MAX_NAME_WORDS && !SENTENCE_END_RE.test(line);

const isComment = (line: string): boolean =>
  countWords(line) > MAX_NAME_WORDS || (countWords(line) >= MIN_COMMENT_WORDS && SENTENCE_END_RE.test(line));

/** The texts of the first blocks. */
function firstLines(nodes: readonly PageNode[]): string[] {
  const lines: string[] = [];
  let line = '';
  const flush = (): void => {
    if (line.trim() !== '') lines.push(line.replace(/\s+/g, ' ').trim());
    line = '';
  };
  const read = (node: PageNode): void => {
    if (lines.length >= MAX_LINES) return;
    if (isText(node)) line += node.textContent ?? '';
    else if (isElement(node)) {
      const isBlock = BLOCKS.has(node.localName) || node.localName === 'br';
      if (isBlock) flush();
      for (const inner of nodesIn(node)) read(inner);
      if (isBlock) flush();
    }
  };
  for (const node of nodes) read(node);
  flush();
  return lines;
}
