import { termOf } from '../text/tokens.js';
import { kinOf } from '../text/wordnet.js';
import type { Question } from './question.js';
import type { Related } from './related-terms.js';

/** What a question's term counts where only one that says the same stands, or only one akin to it. */
const RELATED = 0.7;
const KIN = 0.6;

/** By how loose a likeness a term may be met. */
export type Likeness = 'same' | 'related' | 'kin';

/** Two stems are akin when they begin alike: by so many letters, and by this share of the longer one. */
const COMMON_CHARS = 4;
const COMMON_SHARE = 0.7;

/** For each term of a question, those of the vocabulary that are akin to it: by WordNet, or by their stem. */
export function kinIn(
  { words }: Pick<Question, 'words'>,
  terms: readonly string[],
  vocabulary: ReadonlySet<string>,
): Related {
  return new Map(
    terms.map((term) => {
      const kin = kinOf(words.get(term) ?? term)
        .map(termOf)
        .filter((other) => vocabulary.has(other));
      const alike = [...vocabulary].filter((other) => beginAlike(term, other));
      return [term, new Set([...kin, ...alike].filter((other) => other !== term))];
    }),
  );
}

function beginAlike(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const least = Math.max(COMMON_CHARS, Math.ceil(COMMON_SHARE * longer));
  return Math.min(a.length, b.length) >= least && a.slice(0, least) === b.slice(0, least);
}

/** What a term counts in some sets of terms, 0 to 1. */
export function metIn(
  term: string,
  sets: readonly ReadonlySet<string>[],
  { related, kin }: { readonly related: Related; readonly kin: Related },
  likeness: Likeness,
): number {
  const stands = (other: string): boolean => sets.some((set) => set.has(other));
  if (stands(term)) return 1;
  if (likeness === 'same') return 0;
  if ([...(related.get(term) ?? [])].some(stands)) return RELATED;
  return likeness === 'kin' && [...(kin.get(term) ?? [])].some(stands) ? KIN : 0;
}
