/** Signs that two sentences with nearly the same words do not state the same. */
import { OPPOSITES, REVERSES } from '../text/lexicon/opposites.js';
import { namesIn } from '../text/names.js';
import { contentTerms, STOP_WORDS } from '../text/terms/tokens.js';
import { contestsIn } from './premise/contest.js';
import {
  baseTermOf,
  isNegator,
  negatorOf,
  type SentenceWord,
  termsOf,
  wordsOf,
} from './premise/sentence-words.js';

const OPPOSITE_TERMS = [...OPPOSITES, ...REVERSES].map(([own, others]) => ({
  own: new Set(own.map(baseTermOf)),
  others: new Set(others.map(baseTermOf)),
}));

interface Name {
  readonly terms: readonly string[];
  /** The words before and after it in lower case; '' at the ends of the sentence. */
  readonly neighbours: readonly [before: string, after: string];
  readonly start: number;
  readonly end: number;
}

/**
 * True if one sentence negates what the other affirms, states the opposite of it, names somebody else, or the same in
 * other roles: "Torres beat Holm", "Holm beat Torres".
 */
export function differInMeaning(a: string, b: string): boolean {
  const [wordsA, wordsB] = [wordsOf(a), wordsOf(b)];
  if (differInPolarity(wordsA, wordsB) || haveOpposites(wordsA, wordsB)) return true;
  const [namesA, namesB] = [namesOf(a), namesOf(b)];
  return (
    differInNames(namesA, namesB) || differInOrder(a, namesA, b, namesB) || haveSwappedSides(wordsA, wordsB)
  );
}

/** True if a word is negated in one sentence and affirmed in the other. */
function differInPolarity(a: readonly SentenceWord[], b: readonly SentenceWord[]): boolean {
  const affirms = (words: readonly SentenceWord[]): boolean => !words.some(isNegator);
  if (affirms(a) || affirms(b))
    return haveInCommon(scopeOfNegation(a), b) || haveInCommon(scopeOfNegation(b), a);
  const [negatedA, negatedB] = [a, b].map((words) =>
    termsOf(words.filter((_, at) => negatorOf(words, at) !== null)),
  );
  return (
    a.some(({ term }) => negatedB!.has(term) && !negatedA!.has(term)) ||
    b.some(({ term }) => negatedA!.has(term) && !negatedB!.has(term))
  );
}

/** The words after a negator, to the end of its clause. */
const scopeOfNegation = (words: readonly SentenceWord[]): readonly SentenceWord[] =>
  words.filter(({ clause, word }, at) => {
    const isAfter = words.slice(0, at).some((before) => before.clause === clause && isNegator(before));
    return isAfter && !STOP_WORDS.has(word.toLowerCase());
  });

function haveInCommon(a: readonly SentenceWord[], b: readonly SentenceWord[]): boolean {
  const terms = termsOf(b);
  return a.some(({ term }) => terms.has(term));
}

/** True if one sentence has a word whose opposite the other has, and neither has both. */
function haveOpposites(a: readonly SentenceWord[], b: readonly SentenceWord[]): boolean {
  const [termsA, termsB] = [termsOf(a), termsOf(b)];
  const has = (terms: ReadonlySet<string>, some: ReadonlySet<string>): boolean =>
    [...some].some((term) => terms.has(term));
  return OPPOSITE_TERMS.some(
    ({ own, others }) => has(termsA, own) && has(termsB, others) && !has(termsA, others) && !has(termsB, own),
  );
}

function namesOf(sentence: string): Name[] {
  return namesIn(sentence).map(({ span: { start, end } }) => ({
    terms: contentTerms(sentence.slice(start, end)),
    neighbours: [
      lastWord(sentence.slice(0, start)).toLowerCase(),
      (/^\s+([\p{L}\p{N}]+)/u.exec(sentence.slice(end))?.[1] ?? '').toLowerCase(),
    ],
    start,
    end,
  }));
}

/** '' unless only blanks stand after it. */
function lastWord(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed === text ? '' : trimmed.split(/[^\p{L}\p{N}]/u).at(-1)!;
}

/** True if each has a name of which the other has no word, and these stand in one place or are most of the names. */
function differInNames(a: readonly Name[], b: readonly Name[]): boolean {
  const [furtherA, furtherB] = [furtherNames(a, b), furtherNames(b, a)];
  if (furtherA.length === 0 || furtherB.length === 0) return false;
  if (furtherA.some((one) => furtherB.some((other) => haveSamePlace(one, other)))) return true;
  return furtherA.length * 2 >= a.length && furtherB.length * 2 >= b.length;
}

function furtherNames(names: readonly Name[], others: readonly Name[]): Name[] {
  const known = new Set(others.flatMap(({ terms }) => terms));
  return names.filter(({ terms }) => terms.length > 0 && !terms.some((term) => known.has(term)));
}

/** "in *Oslo* on", "in *Bergen* on" */
const haveSamePlace = ({ neighbours: a }: Name, { neighbours: b }: Name): boolean =>
  a.some((word, at) => word === b[at] && word !== '' && !/^(?:the|and|an?|of)$/.test(word));

/** True if two names are swapped around a word that stands between them in both sentences. */
function differInOrder(a: string, namesA: readonly Name[], b: string, namesB: readonly Name[]): boolean {
  return namesA.some((first, at) =>
    namesA.slice(at + 1).some((second) => {
      const [firstB, secondB] = [first, second].map((name) => namesB.find((other) => shareTerm(name, other)));
      if (!firstB || !secondB || secondB.end > firstB.start) return false;
      const between = new Set(contentTerms(b.slice(secondB.end, firstB.start)));
      return contentTerms(a.slice(first.end, second.start)).some((term) => between.has(term));
    }),
  );
}

const shareTerm = (a: Name, b: Name): boolean => a.terms.some((term) => b.terms.includes(term));

/** True if somebody wins in one sentence and loses in the other. */
function haveSwappedSides(a: readonly SentenceWord[], b: readonly SentenceWord[]): boolean {
  const [contestsA, contestsB] = [contestsIn(a), contestsIn(b)];
  return contestsA.some((one) =>
    contestsB.some(
      (other) =>
        [...one.winner].some((term) => other.loser.has(term) && !other.winner.has(term)) ||
        [...one.loser].some((term) => other.winner.has(term) && !other.loser.has(term)),
    ),
  );
}
