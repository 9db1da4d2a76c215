import { sentenceEndRe } from '../../../text/sentences/sentence-end.js';
import { countWords } from '../../parse/parsed-document.js';
import { isNamedGallery } from '../pruning/named-boilerplate.js';
import { linkedInsets } from '../surroundings/insets.js';
import { labelledBoxes, MAX_CARD_WORDS, smallBoxes } from '../surroundings/labelled-boxes.js';
import { widgetBoxes } from '../surroundings/widgets.js';
import { listItems } from './list-items.js';
import type { Box, Image, Paragraph } from './paragraph.js';
import { plainWords } from './plain-words.js';

const SENTENCE_END_RE = sentenceEndRe();
/** Shorter ones ("The pier") may well be the start of a sentence. */
const MIN_ALT_WORDS = 4;
const MAX_CAPTION_WORDS = 40;
/** A credit after the words of the `alt`. */
const MAX_CREDIT_WORDS = 8;
/** Paragraphs after an image among which its caption is. */
const MAX_DISTANCE = 3;
/** Of all text in a block that contains an image and its caption; in the card of another story without image. */
const MAX_BOX_WORDS = 45;
const MAX_PLAIN_CARD_WORDS = 70;
const MAX_GALLERY_WORDS = 60;
/** A longer sentence is prose, even beside an image. */
const MAX_PLACED_WORDS = 25;
const CREDIT_RE = /^[[(]?(?:©|\(c\)|(?:photo|image|picture|foto|bild|credits?|crédit)s?\b)/iu;
const HEADING_RE = /^h[1-6]$/;

/**
 * Marks captions that no element and no class name declares: the words of an image's `alt` near the image, the text
 * beside an image in a small block, small blocks whose heading is a link, which are cards of other stories, those
 * that begin with a label of other stories, of a newsletter or of who pays, or end with a link, widgets, and teasers that
 * break off before a link. Sentences of the items of a list article are no captions, however short an item is.
 */
export function markPlaces(paragraphs: readonly Paragraph[], images: readonly Image[]): Paragraph[] {
  const alts = altsByIndex(images);
  const labelled = new Set([
    ...labelledBoxes(paragraphs),
    ...linkedInsets(paragraphs),
    ...widgetBoxes(paragraphs),
  ]);
  const items = listItems(paragraphs);
  return paragraphs.map((paragraph, i) => {
    const boilerplate =
      paragraph.boilerplate || isCredited(paragraph) || repeatsAlt(paragraph.text, alts.get(i));
    const isLabelled = smallBoxes(paragraph.box).some((box) => labelled.has(box));
    return {
      ...paragraph,
      boilerplate,
      placed: paragraph.cutOff || isLabelled || isPlaced(paragraph, items),
    };
  });
}

/** By index of a paragraph, the plain texts of the images shortly before it and right after it. */
function altsByIndex(images: readonly Image[]): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { at, alt } of images) {
    const words = plainWords(alt);
    if (countWords(words) < MIN_ALT_WORDS) continue;
    for (let i = at - 1; i < at + MAX_DISTANCE; i += 1)
      found.set(i, [...(found.get(i) ?? []).slice(-10), words]);
  }
  return found;
}

function repeatsAlt(text: string, alts: readonly string[] = []): boolean {
  if (alts.length === 0 || text.length > 1000) return false;
  const words = plainWords(text);
  const count = countWords(words);
  return alts.some(
    (alt) => words === alt || (words.startsWith(`${alt} `) && count - countWords(alt) <= MAX_CREDIT_WORDS),
  );
}

/** "© Jane Roe Boats wait at the quay." right after an image. */
function isCredited({ afterImage, text }: Paragraph): boolean {
  if (!afterImage) return false;
  const words = countWords(text);
  if (words > MAX_CAPTION_WORDS) return false;
  return CREDIT_RE.test(text) || (words <= MAX_PLACED_WORDS && !SENTENCE_END_RE.test(text));
}

function isPlaced({ box, text, afterImage }: Paragraph, items: ReadonlySet<Box>): boolean {
  const words = countWords(text);
  if (afterImage === 'line-break' && words <= MAX_PLACED_WORDS) return true;
  const isSentence = SENTENCE_END_RE.test(text);
  const mayBeCaption =
    words <= MAX_CAPTION_WORDS &&
    !(isSentence && (words > MAX_PLACED_WORDS || HEADING_RE.test(box.element.localName)));
  const boxes = smallBoxes(box);
  const item = isSentence ? boxes.findIndex((outer) => items.has(outer)) : -1;
  return boxes.some(
    ({ element, words: all, images, linkedHeadings, times }, at) =>
      (images > 0 && all <= MAX_GALLERY_WORDS && isNamedGallery(element)) ||
      (linkedHeadings === 1 && all <= (images > 0 ? MAX_CARD_WORDS : MAX_PLAIN_CARD_WORDS)) ||
      (mayBeCaption && images > 0 && times === 0 && all <= MAX_BOX_WORDS && (item < 0 || at < item)),
  );
}
