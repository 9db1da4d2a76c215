import type { Correction } from '../../domain/answer.js';
import type { SearchStore } from '../../store/ports/search-store.js';
import { BASES_OF_IRREGULAR_FORMS } from '../../text/lexicon/irregular-verbs.js';
import { termOf, tokenize } from '../../text/terms/tokens.js';
import { isKnownWord } from '../../text/terms/wordnet.js';
import type { Question } from './question.js';

/** Shorter words have too many neighbours. */
const MIN_TERM_CHARS = 5;
/** Longer ones are rarely typos and would have thousands of neighbours. */
const MAX_WORD_CHARS = 30;
const MAX_CORRECTIONS_PER_TERM = 2;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];

type Vocabulary = Pick<SearchStore, 'documentFrequencies'>;

/** For each misspelt term of a question, its probable corrections, most frequent first. */
type Corrections = ReadonlyMap<string, readonly string[]>;

/**
 * Finds terms that occur in no passage of the scope and are not English words. Their corrections are terms of the scope
 * at a Damerau–Levenshtein distance of 1, or with one letter elsewhere ("Ghandi") or two exchanged.
 */
export async function correctionsFor(
  search: Vocabulary,
  scope: number,
  { terms, words }: Pick<Question, 'terms' | 'words'>,
): Promise<Corrections> {
  const known = await search.documentFrequencies(scope, terms);
  const corrections = new Map<string, readonly string[]>();
  for (const term of terms) {
    const word = words.get(term) ?? term;
    const isTooLong = word.length > MAX_WORD_CHARS;
    if (known.has(term) || term.length < MIN_TERM_CHARS || isTooLong || /\d/.test(term) || isEnglish(word))
      continue;
    const candidates = (await neighbouringTerms(search, scope, word)).slice(0, MAX_CORRECTIONS_PER_TERM);
    if (candidates.length > 0) corrections.set(term, candidates);
  }
  return corrections;
}

/** WordNet lists no irregular forms: "meant". */
const isEnglish = (word: string): boolean => isKnownWord(word) || BASES_OF_IRREGULAR_FORMS.has(word);

/** Replaces misspelt terms, both in the search terms and in the text for the reader, where `spelledOut` makes them words. */
export function applyCorrections(question: Question, corrections: Corrections): Question {
  if (corrections.size === 0) return question;
  let { text, replacesName } = question;
  const made: Correction[] = [];
  for (const [term, [first]] of corrections) {
    const word = question.words.get(term);
    const at = word === undefined ? -1 : text.toLowerCase().indexOf(word);
    if (word === undefined || at < 0) continue;
    replacesName ||= isName(question.text, word);
    made.push({ typed: text.slice(at, at + word.length), read: first! });
    text = text.slice(0, at) + first! + text.slice(at + word.length);
  }
  const terms = [...new Set(question.terms.flatMap((term) => corrections.get(term) ?? [term]))];
  return { ...question, text, terms, replacesName, corrections: made };
}

/** A corrected question with the words that the passages found have for the corrected terms: "earthquake" for "earthquak". */
export function spelledOut(question: Question, passages: readonly string[]): Question {
  const written = new Map<string, string>();
  const wanted = new Set(question.corrections.map(({ read }) => read));
  for (const text of wanted.size > 0 ? passages : [])
    for (const { term, word } of tokenize(text))
      if (wanted.has(term) && !written.has(term)) written.set(term, word);
  const corrections = question.corrections.map(({ typed, read }) => ({
    typed,
    read: written.get(read) ?? read,
  }));
  const text = question.corrections.reduce(
    (whole, { read }) => whole.replace(read, () => written.get(read) ?? read),
    question.text,
  );
  return { ...question, text, corrections };
}

/** True if a question writes a word with a capital, but not because it begins with it. */
const isName = (text: string, word: string): boolean =>
  tokenize(text).some(
    (token, at) => at > 0 && token.word.toLowerCase() === word && /^\p{Lu}/u.test(token.word),
  );

/** Those at a distance of 1 first, then the most frequent. */
async function neighbouringTerms(search: Vocabulary, scope: number, word: string): Promise<string[]> {
  const near = new Set(oneEditFrom(word).map(termOf));
  const terms = new Set([...near, ...rearranged(word).map(termOf)]);
  return [...(await search.documentFrequencies(scope, [...terms]))]
    .sort(([a, n], [b, m]) => Number(near.has(b)) - Number(near.has(a)) || m - n)
    .map(([term]) => term);
}

/** Every string at Damerau–Levenshtein distance 1 with the same first letter. */
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

/** Every string in which one letter is elsewhere, or two are exchanged, with the same first letter. */
export function rearranged(word: string): string[] {
  const found: string[] = [];
  for (let from = 1; from < word.length; from += 1) {
    const rest = word.slice(0, from) + word.slice(from + 1);
    for (let to = 1; to < word.length; to += 1) {
      found.push(rest.slice(0, to) + word[from] + rest.slice(to));
      if (to > from)
        found.push(
          word.slice(0, from) + word[to] + word.slice(from + 1, to) + word[from] + word.slice(to + 1),
        );
    }
  }
  return found.filter((other) => other !== word);
}
