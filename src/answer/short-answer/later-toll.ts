/** A later report's toll that the reader passes over: "an explosion that killed seven people last week". */
import { findValues } from '../../text/values/find-values.js';
import type { Value } from '../../text/values/value.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { amountOf, boundsOf } from './amount.js';
import { isAddedOrPart } from './part-of-count.js';
import { hasSubjectOf, isElsewhere } from './same-subject.js';
import type { ShortAnswerOption } from './short-answer.js';
import { statedIn } from './stated-in.js';
import { type Fate, fateAsked, fateOf, groupAsked } from './toll.js';

/** Tolls that only grow, so that a higher one in a later report is the newer one. */
const GROWING: ReadonlySet<Fate> = new Set(['dead', 'injured']);

/**
 * The highest toll of the latest report of the event that has a higher one than an option, where the question asks for
 * the dead or the injured of all; null if there is none.
 */
export function laterTollOf(
  question: Question,
  option: ShortAnswerOption,
  ranked: readonly RankedSentence[],
  events: Events,
): ShortAnswerOption | null {
  const fate = fateAsked(question.text);
  const amount = amountOf(option);
  const { from, text } = option.ranked.candidate;
  if (!amount || fate === null || !GROWING.has(fate) || groupAsked(question.text) !== null) return null;
  if (amount.dimension !== 'count' || fateOf(text, amount.span) !== fate) return null;
  const [, least] = boundsOf(amount);
  const later = ranked
    .filter(({ candidate }) => msBetween(candidate.from, from) > 0 && events.areSame(candidate.from, from))
    .filter(({ candidate }) => !isElsewhere(question, from, candidate.text))
    .flatMap((sentence) =>
      tollsIn(sentence, fate)
        .filter((value) => boundsOf(value)[0] > least)
        .map((value) => ({ value, option: statedIn(sentence, value.span, option) })),
    )
    .filter((found) => hasSubjectOf(question, option, found.option));
  const [latest] = later.sort(
    (a, b) =>
      msBetween(b.option.ranked.candidate.from, a.option.ranked.candidate.from) ||
      boundsOf(b.value)[1] - boundsOf(a.value)[1],
  );
  return latest?.option ?? null;
}

/** Those of a sentence; of a whole and a part, the higher one is taken afterwards. */
const tollsIn = ({ candidate }: RankedSentence, fate: Fate): Value[] =>
  findValues(candidate.text).filter(
    ({ dimension, span }) =>
      dimension === 'count' && fateOf(candidate.text, span) === fate && !isAddedOrPart(candidate.text, span),
  );
