import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { CORRECTION } from '../../boilerplate/correction-words.js';
import { countWords } from '../../parse/parsed-document.js';
import type { PageNode } from '../dom.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isWithin } from './article-scope.js';

const SENTENCE_END_RE = sentenceEndRe();
/** Of the running text, in the element of the text. */
const CORE_SHARE = 0.7;
/** Of the running text, in all boxes after it; more is a part of the article. */
const MAX_TAIL_SHARE = 0.25;
const MIN_WORDS = 60;
const MAX_BOX_WORDS = 60;
/** Without a heading or a label. */
const MAX_PLAIN_WORDS = 25;
const MIN_LINKED = 0.5;
const MIN_LINK_WORDS = 2;
const MAX_LABEL_WORDS = 12;
const MAX_CLASS_CHARS = 500;
const CORRECTED_RE = new RegExp(`^[^\\p{L}]{0,3}(?:${CORRECTION}|updated?)(?!\\p{L})`, 'iu');
/** Scores, times and lines of names have one of these. */
const FACTS_RE = /[\p{N}:;|]/u;

/** What else a page has around its text. */
export interface Around {
  /** All paragraphs, with the labels that were not selected; none if the page is the article as a whole. */
  readonly page: readonly Paragraph[];
  readonly author: string | null;
  /** See `elementsEndingInControls`. */
  readonly asking: ReadonlySet<PageNode>;
}

/** The smallest element with most of the running text; null if there is none. */
export function textBox(paragraphs: readonly Paragraph[]): Box | null {
  const words = new Map<Box, number>();
  let total = 0;
  for (const paragraph of paragraphs) {
    if (!isOwn(paragraph)) continue;
    const count = countWords(paragraph.text);
    total += count;
    for (let box: Box | null = paragraph.box; box; box = box.parent)
      words.set(box, (words.get(box) ?? 0) + count);
  }
  if (total < MIN_WORDS) return null;
  let core: Box | null = null;
  for (const [box, count] of words)
    if (count >= total * CORE_SHARE && (core === null || isWithin(box, core))) core = box;
  return core;
}

/**
 * Marks small boxes after the element of the text that are not made like it and ask for something, lead to other pages,
 * name the author or consist of labels: what a template puts below all articles. Corrections stay.
 */
export function markAfterText(paragraphs: readonly Paragraph[], facts: Around): Paragraph[] {
  const core = textBox(paragraphs);
  if (!core) return [...paragraphs];
  const around = new Set<Box>();
  for (let box: Box | null = core; box; box = box.parent) around.add(box);
  const end = paragraphs.findLastIndex((paragraph) => isOwn(paragraph) && isWithin(paragraph.box, core));
  const tail = paragraphs.flatMap((paragraph, at) =>
    at > end && isOwn(paragraph) ? [{ at, box: boxBeside(paragraph.box, around) }] : [],
  );
  const words = (all: readonly Paragraph[]): number =>
    all.reduce((sum, { text }) => sum + countWords(text), 0);
  if (words(tail.map(({ at }) => paragraphs[at]!)) > words(paragraphs.filter(isOwn)) * MAX_TAIL_SHARE)
    return [...paragraphs];
  const lines = new Map(tail.flatMap(({ box }) => (box ? [[box, [] as Paragraph[]] as const] : [])));
  if (lines.size > 0)
    for (const line of facts.page) {
      const box = boxBeside(line.box, around);
      if (box) lines.get(box)?.push(line);
    }
  const others = new Set([...lines].filter((one) => isFurniture(...one, core, facts)).map(([box]) => box));
  const marked = new Set(tail.flatMap(({ at, box }) => (box && others.has(box) ? [at] : [])));
  return paragraphs.map((paragraph, at) => (marked.has(at) ? { ...paragraph, placed: true } : paragraph));
}

const isOwn = ({ boilerplate, named, placed }: Paragraph): boolean => !boilerplate && !named && !placed;

/**
 * The largest box around a paragraph without the text; null for one that stands in no box of its own.
 * @param around The box of the text and all around it.
 */
function boxBeside(inner: Box, around: ReadonlySet<Box>): Box | null {
  let box = inner;
  while (box.parent && !around.has(box.parent)) box = box.parent;
  return box.parent && !around.has(box) && box.element.localName !== 'p' ? box : null;
}

/** @param lines The paragraphs of the box. */
function isFurniture(box: Box, lines: readonly Paragraph[], core: Box, { author, asking }: Around): boolean {
  if (box.words > MAX_BOX_WORDS || isLike(box, core)) return false;
  const [first] = lines;
  if (!first || CORRECTED_RE.test(first.text)) return false;
  const names = author?.split(', ') ?? [];
  if (lines.some(({ text }) => names.includes(text))) return true;
  const isLabelled =
    first.isHeading ||
    first.linked >= MIN_LINKED ||
    (!SENTENCE_END_RE.test(first.text) && countWords(first.text) <= MAX_LABEL_WORDS);
  if (!isLabelled && box.words > MAX_PLAIN_WORDS) return false;
  return asking.has(box.element) || lines.some(isLink) || lines.every(isLabel);
}

const isLink = ({ text, linked }: Paragraph): boolean =>
  linked >= MIN_LINKED && countWords(text) >= MIN_LINK_WORDS;

const isLabel = ({ text, listed }: Paragraph): boolean =>
  !listed && !SENTENCE_END_RE.test(text) && !FACTS_RE.test(text);

/** True for the next part of a text in several elements. */
function isLike(box: Box, core: Box): boolean {
  let other = core;
  while (other.parent && other.parent !== box.parent) other = other.parent;
  const formOf = ({ element }: Box): string =>
    `${element.localName} ${(element.getAttribute('class') ?? '').slice(0, MAX_CLASS_CHARS).replace(/\d+/g, '')}`;
  return formOf(other) === formOf(box);
}
