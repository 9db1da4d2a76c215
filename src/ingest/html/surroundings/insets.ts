import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isWithin } from './article-scope.js';
import { smallBoxes } from './labelled-boxes.js';

const SENTENCE_END_RE = sentenceEndRe();
const HEADING_RE = /^h[2-6]$/;
const MAX_WORDS = 50;
/** A label, a heading, who wrote it and when, a teaser or two. */
const MAX_PARTS = 6;
/** The heading is the first or second of them. */
const MAX_LABELS = 1;
const MIN_LINKED = 0.9;
const MAX_LINK_WORDS = 8;
/** Of the paragraphs around it, which end like sentences. */
const MIN_PROSE_WORDS = 4;
const NUMBER_RE = /\p{N}/u;
/** "aldbymuseum.example", "ida@aldby.example": part of what a box says, not where it leads to read on. */
const ADDRESS_RE = /^\S{1,200}\.\S{2,200}$/u;

/**
 * Small boxes between two paragraphs of an article that a heading begins and a link alone ends, which is no address, or
 * that only have labels before the link: cards of other stories ("Read full story") and of what is sold ("Buy now"). Boxes
 * beside each other may be its parts.
 */
export function linkedInsets(paragraphs: readonly Paragraph[]): Set<Box> {
  const insets = new Set<Box>();
  for (const [at, { box, linked, text }] of paragraphs.entries()) {
    const after = paragraphs[at + 1];
    if (linked <= MIN_LINKED || HEADING_RE.test(box.element.localName) || !after || !isProse(after)) continue;
    if (countWords(text) > MAX_LINK_WORDS || ADDRESS_RE.test(text)) continue;
    const whole = smallBoxes(box).find((outer) => outer.parent === after.box.parent);
    if (whole && whole.words <= MAX_WORDS && isInset(paragraphs, at, whole)) insets.add(whole);
  }
  return insets;
}

function isInset(paragraphs: readonly Paragraph[], end: number, box: Box): boolean {
  let start = end;
  while (start > 0 && end - start <= MAX_PARTS && isWithin(paragraphs[start - 1]!.box, box)) start -= 1;
  const [before, parts] = [paragraphs[start - 1], paragraphs.slice(start, end)];
  if (!before || before.box.parent !== box.parent || !isProse(before) || parts.length > MAX_PARTS)
    return false;
  if (parts.length > 0 && parts.every(isLabel)) return true;
  const heading = parts.findIndex(({ isHeading, linked }) => isHeading && linked <= MIN_LINKED);
  return heading >= 0 && heading <= MAX_LABELS && !parts.some(({ listed }) => listed);
}

/** No sentence and no number, which might be a fact. */
const isLabel = ({ listed, text }: Paragraph): boolean =>
  !listed && !SENTENCE_END_RE.test(text) && !NUMBER_RE.test(text);

const isProse = ({ boilerplate, named, text }: Paragraph): boolean =>
  !boilerplate && !named && SENTENCE_END_RE.test(text) && countWords(text) >= MIN_PROSE_WORDS;
