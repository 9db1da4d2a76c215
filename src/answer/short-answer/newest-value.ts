import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { timeRangeOf } from '../question/time-range.js';
import {
  agree,
  amountOf,
  areComparable,
  boundsOf,
  isLikelyLater,
  isProbable,
  mayCountSame,
  probabilityAlone,
} from './amount.js';
import { laterTollOf } from './later-toll.js';
import { movesDate } from './new-date.js';
import { isAddedOrPart, isPartOfCount, placeOf } from './part-of-count.js';
import { restates } from './restated.js';
import { isMarked, revisionOf } from './revision.js';
import { hasSubjectOf } from './same-subject.js';
import { type ShortAnswerModel, type ShortAnswerOption, shortAnswerProbability } from './short-answer.js';
import { fateAsked, fateOf, groupAsked } from './toll.js';

/** The short answer to show if it is probable enough. */
export interface CurrentValue {
  readonly option: ShortAnswerOption;
  /** That it is right, 0 to 1; an amount is not doubted because earlier reports of the event gave another one. */
  readonly probability: number;
  /** The other probable amounts that earlier reports of the event gave, newest first. */
  readonly earlier: readonly ShortAnswerOption[];
}

/** What else is known of the reports. */
export interface Reports {
  readonly events: Events;
  /** All sentences, where a later report may correct an amount. */
  readonly ranked: readonly RankedSentence[];
}

/**
 * The best option or, if a later report of the same event has another probable amount of the same unit or says that
 * the amount has changed, the amount of the latest report. A question about a certain time keeps the best one. Null if
 * there is no option.
 */
export function newestValue(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  { events, ranked }: Reports,
): CurrentValue | null {
  const [best, ...others] = options;
  if (!best) return null;
  const asBest = { option: best, probability: shortAnswerProbability(best.signals, model), earlier: [] };
  if (question.dimensions === null || namesTime(question, best)) return asBest;
  const supersedes = (later: ShortAnswerOption, before: ShortAnswerOption): boolean =>
    isNewer(question, later, before, events) && hasSubjectOf(question, before, later);
  /** The probable amounts that an option supersedes, newest first. */
  const earlierThan = (option: ShortAnswerOption): ShortAnswerOption[] =>
    options
      .filter((one) => supersedes(option, one) && isProbable(one, model))
      .sort((a, b) => msBetween(articleOf(b), articleOf(a)));
  const isCurrent = (option: ShortAnswerOption): boolean =>
    isProbable(option, model) ||
    isSameCount(question, best, option) ||
    (movesDate(option, best) && option.signals.spanScore >= 0) ||
    (isLikelyLater(option, model) && isBestOfReport(option, options) && isSameMatter(question, best, option));
  const later = others.filter((option) => supersedes(option, best) && isCurrent(option));
  const option = later.reduce((newest, one) => (isLater(one, newest) ? one : newest), best);
  const revision =
    revisionOf(question, option, ranked, events) ?? laterTollOf(question, option, ranked, events);
  if (revision) {
    const earlier = [option, ...earlierThan(revision)];
    return {
      option: revision,
      probability: probabilityAlone(option, model),
      earlier: [...new Set(earlier)],
    };
  }
  const superseded = options.filter((one) => supersedes(option, one));
  const rival = option === best ? others[0] : best;
  if (!rival || !superseded.includes(rival)) return asBest;
  const probability = Math.max(
    probabilityAlone(option, model),
    isSameCount(question, best, option) ? probabilityAlone(best, model) : 0,
  );
  return { option, probability, earlier: earlierThan(option) };
}

/** True if no amount of its report that measures the same is a better answer. */
function isBestOfReport(option: ShortAnswerOption, options: readonly ShortAnswerOption[]): boolean {
  const dimension = amountOf(option)?.dimension;
  const ofReport = options.filter((one) => articleOf(one) === articleOf(option));
  return ofReport.find((one) => amountOf(one)?.dimension === dimension) === option;
}

/** Amounts further apart are of different things. */
const MAX_RATIO = 10;

/**
 * False if the later amount is one of a part, of another fate or far from the earlier one, or beside the earlier one in a sentence that does not
 * say that it has changed: "22 of the 31 injured".
 */
function isSameMatter(question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean {
  const [before, amount] = [amountOf(best), amountOf(option)];
  const { candidate } = option.ranked;
  if (!before || !amount || isAddedOrPart(candidate.text, amount.span)) return false;
  if (isPartOfCount(question.text, placeOf(candidate), amount.span)) return false;
  const [one, other] = [boundsOf(amount)[1], boundsOf(before)[1]];
  if (Math.max(one, other) > MAX_RATIO * Math.min(one, other)) return false;
  const [fate, fateBefore] = [fateOfAmount(option), fateOfAmount(best)];
  if (fate !== fateBefore && (fate !== null || fateBefore === fateAsked(question.text))) return false;
  const repeats = findValues(candidate.text).some(
    (value) => value.dimension === before.dimension && agree(value, before),
  );
  return !repeats || isMarked(candidate.text, amount.span);
}

/** True if the later amount, in a sentence about the question, measures the same by the fate that it counts or by its words. */
const isSameCount = (question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean =>
  isAboutQuestion(option) && (countSameFate(question, best, option) || restates(best, option));

const isAboutQuestion = ({ signals }: ShortAnswerOption): boolean =>
  signals.spanScore >= MIN_TOLL_SPAN_SCORE && signals.sentenceCoverage > 0;

/** Minimum scaled span score of an amount that is known by what it counts; not fitted. */
const MIN_TOLL_SPAN_SCORE = -2;

/** True if two amounts count people with the fate that is asked about. */
const countSameFate = (question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean =>
  haveFateAsked(question, [best, option]);

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

/** "How many are missing today?" asks for the newest amount. */
const PRESENT_RE = /\b(?:today|tonight|now|this week|so far)\b/gi;

const AT_FIRST_RE = /\b(?:original(?:ly)?|initial(?:ly)?|at first)\b/i;

const YEAR_RE = /\b(?:1[89]|20)\d\d\b/;

/** True if the question names a time other than the present, or another year than that of the report. */
function namesTime({ text }: Question, option: ShortAnswerOption): boolean {
  const year = YEAR_RE.exec(text)?.[0];
  if (year !== undefined && articleOf(option).article.publishedAt?.startsWith(year) !== true) return true;
  return AT_FIRST_RE.test(text) || timeRangeOf(text.replace(PRESENT_RE, ''), new Date()) !== null;
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from;

const isLater = (option: ShortAnswerOption, other: ShortAnswerOption): boolean =>
  msBetween(articleOf(option), articleOf(other)) > 0;

/**
 * True if a later report of the same event has another amount of the same unit, or of the same toll, which counts
 * "passengers" or "people"; or the date that it was moved to.
 */
function isNewer(
  question: Question,
  option: ShortAnswerOption,
  earlier: ShortAnswerOption,
  events: Events,
): boolean {
  const [amount, before] = [amountOf(option), amountOf(earlier)];
  const isLaterReport = isLater(option, earlier) && events.areSame(articleOf(option), articleOf(earlier));
  if (movesDate(option, earlier)) return isLaterReport;
  if (!amount || !before || agree(amount, before) || !isOfGroupAsked(question, option)) return false;
  const isOneToll =
    amount.dimension === 'count' &&
    before.dimension === 'count' &&
    haveFateAsked(question, [earlier, option]);
  if (!isOneToll && !areComparable(amount, before) && !mayCountSame(amount, before)) return false;
  return isLaterReport;
}
