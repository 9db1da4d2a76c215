import type { Numeral } from './numerals/number.js';
import { numeralAt } from './numerals/numeral.js';
import { isGlued, startsWith, type Tokens } from './token.js';
import { countedNounAfter, isAdjectival, isPlural } from './units/counted-noun.js';
import { currencyAfter, currencyBefore, isWeightInPounds } from './units/currency.js';
import { sizeIn, speedOf, unitAfter } from './units/unit.js';
import type { Dimension } from './value.js';

/** A number with its unit; positions are indexes of tokens. */
export interface Quantity {
  readonly start: number;
  readonly end: number;
  readonly amount: number;
  readonly scale: number;
  readonly dimension: Dimension;
  readonly unit: string;
  /** True for a plain number: no sign, currency, scale or unit. */
  readonly isBare: boolean;
  /** True if it is written in digits, without decimals. */
  readonly isInteger: boolean;
  /** True if its currency is written before it. */
  readonly hasPrefix: boolean;
}

/** Besides the units of `unit.ts`; after "per", any noun is one. */
const PER_UNITS_RE =
  /^(?:quarter|season|person|head|share|pound|piece|pupil|student|child|household|family|ticket|unit|passenger|worker|employee|vehicle|car|game|match|bottle|cup|dose|copy|seat|vote|visit|trip|word|bushel)$/;
/** "a day after", "an hour later" */
const NOT_A_RATE_RE = /^(?:after|before|later|earlier|ago|from|until|since|into|old)$/;

/** The quantity that begins at a token; null if none does. */
export function quantityAt(tokens: Tokens, at: number): Quantity | null {
  const sign = signAt(tokens, at);
  const afterSign = sign?.end ?? at;
  const prefix = currencyBefore(tokens, afterSign);
  const innerSign = prefix && isMinus(tokens[prefix.end]?.text) && isGlued(tokens[prefix.end]) ? 1 : 0;
  const numberAt = (prefix?.end ?? afterSign) + innerSign;
  if (prefix && (tokens[numberAt]?.space.length ?? 0) > 1) return null;
  if (prefix && tokens[numberAt]?.kind !== 'digits') return null;
  const numeral = numeralAt(tokens, numberAt, prefix !== null) ?? articleAt(tokens, numberAt);
  if (!numeral) return null;
  if (!prefix && !sign && isPartOfWord(tokens, at)) return null;
  const factor = sign?.isMinus || innerSign ? -1 : 1;
  const base = {
    start: at,
    amount: factor * numeral.amount,
    scale: numeral.scale,
    isInteger: numeral.inDigits && !numeral.isFraction && numeral.scale === 1,
    hasPrefix: prefix !== null,
    isBare: false,
  };
  if (prefix) {
    const end = currencyAfter(tokens, numeral.end)?.end ?? numeral.end;
    return withRate(tokens, {
      ...base,
      ...grouped(numeral, factor, prefix.unit),
      end,
      dimension: 'money',
      unit: prefix.unit,
    });
  }
  if (isLetterGlued(tokens, numeral) || isPartOfAdjective(tokens, numeral)) return null;
  return measured(tokens, base, numeral, factor);
}

interface Sign {
  readonly end: number;
  readonly isMinus: boolean;
}

const isMinus = (text: string | undefined): boolean => text === '-' || text === '−' || text === '–';

/** A sign before a number or currency, but not a hyphen or dash between words. */
function signAt(tokens: Tokens, at: number): Sign | null {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next) return null;
  if (token.lower === 'minus' && next.kind !== 'symbol') return { end: at + 1, isMinus: true };
  const isFree = token.space !== '' || at === 0 || /^[([“"‘'=:]$/.test(tokens[at - 1]!.text);
  if (!isFree || !isGlued(next)) return null;
  if (token.text === '+') return { end: at + 1, isMinus: false };
  return isMinus(token.text) ? { end: at + 1, isMinus: true } : null;
}

/** "an" of "an hour", as the number one. */
function articleAt(tokens: Tokens, at: number): Numeral | null {
  const token = tokens[at];
  const isHalf = token?.lower === 'half';
  if (!/^an?$/.test(tokens[isHalf ? at + 1 : at]?.lower ?? '')) return null;
  const unit = unitAfter(tokens, isHalf ? at + 2 : at + 1);
  if (!unit || AMBIGUOUS_UNIT_RE.test(unit.symbol) || tokens[unit.end - 1]!.text.length < 3) return null;
  if (isHalf)
    return { amount: 1 / 2, end: at + 2, inDigits: false, scale: 1, isFraction: true, mayBeGrouped: false };
  const isDuration = unit.dimension === 'duration';
  if (isDuration && (!isAfterDuring(tokens, at) || NOT_A_RATE_RE.test(tokens[at + 2]?.lower ?? '')))
    return null;
  return { amount: 1, end: at + 1, inDigits: false, scale: 1, isFraction: false, mayBeGrouped: false };
}

/** "a foot", "a second", "a ton of" measure nothing. */
const AMBIGUOUS_UNIT_RE = /^(?:ft|second|t|°|yd|in|night|knot|kn)$/;

/** What makes "a week" a duration. */
const DURING_RE =
  /^(?:for|in|within|lasted|lasts|lasting|last|took|takes|taking|take|than|nearly|almost|about|around|after|over|spent|spend|spends|during|under|every|of|only|just|roughly|needs?|needed|wait(?:ed|s)?|waiting|to|stayed|stays?|served|serving)$/;
const isAfterDuring = (tokens: Tokens, at: number): boolean => DURING_RE.test(tokens[at - 1]?.lower ?? '');

/** "Covid-19", "F16", "A4": the number belongs to a name. */
function isPartOfWord(tokens: Tokens, at: number): boolean {
  const [token, before, first] = [tokens[at]!, tokens[at - 1], tokens[at - 2]];
  if (!isGlued(token) || !before) return false;
  if (before.kind === 'word' || /^[#@_\\/]$/.test(before.text)) return true;
  if (before.kind === 'digits') return true;
  if (/^[-–.:]$/.test(before.text) && isGlued(before) && first) return first.kind !== 'symbol';
  return false;
}

/** "5G", "4x4", "24/7": letters or digits after the digits that are no unit. */
function isLetterGlued(tokens: Tokens, numeral: Numeral): boolean {
  const next = tokens[numeral.end];
  if (!numeral.inDigits || !isGlued(next)) return false;
  if (next.text === '/')
    return isGlued(tokens[numeral.end + 1]) && tokens[numeral.end + 1]!.kind === 'digits';
  if (next.kind !== 'word') return false;
  return (
    unitAfter(tokens, numeral.end) === null &&
    currencyAfter(tokens, numeral.end) === null &&
    !isMillion(tokens, numeral)
  );
}

/** "one-off", "two-way" */
const isPartOfAdjective = (tokens: Tokens, { end }: Numeral): boolean =>
  tokens[end]?.text === '-' &&
  isGlued(tokens[end]) &&
  isGlued(tokens[end + 1]) &&
  isAdjectival(tokens[end + 1]!.lower);

/** "5m people", but not "a 5m boat". */
function isMillion(tokens: Tokens, numeral: Numeral): boolean {
  return (
    tokens[numeral.end]?.text === 'm' && countedNounAfter(tokens, numeral.end + 1, numeral.amount) !== ''
  );
}

type Base = Pick<Quantity, 'start' | 'amount' | 'scale' | 'isInteger' | 'hasPrefix' | 'isBare'>;

/** A number without a currency sign before it: looks for what follows. */
function measured(tokens: Tokens, base: Base, numeral: Numeral, factor: number): Quantity {
  const { end } = numeral;
  const age = ageAfter(tokens, numeral);
  if (age) return { ...base, dimension: 'age', ...age };
  const currency = isWeightInPounds(tokens, end) ? null : currencyAfter(tokens, end);
  if (currency) {
    const money = {
      ...base,
      ...grouped(numeral, factor, currency.unit),
      end: currency.end,
      dimension: 'money' as const,
      unit: currency.unit,
    };
    return withRate(tokens, money);
  }
  if (isMillion(tokens, numeral)) {
    const noun = countedNounAfter(tokens, end + 1, numeral.amount);
    return { ...base, amount: base.amount * 1e6, scale: 1e6, end: end + 1, dimension: 'count', unit: noun };
  }
  if (isWeightInPounds(tokens, end))
    return { ...base, end: tokens[end]!.text === '-' ? end + 2 : end + 1, dimension: 'weight', unit: 'lb' };
  const unit = unitAfter(tokens, end);
  const isUnit = unit && !(unit.symbol === '°' && base.amount === 1);
  if (isUnit && !isCompound(tokens, end, base.amount)) {
    const quantity = { ...base, end: unit.end, dimension: unit.dimension, unit: unit.symbol };
    return withRate(tokens, withSmallerUnit(tokens, quantity));
  }
  const noun = countedNounAfter(tokens, end, numeral.amount);
  const amount = numeral.mayBeGrouped && noun !== '' ? factor * numeral.amount * 1000 : base.amount;
  return {
    ...base,
    amount,
    end,
    dimension: 'count',
    unit: noun,
    isBare: numeral.scale === 1 && !numeral.isFraction && noun === '',
  };
}

const FIRST_OF_COMPOUND_RE = /^(?:night|day|second|foot)$/;

/** "14 night trains" are no nights, unless a hyphen or an amount of one makes them some. */
function isCompound(tokens: Tokens, at: number, amount: number): boolean {
  const [first, noun] = [tokens[at]!, tokens[at + 1]];
  const isNoun = noun?.kind === 'word' && noun.text === noun.lower && isPlural(noun.lower);
  return amount !== 1 && isNoun && FIRST_OF_COMPOUND_RE.test(first.lower);
}

/** "€1.234" is 1234. */
const grouped = (numeral: Numeral, factor: number, currency: string): { amount: number } => ({
  amount:
    factor *
    (numeral.mayBeGrouped && /^(?:EUR|BRL|TRY|IDR)$/.test(currency) ? numeral.amount * 1000 : numeral.amount),
});

/** "58-year-old", "58 years old", "six months of age" */
function ageAfter(tokens: Tokens, { end }: Numeral): { end: number; unit: string } | null {
  const hyphen = (at: number): number => (tokens[at]?.text === '-' ? 1 : 0);
  const unitAt = end + hyphen(end);
  const unit = tokens[unitAt]?.lower.replace(/s$/, '') ?? '';
  if (!/^(?:year|month|week|day)$/.test(unit)) return null;
  const oldAt = unitAt + 1 + hyphen(unitAt + 1);
  if (/^olds?$/.test(tokens[oldAt]?.lower ?? '')) return { end: oldAt + 1, unit };
  return startsWith(tokens, oldAt, ['of', 'age']) ? { end: oldAt + 2, unit } : null;
}

/** "six feet two inches", "two hours and five minutes" */
function withSmallerUnit(tokens: Tokens, whole: Quantity): Quantity {
  const at = tokens[whole.end]?.lower === 'and' ? whole.end + 1 : whole.end;
  const numeral = /^[-–]$/.test(tokens[at]?.text ?? '') ? null : numeralAt(tokens, at);
  const unit = numeral && unitAfter(tokens, numeral.end);
  if (!unit || unit.dimension !== whole.dimension) return whole;
  const size = sizeIn(whole.unit, unit.symbol);
  return size === undefined
    ? whole
    : { ...whole, end: unit.end, amount: Number((whole.amount + numeral.amount * size).toPrecision(12)) };
}

/** "$15 a month", "14 crowns an hour", "90 kilometres per hour" */
function withRate(tokens: Tokens, quantity: Quantity): Quantity {
  const [word, unit] = [tokens[quantity.end], tokens[quantity.end + 1]];
  if (!word || unit?.kind !== 'word') return quantity;
  const measure = unitAfter(tokens, quantity.end + 1);
  const end = measure?.end ?? quantity.end + 2;
  const isSlash = word.text === '/' && isGlued(word) && isGlued(unit);
  const isPer = /^(?:per|each|every)$/.test(word.lower);
  const isArticle = /^an?$/.test(word.lower) && !NOT_A_RATE_RE.test(tokens[end]?.lower ?? '');
  if (!isSlash && !isPer && !isArticle) return quantity;
  if (!measure && !PER_UNITS_RE.test(unit.lower) && word.lower !== 'per') return quantity;
  if (quantity.dimension === 'duration' && measure?.dimension !== 'duration') return quantity;
  const per = measure?.symbol ?? unit.lower;
  const speed = quantity.dimension === 'length' ? speedOf(quantity.unit, per) : undefined;
  return speed === undefined
    ? { ...quantity, end, unit: `${quantity.unit}/${per}` }
    : { ...quantity, end, dimension: 'speed', unit: speed };
}

/** The second number of a pair or range; its hyphen does not make it a part of a word. */
export const secondQuantityAt = (tokens: Tokens, at: number): Quantity | null =>
  quantityAt(tokens, at) ?? bareAt(tokens, at);

/** The second side, which `quantityAt` takes for a part of a word. */
function bareAt(tokens: Tokens, at: number): Quantity | null {
  const [first, ...after] = tokens.slice(at, at + MAX_LOOK_AHEAD);
  if (first?.kind !== 'digits') return null;
  const shifted = quantityAt([{ ...first, space: ' ' }, ...after], 0);
  return shifted && { ...shifted, start: at, end: at + shifted.end };
}

const MAX_LOOK_AHEAD = 24;
