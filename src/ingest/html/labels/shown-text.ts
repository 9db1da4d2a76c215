import { isElement, isText, type PageDocument, type PageElement, type PageNode } from '../dom.js';
import { namesOf } from '../pruning/named-boilerplate.js';
import type { HiddenParts } from '../styles/hidden-parts.js';
import { isInline } from './inline.js';

/** Elements and texts that a page does not show, each with all that is in it. */
export type HiddenNodes = ReadonlySet<PageNode>;

export const NOTHING_HIDDEN: HiddenNodes = new Set();

/** What styles hide, and what no browser shows before a script runs. */
export const hiddenNodes = (document: PageDocument, { elements, texts }: HiddenParts): HiddenNodes =>
  new Set<PageNode>([...elements, ...texts, ...document.querySelectorAll('[hidden], template, dialog')]);

export function isHidden(node: PageNode, hidden: HiddenNodes): boolean {
  for (let outer: PageNode | null = node; outer; outer = outer.parentNode) if (hidden.has(outer)) return true;
  return false;
}

/** A text between two tags. */
interface Piece {
  readonly text: string;
  /** Something else than the headline or the name: a badge, a date, a link to the heading itself. */
  readonly isExtra: boolean;
  /** What stands between it and the piece before: the tags of inline elements, of two side by side, or a line end. */
  readonly edge: Edge;
}

type Edge = 'none' | 'inline' | 'beside' | 'line';

const UNREAD = new Set('button svg math select input noscript template title meta link'.split(' '));
const JOINED = new Set(['sub', 'sup', 'wbr']);
const EXTRA_ELEMENTS = new Set(['small', 'time', 'label']);
/** Words in class names of what templates put into the element of a headline. */
const EXTRA_NAMES = new Set(
  (
    'badge label tag kicker eyebrow overline topline flag premium subscriber subscribers paywall anchor permalink ' +
    'headerlink hashlink icon counter share bookmark editsection subtitle subhead subheading subheadline deck'
  ).split(' '),
);
const SCREEN_READER_RE =
  /(?:^|[\s_-])(?:sr-only|screen-?reader(?:-text)?|(?:visually|a11y)-?hidden)(?:$|[\s_-])/i;
const LINE_STYLE_RE = /(?:^|;)\s{0,9}display\s{0,9}:\s{0,9}(?:block|flex|grid|table|list-item)/i;
const LETTER_RE = /[\p{L}\p{N}]/u;
const MAX_WORD_CHARS = 30;
const LAST_WORD_RE = /[\p{L}\p{N}]{1,30}$/u;
const LABEL_END_RE = /[:.!?|•·]$/u;
/** Scripts without blanks between words count as such an end. */
const UNSPACED_END_RE = /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]$/u;
const WORD_START_RE = /^["'“‘«„(]?[\p{L}\p{N}]/u;
const CAPITAL_RE = /^["'“‘«„(]?\p{Lu}/u;

/**
 * The words of an element in one line, as a browser shows them: apart where lines or boxes are.
 * @param startsLine Whether a text right beside another element's is one of its own line, such as a job beside a name.
 */
export function shownText(
  element: PageElement,
  hidden: HiddenNodes,
  lineEnd = ' ',
  startsLine: (text: string) => boolean = () => false,
): string {
  const pieces = piecesOf(element, hidden).map((piece) =>
    piece.edge === 'beside' && startsLine(piece.text) ? { ...piece, edge: 'line' as const } : piece,
  );
  return joined(pieces, lineEnd);
}

export interface ShownHeading {
  readonly name: string;
  /** Without badges, dates and links to itself, if there are other words. */
  readonly text: string;
  /** All of it, and each part of it that is long enough to be the headline, such as what follows a kicker. */
  readonly parts: readonly string[];
}

/** More words are no headline and no byline. */
const MAX_NODES = 500;
const MAX_PIECES = 12;
/** Of the letters of the heading. */
const MIN_PART_SHARE = 0.5;
const MIN_HEADLINE_LETTERS = 8;

export function shownHeading(heading: PageElement, hidden: HiddenNodes): ShownHeading {
  const all = piecesOf(heading, hidden);
  const own = all.filter(({ isExtra }) => !isExtra);
  const whole = joined(all);
  const text = joined(own);
  const parts: string[] = [];
  for (let start = 0; start < Math.min(all.length, MAX_PIECES); start++)
    for (let end = start + 1; end <= Math.min(all.length, MAX_PIECES); end++)
      parts.push(joined(all.slice(start, end)));
  const isLong = (part: string): boolean => letters(part) >= letters(whole) * MIN_PART_SHARE;
  return {
    name: heading.localName,
    text: letters(text) >= Math.min(MIN_HEADLINE_LETTERS, letters(whole)) ? text : whole,
    parts: [whole, ...parts.filter(isLong).sort((a, b) => letters(b) - letters(a))],
  };
}

const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

function piecesOf(root: PageElement, hidden: HiddenNodes): Piece[] {
  const pieces: Piece[] = [];
  let edge: Edge = 'none';
  let isAfterEnd = false;
  let visited = 0;
  const rootChars = root.textContent.trim().length;
  const meet = (kind: Edge, isStart: boolean): void => {
    if (kind === 'none') return;
    if (edge !== 'line')
      edge = kind === 'inline' && isStart && isAfterEnd ? 'beside' : edge === 'beside' ? edge : kind;
    isAfterEnd = !isStart;
  };
  const visit = (node: PageNode, isExtra: boolean): void => {
    visited += 1;
    if (hidden.has(node) || visited > MAX_NODES) return;
    if (isText(node)) {
      const text = (node.textContent ?? '').replace(/\s+/gu, ' ');
      if (text === '' || (text === ' ' && (edge === 'line' || pieces.length === 0))) return;
      pieces.push({ text, isExtra, edge });
      edge = 'none';
      isAfterEnd = false;
    } else if (isElement(node) && !UNREAD.has(node.localName) && !isForScreenReaders(node)) {
      const kind = edgeOf(node);
      meet(kind, true);
      const extra = isExtra || isExtraElement(node, rootChars);
      for (let child = node.firstChild; child; child = child.nextSibling) visit(child, extra);
      meet(kind, false);
    }
  };
  for (let child = root.firstChild; child; child = child.nextSibling) visit(child, false);
  return pieces;
}

function edgeOf(element: PageElement): Edge {
  if (JOINED.has(element.localName)) return 'none';
  if (EXTRA_ELEMENTS.has(element.localName)) return 'beside';
  return !isInline(element) || LINE_STYLE_RE.test(element.getAttribute('style') ?? '') ? 'line' : 'inline';
}

const isForScreenReaders = (element: PageElement): boolean =>
  SCREEN_READER_RE.test(element.getAttribute('class') ?? '');

function isExtraElement(element: PageElement, rootChars: number): boolean {
  if (EXTRA_ELEMENTS.has(element.localName)) return true;
  if (element.localName === 'a' && isLinkToItself(element, rootChars)) return true;
  return namesOf(element).some((words) => words.some((word) => EXTRA_NAMES.has(word)));
}

const isLinkToItself = (link: PageElement, rootChars: number): boolean =>
  !LETTER_RE.test(link.textContent) ||
  ((link.getAttribute('href') ?? '').startsWith('#') && link.textContent.trim().length * 2 < rootChars);

function joined(pieces: readonly Piece[], lineEnd = ' '): string {
  const text = pieces.reduce(
    (line, piece) => `${line}${line === '' ? '' : between(line, piece, lineEnd)}${piece.text}`,
    '',
  );
  return text.replace(/\s+/gu, ' ').trim();
}

/** Templates set a first letter, and scripts all letters, into elements of their own. */
function between(line: string, { text, edge }: Piece, lineEnd: string): string {
  if (edge === 'line') return lineEnd;
  const end = line.slice(-MAX_WORD_CHARS);
  if (edge === 'none' || UNSPACED_END_RE.test(end) || !WORD_START_RE.test(text)) return '';
  const isCapital = CAPITAL_RE.test(text);
  if (LABEL_END_RE.test(end)) return isCapital ? ' ' : '';
  const last = LAST_WORD_RE.exec(end)?.[0] ?? '';
  if (last.length < 2 || letters(text) < 2) return '';
  return edge === 'beside' || isCapital ? ' ' : '';
}
