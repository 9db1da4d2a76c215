/** What makes an amount a bound or an estimate: "at least" of "at least 12 people". */
import { AMOUNT_MODIFIER, SCALES, SMALL_NUMBERS, TENS } from '../../text/lexicon/amounts.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';

const NUMBER_WORDS = anyOf([
  ...[...SMALL_NUMBERS, ...TENS, ...Object.keys(SCALES)].map((word) => `${word}s?`),
  ...wordList('half third quarter dozens? double twice'),
]);
const AMOUNT = `(?:an? )?(?:\\d|\\p{Sc}|(?:US|A|C|HK|NZ)\\$|Rs\\b|${NUMBER_WORDS}\\b)`;
const MODIFIERS = `(?:${AMOUNT_MODIFIER}\\s+){1,2}`;
const MODIFIED_RE = new RegExp(`^${MODIFIERS}(?=${AMOUNT})`, 'iu');
const MODIFIER_BEFORE_RE = new RegExp(`(?<![\\p{L}\\p{N}])${MODIFIERS}$`, 'iu');
const MAX_MODIFIER_CHARS = 40;

/** The words before the amount that some words begin with, and the space after them; '' if there are none. */
export const amountModifierOf = (words: string): string => MODIFIED_RE.exec(words)?.[0] ?? '';

/** Offset in a sentence at which the modifier of an amount begins; that of the amount if there is none. */
export function modifierStart(sentence: string, amount: number): number {
  const before = sentence.slice(Math.max(0, amount - MAX_MODIFIER_CHARS), amount);
  return amount - (MODIFIER_BEFORE_RE.exec(before)?.[0].length ?? 0);
}
