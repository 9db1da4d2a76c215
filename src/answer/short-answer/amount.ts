/** Short answers that are amounts, which reports can contradict or bring up to date. */
import { wordList } from '../../text/lexicon/words.js';
import { withoutTrailing } from '../../text/trailing.js';
import type { Dimension, Value } from '../../text/values/value.js';
import { valuesIn } from '../../text/values/values-in-span.js';
import type { ShortAnswerOption } from './short-answer.js';

/** Two dates, names or ranks may both be correct. */
export const INCOMPARABLE: ReadonlySet<Dimension> = new Set(['date', 'clock', 'ordinal']);
/** Amounts that differ by less agree if the coarser one is the other one rounded: "about 140" and "138". */
const MAX_ROUNDING = 0.05;

/** The amount in a short answer; null unless it has exactly one. */
export function amountOf({ ranked, spans }: Pick<ShortAnswerOption, 'ranked' | 'spans'>): Value | null {
  const { text, sentence } = ranked.candidate;
  const [span] = spans;
  if (!span || spans.length > 1) return null;
  const { start } = sentence.span;
  const values = valuesIn(text, { start: span.start - start, end: span.end - start });
  const [value, ...others] = values;
  const isAlone = others.every((other) => value && isConversion(text, value, other));
  return value && isAlone && !INCOMPARABLE.has(value.dimension) ? value : null;
}

/** Between an amount and the same in another unit: "€7.5m (£6.4m)", "6 billion rupees, or 75 million dollars". */
export const CONVERSION_RE = /^(?:,? or | \((?:or )?)(?:(?:about|around|roughly|some|nearly|almost) )?$/;

const isConversion = (text: string, value: Value, other: Value): boolean =>
  value.dimension === other.dimension &&
  value.unit !== other.unit &&
  CONVERSION_RE.test(text.slice(value.span.end, other.span.start));

/** Nouns of which reports use one for the other. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(wordList('home house dwelling property')),
  new Set(wordList('ship vessel boat')),
  new Set(wordList('car vehicle')),
  new Set(wordList('plane aircraft jet')),
  new Set(wordList('firm company business')),
  new Set(wordList('job post position')),
  new Set(wordList('worker employee')),
];

/** True if both measure the same in the same unit; counts also if one of them names no noun, or another word for it. */
export const areComparable = (a: Value, b: Value): boolean =>
  a.dimension === b.dimension &&
  (a.unit === b.unit ||
    (a.dimension === 'count' &&
      (a.unit === '' || b.unit === '' || ALIKE.some((nouns) => nouns.has(a.unit) && nouns.has(b.unit)))));

/** True if the amounts are the same, one lies within the range of the other, or one is the other rounded. */
export function agree(a: Value, b: Value): boolean {
  if (a.form === 'pair' || b.form === 'pair') return String(a.amounts) === String(b.amounts);
  const [lowA, highA] = boundsOf(a);
  const [lowB, highB] = boundsOf(b);
  if (lowA <= highB && lowB <= highA) return true;
  return a.form === 'single' && b.form === 'single' && isRounded(lowA, lowB);
}

/** The lowest and the highest of its numbers. */
export const boundsOf = ({ form, amounts }: Value): readonly [number, number] => {
  const [first, last] = [amounts[0]!, amounts.at(-1)!];
  // The new value of a change counts.
  return form === 'change' ? [last, last] : [Math.min(first, last), Math.max(first, last)];
};

/** True if the coarser of two numbers of three digits or more is the other one rounded. */
function isRounded(a: number, b: number): boolean {
  const difference = Math.abs(a - b);
  const larger = Math.max(Math.abs(a), Math.abs(b));
  if (larger < 100 || difference > larger * MAX_ROUNDING) return false;
  return difference <= Math.max(lastUnitOf(a), lastUnitOf(b)) / 2;
}

/** The value of the last digit that is not a trailing zero: 10 of 140, 1 of 138. */
function lastUnitOf(amount: number): number {
  const digits = String(Math.abs(amount));
  if (digits.includes('.') || digits.includes('e')) return 1;
  return 10 ** (digits.length - withoutTrailing(digits, /0/).length);
}
