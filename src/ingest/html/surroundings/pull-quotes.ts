import { countWords } from '../../parse/parsed-document.js';
import type { PageElement } from '../dom.js';
import type { Box, Paragraph } from '../paragraphs/paragraph.js';
import { plainWords } from '../paragraphs/plain-words.js';
import { namesOf } from '../pruning/named-boilerplate.js';

const ELEMENTS = new Set(['blockquote', 'aside', 'figure']);
const NAMES = new Set(
  'quote pullquote pull quotation blockquote zitat cita citat citation citaat cytat citazione highlight callout'.split(
    ' ',
  ),
);
/** Around the words, below the element that says what they are. */
const MAX_DEPTH = 4;
const MIN_WORDS = 3;
const MAX_WORDS = 40;
/** Each is searched in the whole text. */
const MAX_QUOTES = 50;

/**
 * Marks quotations that stand apart and repeat a part of a paragraph of the text, which says who said it and what they
 * said before.
 */
export function markPullQuotes(paragraphs: readonly Paragraph[]): Paragraph[] {
  const isQuotation = quotationReader();
  const quotes = paragraphs
    .flatMap((paragraph, at) =>
      isApart(paragraph, isQuotation) ? [{ at, words: plainWords(paragraph.text) }] : [],
    )
    .slice(0, MAX_QUOTES);
  if (quotes.length === 0) return [...paragraphs];
  const apart = new Set(quotes.map(({ at }) => at));
  const text = paragraphs
    .flatMap((paragraph, at) =>
      isOwn(paragraph) && !apart.has(at) ? `\n ${plainWords(paragraph.text)} \n` : [],
    )
    .join('');
  const repeats = new Set(
    quotes.filter(({ words }) => isPartOfParagraph(text, ` ${words} `)).map(({ at }) => at),
  );
  return paragraphs.map((paragraph, at) =>
    repeats.has(at) ? { ...paragraph, boilerplate: true } : paragraph,
  );
}

const isOwn = ({ boilerplate, named, placed }: Paragraph): boolean => !boilerplate && !named && !placed;

/** A paragraph that consists of nothing else does not say more than the quotation. */
const isPartOfParagraph = (text: string, words: string): boolean =>
  text.includes(words) && !text.includes(`\n${words}\n`);

function isApart(paragraph: Paragraph, isQuotation: (element: PageElement) => boolean): boolean {
  const words = countWords(paragraph.text);
  if (!isOwn(paragraph) || paragraph.listed || words < MIN_WORDS || words > MAX_WORDS) return false;
  let box: Box | null = paragraph.box;
  for (let depth = 0; box && depth < MAX_DEPTH && box.words <= MAX_WORDS * 2; depth += 1, box = box.parent)
    if (isQuotation(box.element)) return true;
  return false;
}

/** By the name of an element or those of its classes; each is read once. */
function quotationReader(): (element: PageElement) => boolean {
  const known = new Map<PageElement, boolean>();
  return (element) => {
    const found =
      known.get(element) ??
      (ELEMENTS.has(element.localName) ||
        namesOf(element).some((names) => names.some((name) => NAMES.has(name))));
    known.set(element, found);
    return found;
  };
}
