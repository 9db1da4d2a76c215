import { countWords } from '../../parse/parsed-document.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { isSameTitle } from '../paragraphs/plain-words.js';

const MIN_WORDS = 25;
/** Of the words that were selected: an element with less of them does not contain the article as a whole. */
const MIN_SHARE = 0.6;
const TITLE_RE = /^h[12]$/;
const WHOLE = new Set(['article', 'main']);

/**
 * Which paragraphs are not of the article, judged by the heading with the page's title: those outside of the
 * `<article>` or `<main>` that contains it and most of the selected words, and those before the element that does.
 * @param selected The paragraphs that are taken for the article's, by index in the page.
 */
export function outsideArticle(
  page: readonly Paragraph[],
  selected: ReadonlyMap<number, Paragraph>,
  title: string | null,
): (at: number) => boolean {
  const heading = page.findIndex(
    ({ box, text }) => TITLE_RE.test(box.element.localName) && title !== null && isSameTitle(text, title),
  );
  if (heading < 0) return () => false;
  const prose = [...selected].filter(([, { boilerplate }]) => !boilerplate);
  const words = new Map<Box, number>();
  for (const [at] of prose) {
    const count = countWords(page[at]!.text);
    for (let box: Box | null = page[at]!.box; box; box = box.parent)
      words.set(box, (words.get(box) ?? 0) + count);
  }
  const total = prose.reduce((sum, [at]) => sum + countWords(page[at]!.text), 0);
  const holdsMost = (box: Box): boolean => (words.get(box) ?? 0) >= Math.max(MIN_WORDS, total * MIN_SHARE);
  const around: Box[] = [];
  for (let box: Box | null = page[heading]!.box; box; box = box.parent) if (holdsMost(box)) around.push(box);
  const [smallest] = around;
  const whole = around.find(({ element }) => WHOLE.has(element.localName));
  return (at) => {
    const { box } = page[at]!;
    if (whole && !isWithin(box, whole)) return true;
    return smallest !== undefined && at < heading && !isWithin(box, smallest);
  };
}

export function isWithin(inner: Box, outer: Box): boolean {
  for (let box: Box | null = inner; box; box = box.parent) if (box === outer) return true;
  return false;
}
