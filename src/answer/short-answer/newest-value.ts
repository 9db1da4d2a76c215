import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import { type Events, isLater, latestFirst, msBetween } from '../evidence/event.js';
import { fateAsked, fateOf, groupAsked } from '../evidence/toll.js';
import { asksAtFirst, namesOtherTime } from '../question/asked-time.js';
import type { Question } from '../question/question.js';
import { agree, amountOf, areComparable, boundsOf } from './amount.js';
import { amountModifierOf } from './amount-modifier.js';
import { isToldAsChanged, isToldAsMoved, replacesDay } from './change-marker.js';
import { isPlausible, isProbable, probabilityAlone } from './likely-value.js';
import { mayReplace } from './may-replace.js';
import { correctedBy } from './retraction.js';
import { hasSubjectOf } from './same-subject.js';
import { type ShortAnswerModel, type ShortAnswerOption, shortAnswerProbability } from './short-answer.js';

/** The short answer to show if it is probable enough. */
export interface CurrentValue {
  readonly option: ShortAnswerOption;
  /** That it is right, 0 to 1; an amount is not doubted because earlier reports of the event gave another one. */
  readonly probability: number;
  /** What it replaces and the other probable amounts that earlier reports of the event gave, newest first. */
  readonly earlier: readonly ShortAnswerOption[];
}

/**
 * The best option or, if later reports of the same event have another probable amount of the same unit, that of the latest
 * one. A question about a certain time keeps the best one, and one for what was said at first gets that of the earliest
 * report. Null if there is no option.
 */
export function newestValue(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  events: Events,
): CurrentValue | null {
  const [best] = options;
  if (!best) return null;
  const moved = movedTo(question, best, options, events);
  if (moved) return { option: moved, probability: probabilityAlone(best, model), earlier: [best] };
  const asBest = { option: best, probability: shortAnswerProbability(best.signals, model), earlier: [] };
  if (!mayChange(question, options) || namesOtherTime(question.text, articleOf(best).article.publishedAt))
    return asBest;
  const isAsked = (option: ShortAnswerOption): boolean =>
    question.dimensions !== null || isNothingButAmount(option);
  const supersedes = (later: ShortAnswerOption, before: ShortAnswerOption): boolean =>
    isNewer(question, later, before, events) && hasSubjectOf(question, before, later);
  /** The probable amounts that an option supersedes, newest first. */
  const earlierThan = (option: ShortAnswerOption): ShortAnswerOption[] =>
    options.filter((one) => supersedes(option, one) && isProbable(one, model)).sort(newestFirst);
  if (asksAtFirst(question.text)) {
    const [first] = earlierThan(best).toSorted(oldestFirst);
    if (first) return { option: first, probability: probabilityAlone(first, model), earlier: [] };
    return isOfFollowUp(best, options, events) ? null : asBest;
  }
  const isCurrent = (option: ShortAnswerOption): boolean =>
    isProbable(option, model) || isSameToll(question, best, option) || saysItChanged(question, best, option);
  const option = options
    .filter(
      (one) => isAsked(one) && supersedes(one, best) && mayReplace(question, best, one) && isCurrent(one),
    )
    .toSorted(newestFirst)
    .reduceRight((newest, one) => (mayReplace(question, newest, one) ? one : newest), best);
  const rival = option === best ? options[1] : best;
  if (!rival || !supersedes(option, rival)) return asBest;
  // Without its rivals, what the reader finds to be no answer at all would look likely.
  if (option === best && !isPlausible(best, model)) return asBest;
  const probability = Math.max(
    probabilityAlone(option, model),
    isSameToll(question, best, option) || saysItChanged(question, best, option)
      ? probabilityAlone(best, model)
      : 0,
  );
  return { option, probability, earlier: earlierThan(option) };
}

/** "The first offer was 4%.", "They had opened with 4%." */
const SAYS_FIRST_RE =
  /\b(?:first|original(?:ly)?|initial(?:ly)?|open(?:ed|ing)|beg[au]n|started|at the (?:start|outset))\b/i;

/** True if an earlier report of the story has an option, too, and the sentence does not say that it was so at first. */
const isOfFollowUp = (
  best: ShortAnswerOption,
  options: readonly ShortAnswerOption[],
  events: Events,
): boolean =>
  !SAYS_FIRST_RE.test(best.ranked.candidate.text) &&
  options.some(
    (other) =>
      isLater(articleOf(best), articleOf(other)) &&
      events.areOneRunningStory(articleOf(best), articleOf(other)),
  );

/**
 * The day to which a later report says that what is asked about was moved, and which the reader prefers to no answer;
 * undefined if there is none. The report is of the same story, or names the day that was planned.
 */
function movedTo(
  question: Question,
  best: ShortAnswerOption,
  options: readonly ShortAnswerOption[],
  events: Events,
): ShortAnswerOption | undefined {
  if (question.type !== 'time' || asksAtFirst(question.text)) return undefined;
  const report = articleOf(best);
  return options
    .filter(
      (option) =>
        option.signals.spanScore >= 0 &&
        isLater(articleOf(option), report) &&
        (replacesDay(option, best) ||
          (isToldAsMoved(option) && events.areOneRunningStory(articleOf(option), report))),
    )
    .toSorted((a, b) => latestFirst(articleOf(a), articleOf(b)))[0];
}

/** True if an amount is asked for, or is all of the best option: "what does the company offer?" */
export const mayChange = ({ dimensions }: Question, [best]: readonly ShortAnswerOption[]): boolean =>
  best !== undefined && (dimensions !== null || isNothingButAmount(best));

/** False of "a ferry with 30 passengers". */
function isNothingButAmount(option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  const [{ start, end } = { start: 0, end: 0 }] = option.spans;
  const others = end - start - amountModifierOf(option.text).length;
  return amount !== null && others <= amount.span.end - amount.span.start;
}

/** Of one report, what says that it has changed comes first, then what the reader prefers. */
const newestFirst = (a: ShortAnswerOption, b: ShortAnswerOption): number =>
  latestFirst(articleOf(a), articleOf(b)) ||
  Number(isToldAsChanged(b)) - Number(isToldAsChanged(a)) ||
  b.signals.spanScore - a.signals.spanScore;

const oldestFirst = (a: ShortAnswerOption, b: ShortAnswerOption): number =>
  msBetween(articleOf(a), articleOf(b)) ||
  Number(isToldAsChanged(a)) - Number(isToldAsChanged(b)) ||
  b.signals.spanScore - a.signals.spanScore;

/**
 * Minimum scaled span score of an amount that is said to have changed, minimum coverage of its sentence where the reader
 * prefers no answer, and how far it may change; not fitted.
 */
const MIN_CHANGED_SPAN_SCORE = -0.5;
const MIN_CHANGED_COVERAGE = 0.2;
const MAX_CHANGE = 10;

/** True if the sentence right before the option's calls the amount of the best one wrong. */
function correctsIt(best: ShortAnswerOption, option: ShortAnswerOption): boolean {
  const wrong = amountOf(best);
  if (wrong === null) return false;
  const before = correctedBy(option.ranked.candidate);
  return before !== '' && findValues(before).some((value) => agree(value, wrong));
}

/** "cut the fine to 22,500 euros", "corrected to 135"; where people with a fate are asked for, not other people. */
function saysItChanged(question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean {
  const [before, amount] = [amountOf(best), amountOf(option)];
  const { spanScore, sentenceCoverage } = option.signals;
  if (!before || !amount) return false;
  if (correctsIt(best, option)) return true;
  if (spanScore < MIN_CHANGED_SPAN_SCORE) return false;
  if (spanScore < 0 && sentenceCoverage < MIN_CHANGED_COVERAGE) return false;
  if (!isToldAsChanged(option)) return false;
  const fate = fateAsked(question.text);
  if (fate !== null && amount.unit !== '' && fateOfAmount(option) !== fate) return false;
  const [old, now] = [boundsOf(before)[1], boundsOf(amount)[1]];
  return Math.max(old, now) <= MAX_CHANGE * Math.min(old, now);
}

/** Minimum scaled span score of a toll that is known by what it counts; not fitted. */
const MIN_TOLL_SPAN_SCORE = -2;

/**
 * True if both count people with the fate that is asked about, the later one in a sentence about the question: with words of
 * it, or by the reader, which prefers the amount to no answer ("The disaster claimed 24 lives").
 */
const isSameToll = (question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean =>
  option.signals.spanScore >= MIN_TOLL_SPAN_SCORE &&
  (option.signals.sentenceCoverage > 0 || option.signals.spanScore > 0) &&
  haveFateAsked(question, [best, option]);

/** True if the amounts count people with the fate that is asked about. */
function haveFateAsked(question: Question, options: readonly ShortAnswerOption[]): boolean {
  const fate = fateAsked(question.text);
  return fate !== null && options.every((option) => fateOfAmount(option) === fate);
}

/** False if only some are asked for, such as children, and the sentence does not name them. */
function isOfGroupAsked({ text }: Question, { ranked }: ShortAnswerOption): boolean {
  const group = groupAsked(text);
  return group === null || contentTerms(ranked.candidate.text).includes(group);
}

function fateOfAmount(option: ShortAnswerOption) {
  const amount = amountOf(option);
  return amount && fateOf(option.ranked.candidate.text, amount.span);
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from;

/**
 * True if a later report of the same event has another amount of the same unit, or of the same toll, which counts
 * "passengers" or "people".
 */
function isNewer(
  question: Question,
  option: ShortAnswerOption,
  earlier: ShortAnswerOption,
  events: Events,
): boolean {
  const [amount, before] = [amountOf(option), amountOf(earlier)];
  if (!amount || !before || agree(amount, before) || !isOfGroupAsked(question, option)) return false;
  const isOneToll =
    amount.dimension === 'count' &&
    before.dimension === 'count' &&
    haveFateAsked(question, [earlier, option]);
  if (!isOneToll && !areComparable(amount, before)) return false;
  const [later, report] = [articleOf(option), articleOf(earlier)];
  const isTold = isToldAsChanged(option) || correctsIt(earlier, option);
  const areOne = isTold ? events.areOneRunningStory : events.areSame;
  return isLater(later, report) && areOne(later, report);
}
