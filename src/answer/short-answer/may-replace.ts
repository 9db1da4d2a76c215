/** Reasons for which a later amount, however probable, is not the newer value of an earlier one. */
import type { Span } from '../../domain/article.js';
import { AMOUNT_MODIFIER } from '../../text/lexicon/amounts.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { Question } from '../question/question.js';
import { amountOf, boundsOf } from './amount.js';
import { isLimitAround } from './bound.js';
import { isAddedOrPart, isPartOfCount, placeOf } from './part-of-count.js';
import { isMarked } from './revision.js';
import { isElsewhere } from './same-subject.js';
import type { ShortAnswerOption } from './short-answer.js';
import { fateAsked, fateOf, groupAsked, isUnreal } from './toll.js';

/** Amounts that fall further are of a part, or of something else, unless the sentence says that they have changed. */
const MAX_FALL = 10;

/**
 * False of a part, an addition or a difference, of another subject, of what is denied, of a limit that says less, and of
 * an amount that falls far, or a toll of the dead or injured that falls at all, unless the sentence says so.
 */
export function mayReplace(
  question: Question,
  earlier: ShortAnswerOption,
  later: ShortAnswerOption,
): boolean {
  const { candidate } = later.ranked;
  if (isElsewhere(question, earlier.ranked.candidate.from, candidate.text)) return false;
  const [before, amount] = [amountOf(earlier), amountOf(later)];
  if (!before || !amount) return true;
  if (isUnreal(candidate.text, amount.span) || isDifference(candidate.text, amount.span)) return false;
  if (isPart(question, later) && !isPart(question, earlier)) return false;
  const old = { sentence: earlier.ranked.candidate.text, value: before };
  if (isLimitAround({ sentence: candidate.text, value: amount }, old)) return false;
  const [least, most] = [boundsOf(before)[0], boundsOf(amount)[1]];
  if (most >= least || isMarked(candidate.text, amount.span)) return true;
  const fate = fateAsked(question.text);
  if (fate === 'dead' || fate === 'injured') return groupAsked(question.text) !== null;
  return most * MAX_FALL >= least || (fate !== null && fateOf(candidate.text, amount.span) === fate);
}

/** "The temperature dropped by 17 degrees". */
const BY_RE = new RegExp(`\\bby (?:${AMOUNT_MODIFIER} )?[$£€¥₹]?$`, 'i');

const isDifference = (sentence: string, { start }: Span): boolean => BY_RE.test(sentence.slice(0, start));

/** "24 new cases", but "ten new trains" if the question is about new ones. */
const NEW_RE = /^ new\b/i;

/** True if the amount comes on top of others, or is a part of them. */
function isPart(question: Question, option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  const { candidate } = option.ranked;
  if (amount === null) return false;
  return (
    isAddedOrPart(candidate.text, amount.span) ||
    isPartOfCount(question.text, placeOf(candidate), amount.span) ||
    (NEW_RE.test(candidate.text.slice(amount.span.end)) && !contentTerms(question.text).includes('new'))
  );
}
