const BEFORE =
  'in|on|at|by|for|from|to|since|of|with|about|into|under|over|through|during|after|before|until|than';
const WH = `(?:(?:${BEFORE})\\s+)?(?:how\\s+and\\s+when|(?:what|which|who|when|where|why|how)(?:['’]?(?:s|re|d))?|whose|whom)`;
const ASKS = new RegExp(`(?<![\\p{L}\\p{N}'’])(?:${WH})(?![\\p{L}\\p{N}'’-])`, 'giu');

/** What may stand before the word that asks without making it a relative one. */
const OPENING = /^\W*(?:(?:so|and|but|or|ok|okay|hey|hi|please|well)\b\W*)*$/i;
/** A new part of the question begins behind these. */
const PART_BEGINS = /(?:[,;:.!?]|\s[–—-]|[–—])\W*(?:(?:so|and|but)\s+)?$/i;
const CONJUNCTION = /^(?:when|where|how)$/i;
const AUXILIARY =
  /^\W*(?:(?:so|and|but)\s+)?(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|might|isn'?t|aren'?t|wasn'?t|didn'?t|doesn'?t|hasn'?t|won'?t)\b(?!\s+(?:you|u|ya|anyone|anybody|someone|somebody|we|i)\b)/i;

/**
 * Where a question begins to ask: the place of its "who", "in which", "how". Of several such words one asks and
 * the others relate ("the player *who*", "*when* it was launched", "Doctor *Who*"): the one that opens the
 * question, else the last that opens a part of it, else the first. Null for bare keywords, and where a yes or no
 * is asked.
 */
export function askingFrom(question: string): number | null {
  if (AUXILIARY.test(question.replaceAll('’', "'"))) return null;
  const words = Array.from(question.matchAll(ASKS), ({ 0: word, index }) => ({
    word,
    index,
    before: question.slice(0, index),
  })).filter(({ word, before }) => !isInName(word, before, question));
  const [first] = words;
  if (!first) return null;
  const parts = words.filter(({ before }) => PART_BEGINS.test(before));
  if (OPENING.test(first.before)) {
    return (CONJUNCTION.test(first.word) ? (parts.at(0) ?? first) : first).index;
  }
  return (parts.at(-1) ?? first).index;
}

/** "Doctor Who": a capital behind a capitalised word, in a text that is not all capitals. */
const isInName = (word: string, before: string, question: string): boolean =>
  /^\p{Lu}/u.test(word) && /\p{Lu}[\p{L}'’]*\s+$/u.test(before) && /\p{Ll}/u.test(question);
