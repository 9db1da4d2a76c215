import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';

const SENTENCE_END_RE = sentenceEndRe();
const MAX_LINKED = 0.5;

/**
 * The indices of short sentences that readability dropped together with longer ones which came back: what a number or a
 * pronoun after them refers to would change without them. They stand between two such paragraphs, or beside one inside
 * the box that was dropped, with nothing between them but sentences and what is marked.
 * @param kept Indices of what readability selected.
 * @param restored Indices of what came back.
 */
export function droppedSentences(
  page: readonly Paragraph[],
  kept: ReadonlySet<number>,
  restored: ReadonlySet<number>,
): number[] {
  if (restored.size === 0) return [];
  const droppedBox = droppedBoxes(page, kept);
  const all = [...page.keys()];
  const before = nearest(page, all, kept, restored);
  const after = nearest(page, [...all].reverse(), kept, restored);
  return all.filter((at) => {
    const near = [before.get(at), after.get(at)].filter((found) => found !== undefined);
    const own = page[at]!.box;
    return near.length === 2 || near.some(({ box }) => droppedBox(box) === droppedBox(own));
  });
}

/** For each short sentence the last restored paragraph before it, in the order given, with no other text between them. */
function nearest(
  page: readonly Paragraph[],
  order: readonly number[],
  kept: ReadonlySet<number>,
  restored: ReadonlySet<number>,
): Map<number, Paragraph> {
  const found = new Map<number, Paragraph>();
  let last: Paragraph | null = null;
  for (const at of order) {
    const paragraph = page[at]!;
    if (restored.has(at)) last = paragraph;
    else if (kept.has(at)) last = null;
    else if (isSentence(paragraph)) {
      if (last) found.set(at, last);
    } else if (!paragraph.boilerplate) last = null;
  }
  return found;
}

const isSentence = ({ boilerplate, named, placed, linked, text }: Paragraph): boolean =>
  !boilerplate && !named && !placed && linked <= MAX_LINKED && SENTENCE_END_RE.test(text);

/** The outermost box around another that has none of the selected paragraphs in it. */
function droppedBoxes(page: readonly Paragraph[], kept: ReadonlySet<number>): (box: Box) => Box {
  const selected = new Set<Box>();
  for (const at of kept)
    for (let box: Box | null = page[at]!.box; box && !selected.has(box); box = box.parent) selected.add(box);
  const known = new Map<Box, Box>();
  return function droppedBox(box: Box): Box {
    const { parent } = box;
    const found = known.get(box) ?? (parent === null || selected.has(parent) ? box : droppedBox(parent));
    known.set(box, found);
    return found;
  };
}
