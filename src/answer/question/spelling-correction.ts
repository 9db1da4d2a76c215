import type { SearchStore } from '../../store/ports/search-store.js';
import { termOf } from '../../text/tokens.js';
import { isKnownWord } from '../../text/wordnet.js';
import type { Question } from './question.js';

/** Shorter words have too many neighbours to guess among. */
const LEAST_CHARS = 5;
const MOST_CORRECTIONS = 2;
/** A longer word is no typo of a short one, and would have thousands of neighbours. */
const MOST_CHARS = 30;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

/** For each misspelt term of a question, the terms that may be meant, commonest first. */
export type Corrections = ReadonlyMap<string, readonly string[]>;

/**
 * Terms that stand in none of the scope's passages and are no English word, with the scope's terms whose words are
 * one edit away (Damerau: a letter more, less, changed, or two swapped) or have the same letters ("Ghandi").
 */
export async function correctionsFor(
  search: SearchStore,
  scope: number,
  { terms, words }: Pick<Question, 'terms' | 'words'>,
): Promise<Corrections> {
  const known = await search.documentFrequencies(scope, terms);
  const corrections = new Map<string, readonly string[]>();
  for (const term of terms) {
    const word = words.get(term) ?? term;
    const isTooLong = word.length > MOST_CHARS;
    if (known.has(term) || term.length < LEAST_CHARS || isTooLong || /\d/.test(term) || isKnownWord(word))
      continue;
    const near = await nearTerms(search, scope, word);
    const sameLetters = (await search.vocabularyNear(scope, term)).filter((other) =>
      hasSameLetters(term, other),
    );
    const found = [...new Set([...near, ...sameLetters])].slice(0, MOST_CORRECTIONS);
    if (found.length > 0) corrections.set(term, found);
  }
  return corrections;
}

/** A question with its misspelt terms replaced, in what is searched and in what is read. */
export function corrected(question: Question, corrections: Corrections): Question {
  if (corrections.size === 0) return question;
  let { text } = question;
  for (const [term, [first]] of corrections) {
    const word = question.words.get(term);
    if (word !== undefined) text = replaceWord(text, word, first!);
  }
  const terms = [...new Set(question.terms.flatMap((term) => corrections.get(term) ?? [term]))];
  return { ...question, text, terms };
}

function replaceWord(text: string, word: string, by: string): string {
  const at = text.toLowerCase().indexOf(word);
  return at < 0 ? text : text.slice(0, at) + by + text.slice(at + word.length);
}

async function nearTerms(search: SearchStore, scope: number, word: string): Promise<string[]> {
  const terms = new Set(oneEditFrom(word).map(termOf));
  return [...(await search.documentFrequencies(scope, [...terms]))]
    .sort((a, b) => b[1] - a[1])
    .map(([term]) => term);
}

const hasSameLetters = (a: string, b: string): boolean => [...a].sort().join() === [...b].sort().join();

/** Every word one Damerau edit away that begins with the same letter. */
export function oneEditFrom(word: string): string[] {
  const edits: string[] = [];
  for (let at = 1; at <= word.length; at += 1) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    if (after !== '') edits.push(before + after.slice(1));
    if (after.length > 1) edits.push(before + after[1] + after[0] + after.slice(2));
    for (const letter of LETTERS) {
      edits.push(before + letter + after);
      if (after !== '') edits.push(before + letter + after.slice(1));
    }
  }
  return edits.filter((edit) => edit !== word);
}
