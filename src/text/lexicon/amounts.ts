import { anyOf, wordList } from './words.js';

/** "zero" to "twenty": the index is the value. */
export const SMALL_NUMBERS = wordList(
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen twenty`,
);

export const TENS = wordList('twenty thirty forty fifty sixty seventy eighty ninety');

/** Words that multiply a number, with their values. */
export const SCALES: Readonly<Record<string, number>> = {
  hundred: 1e2,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  lakh: 1e5,
  crore: 1e7,
};

/** Sources of regular expressions, singular or plural. */
export const CURRENCY_NOUNS = wordList(
  'dollars? pounds? euros? yen yuan rupees? rubles? roubles? francs? crowns? won pence cents?',
);

/** Source of a regular expression: words before an amount that make it a bound or an estimate. */
export const AMOUNT_MODIFIER = anyOf([
  'at (?:the )?(?:very )?(?:least|most)',
  '(?:(?:no|not|slightly|far|many|well) )?(?:more|less|fewer|greater|higher|lower) than',
  '(?:just|well|slightly|far|a little) (?:over|under|above|below|short of)',
  'up to',
  'close to',
  'in excess of',
  'as (?:many|much|few|little) as',
  ...wordList(
    'over under above below about around near nearly almost approximately roughly some only just circa',
  ),
]);
