import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';
import { type Events, msBetween } from '../evidence/event.js';
import type { RankedSentence } from '../evidence/rank.js';
import type { Question } from '../question/question.js';
import { timeRangeOf } from '../question/time-range.js';
import { agree, amountOf, areComparable, boundsOf, mayCountSame } from './amount.js';
import { laterTollOf } from './later-toll.js';
import { isLikelyLater, isProbable, probabilityAlone } from './likely-value.js';
import { mayReplace } from './may-replace.js';
import { movesDate } from './new-date.js';
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
  /** What it replaces and the other probable amounts that earlier reports of the event gave, newest first. */
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
 * the amount has changed, the amount of the latest report. A question about a certain time keeps the best one, and one for
 * what was said at first gets that of the earliest report. Null if there is no option.
 */
export function newestValue(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  { events, ranked }: Reports,
): CurrentValue | null {
  const [best] = options;
  if (!best) return null;
  const asBest = { option: best, probability: shortAnswerProbability(best.signals, model), earlier: [] };
  const isAmount = question.dimensions !== null || (question.type === 'other' && isMereAmount(best));
  if (!isAmount || namesTime(question, best)) return asBest;
  const supersedes = (later: ShortAnswerOption, before: ShortAnswerOption): boolean =>
    isNewer(question, later, before, events) && hasSubjectOf(question, before, later);
  /** The probable amounts that an option supersedes, newest first. */
  const earlierThan = (option: ShortAnswerOption): ShortAnswerOption[] =>
    options
      .filter((one) => supersedes(option, one) && isProbable(one, model))
      .sort((a, b) => msBetween(articleOf(b), articleOf(a)));
  if (AT_FIRST_RE.test(question.text)) {
    const [first] = earlierThan(best).toReversed();
    return first ? { option: first, probability: probabilityAlone(first, model), earlier: [] } : asBest;
  }
  // The best one may be of a part: "found 19 of the pieces stolen" to "how many were stolen?".
  const [base = best] = earlierThan(best).filter((one) => !mayReplace(question, one, best));
  const option = latestFrom(base, options, { question, model, supersedes, ranked, events });
  const revision =
    revisionOf(question, option, ranked, events) ?? laterTollOf(question, option, ranked, events);
  if (revision) {
    const earlier = [option, ...earlierThan(revision)];
    return { option: revision, probability: probabilityAlone(option, model), earlier: [...new Set(earlier)] };
  }
  const rival = option === best ? options[1] : best;
  const isSame = option === base && base !== best;
  if (!rival || (!isSame && !supersedes(option, rival))) return asBest;
  const probability = Math.max(
    probabilityAlone(option, model),
    isSameCount(question, best, option) ? probabilityAlone(best, model) : 0,
  );
  return { option, probability, earlier: earlierThan(option) };
}

/** What is needed to tell whether an option brings another one up to date. */
interface Comparison extends Reports {
  readonly question: Question;
  readonly model: ShortAnswerModel;
  readonly supersedes: (later: ShortAnswerOption, before: ShortAnswerOption) => boolean;
}

/** The last of the options that bring one up to date, each the one before it. */
function latestFrom(
  base: ShortAnswerOption,
  options: readonly ShortAnswerOption[],
  { question, model, supersedes, ranked, events }: Comparison,
): ShortAnswerOption {
  const mayBeCurrent = options.filter((option) => mayReplace(question, base, option));
  // What the articles correct is replaced by the correction, and that only by what says that it is newer.
  const corrected = revisionOf(question, base, ranked, events);
  const isCurrent = (option: ShortAnswerOption): boolean =>
    isProbable(option, model) ||
    isSameCount(question, base, option) ||
    (movesDate(option, base) && option.signals.spanScore >= 0) ||
    (question.dimensions !== null &&
      isLikelyLater(option, model) &&
      isBestOfReport(option, mayBeCurrent) &&
      isSameMatter(question, base, option));
  return mayBeCurrent
    .filter((option) => supersedes(option, base) && isCurrent(option))
    .filter(
      (option) =>
        corrected === null ||
        (isLater(option, corrected) && (saysSo(option) || isSameCount(question, base, option))),
    )
    .toSorted(byTime)
    .reduce(
      (newest, option) => (newest === base || mayReplace(question, newest, option) ? option : newest),
      base,
    );
}

/** Oldest first; of one report, what says that it has changed last, and before it the better one last. */
const byTime = (a: ShortAnswerOption, b: ShortAnswerOption): number =>
  msBetween(articleOf(a), articleOf(b)) ||
  Number(saysSo(a)) - Number(saysSo(b)) ||
  a.signals.spanScore - b.signals.spanScore;

/** How much of a short answer may stand beside its amount: "about", "a total of". */
const MAX_WORDS_BESIDE = 3;

/** True if the option is nothing but an amount. */
function isMereAmount(option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  if (amount === null) return false;
  const words = (text: string): number => text.split(/\s+/).length;
  const { text } = option.ranked.candidate;
  return words(option.text) - words(text.slice(amount.span.start, amount.span.end)) <= MAX_WORDS_BESIDE;
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
 * False if the later amount is of another fate or far from the earlier one, or beside the earlier one in a sentence that
 * does not say that it has changed: "22 of the 31 injured".
 */
function isSameMatter(question: Question, best: ShortAnswerOption, option: ShortAnswerOption): boolean {
  const [before, amount] = [amountOf(best), amountOf(option)];
  const { candidate } = option.ranked;
  if (!before || !amount) return false;
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
  isAboutQuestion(option) && (haveFateAsked(question, [best, option]) || restates(best, option));

const isAboutQuestion = ({ signals }: ShortAnswerOption): boolean =>
  signals.spanScore >= MIN_TOLL_SPAN_SCORE && signals.sentenceCoverage > 0;

/** Minimum scaled span score of an amount that is known by what it counts; not fitted. */
const MIN_TOLL_SPAN_SCORE = -2;

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

/** "How many are missing today?" asks for the newest amount; "in Monday's crash" names the event. */
const PRESENT_RE =
  /\b(?:today|tonight|now|currently|still|this (?:morning|afternoon|evening|week|month|year)|so far|(?:yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)['’]s)(?![\p{L}\p{N}])/giu;

/** Asks for what the first report said. */
const AT_FIRST_RE =
  /\b(?:original(?:ly)?|initial(?:ly)?|at (?:first|the start|the beginning)|in (?:its|the|their) first|to begin with|first (?:thought|reported|said|believed|announced|planned|feared))\b/i;

const YEAR_RE = /\b(?:1[89]|20)\d\d\b/;

/** True if the question names a time other than the present, or another year than that of the report. */
function namesTime({ text }: Question, option: ShortAnswerOption): boolean {
  const year = YEAR_RE.exec(text)?.[0];
  if (year !== undefined && articleOf(option).article.publishedAt?.startsWith(year) !== true) return true;
  return timeRangeOf(text.replace(PRESENT_RE, ''), new Date()) !== null;
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from;

/** True if the sentence says that the amount has changed. */
function saysSo(option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  return amount !== null && isMarked(option.ranked.candidate.text, amount.span);
}

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
