import { nodesIn, type PageDocument, type PageElement } from '../dom.js';
import { leaveGap } from './gaps.js';
import { mathText } from './math-text.js';
import { isInSentence, textBeside } from './sentence-place.js';

/** What is shown in a line without text that can be read: of fields, the value; of the others, a picture. */
const UNREADABLE = 'input, select, textarea, canvas, object, meter, progress';
/** Inputs without words of their own. */
const WORDLESS_TYPES = new Set('hidden checkbox radio submit button image reset file color range'.split(' '));
/** "-5", "3/4", a formula in TeX: a picture that takes the place of words. */
const ALT_RE = /^[^\p{L}\p{N}]*\p{N}[^\p{L}]*$|\\[a-z]+/u;
/** A symbol, or the "i" of an icon, is no word. */
const WORDS_RE = /\p{L}{2}|\p{N}/u;
const NOTE_NUMBER_RE = /^\s*\[?\d{1,3}\]?\s*$/;

/**
 * Keeps the words of a sentence that are in elements which have no words of the article elsewhere: a term in a button,
 * a formula, text in a drawing. Where they cannot be read, a gap is left. To be called before those elements are removed.
 */
export function keepWordsInSentences(document: PageDocument): void {
  for (const button of document.querySelectorAll('button')) {
    if (!WORDS_RE.test(button.textContent) || isNoteNumber(button) || !isInSentence(button)) continue;
    button.replaceWith(...nodesIn(button));
  }
  for (const math of document.querySelectorAll('math'))
    if (isInSentence(math)) replaceWithText(document, math, mathText(math));
  for (const svg of document.querySelectorAll('svg')) {
    const text = [...svg.querySelectorAll('text')].map((part) => part.textContent.trim()).join(' ');
    if (WORDS_RE.test(text) && isInSentence(svg)) svg.replaceWith(text);
  }
  for (const element of document.querySelectorAll(UNREADABLE)) {
    const isWordless =
      element.localName === 'input' && WORDLESS_TYPES.has(element.getAttribute('type')?.toLowerCase() ?? '');
    if (!isWordless && element.parentNode && isInSentence(element)) leaveGap(document, element);
  }
  for (const image of document.querySelectorAll('img[alt]'))
    if (ALT_RE.test(image.getAttribute('alt') ?? '') && isInSentence(image)) leaveGap(document, image);
}

function replaceWithText(document: PageDocument, element: PageElement, text: string | null): void {
  if (text === null) leaveGap(document, element);
  else element.replaceWith(text);
}

/** "…the pier<button>3</button>" opens a note. */
const isNoteNumber = (button: PageElement): boolean =>
  NOTE_NUMBER_RE.test(button.textContent) && /[\p{L}\p{P}]$/u.test(textBeside(button, 'before'));
