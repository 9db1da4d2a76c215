import { findBoilerplate } from '../../boilerplate/boilerplate.js';
import { countWords } from '../../parse/parsed-document.js';
import { namesOf } from '../pruning/named-boilerplate.js';
import { asksSomething } from './headings.js';
import type { Box, Paragraph } from './paragraph.js';

/** Without dates and numbers: a line of dates is longer. */
const MIN_WORDS = 10;
/** Where the markup names it; of further items of its list. */
const MIN_NAMED_WORDS = 5;
const MIN_ITEM_WORDS = 3;
const MAX_LINKED = 0.5;
/** Paragraphs after the heading among which the standfirst is, such as a date and a byline. */
const MAX_DISTANCE = 8;
const HEADING_RE = /^h[23]$/;
const SUBHEADING_RE = /^h[2-6]$/;
const LISTS = new Set(['ul', 'ol']);
const SURROUNDING = new Set(['nav', 'aside', 'footer', 'form', 'figure']);
const NAMES = new Set(
  (
    'standfirst dek deck lede summary subtitle subheadline subheading subhead strapline intro abstract excerpt bajada ' +
    'copete entradilla chapo chapeau vorspann sommario sottotitolo ingress manchet highlights keypoints takeaways ' +
    'synopsis sumario perex blurb preamble'
  ).split(' '),
);
/** Of a summary that a program has written. */
const PROGRAM_NAMES = new Set(['ai', 'generated']);

/**
 * The indices of what sums up an article between its heading and its text: a paragraph, a heading that may lack its full
 * stop, or the items of a list that the markup names so. It may be named a teaser.
 * @param heading Index of the title. @param first Index of the first paragraph of the text.
 * @param known Indices of paragraphs that are kept anyway, such as a byline.
 */
export function standfirstOf(
  page: readonly Paragraph[],
  heading: number,
  first: number,
  known: ReadonlySet<number>,
): number[] {
  const from = heading + 1;
  const before = page.slice(from, Math.min(first, from + MAX_DISTANCE));
  const text = page.slice(first);
  const isStart = (paragraph: Paragraph, i: number): boolean =>
    !known.has(from + i) && mayBeStandfirst(paragraph, before[i - 1], text);
  const start = before.findIndex(isStart);
  const listStart = before.findIndex((paragraph, i) => paragraph.listed && isStart(paragraph, i));
  const list = before[listStart]?.box.parent ?? null;
  return before.flatMap((paragraph, i) =>
    i === start || i === listStart || (list && i > listStart && isItemOf(paragraph, list)) ? [from + i] : [],
  );
}

function mayBeStandfirst(
  paragraph: Paragraph,
  previous: Paragraph | undefined,
  text: readonly Paragraph[],
): boolean {
  const { boilerplate, named, placed, listed, linked, box } = paragraph;
  if (named || placed || linked > MAX_LINKED || isInSurrounding(box)) return false;
  const whole = listed ? box.parent : box;
  const label = listed && previous?.isHeading ? countWords(previous.text) : 0;
  const isNamed = whole !== null && isNamedStandfirst(whole, label);
  if (wordsOf(paragraph) < (isNamed ? MIN_NAMED_WORDS : MIN_WORDS) || isLabel(paragraph.text)) return false;
  if (listed) return !boilerplate && isNamed && LISTS.has(whole.element.localName);
  if (!boilerplate) return true;
  const { localName } = box.element;
  if (asksSomething(paragraph.text)) return false;
  return isNamed ? SUBHEADING_RE.test(localName) : HEADING_RE.test(localName) && isBesideTitle(box, text);
}

const wordsOf = ({ text }: Paragraph): number =>
  text.split(' ').filter((word) => /\p{L}/u.test(word) && !/\p{N}/u.test(word)).length;

/** A long byline, by its wording. */
const isLabel = (text: string): boolean =>
  findBoilerplate(text).some(({ start, end }) => start === 0 && end === text.length);

const isItemOf = (paragraph: Paragraph, list: Box): boolean =>
  paragraph.box.parent === list && !paragraph.boilerplate && wordsOf(paragraph) >= MIN_ITEM_WORDS;

/**
 * By its own names, or by those of an element that contains nothing else but its label.
 * @param label Words of the label.
 */
export function isNamedStandfirst(box: Box, label = 0): boolean {
  for (let outer: Box | null = box; outer && outer.words <= box.words + label; outer = outer.parent) {
    const names = namesOf(outer.element);
    if (names.flat().some((name) => PROGRAM_NAMES.has(name))) return false;
    if (names.some(hasName)) return true;
  }
  return false;
}

/** Also in two parts: "sub-title", "keyPoints". */
const hasName = (parts: readonly string[]): boolean =>
  parts.some((part, i) => NAMES.has(part) || NAMES.has(part + (parts[i + 1] ?? '')));

/** True for a heading in the element of the title that is no heading of a part, as others after it in the text are. */
const isBesideTitle = ({ element, parent }: Box, text: readonly Paragraph[]): boolean =>
  parent !== null &&
  parent.titles > 0 &&
  !text.some(({ box }) => box.parent === parent && box.element.localName === element.localName);

function isInSurrounding(box: Box): boolean {
  for (let outer: Box | null = box; outer; outer = outer.parent)
    if (SURROUNDING.has(outer.element.localName)) return true;
  return false;
}
