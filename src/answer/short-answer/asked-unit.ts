/** The unit that a question wants an amount in: "what did it cost, in euros?". */
import type { Span } from '../../domain/article.js';
import { CURRENCY_CODES } from '../../text/lexicon/currencies.js';
import { memoise } from '../../text/terms/memoise.js';
import { findValues } from '../../text/values/find-values.js';
import type { Dimension, Value } from '../../text/values/value.js';
import { CONVERSION_RE } from './amount.js';
import { modifierStart } from './amount-modifier.js';

/** At the end of a clause: "how much in US dollars", "in euros, what did it cost?". */
const IN_UNIT_RE =
  /\b(?:in|into) (?:the )?((?:[\p{L}.]{2,20} ){0,2}(?:[\p{L}/.²³°]{2,20}|\p{Sc}))(?=\s*(?:[,?!.;]|$))/giu;
/** What articles give in two units. */
const CONVERTED: ReadonlySet<Dimension> = new Set([
  'money',
  'length',
  'area',
  'volume',
  'weight',
  'speed',
  'temperature',
]);

interface Unit {
  readonly dimension: Dimension;
  /** True for values in the unit, whichever country's dollars the question means. */
  readonly has: (value: Value) => boolean;
}

/**
 * A span with the amount in the unit that the question names: of "9 million crowns (about 370,000 euros)" the euros.
 * Unchanged if the question names no unit or the sentence gives the amount in no other one than the span has; null if
 * that is money of another currency.
 * @param span Into the sentence.
 */
export function inAskedUnit(question: string, sentence: string, span: Span): Span | null {
  const unit = unitAsked(question);
  if (!unit) return span;
  const values = findValues(sentence).filter(({ dimension }) => dimension === unit.dimension);
  const touched = values.filter(({ span: { start, end } }) => start < span.end && span.start < end);
  if (touched.length === 0) return span;
  const converted = values.filter((value) => touched.some((one) => areConverted(sentence, one, value)));
  const asked = [...touched, ...converted].find(unit.has);
  if (!asked) return unit.dimension === 'money' ? null : span;
  const isAlone = touched.length === 1 && touched[0] === asked;
  return isAlone ? span : { start: modifierStart(sentence, asked.span.start), end: asked.span.end };
}

/** True for "9 million crowns (about 370,000 euros)", in either order. */
function areConverted(sentence: string, a: Value, b: Value): boolean {
  const [first, second] = a.span.start < b.span.start ? [a, b] : [b, a];
  return first !== second && CONVERSION_RE.test(sentence.slice(first.span.end, second.span.start));
}

/** The last unit that a question names with "in"; null if it names none. */
const unitAsked = memoise((question: string): Unit | null => {
  for (const [, phrase] of Array.from(question.matchAll(IN_UNIT_RE)).reverse()) {
    const words = phrase!.split(' ');
    for (const at of words.keys()) {
      const unit = unitOf(words.slice(at).join(' '));
      if (unit) return unit;
    }
  }
  return null;
});

function unitOf(words: string): Unit | null {
  const code = words.toUpperCase();
  const named = CURRENCY_CODES.has(code) ? code : words;
  const amount = /^\p{Sc}$/u.test(named) ? `${named}1` : `1 ${named}`;
  const [value, other] = findValues(amount);
  if (!value || other || value.span.end < amount.length || !CONVERTED.has(value.dimension)) return null;
  const { dimension, unit } = value;
  const isOfNoCountry = named !== code && !words.includes(' ');
  const isOfSameNoun = (other: string): boolean =>
    dimension === 'money' && (isOfNoCountry || !CURRENCY_CODES.has(other)) && nounOf(other) === nounOf(unit);
  return {
    dimension,
    has: (one) => one.dimension === dimension && (one.unit === unit || isOfSameNoun(one.unit)),
  };
}

const DISPLAY_NAMES = new Intl.DisplayNames('en', { type: 'currency' });
const CROWN_RE = /^(?:kor[uo]na|kr[oó]na|krone|krona)$/;

/** "dollar" for USD and CAD, "crown" for SEK and "krone". */
function nounOf(currency: string): string {
  const name = CURRENCY_CODES.has(currency) ? DISPLAY_NAMES.of(currency)! : currency;
  const noun = name.toLowerCase().split(' ').at(-1)!;
  return CROWN_RE.test(noun) ? 'crown' : noun;
}
