import type Database from 'better-sqlite3';
import { documentFrequencies, vocabularyNear } from '../store/full-text.js';
import { isKnownWord } from '../text/wordnet.js';
import type { Question } from './question.js';

/** Shorter words have too many neighbours to guess among. */
const LEAST_CHARS = 5;
const MOST_CORRECTIONS = 2;

/**
 * The terms with misspelt ones replaced: a term that stands in none of the scope's passages becomes the
 * commonest terms one edit away (Damerau: a letter more, less, changed, or two swapped), or of the same
 * letters ("Ghandi"), with the same first letter. What has no such neighbour, and what is a word of English, stays as it is.
 */
export function correctTerms(
  db: Database.Database,
  scope: number,
  { terms, words }: Pick<Question, 'terms' | 'words'>,
): string[] {
  const known = documentFrequencies(db, scope, terms);
  const corrected = terms.flatMap((term) => {
    if (known.has(term) || term.length < LEAST_CHARS || /\d/.test(term)) return [term];
    if (isKnownWord(words.get(term) ?? term)) return [term];
    const near = vocabularyNear(db, scope, term)
      .filter((candidate) => isOneEdit(term, candidate) || hasSameLetters(term, candidate))
      .slice(0, MOST_CORRECTIONS);
    return near.length > 0 ? near : [term];
  });
  return [...new Set(corrected)];
}

const hasSameLetters = (a: string, b: string): boolean => [...a].sort().join() === [...b].sort().join();

/** Whether two different words are one Damerau edit apart. */
export function isOneEdit(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  const swapped = left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
  return swapped || (left.length <= 1 && right.length <= 1);
}
