import { UNITS } from '../../lexicon/units.js';
import { wordList } from '../../lexicon/words.js';
import { isGlued, type Tokens } from '../token.js';
import type { Dimension } from '../value.js';

/** A unit and the index after its last token. */
export interface Unit {
  readonly symbol: string;
  readonly dimension: Dimension;
  readonly end: number;
}

/** Abbreviations that are the symbols themselves, in this writing. */
const SYMBOLS = new Map<string, Dimension>(
  UNITS.filter(([, symbol]) =>
    wordList('m km cm mm ft yd ha ml kg mg kW MW GW kWh MWh GWh TWh MB GB TB').includes(symbol),
  ).map(([dimension, symbol]) => [symbol, dimension]),
);
/** Only directly after the digits: "22C", "24h", "5g", "2l". */
const GLUED_SYMBOLS: Readonly<Record<string, readonly [string, Dimension]>> = {
  C: ['°C', 'temperature'],
  F: ['°F', 'temperature'],
  g: ['g', 'weight'],
  t: ['t', 'weight'],
  l: ['l', 'volume'],
  h: ['hour', 'duration'],
  in: ['in', 'length'],
};
const WORDS = new Map<string, { readonly symbol: string; readonly dimension: Dimension }>();
for (const [dimension, symbol, words] of UNITS) {
  for (const word of words.split('|')) {
    for (const form of [word, `${word}s`]) WORDS.set(form.replaceAll('-', ' '), { symbol, dimension });
  }
}
/** The dimension of each unit by its words, singular or plural. */
export const UNIT_DIMENSIONS: ReadonlyMap<string, Dimension> = new Map(
  [...WORDS].map(([word, { dimension }]) => [word, dimension]),
);
const MAX_WORDS = 2;

/** The unit after a number; null if another word follows. */
export function unitAfter(tokens: Tokens, at: number): Unit | null {
  const hyphen = tokens[at]?.text === '-' && isGlued(tokens[at]) && isGlued(tokens[at + 1]) ? 1 : 0;
  return signAfter(tokens, at) ?? wordsAfter(tokens, at + hyphen) ?? symbolAfter(tokens, at + hyphen);
}

/** "%", "°C", "m²", "km/h" */
function signAfter(tokens: Tokens, at: number): Unit | null {
  const [sign, letter] = [tokens[at], tokens[at + 1]];
  if (!sign) return null;
  if (sign.text === '%') return { symbol: '%', dimension: 'percentage', end: at + 1 };
  if (sign.text !== '°' && sign.text !== 'º') return null;
  const scale = letter && letter.space.length <= 1 && /^[CF]$/.test(letter.text) ? letter.text : '';
  return { symbol: `°${scale}`, dimension: 'temperature', end: at + (scale === '' ? 1 : 2) };
}

function wordsAfter(tokens: Tokens, at: number): Unit | null {
  for (let words = MAX_WORDS; words >= 1; words -= 1) {
    let end = at;
    const parts: string[] = [];
    while (parts.length < words && tokens[end]?.kind === 'word') {
      parts.push(tokens[end]!.lower);
      end += 1;
      if (parts.length < words && tokens[end]?.text === '-' && isGlued(tokens[end])) end += 1;
    }
    const unit = parts.length === words ? WORDS.get(parts.join(' ')) : undefined;
    if (unit) return { ...unit, end };
  }
  return null;
}

function symbolAfter(tokens: Tokens, at: number): Unit | null {
  const [token, next, last] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token?.kind !== 'word') return null;
  const glued = isGlued(token) ? GLUED_SYMBOLS[token.text] : undefined;
  if (glued) return { symbol: glued[0], dimension: glued[1], end: at + 1 };
  if (/^[CF]$/.test(token.text) && !/^[.-]$/.test(next?.text ?? ''))
    return { symbol: `°${token.text}`, dimension: 'temperature', end: at + 1 };
  const dimension = SYMBOLS.get(token.text);
  if (dimension === undefined) return null;
  if (isGlued(next) && next.text === '/' && isGlued(last)) {
    if (token.text === 'km' && last.lower === 'h') return { symbol: 'km/h', dimension: 'speed', end: at + 3 };
    if (token.text === 'm' && last.lower === 's') return { symbol: 'm/s', dimension: 'speed', end: at + 3 };
  }
  if (isGlued(next) && /^[²2]$/.test(next.text))
    return { symbol: `${token.text}²`, dimension: 'area', end: at + 2 };
  if (isGlued(next) && /^[³3]$/.test(next.text))
    return { symbol: `${token.text}³`, dimension: 'volume', end: at + 2 };
  return { symbol: token.text, dimension, end: at + 1 };
}

/** Speeds by the unit of length and that of time. */
const SPEEDS: Readonly<Record<string, string>> = {
  'km hour': 'km/h',
  'mi hour': 'mph',
  'm second': 'm/s',
  'ft second': 'ft/s',
  'km second': 'km/s',
};

export const speedOf = (length: string, time: string): string | undefined => SPEEDS[`${length} ${time}`];

/** Lengths of the units of one dimension in its smallest one, for "six feet two inches". */
const SIZES: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_746,
  year: 31_556_952,
  in: 1,
  ft: 12,
  lb: 16,
  oz: 1,
  m: 100,
  cm: 1,
  km: 100_000,
  kg: 1000,
  g: 1,
};

/** How many of `unit` the smaller unit is; undefined if they are not combined. */
export function sizeIn(unit: string, smaller: string): number | undefined {
  const [whole, part] = [SIZES[unit], SIZES[smaller]];
  return whole !== undefined && part !== undefined && part < whole ? part / whole : undefined;
}
