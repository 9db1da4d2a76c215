import { contentTerms } from '../../text/terms/tokens.js';
import { nameTermsIn } from '../evidence/event.js';
import type { Question } from '../question/question.js';
import type { ShortAnswerOption } from './short-answer.js';

/**
 * True if the article of the other option has every name of the question that is both in the title and in the sentence
 * of the first: a fire in Brandle is not the one "in Hexley", however alike the reports are.
 */
export function hasSubjectOf(
  { terms }: Question,
  option: ShortAnswerOption,
  other: ShortAnswerOption,
): boolean {
  const { from, terms: sentence } = option.ranked.candidate;
  const names = nameTermsIn(from.article.text);
  const subject = terms.filter((term) => names.has(term) && from.titleTerms.has(term) && sentence.has(term));
  if (subject.length === 0) return true;
  const { article } = other.ranked.candidate.from;
  const all = new Set(contentTerms(`${article.title} ${article.text}`));
  return subject.every((term) => all.has(term));
}
