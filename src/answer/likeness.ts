import { termOf } from '../text/tokens.js';
import { kinOf } from '../text/wordnet.js';
import type { Question } from './question.js';
import type { Related } from './related-terms.js';

/** By how loose a likeness a term may be met. */
export type Likeness = 'same' | 'related' | 'kin';

/** For each term of a question, those of the candidates that are like it. */
export interface Alike {
  /** That say the same: synonyms, and other forms of the word. */
  readonly related: Related;
  /** That are akin: derived from it, broader, or its opposite by a prefix. */
  readonly kin: Related;
}

/** What a question's term counts where only one that says the same stands, or only one akin to it. */
const RELATED = 0.7;
const KIN = 0.6;

/** Two stems are forms of one word when they begin alike: by so many letters, and this share of the longer. */
const COMMON_CHARS = 5;
const COMMON_SHARE = 0.7;

/** Prefixes that turn a word into its opposite or repeat it, where the rest is a word of so many letters. */
const OPPOSITE = /^(?:un|in|im|ir|il|non|dis|mis|re)(?=.{4})/;

/** What of the vocabulary is like the terms of a question. */
export function alikeIn(
  { words, related }: Pick<Question, 'words' | 'related'>,
  terms: readonly string[],
  vocabulary: ReadonlySet<string>,
): Alike {
  const held = [...vocabulary];
  const like = (find: (term: string) => readonly string[]): Related =>
    new Map(terms.map((term) => [term, new Set(find(term).filter((other) => other !== term))]));
  return {
    related: like((term) => [
      ...(related.get(term) ?? []),
      ...held.filter((other) => beginAlike(term, other)),
    ]),
    kin: like((term) => [
      ...kinOf(words.get(term) ?? term)
        .map(termOf)
        .filter((other) => vocabulary.has(other)),
      ...held.filter((other) => isOpposite(term, other) || isOpposite(other, term)),
    ]),
  };
}

function beginAlike(a: string, b: string): boolean {
  const longer = Math.max(a.length, b.length);
  const least = Math.max(COMMON_CHARS, Math.ceil(COMMON_SHARE * longer));
  return Math.min(a.length, b.length) >= least && a.slice(0, least) === b.slice(0, least);
}

const isOpposite = (prefixed: string, bare: string): boolean =>
  prefixed.length > bare.length && prefixed.replace(OPPOSITE, '') === bare;

/** What a term counts in some sets of terms, 0 to 1. */
export function metIn(
  term: string,
  sets: readonly ReadonlySet<string>[],
  { related, kin }: Alike,
  likeness: Likeness,
): number {
  const stands = (other: string): boolean => sets.some((set) => set.has(other));
  if (stands(term)) return 1;
  if (likeness === 'same') return 0;
  if ([...(related.get(term) ?? [])].some(stands)) return RELATED;
  return likeness === 'kin' && [...(kin.get(term) ?? [])].some(stands) ? KIN : 0;
}
