/** A question that names a currency asks for an amount in it: "the fine in pesos", "mission price yen". */
import type { Span } from '../../domain/article.js';
import { CURRENCY_WORDS, foldedCurrency } from '../../text/lexicon/currencies.js';
import { anyOf, wordList } from '../../text/lexicon/words.js';
import { memoise } from '../../text/terms/memoise.js';
import { valuesIn } from './values-in-span.js';

/** Those that mean nothing else: "how much has she won" asks for no currency, nor does "the price of a pound". */
const ASKED = anyOf(
  wordList(`
    dollars pounds euros yen yuan renminbi rupees rubles roubles shekels pesos dinars dirhams riyals rials shillings
    francs zlotys forints naira hryvnias ringgit rupiah baht crowns kronor kroner tenge`),
);
/** Not behind an amount, which the question only mentions: "who paid 5 million euros". */
const ASKED_RE = new RegExp(
  `(?<!\\d |\\d\\p{L}{0,2} |illion |thousand |hundred |crore |lakh )\\b(${ASKED})\\b`,
  'iu',
);
const CROWN_RE = /^(?:crown|kron|koruna)/;

const names = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' });
/** The last word of a currency's name: "krona". */
const nounOf = memoise((code: string): string =>
  /^[A-Z]{3}$/.test(code)
    ? foldedCurrency(names.of(code) ?? '')
        .split(' ')
        .at(-1)!
    : code,
);

/** True if every sum of money in a span is in another currency than the one that a question for money names. */
export function isInOtherCurrency(question: string, sentence: string, span: Span): boolean {
  const asked = ASKED_RE.exec(question)?.[1]?.toLowerCase();
  if (asked === undefined) return false;
  const sums = valuesIn(sentence, span).filter(({ dimension }) => dimension === 'money');
  return sums.length > 0 && !sums.some(({ unit }) => isCurrency(asked, unit.split('/')[0]!));
}

/** @param unit As of a `Value`. */
function isCurrency(asked: string, unit: string): boolean {
  const word = asked in CURRENCY_WORDS ? asked : asked.replace(/s$/, '');
  const noun = nounOf(unit);
  const areCrowns = CROWN_RE.test(word) && CROWN_RE.test(noun);
  return areCrowns || unit === word || CURRENCY_WORDS[word] === unit || noun === word;
}
