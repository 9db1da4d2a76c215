import { dayOf } from '../domain/dates.js';
import { DAY_MS, HOUR_MS } from '../domain/units.js';
import { monthDaysIn } from '../text/dates/month-days.js';
import type { CandidateArticle } from './evidence/candidates.js';
import { type Events, isLaterByClaim, latestFirst, msBetween, nameTermsIn } from './evidence/event.js';
import type { Question } from './question/question.js';
import { amountOf } from './short-answer/amount.js';
import { areConsistent } from './short-answer/bound.js';
import { isToldAsChanged } from './short-answer/change-marker.js';
import { isPlausible, isProbable } from './short-answer/likely-value.js';
import { hasSubjectOf } from './short-answer/same-subject.js';
import type { ShortAnswerModel, ShortAnswerOption } from './short-answer/short-answer.js';

/** Reports further apart show a development, not a disagreement. If only their days are known, the limit is one day. */
const MAX_HOURS_APART_MS = 3 * HOUR_MS;

/** What else is known of the reports. */
export interface Reports {
  readonly events: Events;
  /** Story of each article by key; absent for an article that is in none. */
  readonly stories: ReadonlyMap<number, number>;
}

/**
 * Finds two short answers of different outlets that are both probable, have the same unit but amounts that exclude each
 * other, and were published at about the same time about the same event. Where both reports have the day and a name of
 * the question, the second need only be plausible. Returns the newer one first; null if there is
 * no disagreement, or if one of them says that it replaces an earlier amount. A text that a user gave only claims its outlet
 * and date: where it says that it is later than a report that was fetched, it disagrees with that, which comes first.
 */
export function findDisagreement(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
  reports: Reports,
): readonly [ShortAnswerOption, ShortAnswerOption] | null {
  const [best, ...others] = options;
  if (!best || question.dimensions === null || !isProbable(best, model)) return null;
  const isByClaim = (option: ShortAnswerOption): boolean =>
    isLaterByClaim(articleOf(best), articleOf(option));
  const other = others.find(
    (option) =>
      haveConflictingAmounts(best, option) &&
      (isByClaim(option) || (areOfDifferentOutlets(best, option) && areOfSameTime(best, option))) &&
      areOfSameEvent(question, reports, articleOf(best), articleOf(option)) &&
      hasSubjectOf(question, best, option) &&
      hasSubjectOf(question, option, best) &&
      (isProbable(option, model) ||
        (areIdentified(question, articleOf(best), articleOf(option)) && isPlausible(option, model))),
  );
  if (!other) return null;
  if (isByClaim(other))
    return latestFirst(articleOf(best), articleOf(other)) < 0 ? [best, other] : [other, best];
  if ([best, other].some(isToldAsChanged)) return null;
  return isNewer(other, best) ? [other, best] : [best, other];
}

function haveConflictingAmounts(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return (
    one !== null &&
    other !== null &&
    one.dimension === other.dimension &&
    one.unit === other.unit &&
    one.form === other.form &&
    !areConsistent({ sentence: sentenceOf(a), value: one }, { sentence: sentenceOf(b), value: other })
  );
}

/** Of one story or event, or both with the day and a name that the question gives. */
function areOfSameEvent(
  question: Question,
  { events, stories }: Reports,
  a: CandidateArticle,
  b: CandidateArticle,
): boolean {
  const story = stories.get(a.key);
  if (story !== undefined && story === stories.get(b.key)) return true;
  return events.areSame(a, b) || areIdentified(question, a, b);
}

/** True if both articles have a day and a name that the question gives. */
function areIdentified(
  { text, terms }: Question,
  { article: a }: CandidateArticle,
  { article: b }: CandidateArticle,
): boolean {
  const [daysA, daysB] = [monthDaysIn(a.text), monthDaysIn(b.text)];
  if (![...monthDaysIn(text)].some((day) => daysA.has(day) && daysB.has(day))) return false;
  const [namesA, namesB] = [nameTermsIn(a.text), nameTermsIn(b.text)];
  return terms.some((term) => namesA.has(term) && namesB.has(term));
}

function areOfDifferentOutlets(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [outletA, outletB] = [articleOf(a).article.outlet, articleOf(b).article.outlet];
  return outletA !== null && outletB !== null && outletA.toLowerCase() !== outletB.toLowerCase();
}

function areOfSameTime(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [timeA, timeB] = [articleOf(a).article.publishedAt, articleOf(b).article.publishedAt];
  if (timeA === null || timeB === null) return timeA === timeB;
  if (timeA.includes('T') && timeB.includes('T'))
    return Math.abs(Date.parse(timeA) - Date.parse(timeB)) <= MAX_HOURS_APART_MS;
  return Math.abs(Date.parse(dayOf(timeA)) - Date.parse(dayOf(timeB))) <= DAY_MS;
}

const articleOf = ({ ranked }: ShortAnswerOption): CandidateArticle => ranked.candidate.from;
const sentenceOf = ({ ranked }: ShortAnswerOption): string => ranked.candidate.text;

/** Without dates the one that was fetched later; never one without against one with a date. */
function isNewer(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [timeA, timeB] = [articleOf(a).article.publishedAt, articleOf(b).article.publishedAt];
  if (timeA !== null && timeB !== null) return msBetween(articleOf(a), articleOf(b)) > 0;
  return timeA === timeB && articleOf(a).article.fetchedAt > articleOf(b).article.fetchedAt;
}
