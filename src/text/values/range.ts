import { isAfterLabel } from './label.js';
import { type Parsed, parsed } from './parsed.js';
import { type Quantity, secondQuantityAt } from './quantity.js';
import { isGlued, type Tokens } from './token.js';
import type { Value, ValueForm } from './value.js';

/** "12 to 15 million", "$40-45 million", "between 90,000 and 140,000 crowns", "from 13.40 to 14.20 crowns an hour". */
export function rangeAt(tokens: Tokens, first: Quantity): Parsed | null {
  const from = rangeJoinerAt(tokens, first);
  const second = from === null ? null : secondQuantityAt(tokens, from);
  if (!second) return null;
  const shared = unified(first, second);
  if (!shared) return null;
  if (shared.dimension === 'count' && shared.unit === '' && isAfterLabel(tokens, first.start)) return null;
  const [low, high] = shared.amounts;
  const isFrom = tokens[first.start - 1]?.lower === 'from';
  const isAges = shared.dimension === 'count' && shared.unit === '' && isAfterAged(tokens, first.start);
  const form: ValueForm =
    isFrom && (high! < low! || isAfterChange(tokens, first.start - 1)) ? 'change' : 'range';
  if (form === 'range' && high! <= low!) return null;
  const sides = [
    { start: tokens[first.start]!.start, end: tokens[first.end - 1]!.end },
    { start: tokens[second.start]!.start, end: tokens[second.end - 1]!.end },
  ];
  return parsed(tokens, first.start, second.end, {
    ...shared,
    ...(isAges ? { dimension: 'age', unit: 'year' } : {}),
    form,
    sides: form === 'change' ? sides : [],
  });
}

/** "aged 6 to 11", "aged between 18 and 25" */
const isAfterAged = (tokens: Tokens, at: number): boolean =>
  tokens.slice(Math.max(0, at - 2), at).some(({ lower }) => lower === 'aged' || lower === 'ages');

/** Index of the second number; null if nothing joins the first one with another. */
function rangeJoinerAt(tokens: Tokens, first: Quantity): number | null {
  const token = tokens[first.end];
  if (!token) return null;
  const isDash = /^[-–—]$/.test(token.text) && isGlued(token) === isGlued(tokens[first.end + 1]);
  if (isDash || token.lower === 'to') return first.end + 1;
  if (token.lower === 'and' && isBetween(tokens, first.start)) return first.end + 1;
  if (token.lower === 'or' && first.isBare) return first.end + 1;
  // "from 1,100 animals to 1,300 animals"
  const isNoun =
    first.dimension === 'count' && first.unit !== '' && tokens[first.start - 1]?.lower === 'from';
  return isNoun && tokens[first.end + 1]?.lower === 'to' ? first.end + 2 : null;
}

/** The unit that two ends share; null if they do not belong together. */
function unified(first: Quantity, second: Quantity): Pick<Value, 'dimension' | 'unit' | 'amounts'> | null {
  const isSame = first.dimension === second.dimension && first.unit === second.unit;
  const { amount } = scaledLike(first, second);
  if (isSame) return { dimension: first.dimension, unit: first.unit, amounts: [amount, second.amount] };
  if (first.dimension === 'count' && first.unit === '')
    return { dimension: second.dimension, unit: second.unit, amounts: [amount, second.amount] };
  if (second.dimension === 'count' && first.hasPrefix && !isOtherThings(second))
    return { dimension: 'money', unit: first.unit, amounts: [amount, second.amount] };
  const isRate = second.dimension === first.dimension && second.unit.startsWith(`${first.unit}/`);
  return isRate ? { dimension: second.dimension, unit: second.unit, amounts: [amount, second.amount] } : null;
}

/** "$5 to 12 families" are no amounts of money. */
const isOtherThings = ({ unit }: Quantity): boolean => unit !== '';

/** "12 to 15 million": the first number has the scale of the second. */
function scaledLike(first: Quantity, second: Quantity): { amount: number } {
  const isScaled =
    first.scale === 1 &&
    second.scale > 1 &&
    first.amount < second.scale &&
    first.amount * second.scale < second.amount * SCALED_FACTOR;
  return { amount: isScaled ? first.amount * second.scale : first.amount };
}
/** "from 950 to 1 million" does not begin at 950 million. */
const SCALED_FACTOR = 20;

const CHANGE_RE =
  /^(?:rose|rise|rises|risen|rising|raised?|raising|grew|grow|grown|growing|fell|fall|fallen|falling|dropp?(?:ed|s|ing)?|drop|cut|cuts|cutting|increas(?:ed?|es|ing)|decreas(?:ed?|es|ing)|reduc(?:ed?|es|ing)|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|up|down|slipp?ed|slid|sank|lowered|lifted|widened|narrowed|doubled|chang(?:ed?|es|ing)|go|went|gone|goes|going|moved?|swell(?:ed)?|shrank|shrunk|edged|eased|revised|expanded|extended|surged|soared|plunged|tumbled)$/;
const MAX_WORDS_TO_CHANGE = 8;

const isAfterChange = (tokens: Tokens, at: number): boolean =>
  tokens.slice(Math.max(0, at - MAX_WORDS_TO_CHANGE), at).some(({ lower }) => CHANGE_RE.test(lower));

const isBetween = (tokens: Tokens, at: number): boolean => tokens[at - 1]?.lower === 'between';
