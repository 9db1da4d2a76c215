/** Whether a sentence counts the same as a question, with another result. */
import { OPPOSITES } from '../../text/lexicon/opposites.js';
import type { Token } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import type { Value } from '../../text/values/value.js';
import { areConsistent } from '../short-answer/bound.js';
import type { Claim } from './claim.js';
import { baseTermOf } from './sentence-words.js';

/** Share of the other words of the question that the sentence has. */
const MIN_COVERAGE = 0.5;
/** "another 14 people" are counted besides. */
const FURTHER_RE = /\b(?:another|(?:a )?further|an? additional|other|some other|additional)\s+$/i;

/** Verbs of one outcome: "kill" and "die". */
const OUTCOMES = OPPOSITES.map(([own]) => new Set(own.map(baseTermOf)));

/** "14 people died" for "why did 20 people die" */
export function countsOtherwise(claim: Claim, sentence: string, terms: ReadonlySet<string>): boolean {
  return countsIn(claim.text).some((value) => {
    const others = claim.words.filter((word) => !isPartOf(value, word));
    const predicate = predicateOf(others, value);
    const isOther = (own: Value): boolean =>
      own.unit === value.unit &&
      !FURTHER_RE.test(sentence.slice(0, own.span.start)) &&
      !areConsistent({ sentence, value: own }, { sentence: claim.text, value });
    return (
      predicate !== undefined &&
      sameOutcome(predicate.term).some((term) => terms.has(term)) &&
      others.filter(({ term }) => terms.has(term)).length / others.length >= MIN_COVERAGE &&
      countsIn(sentence).some(isOther)
    );
  });
}

/** "How did *20 people* die?": the word after it; "How did the fire kill *20 people*?": the word before it. */
const predicateOf = (others: readonly Token[], { span }: Value): Token | undefined =>
  others.findLast(({ end }) => end <= span.start) ?? others.find(({ start }) => start >= span.end);

const isPartOf = ({ span, unit }: Value, { start, end, word }: Token): boolean =>
  (start < span.end && span.start < end) || word.toLowerCase().startsWith(unit);

const sameOutcome = (term: string): readonly string[] => [
  term,
  ...OUTCOMES.filter((outcome) => outcome.has(term)).flatMap((outcome) => [...outcome]),
];

/** "the 1990 houses" may be those of a year. */
const mayBeYear = (amount: number): boolean => amount >= 1500 && amount < 2100;

/** The amounts that count something: "14 people". */
const countsIn = (text: string): Value[] =>
  findValues(text).filter(
    ({ dimension, form, unit, amounts }) =>
      dimension === 'count' && form === 'single' && unit !== '' && !mayBeYear(amounts[0] ?? 0),
  );

/** True if the sentence has every number that the question counts something with. */
export const hasSameCounts = (claim: Claim, sentence: string): boolean =>
  countsIn(claim.text).every((value) =>
    findValues(sentence).some(
      (own) =>
        own.dimension === 'count' && areConsistent({ sentence, value: own }, { sentence: claim.text, value }),
    ),
  );
