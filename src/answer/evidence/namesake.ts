import { namesIn } from '../../text/names.js';
import { STOP_WORDS, termOf, tokenize } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import { type Candidate, ruledOut } from './candidates.js';

/**
 * Takes the spans from sentences about somebody who shares the surname of whom a question names in full: to "why was Oliver
 * Brandt acquitted?", what became of "Marcus Brandt" in a sentence without Oliver. An article may call him "his brother
 * Oliver" only. Who a namesake is may be asked ("who beat Ann Marsh?"), so not where a person is.
 */
export function withoutNamesakes(
  { text, type }: Pick<Question, 'text' | 'type'>,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (type === 'person' || type === 'overview') return candidates;
  const asked = wordsOf(text);
  const told = candidates.map((candidate) => new Told(candidate));
  const namesakes = pairsOf(asked).flatMap(([given, surname]) => {
    const others = withSurname(surname, told).flatMap((name) =>
      name.includes(given) || asked.includes(name[0]!) ? [] : [name[0]!],
    );
    return others.length > 0 && isNamed(given, surname, told) ? [{ given, others: new Set(others) }] : [];
  });
  if (namesakes.length === 0) return candidates;
  return told.map(({ candidate, words }) => {
    if (candidate.spans === null) return candidate;
    const isOfOther = namesakes.some(
      ({ given, others }) => !words.has(given) && [...others].some((other) => words.has(other)),
    );
    return isOfOther ? ruledOut(candidate) : candidate;
  });
}

/** A sentence, read once however many names are looked for in it. */
class Told {
  readonly candidate: Candidate;
  #words: ReadonlySet<string> | undefined;
  #surnames: ReadonlySet<string> | undefined;
  #persons: readonly (readonly string[])[] | undefined;

  constructor(candidate: Candidate) {
    this.candidate = candidate;
  }

  get words(): ReadonlySet<string> {
    this.#words ??= new Set(wordsOf(this.candidate.text));
    return this.#words;
  }

  /** The words with a capital after another one. */
  get surnames(): ReadonlySet<string> {
    this.#surnames ??= capitalisedPairs(this.candidate.text);
    return this.#surnames;
  }

  /** Each as the words of the name. */
  get persons(): readonly (readonly string[])[] {
    this.#persons ??= personsIn(this.candidate.text);
    return this.#persons;
  }

  has(term: string): boolean {
    return this.candidate.terms.has(term);
  }
}

/** Two words of a question that may be a full name, each once. */
function pairsOf(words: readonly string[]): readonly (readonly [given: string, surname: string])[] {
  const pairs = words.flatMap((given, at) => {
    const surname = words[at + 1];
    const isName = surname !== undefined && !STOP_WORDS.has(given) && !STOP_WORDS.has(surname);
    return isName ? [[`${given} ${surname}`, [given, surname]] as const] : [];
  });
  return [...new Map(pairs).values()];
}

/** The persons of a surname; only sentences that have it after a capital are searched for names. */
function withSurname(surname: string, told: readonly Told[]): readonly (readonly string[])[] {
  const term = termOf(surname);
  return told
    .filter((sentence) => sentence.has(term) && sentence.surnames.has(surname))
    .flatMap(({ persons }) => persons)
    .filter((name) => name.length > 1 && name.at(-1) === surname);
}

/** True if a sentence names "Oliver Brandt", or "Oliver". */
function isNamed(given: string, surname: string, told: readonly Told[]): boolean {
  const term = termOf(given);
  return told
    .filter((sentence) => sentence.has(term))
    .flatMap(({ persons }) => persons)
    .some((name) => name[0] === given && (name.length === 1 || name.at(-1) === surname));
}

function capitalisedPairs(text: string): ReadonlySet<string> {
  const tokens = tokenize(text);
  const isCapitalised = (at: number): boolean => /^\p{Lu}/u.test(tokens[at]?.word ?? '');
  return new Set(
    tokens.flatMap(({ word }, at) => (isCapitalised(at) && isCapitalised(at - 1) ? [plain(word)] : [])),
  );
}

const personsIn = (sentence: string): readonly (readonly string[])[] =>
  namesIn(sentence)
    .filter(({ kind }) => kind === 'person')
    .map(({ span }) => wordsOf(sentence.slice(span.start, span.end)));

const wordsOf = (text: string): readonly string[] => tokenize(text).map(({ word }) => plain(word));

const plain = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');
