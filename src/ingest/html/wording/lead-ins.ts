import { isText, type PageDocument, type PageElement } from '../dom.js';
import { classesOf } from '../pruning/named-boilerplate.js';
import { textBeside } from './sentence-place.js';

const INLINE = 'a, b, em, i, span, strong, u';
const WORD_RE = /[\p{L}\p{N}]/u;
/** Before "The mayor": "LONDON", "Dong Xuan". Not the first part of a name, as in "YouTube" and "iPhone". */
const LEAD_IN_RE = /^\s*(?:[\p{Lu}\p{M}]{3,30}|\p{L}[^\n]{0,60}\s\S{0,30}\p{L}\p{M}*)$/u;
const MAX_LEAD_IN_CHARS = 80;
const SENTENCE_START_RE = /^["'“‘«„(]?\p{Lu}\p{M}*\p{Ll}/u;
const PLACE_CLASS_RE = /(?:^|[-_])(?:dateline|location|place)(?:$|[-_])/i;
const WORD_START_RE = /^["'“‘«„(]?[\p{L}\p{N}]/u;
const WORD_END_RE = /\p{L}\p{M}*$/u;

/** Puts a blank after a place or a label that begins a paragraph, where only a style sets it apart from the sentence. */
export function separateLeadIns(document: PageDocument): void {
  for (const element of document.body.querySelectorAll(INLINE)) {
    const start = sentenceStartAfter(element);
    if (!start?.test(textBeside(element, 'after'))) continue;
    if (!WORD_RE.test(textBeside(element, 'before'))) element.after(' ');
  }
}

/** What the text after the element begins with if it is a sentence of its own; null if the element is no lead-in. */
function sentenceStartAfter(element: PageElement): RegExp | null {
  const { firstChild } = element;
  if (!firstChild || firstChild.nextSibling || !isText(firstChild)) return null;
  const text = firstChild.textContent ?? '';
  if (text.length > MAX_LEAD_IN_CHARS || !WORD_END_RE.test(text)) return null;
  if (text.length > 2 && classesOf(element).some((name) => PLACE_CLASS_RE.test(name))) return WORD_START_RE;
  return LEAD_IN_RE.test(text) ? SENTENCE_START_RE : null;
}
