import { BASES_OF_IRREGULAR_FORMS } from '../lexicon/irregular-verbs.js';
import { baseForms } from './wordnet.js';

/** What a word may be a form of, in lower case: "sell" for "sold"; "falls" and "fall" for "falls". */
export function basesOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const irregular = BASES_OF_IRREGULAR_FORMS.get(lower);
  return irregular === undefined ? baseForms(lower) : [irregular];
}
