import type { IsoDate } from '../../domain/article.js';
import { compareDates } from '../../domain/dates.js';
import { DAY_MS } from '../../domain/units.js';
import { contentTerms, tokenize } from '../../text/tokens.js';
import type { CandidateArticle } from '../evidence/candidates.js';
import type { Question } from '../question/question.js';
import { timeRangeOf } from '../question/time-range.js';
import { agree, amountOf, areComparable, isProbable } from './amount.js';
import type { ShortAnswerModel, ShortAnswerOption } from './short-answer.js';

/** Reports further apart are about different events, or about one long over. */
const MAX_DAYS_APART = 14;
const OPENING_SENTENCES = 3;
/** Shared by reports of one event: "Lady Maren" and "Kestrel Island" are four. */
const MIN_SHARED_NAMES = 2;

/**
 * The option to show: the best one or, if a later report of the same event has another probable amount of the same
 * unit, the amount of the latest report. A question about a certain time keeps the best one.
 */
export function newestValue(
  question: Question,
  options: readonly ShortAnswerOption[],
  model: ShortAnswerModel,
): ShortAnswerOption | undefined {
  const [best, ...others] = options;
  const amount = best && amountOf(best);
  if (!best || !amount || question.dimensions === null || namesTime(question)) return best;
  return others
    .filter((option) => {
      const other = amountOf(option);
      return other !== null && areComparable(other, amount) && !agree(other, amount);
    })
    .filter((option) => isLater(option, best) && isProbable(option, model) && sameEvent(option, best))
    .reduce((newest, option) => (isLater(option, newest) ? option : newest), best);
}

const namesTime = ({ text }: Question): boolean => timeRangeOf(text, new Date()) !== null;

const publishedAt = ({ ranked }: ShortAnswerOption): IsoDate | null =>
  ranked.candidate.from.article.publishedAt;

/** How much later one was published than the other, in milliseconds; NaN if one of the dates is not known. */
function msBetween(option: ShortAnswerOption, other: ShortAnswerOption): number {
  const [later, earlier] = [publishedAt(option), publishedAt(other)];
  return later === null || earlier === null ? Number.NaN : compareDates(later, earlier);
}

const isLater = (option: ShortAnswerOption, other: ShortAnswerOption): boolean =>
  msBetween(option, other) > 0;

function sameEvent(one: ShortAnswerOption, other: ShortAnswerOption): boolean {
  if (Math.abs(msBetween(one, other)) > MAX_DAYS_APART * DAY_MS) return false;
  const names = namesIn(one.ranked.candidate.from);
  const shared = [...namesIn(other.ranked.candidate.from)].filter((name) => names.has(name));
  return shared.length >= MIN_SHARED_NAMES;
}

/** Terms of the capitalised words of the opening, without those that only begin a sentence. */
function namesIn({ article, sentences }: CandidateArticle): Set<string> {
  const opening = sentences
    .slice(0, OPENING_SENTENCES)
    .map(({ span }) => article.text.slice(span.start, span.end));
  const words = opening.flatMap((sentence) => tokenize(sentence).filter(({ start }) => start > 0));
  return new Set(words.filter(({ word }) => /^\p{Lu}/u.test(word)).flatMap(({ word }) => contentTerms(word)));
}
