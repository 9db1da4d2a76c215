/** Two neighbouring sentences quoted as one: what happened, and why. */

import type { Sentence } from '../../domain/article.js';
import { isQuestionLine } from '../../text/sentences/question-line.js';
import { sentenceEndRe } from '../../text/sentences/sentence-end.js';
import { contentTerms } from '../../text/terms/tokens.js';
import type { CandidateArticle, QuotableSentence } from '../evidence/candidates.js';
import type { Question } from '../question/question.js';
import { repeatsError, retracts } from '../short-answer/retraction.js';

/** Longer together, two sentences stay apart. */
const MAX_JOINED_CHARS = 500;
const ENDS_SENTENCE_RE = sentenceEndRe({ also: ':' });
/** A speaker's line of a transcript or an item of a list goes on from nothing. */
const OPENS_LINE_RE = /^[-–—*•]/;

const EXPLANATION_RE =
  /^\W*(?:(?:and|but|so|ok|please)\W+)*how (?:come|did|do|does|was|were|is|are|has|have|had|can|could|will|would)\b/i;
const POLITE_EXPLANATION_RE = /\b(?:why|how come)\b/i;

/** Refers to the sentence before it, or goes on from it. */
const REFERS_BACK_RE =
  /^\W*(?:(?:That|This|These|Those|It|They|He|She|Its|Their|His|Her|So|But|Instead|Therefore|Thus|Hence|Consequently|Both|Such|Then)\b(?!\s+(?:week|month|year|morning|afternoon|evening)\b)|As a (?:result|consequence)\b|Because of (?:that|this|it)\b|For (?:that|this) reason\b|The reasons?\b)/u;
const NAMES_CAUSE_RE = /^\W*The (?:reasons?|causes?)\b/u;
/** "Weeks of rain had softened it." */
const OBJECT_PRONOUN_RE = /\b(?:it|its|them|their|him|this|that)\b/i;
const PAST_PERFECT_RE = /\bhad (?:been |already |also |never )?\p{L}{2,}/iu;
const CAUSE_RE =
  /\b(?:because|due to|owing to|thanks to|caused|causes?|blam(?:e|ed|es|ing)|as a result of|following|led to|prompted|triggered|since|after|so that|in order to|reasons?|by \p{L}+ing)\b/iu;
/** "Some members were angry.": the next sentence says more. */
const MAX_TERSE_WORDS = 5;
/** The causes follow. */
const ANNOUNCES_CAUSES_RE =
  /:["'”’ ]{0,5}$|\b(?:two|three|four|five|six|several|many|some|various|different|number of) (?:\p{L}{1,40} )?(?:reasons|causes|factors)\b/iu;

/** True for a question that asks for a cause or a manner, which often takes two sentences to say. */
export const asksForExplanation = ({ type, text }: Question): boolean =>
  type === 'reason' || POLITE_EXPLANATION_RE.test(text) || (type === 'other' && EXPLANATION_RE.test(text));

/**
 * A sentence that explains, with the neighbour that it needs to be understood: the one before it if it refers to that
 * ("That was because …") or only that one says what is asked about; the one after it if that has the cause. What is
 * corrected comes with its correction before all.
 */
export function withNeededNeighbour(question: Question, quoted: QuotableSentence): QuotableSentence {
  const { from, sentence } = quoted;
  const corrected = withRetraction(quoted);
  if (corrected !== quoted) return corrected;
  const own = textOf(from, sentence);
  const [before, after] = [from.sentences[sentence.ordinal - 1], from.sentences[sentence.ordinal + 1]];
  if (before && needsSentenceBefore(question, own, textOf(from, before)))
    return joined(from, before, sentence) ?? quoted;
  const isOneParagraph = after?.paragraph === sentence.paragraph;
  if (after && needsSentenceAfter(own, textOf(from, after), isOneParagraph))
    return joined(from, sentence, after) ?? quoted;
  return quoted;
}

/** A sentence that the next one corrects or calls wrong, with that one. */
export function withRetraction(quoted: QuotableSentence): QuotableSentence {
  const { from, sentence } = quoted;
  const after = from.sentences[sentence.ordinal + 1];
  const isCorrected =
    after && (repeatsError(textOf(from, sentence), from.article.outlet) || retracts(textOf(from, after)));
  if (!isCorrected) return quoted;
  return joined(from, sentence, after) ?? quoted;
}

function needsSentenceBefore({ terms }: Question, own: string, before: string): boolean {
  if (REFERS_BACK_RE.test(own)) return true;
  const has = (text: string): boolean => contentTerms(text).some((term) => terms.includes(term));
  return OBJECT_PRONOUN_RE.test(own) && !has(own) && has(before);
}

function needsSentenceAfter(own: string, after: string, isOneParagraph: boolean): boolean {
  if (ANNOUNCES_CAUSES_RE.test(own)) return true;
  if (isOneParagraph && own.split(' ').length <= MAX_TERSE_WORDS) return true;
  if (CAUSE_RE.test(own)) return false;
  const refersBack = REFERS_BACK_RE.test(after) || NAMES_CAUSE_RE.test(after);
  return (
    (refersBack && CAUSE_RE.test(after)) || (OBJECT_PRONOUN_RE.test(after) && PAST_PERFECT_RE.test(after))
  );
}

/**
 * Two sentences as one quote, with what stands between them. Null unless the second follows the first in the same
 * paragraph or opens the next one, with nothing but white space between them.
 */
export function joined(from: CandidateArticle, first: Sentence, second: Sentence): QuotableSentence | null {
  const { text, boilerplate } = from.article;
  const span = { start: first.span.start, end: second.span.end };
  const isNext = second.ordinal === first.ordinal + 1 && second.paragraph - first.paragraph <= 1;
  if (!isNext || span.end - span.start > MAX_JOINED_CHARS) return null;
  if (text.slice(first.span.end, second.span.start).trim() !== '') return null;
  if (boilerplate.some((part) => span.start < part.end && part.start < span.end)) return null;
  const [one, other] = [textOf(from, first), textOf(from, second)];
  const areProse = ENDS_SENTENCE_RE.test(one) && sentenceEndRe().test(other);
  if (!areProse || isQuestionLine(one) || isQuestionLine(other) || OPENS_LINE_RE.test(other)) return null;
  return { from, sentence: { ...first, span } };
}

const textOf = ({ article }: CandidateArticle, { span }: Sentence): string =>
  article.text.slice(span.start, span.end);
