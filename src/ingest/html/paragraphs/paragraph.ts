import { countWords } from '../../parse/parsed-document.js';
import type { PageElement } from '../dom.js';

/** A block element with what it contains. */
export interface Box {
  readonly element: PageElement;
  readonly parent: Box | null;
  words: number;
  images: number;
  /** A heading that is a link as a whole. */
  linkedHeadings: number;
  times: number;
  titles: number;
  /** A heading stands in it before any image. */
  headedFirst: boolean;
}

export const newBox = (element: PageElement, parent: Box | null): Box => ({
  element,
  parent,
  words: 0,
  images: 0,
  linkedHeadings: 0,
  times: 0,
  titles: 0,
  headedFirst: false,
});

export interface Paragraph {
  /** One line, normalised, not empty. */
  readonly text: string;
  /** The markup says that it is not prose: a caption, an aside, a heading, a link alone. */
  readonly boilerplate: boolean;
  /** Its class names say so, see `isNamedBoilerplate`. */
  readonly named: boolean;
  /** Its place says so: beside an image, in the card of another story. See `markPlaces`. */
  readonly placed: boolean;
  /** From 0 to 1: how much of it is links. */
  readonly linked: number;
  readonly isHeading: boolean;
  /** All of it is in italics. */
  readonly italic: boolean;
  /** An item of a list, a row of a table or a line of preformatted text. */
  readonly listed: boolean;
  /** It breaks off with an ellipsis, and a link leads to the rest. */
  readonly cutOff: boolean;
  /** An image stands before it in the same block, perhaps with a line break between them. */
  readonly afterImage: 'directly' | 'line-break' | null;
  readonly box: Box;
}

/** An image before the paragraph with the index `at`. */
export interface Image {
  readonly at: number;
  readonly alt: string;
}

const HEADING_RE = /^h[1-6]$/;
const MIN_LINKED = 0.9;

/** Adds a paragraph to what its boxes contain so far. */
export function countInBoxes({ box: inner, text, linked }: Paragraph): void {
  const { localName } = inner.element;
  const words = countWords(text);
  const isHeading = HEADING_RE.test(localName);
  for (let box: Box | null = inner; box; box = box.parent) {
    box.words += words;
    box.headedFirst ||= isHeading && box.images === 0;
    if (isHeading && linked > MIN_LINKED) box.linkedHeadings += 1;
    if (localName === 'h1') box.titles += 1;
  }
}
