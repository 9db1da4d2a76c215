/** Reasons for which a later amount, however probable, is not the newer value of an earlier one. */
import type { Span } from '../../domain/article.js';
import { AMOUNT_MODIFIER } from '../../text/lexicon/amounts.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { fateAsked, fateOf, groupAsked, isUnreal } from '../evidence/toll.js';
import type { Question } from '../question/question.js';
import { amountOf, boundsOf } from './amount.js';
import { isLimitAround } from './bound.js';
import { isToldAsChanged } from './change-marker.js';
import { correctedBy } from './retraction.js';
import type { ShortAnswerOption } from './short-answer.js';

/** Amounts that fall further are of a part, or of something else, unless the sentence says that they have changed. */
const MAX_FALL = 10;

/**
 * False of a difference, a part or an addition, of what is denied, of a limit that says less, and of an amount that falls
 * below a tenth, or a toll of the dead or injured that falls at all, unless the sentence says so. Other tolls, such as that
 * of the missing, may fall to nothing; where a group of the dead is asked for, the earlier amount may be that of all.
 */
export function mayReplace(
  question: Question,
  earlier: ShortAnswerOption,
  later: ShortAnswerOption,
): boolean {
  const { text } = later.ranked.candidate;
  const [before, amount] = [amountOf(earlier), amountOf(later)];
  if (!before || !amount) return true;
  if (isUnreal(text, amount.span) || isDifference(text, amount.span)) return false;
  if (isAddedOrPart(question, later) && !isAddedOrPart(question, earlier)) return false;
  const old = { sentence: earlier.ranked.candidate.text, value: before };
  if (isLimitAround({ sentence: text, value: amount }, old)) return false;
  const [least, most] = [boundsOf(before)[0], boundsOf(amount)[1]];
  if (most >= least || isToldAsChanged(later) || correctedBy(later.ranked.candidate) !== '') return true;
  const fate = fateAsked(question.text);
  if (fate === 'dead' || fate === 'injured') return groupAsked(question.text) !== null;
  return most * MAX_FALL >= least || (fate !== null && fateOf(text, amount.span) === fate);
}

/** "The temperature dropped by 17 degrees". */
const BY_RE = new RegExp(`\\bby (?:${AMOUNT_MODIFIER} )?[$£€¥₹]?$`, 'i');

const isDifference = (sentence: string, { start }: Span): boolean => BY_RE.test(sentence.slice(0, start));

const ADDED_RE = /\b(?:another|a further|an additional|the other)\s+(?:\p{L}{1,20} )?$/iu;
const ADDED_OR_OF_RE =
  /^ (?:(?:more|others?|further|additional|fewer)\b|(?:people |persons |passengers |victims )?of (?:the|those|these|them|whom)\b)/i;
/** "24 new cases", but "ten new trains" if the question is about new ones. */
const NEW_RE = /^ new\b/i;
const MAX_CHARS_BEFORE = 40;

/** True of "seven" in "another seven", "seven more", "the other seven", "seven of them" and "seven new cases". */
function isAddedOrPart(question: Question, option: ShortAnswerOption): boolean {
  const amount = amountOf(option);
  if (amount === null) return false;
  const { text } = option.ranked.candidate;
  const { start, end } = amount.span;
  const after = text.slice(end);
  return (
    ADDED_RE.test(text.slice(Math.max(0, start - MAX_CHARS_BEFORE), start)) ||
    ADDED_OR_OF_RE.test(after) ||
    (NEW_RE.test(after) && !contentTerms(question.text).includes('new'))
  );
}
