import { SHARED_WORDS, WORDS_OF_OTHER_LANGUAGES } from './lexicon/other-languages.js';
import { STOP_WORDS } from './terms/tokens.js';

const MAX_CHARS = 500;

/**
 * Whether a question is in another language than English, as far as its script or its words without content tell. A name
 * or a list of keywords is in no language.
 */
export function isInOtherLanguage(question: string): boolean {
  const start = question.slice(0, MAX_CHARS);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  const latin = start.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (latin * 2 < letters) return true;
  const words = start.toLowerCase().match(/\p{L}+/gu) ?? [];
  const other = words.filter((word) => WORDS_OF_OTHER_LANGUAGES.has(word)).length;
  const english = words.filter((word) => STOP_WORDS.has(word) && !SHARED_WORDS.has(word)).length;
  return other > english;
}
