import { isGlued, type Token, type Tokens } from '../token.js';
import { type Numeral, plain, rounded, WORD_SCALES } from './number.js';
import { wordsAt } from './number-words.js';
import { writtenNumber } from './written-number.js';

const FRACTION_SIGNS: Readonly<Record<string, number>> = {
  '½': 1 / 2,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅕': 1 / 5,
  '⅛': 1 / 8,
};
const MAX_DENOMINATOR = 16;
/** Only after digits; the one-letter ones only with a currency, see `currency.ts`. */
const ABBREVIATED_SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  mn: 1e6,
  mln: 1e6,
  bn: 1e9,
  bln: 1e9,
  tn: 1e12,
  trn: 1e12,
};
const LETTER_SCALES: Readonly<Record<string, number>> = { m: 1e6, b: 1e9, t: 1e12, M: 1e6, B: 1e9, T: 1e12 };

/** The number that begins at a token; null if none does. @param isMoney Reads "5m" as five million. */
export function numeralAt(tokens: Tokens, at: number, isMoney = false): Numeral | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'digits') return digitsAt(tokens, at, isMoney);
  if (token.text in FRACTION_SIGNS)
    return scaled(tokens, plain(FRACTION_SIGNS[token.text]!, at + 1, true), isMoney);
  return token.kind === 'word' ? wordsAt(tokens, at) : null;
}

function digitsAt(tokens: Tokens, at: number, isMoney: boolean): Numeral | null {
  const first = tokens[at]!;
  const simple = simpleFraction(tokens, at);
  if (simple) return scaled(tokens, simple, isMoney);
  const written = writtenNumber(tokens, at);
  if (!written) return null;
  if (first.text.length > 1 && first.text.startsWith('0')) return null;
  const after = tokens[written.end];
  const sign = after && FRACTION_SIGNS[after.text];
  if (sign !== undefined && after!.space.length <= 1)
    return scaled(tokens, plain(written.amount + sign, written.end + 1, true), isMoney);
  const mixed = after?.space === ' ' ? simpleFraction(tokens, written.end) : null;
  if (mixed) return scaled(tokens, plain(written.amount + mixed.amount, mixed.end, true), isMoney);
  return scaled(tokens, written, isMoney);
}

/** "1/2", but not a date, "24/7" or "9/11". */
function simpleFraction(tokens: Tokens, at: number): Numeral | null {
  const [above, slash, below] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (above?.kind !== 'digits' || slash?.text !== '/' || below?.kind !== 'digits') return null;
  if (!isGlued(slash) || !isGlued(below) || (tokens[at + 3]?.text === '/' && isGlued(tokens[at + 3])))
    return null;
  const [numerator, denominator] = [Number(above.text), Number(below.text)];
  if (denominator < 2 || denominator > MAX_DENOMINATOR || numerator >= denominator || numerator === 0)
    return null;
  if (denominator === 11) return null;
  return plain(numerator / denominator, at + 3, true);
}

/** Applies a scale after a number in digits: "2.4 million", "5bn", "2.4 lakh crore". */
function scaled(tokens: Tokens, numeral: Numeral, isMoney: boolean): Numeral {
  let { end } = numeral;
  let scale = 1;
  for (let word = scaleAt(tokens, end, isMoney && scale === 1); word; word = scaleAt(tokens, end, false)) {
    scale *= word.factor;
    end = word.end;
    if (word.isAbbreviated) break;
  }
  return scale === 1
    ? numeral
    : {
        ...numeral,
        amount: rounded(numeral.amount * scale),
        scale,
        end,
        mayBeGrouped: false,
        isFraction: false,
      };
}

function scaleAt(
  tokens: Tokens,
  at: number,
  isMoney: boolean,
): { factor: number; end: number; isAbbreviated: boolean } | null {
  const hyphen = tokens[at]?.text === '-' && isGlued(tokens[at]) && isGlued(tokens[at + 1]);
  const token: Token | undefined = tokens[hyphen ? at + 1 : at];
  if (token?.kind !== 'word') return null;
  const end = hyphen ? at + 2 : at + 1;
  const factor = WORD_SCALES[token.lower];
  if (factor !== undefined && token.lower !== 'dozen') return { factor, end, isAbbreviated: false };
  const abbreviated = ABBREVIATED_SCALES[token.lower] ?? (isMoney ? LETTER_SCALES[token.text] : undefined);
  return abbreviated !== undefined && !hyphen ? { factor: abbreviated, end, isAbbreviated: true } : null;
}
