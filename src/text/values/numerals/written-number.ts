import { isGlued, type Tokens } from '../token.js';
import { type Numeral, plain } from './number.js';

/** Enough for 999 octillions. */
const MAX_GROUPS = 10;

/** Digits with separators between groups and before decimals: "1,234.5", "1.234,5", "2 500 000", "1,25,000". */
export function writtenNumber(tokens: Tokens, at: number): Numeral | null {
  const first = tokens[at]!;
  const groups: string[] = [first.text];
  let separator = '';
  let end = at + 1;
  while (groups.length < MAX_GROUPS) {
    const next = groupAfter(tokens, end, separator);
    if (!next || next.digits.length > 3) break;
    if (separator !== '' && next.separator !== separator) break;
    separator = next.separator;
    groups.push(next.digits);
    end = next.end;
  }
  const decimals = decimalsAt(tokens, end, separator);
  if (groups.length === 1) {
    if (!decimals) return plain(Number(first.text), at + 1, false);
    return isVersion(tokens, decimals.end)
      ? null
      : {
          ...plain(Number(`${first.text}.${decimals.digits}`), decimals.end, true),
          mayBeGrouped: decimals.mark === '.' && decimals.digits.length === 3 && first.text.length <= 3,
        };
  }
  if (isGrouping(groups, separator, decimals !== null)) {
    const whole = groups.join('');
    const amount = Number(decimals ? `${whole}.${decimals.digits}` : whole);
    return plain(amount, decimals?.end ?? end, decimals !== null);
  }
  const [, second] = groups;
  const isDecimalComma = groups.length === 2 && separator === ',' && second!.length < 3;
  const isDecimalPoint = groups.length === 2 && separator === '.';
  if (isDecimalComma || isDecimalPoint) {
    return {
      ...plain(Number(`${first.text}.${second}`), end, true),
      mayBeGrouped: isDecimalPoint && second!.length === 3 && first.text.length <= 3 && first.text !== '0',
    };
  }
  return separator === '.' ? null : plain(Number(first.text), at + 1, false);
}

interface Group {
  readonly separator: string;
  readonly digits: string;
  readonly end: number;
}

/** The next group of digits and what separates it; a space only before exactly three digits. */
function groupAfter(tokens: Tokens, at: number, separator: string): Group | null {
  const token = tokens[at];
  if (!token) return null;
  if (token.kind === 'digits') {
    const isSpace = /^[ \u00a0\u2009\u202f]$/.test(token.space) && token.text.length === 3;
    const follows = tokens[at - 1]!.text.length;
    return isSpace && (separator === '' ? follows <= 3 : true)
      ? { separator: ' ', digits: token.text, end: at + 1 }
      : null;
  }
  const digits = tokens[at + 1];
  if (!isGlued(token) || !isGlued(digits) || digits.kind !== 'digits') return null;
  if (/^[,.]$/.test(token.text)) return { separator: token.text, digits: digits.text, end: at + 2 };
  return /^['’]$/.test(token.text) && digits.text.length === 3
    ? { separator: "'", digits: digits.text, end: at + 2 }
    : null;
}

/** In thousands, or as in India in lakhs and crores. */
function isGrouping(groups: readonly string[], separator: string, hasDecimals: boolean): boolean {
  const [first, ...others] = groups;
  if (first!.length > 3 || first === '0') return false;
  const last = others.at(-1)!;
  if (last.length !== 3) return false;
  const middle = others.slice(0, -1);
  if (separator === '.' && others.length === 1 && !hasDecimals) return false;
  if (middle.every(({ length }) => length === 3)) return true;
  return separator === ',' && first!.length <= 2 && middle.every(({ length }) => length === 2);
}

function decimalsAt(
  tokens: Tokens,
  at: number,
  separator: string,
): { mark: string; digits: string; end: number } | null {
  const [mark, digits] = [tokens[at], tokens[at + 1]];
  if (!isGlued(mark) || !isGlued(digits) || digits.kind !== 'digits') return null;
  const expected =
    separator === '' ? /^[.,]$/ : separator === '.' ? /^,$/ : separator === ',' ? /^\.$/ : /^[.,]$/;
  return expected.test(mark.text) ? { mark: mark.text, digits: digits.text, end: at + 2 } : null;
}

/** "1.2.3" */
const isVersion = (tokens: Tokens, at: number): boolean =>
  tokens[at]?.text === '.' &&
  isGlued(tokens[at]) &&
  isGlued(tokens[at + 1]) &&
  tokens[at + 1]!.kind === 'digits';
