/** A question that names a currency asks for an amount in it: "the fine in pesos", "mission price yen". */
import type { Span } from '../../domain/article.js';
import { CURRENCY_PLURALS, CURRENCY_WORDS } from '../../text/lexicon/currencies.js';
import { anyOf } from '../../text/lexicon/words.js';
import { memoise } from '../../text/terms/memoise.js';
import { valuesIn } from './values-in-span.js';

const WORDS = Object.keys(CURRENCY_WORDS);
/** Not behind an amount, which the question only mentions: "who paid 5 million euros". */
const CURRENCY_RE = new RegExp(
  `(?<!\\d |\\d\\p{L}{0,2} |illion |thousand |hundred |crore |lakh )\\b(${anyOf([...WORDS.map((word) => `${word}s?`), ...Object.keys(CURRENCY_PLURALS)])})\\b`,
  'iu',
);
const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
const nameOf = memoise((code: string): string =>
  /^[A-Z]{3}$/.test(code) ? (names.of(code)?.toLowerCase() ?? '') : '',
);

/** True if every sum of money in a span is in another currency than the one that a question for money names. */
export function isInOtherCurrency(question: string, sentence: string, span: Span): boolean {
  const asked = CURRENCY_RE.exec(question)?.[1]?.toLowerCase();
  if (asked === undefined) return false;
  const sums = valuesIn(sentence, span).filter(({ dimension }) => dimension === 'money');
  return sums.length > 0 && !sums.some(({ unit }) => isCurrency(singularOf(asked), unit.split('/')[0]!));
}

const singularOf = (word: string): string =>
  CURRENCY_PLURALS[word] ?? (word in CURRENCY_WORDS ? word : word.replace(/s$/, ''));

/** @param unit As of a `Value`. */
const isCurrency = (word: string, unit: string): boolean =>
  unit === word || CURRENCY_WORDS[word] === unit || nameOf(unit).split(' ').includes(word);
