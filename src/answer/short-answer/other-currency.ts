/** A question that names a currency asks for an amount in it: "the fine in pesos", "mission price yen". */
import type { Span } from '../../domain/article.js';
import { CURRENCY_WORDS, foldedCurrency } from '../../text/lexicon/currencies.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { memoise } from '../../text/terms/memoise.js';
import type { Value } from '../../text/values/value.js';
import { valuesIn } from './values-in-span.js';

/** Those that mean nothing else: "how much has she won" asks for no currency, nor does "the price of a pound". */
const ASKED = anyOf(
  wordList(`
    dollars pounds euros yen yuan renminbi rupees rubles roubles shekels pesos dinars dirhams riyals rials shillings
    francs zlotys forints naira hryvnias ringgit rupiah baht crowns kronor kroner tenge`),
);
/** "in pesos", "how many dollars", or at the end; elsewhere it is a thing: "what were the fake euros worth". */
const ASKED_RE = new RegExp(
  `\\b(?:in|many|or|and) (${ASKED})\\b|(?<!\\p{N} |illion )\\b(${ASKED})\\W*$`,
  'giu',
);
/** A hundredth of any. */
const SUBUNITS = new Set(['cent', 'penny', 'öre', 'øre', 'paisa', 'kopeck']);
const CROWN_RE = /^(?:crown|kron|koruna)/;
const RIAL_RE = /^ri(?:al|yal)/;

const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
/** The last word of a currency's name: "krona". */
const nounOf = memoise((code: string): string =>
  /^[A-Z]{3}$/.test(code)
    ? foldedCurrency(names.of(code) ?? '')
        .split(' ')
        .at(-1)!
    : code,
);

/** True if every sum of money in a span is in another currency than those that a question for money names. */
export function isInOtherCurrency(question: string, sentence: string, span: Span): boolean {
  const asked = Array.from(question.matchAll(ASKED_RE), ([, within, last]) =>
    (within ?? last)!.toLowerCase(),
  );
  if (asked.length === 0) return false;
  const sums = valuesIn(sentence, span).filter(({ dimension }) => dimension === 'money');
  const fits = ({ unit, span: { start, end } }: Value): boolean =>
    asked.some(
      (word) =>
        isCurrency(word, unit.split('/')[0]!) || sentence.slice(start, end + 1 + word.length).includes(word),
    );
  return sums.length > 0 && !sums.some(fits);
}

/** @param unit As of a `Value`. */
function isCurrency(asked: string, unit: string): boolean {
  const word = asked in CURRENCY_WORDS ? asked : asked.replace(/s$/, '');
  const noun = nounOf(unit);
  const isKin = [CROWN_RE, RIAL_RE].some((kin) => kin.test(word) && kin.test(noun));
  return isKin || SUBUNITS.has(unit) || unit === word || CURRENCY_WORDS[word] === unit || noun === word;
}
