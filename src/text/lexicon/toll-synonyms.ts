import { wordList } from './words.js';

/** Words that reports use for one toll of people: who counts "the unaccounted for" counts "the missing". */
export const TOLL_SYNONYMS: readonly (readonly string[])[] = [
  ['died', 'killed', 'dead', 'deaths', 'death toll', 'fatalities'],
  wordList('injured hurt wounded'),
  wordList('missing unaccounted'),
  wordList('rescued saved'),
  wordList('evacuated displaced'),
  wordList('arrested detained'),
];
