import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { BARE_LABEL_RE, BOX_LABEL_RE } from '../../boilerplate/boilerplate-rules.js';
import { countWords } from '../../parse/parsed-document.js';
import { isElement, nodesIn, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { plainWords } from '../paragraphs/plain-words.js';
import { isNamedBoilerplate, isNamedSurrounding, namesOf } from './named-boilerplate.js';

const SENTENCE_END_RE = sentenceEndRe();
const HEADINGS = 'h2, h3, h4, h5, h6, strong, b';
const ITEMS = 'li, dt, tr';
const WHOLE = 'h1, article, main, form';
/** Of such boxes, though one of them names a box around an article, too. */
const FACT_NAMES = new Set(['fact', 'facts', 'factbox', 'factfile', 'keyfacts', 'infobox']);
const PROGRAM_NAMES = new Set(['ai', 'generated']);
const MIN_ITEMS = 2;
const MAX_WORDS = 150;
const MAX_CHARS = 3000;
const MAX_HEADING_WORDS = 12;
const MAX_LINKED_SHARE = 0.3;
/** Of the items of a list of contents. */
const MIN_REPEATED_SHARE = 0.5;
const MIN_PROSE_WORDS = 8;
/** The same in languages whose words are long, such as Finnish. */
const MIN_PROSE_CHARS = 50;
/** Beside the box, and inside of it. */
const MAX_SIBLINGS = 20;
const MAX_NODES = 300;

/**
 * Makes plain blocks of the boxes of facts between the paragraphs of an article, which would be left out as asides: a
 * heading and a list without links, or paragraphs of sentences. Lists of contents, which repeat the headings of the page,
 * and of other stories stay, and paragraphs with a button or a link below them, which ask for something.
 * @param asking What contains controls, see `elementsWithControls`.
 */
export function keepFactBoxes(document: PageDocument, asking: ReadonlySet<PageNode>): void {
  const asides = [...document.querySelectorAll('aside, [role="complementary"]')];
  if (asides.length === 0) return;
  const headings = new Set(
    [...document.querySelectorAll('h2, h3, h4')].map((one) => plainWords(one.textContent)),
  );
  const isBetweenProse = betweenProse();
  for (const aside of asides) {
    if (!isBetweenProse(aside) || !isFactBox(aside, headings, asking.has(aside))) continue;
    const block = document.createElement('div');
    block.append(...nodesIn(aside));
    aside.replaceWith(block);
  }
}

const isLongSentence = (text: string): boolean =>
  countWords(text) >= MIN_PROSE_WORDS ||
  (text.length >= MIN_PROSE_CHARS && SENTENCE_END_RE.test(text.trim()));

/** Whether sentences stand in paragraphs beside an element, before it and after it. Each paragraph is read once. */
export function betweenProse(): (element: PageElement) => boolean {
  const known = new Map<PageNode, boolean>();
  const isProse = (node: PageNode): boolean => {
    const found =
      known.get(node) ?? (isElement(node) && node.localName === 'p' && isLongSentence(node.textContent));
    known.set(node, found);
    return found;
  };
  const isBeside = (element: PageElement, side: 'previousSibling' | 'nextSibling'): boolean => {
    let node = element[side];
    for (let step = 0; node && step < MAX_SIBLINGS; step += 1, node = node[side])
      if (isProse(node)) return true;
    return false;
  };
  return (element) => isBeside(element, 'previousSibling') && isBeside(element, 'nextSibling');
}

function isFactBox(aside: PageElement, headings: ReadonlySet<string>, isAsking: boolean): boolean {
  if (countNodes(aside, MAX_NODES) >= MAX_NODES || aside.textContent.length > MAX_CHARS) return false;
  const names = namesOf(aside).flat();
  if (names.some((name) => PROGRAM_NAMES.has(name)) || isNamedBoilerplate(aside)) return false;
  if (isNamedSurrounding(aside) && !names.some((name) => FACT_NAMES.has(name))) return false;
  if (aside.querySelector(WHOLE)) return false;
  const text = plainWords(aside.textContent);
  const heading = aside.querySelector(HEADINGS)?.textContent.trim() ?? '';
  if (heading === '' || countWords(heading) > MAX_HEADING_WORDS || !text.startsWith(plainWords(heading)))
    return false;
  if (BARE_LABEL_RE.test(heading) || BOX_LABEL_RE.test(heading)) return false;
  const told = isAsking ? [] : sentencesIn(aside);
  const items = [...aside.querySelectorAll(ITEMS), ...told].map((item) => plainWords(item.textContent));
  if (items.length < MIN_ITEMS || countWords(text) > MAX_WORDS) return false;
  if (items.filter((item) => headings.has(item)).length >= items.length * MIN_REPEATED_SHARE) return false;
  const linked = [...aside.querySelectorAll('a')].reduce(
    (sum, link) => sum + plainWords(link.textContent).length,
    0,
  );
  return linked <= text.length * MAX_LINKED_SHARE;
}

/** The paragraphs of sentences; none if there is a link outside of them. */
function sentencesIn(aside: PageElement): PageElement[] {
  const found = [...aside.querySelectorAll('p')].filter(
    ({ textContent }) =>
      countWords(textContent) >= MIN_PROSE_WORDS && SENTENCE_END_RE.test(textContent.trim()),
  );
  const links = found.reduce((sum, paragraph) => sum + [...paragraph.querySelectorAll('a')].length, 0);
  return [...aside.querySelectorAll('a')].length > links ? [] : found;
}

/** At most `max`. */
function countNodes(parent: PageNode, max: number): number {
  let count = 0;
  for (let node = parent.firstChild; node && count < max; node = node.nextSibling)
    count += 1 + countNodes(node, max - count);
  return Math.min(count, max);
}
