import type { Box, Paragraph } from './paragraph.js';

const HEADING_RE = /^h[2-6]$/;
/** "1. The Salt Room", "No. 4: Arlen", "#7 Corry" */
const NUMBERED_RE = /^(?:#\d{1,3}\b|(?:n[or]\.? ?)?\d{1,3} ?[.):–—-])/iu;
const MIN_ITEMS = 2;
const MIN_LINKED = 0.9;

interface Start {
  readonly heading: Paragraph;
  /** Those that begin with the heading, from the inside. */
  readonly boxes: readonly Box[];
}

/**
 * The items of a list article: boxes beside each other that begin with headings of one level, which are no links. The
 * headings are numbered, or the image of an item stands below its heading and no link is alone in it; other boxes with
 * an image may be cards of other stories.
 * @returns the items, and the other boxes that begin with their headings.
 */
export function listItems(paragraphs: readonly Paragraph[]): ReadonlySet<Box> {
  const begun = new Set<Box>();
  const withLink = new Set<Box>();
  const starts: Start[] = [];
  for (const paragraph of paragraphs) {
    const isHeading = HEADING_RE.test(paragraph.box.element.localName);
    const isLinked = paragraph.linked > MIN_LINKED;
    if (isLinked) addAround(paragraph.box, withLink);
    // A credit or a label may stand above the heading.
    if (!isHeading && (paragraph.named || paragraph.boilerplate)) continue;
    const [, ...boxes] = addAround(paragraph.box, begun);
    if (isHeading && !isLinked) starts.push({ heading: paragraph, boxes });
  }
  const counts = new Map<Box | null, Map<string, number>>();
  for (const { heading, boxes } of starts) {
    for (const { parent } of boxes) {
      const levels = counts.get(parent) ?? new Map<string, number>();
      counts.set(parent, levels.set(levelOf(heading), (levels.get(levelOf(heading)) ?? 0) + 1));
    }
  }
  const items = starts.filter(({ heading, boxes }) =>
    boxes.some(
      (box) =>
        (counts.get(box.parent)?.get(levelOf(heading)) ?? 0) >= MIN_ITEMS &&
        (NUMBERED_RE.test(heading.text) || (box.headedFirst && !withLink.has(box))),
    ),
  );
  return new Set(items.flatMap(({ boxes }) => boxes));
}

const levelOf = ({ box }: Paragraph): string => box.element.localName;

/** Adds a box and those around it. @returns those that are new. */
function addAround(inner: Box, boxes: Set<Box>): Box[] {
  const added: Box[] = [];
  for (let box: Box | null = inner; box && !boxes.has(box); box = box.parent) {
    boxes.add(box);
    added.push(box);
  }
  return added;
}
