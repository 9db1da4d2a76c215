import { compareDates } from '../domain/dates.js';
import { DAY_MS, HOUR_MS } from '../domain/units.js';
import type { Question } from './question/question.js';
import { agree, amountOf, isProbable } from './short-answer/amount.js';
import { hasSubjectOf } from './short-answer/same-subject.js';
import type { ShortAnswerModel, ShortAnswerOption } from './short-answer/short-answer.js';

/** Reports further apart show a development, not a disagreement. If only their days are known, the limit is one day. */
const MAX_HOURS_APART_MS = 6 * HOUR_MS;

/**
 * Finds two short answers of different outlets that are both probable, have the same unit but different amounts, and
 * were published at about the same time. Returns the newer one first; null if there is no disagreement.
 */
export function findDisagreement(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
): readonly [ShortAnswerOption, ShortAnswerOption] | null {
  const [best, ...others] = options;
  if (!best || question.dimensions === null || !isProbable(best, model)) return null;
  const amount = amountOf(best);
  const other = others.find((option) => {
    const otherAmount = amountOf(option);
    return (
      amount !== null &&
      otherAmount !== null &&
      otherAmount.dimension === amount.dimension &&
      otherAmount.unit === amount.unit &&
      otherAmount.form === amount.form &&
      !agree(otherAmount, amount) &&
      areOfDifferentOutlets(best, option) &&
      areOfSameTime(best, option) &&
      hasSubjectOf(question, best, option) &&
      isProbable(option, model)
    );
  });
  if (!other) return null;
  return isNewer(other, best) ? [other, best] : [best, other];
}

function areOfDifferentOutlets(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [outletA, outletB] = [articleOf(a).outlet, articleOf(b).outlet];
  return outletA !== null && outletB !== null && outletA.toLowerCase() !== outletB.toLowerCase();
}

function areOfSameTime(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [timeA, timeB] = [articleOf(a).publishedAt, articleOf(b).publishedAt];
  if (timeA === null || timeB === null) return timeA === timeB;
  const limit = timeA.includes('T') && timeB.includes('T') ? MAX_HOURS_APART_MS : DAY_MS;
  return Math.abs(Date.parse(timeA) - Date.parse(timeB)) <= limit;
}

const articleOf = ({ ranked }: ShortAnswerOption) => ranked.candidate.from.article;

/** Without dates the one that was fetched later; never one without against one with a date. */
function isNewer(a: ShortAnswerOption, b: ShortAnswerOption): boolean {
  const [timeA, timeB] = [articleOf(a).publishedAt, articleOf(b).publishedAt];
  if (timeA !== null && timeB !== null) return compareDates(timeA, timeB) > 0;
  return timeA === timeB && articleOf(a).fetchedAt > articleOf(b).fetchedAt;
}
