import { TENS } from '../../lexicon/amounts.js';
import { wordList } from '../../lexicon/words.js';
import { isGlued, startsWith, type Tokens } from '../token.js';

const WORDS = new Map(
  wordList(
    `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth
    seventeenth eighteenth nineteenth twentieth`,
  ).map((word, at) => [word, at + 1]),
);
const TEN = new Map(TENS.map((word, at) => [word, (at + 2) * 10]));
const SUFFIX_RE = /^(?:st|nd|rd|th)$/;
const DETERMINER_RE = /^(?:the|a|an|his|her|its|their|our|my|your)$/;
const FINISH_RE =
  /^(?:came|come|comes|coming|finish(?:ed|es|ing)?|placed?|ranked|ranks?|rank|remains?|lies?|lying|sits?|seeded)$/;

/** An ordinal: "24th", "third place", "finished second"; null for the adverb "first" and for fractions. */
export function ordinalAt(
  tokens: Tokens,
  at: number,
): { readonly amount: number; readonly end: number } | null {
  const token = tokens[at]!;
  const before = tokens[at - 1]?.lower ?? '';
  if (token.kind === 'digits') {
    const suffix = tokens[at + 1];
    const isOrdinal =
      isGlued(suffix) &&
      SUFFIX_RE.test(suffix.lower) &&
      !(isGlued(tokens[at]) && at > 0 && tokens[at - 1]!.kind === 'word');
    return isOrdinal ? { amount: Number(token.text), end: at + 2 } : null;
  }
  const ten = TEN.get(token.lower);
  const unit = WORDS.get(tokens[at + 2]?.lower ?? '') ?? 10;
  if (ten !== undefined && tokens[at + 1]?.text === '-' && isGlued(tokens[at + 1]) && unit < 10)
    return { amount: ten + unit, end: at + 3 };
  const amount = WORDS.get(token.lower);
  if (amount === undefined) return null;
  const next = tokens[at + 1]?.lower ?? '';
  const isPlace =
    /^(?:place|spot|position|seed|in)$/.test(next) && !(next === 'in' && !FINISH_RE.test(before));
  if (!DETERMINER_RE.test(before) && !FINISH_RE.test(before) && !isPlace) return null;
  // "a third of the voters" is a fraction, "the first time" tells no rank.
  if (next === 'of' && /^(?:a|an)$/.test(before) && !startsWith(tokens, at + 1, ['of', 'its', 'kind']))
    return null;
  return { amount, end: at + 1 };
}
