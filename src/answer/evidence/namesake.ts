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
  const namesakes = asked.flatMap((given, at) => {
    const surname = asked[at + 1];
    if (surname === undefined || STOP_WORDS.has(given) || STOP_WORDS.has(surname)) return [];
    const others = withSurname(surname, candidates).flatMap((name) =>
      name.includes(given) || asked.includes(name[0]!) ? [] : [name[0]!],
    );
    return others.length > 0 && isNamed(given, surname, candidates) ? [{ given, others }] : [];
  });
  if (namesakes.length === 0) return candidates;
  return candidates.map((candidate) => {
    if (candidate.spans === null) return candidate;
    const words = wordsOf(candidate.text);
    const isOfOther = namesakes.some(
      ({ given, others }) => !words.includes(given) && others.some((other) => words.includes(other)),
    );
    return isOfOther ? ruledOut(candidate) : candidate;
  });
}

/** The persons of a surname, each as the words of the name; only sentences that have one behind a capital are looked at. */
function withSurname(surname: string, candidates: readonly Candidate[]): readonly (readonly string[])[] {
  const isCapitalised = (word: string | undefined): boolean => word !== undefined && /^\p{Lu}/u.test(word);
  const term = termOf(surname);
  return candidates
    .filter(({ terms }) => terms.has(term))
    .filter(({ text }) => {
      const tokens = tokenize(text);
      return tokens.some(
        ({ word }, at) =>
          plain(word) === surname && isCapitalised(word) && isCapitalised(tokens[at - 1]?.word),
      );
    })
    .flatMap(({ text }) => personsIn(text))
    .filter((name) => name.length > 1 && name.at(-1) === surname);
}

/** True if a sentence names "Oliver Brandt", or "Oliver". */
function isNamed(given: string, surname: string, candidates: readonly Candidate[]): boolean {
  const term = termOf(given);
  return candidates
    .filter(({ terms }) => terms.has(term))
    .flatMap(({ text }) => personsIn(text))
    .some((name) => name[0] === given && (name.length === 1 || name.at(-1) === surname));
}

const personsIn = (sentence: string): readonly (readonly string[])[] =>
  namesIn(sentence)
    .filter(({ kind }) => kind === 'person')
    .map(({ span }) => wordsOf(sentence.slice(span.start, span.end)));

const wordsOf = (text: string): readonly string[] => tokenize(text).map(({ word }) => plain(word));

const plain = (word: string): string => word.toLowerCase().replace(/['’]s?$/, '');
