import { SCALES, SMALL_NUMBERS, TENS } from '../../lexicon/amounts.js';
import { isGlued, startsWith, type Tokens } from '../token.js';
import { type Numeral, rounded, WORD_SCALES } from './number.js';

const MAX_WORDS = 16;
/** Up to nineteen; "twenty" is one of the tens. */
const SMALL = new Map(SMALL_NUMBERS.slice(0, 20).map((word, value) => [word, value]));
const TEN = new Map(TENS.map((word, at) => [word, (at + 2) * 10]));
const FRACTION_WORDS: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  thirds: 3,
  quarter: 4,
  quarters: 4,
  fifth: 5,
  fifths: 5,
  tenth: 10,
  tenths: 10,
};

/** A number in words: "twenty-five", "a hundred and twelve", "half a million", "two thirds". */
export function wordsAt(tokens: Tokens, at: number): Numeral | null {
  return halfOf(tokens, at) ?? fractionAt(tokens, at) ?? countAt(tokens, at);
}

/** "half a million", "half a dozen" */
function halfOf(tokens: Tokens, at: number): Numeral | null {
  if (tokens[at]!.lower !== 'half' || tokens[at + 1]?.lower !== 'a') return null;
  const scale = WORD_SCALES[tokens[at + 2]?.lower ?? ''];
  return scale === undefined ? null : inWords(scale / 2, at + 3, scale);
}

const inWords = (amount: number, end: number, scale = 1, isFraction = false): Numeral => ({
  amount: rounded(amount),
  end,
  inDigits: false,
  scale,
  isFraction,
  mayBeGrouped: false,
});

/** "two thirds", "three-quarters", "a third of", "half of" */
function fractionAt(tokens: Tokens, at: number): Numeral | null {
  const first = tokens[at]!.lower;
  const isBare = first === 'half' && /^(?:of|the|its|their|his|her|all)$/.test(tokens[at + 1]?.lower ?? '');
  if (isBare) return inWords(1 / 2, at + 1, 1, true);
  const hyphen = tokens[at + 1]?.text === '-' ? 1 : 0;
  const name = tokens[at + 1 + hyphen]?.lower ?? '';
  const denominator = FRACTION_WORDS[name];
  if (denominator === undefined) return null;
  const isOne = first === 'a' || first === 'one';
  if (isOne && tokens[at + 2 + hyphen]?.lower !== 'of') return null;
  const numerator = isOne ? 1 : SMALL.get(first);
  if (numerator === undefined || numerator === 0 || numerator >= denominator) return null;
  if (!isOne && !/s$/.test(name)) return null;
  return inWords(numerator / denominator, at + 2 + hyphen, 1, true);
}

/** Whole numbers: a sum of groups, each multiplied by its scale. */
function countAt(tokens: Tokens, at: number): Numeral | null {
  let [total, group, end, largest] = [0, 0, at, 1];
  let hasNumber = false;
  let last: 'small' | 'ten' | 'scale' | null = null;
  const first = tokens[at]!.lower;
  const afterFirst = tokens[at + 1]?.lower ?? '';
  if ((first === 'a' || first === 'an') && afterFirst in WORD_SCALES) {
    group = 1;
    end = at + 1;
  }
  while (end < at + MAX_WORDS) {
    const and = end > at && last === 'scale' && tokens[end]?.lower === 'and' ? 1 : 0;
    const hyphen = end > at && tokens[end]?.text === '-' && isGlued(tokens[end]) ? 1 : 0;
    const word = tokens[end + and + hyphen]?.lower ?? '';
    const small = SMALL.get(word);
    const ten = TEN.get(word);
    const factor = WORD_SCALES[word];
    if (
      small !== undefined &&
      (last === null || last === 'scale' || (last === 'ten' && small < 10 && small > 0))
    ) {
      group += small;
      last = 'small';
    } else if (ten !== undefined && (last === null || last === 'scale')) {
      group += ten;
      last = 'ten';
    } else if (factor !== undefined && and === 0 && (hasNumber || group > 0)) {
      if (factor === SCALES.hundred || word === 'dozen') group = (group || 1) * factor;
      else {
        total += (group || 1) * factor;
        group = 0;
      }
      largest = Math.max(largest, factor);
      last = 'scale';
    } else break;
    hasNumber = true;
    end += and + hyphen + 1;
  }
  if (!hasNumber) return null;
  return withHalf(tokens, inWords(total + group, end, largest));
}

/** "two and a half million" */
function withHalf(tokens: Tokens, numeral: Numeral): Numeral {
  if (!startsWith(tokens, numeral.end, ['and', 'a', 'half']) || numeral.scale !== 1) return numeral;
  const end = numeral.end + 3;
  const scale = WORD_SCALES[tokens[end]?.lower ?? ''];
  return scale === undefined
    ? inWords(numeral.amount + 1 / 2, end, 1, true)
    : inWords((numeral.amount + 1 / 2) * scale, end + 1, scale);
}
