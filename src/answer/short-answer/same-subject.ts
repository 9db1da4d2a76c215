import { contentTerms } from '../../text/terms/tokens.js';
import type { CandidateArticle } from '../evidence/candidates.js';
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

/** Who says it is not what it is about: "Bo Lind said", ", the harbour master, Bo Lind, said". */
const SPEAKER_RE =
  /(?:, (?:(?:the|its|his|her|an?) [^,]{1,60}, )?\p{Lu}[^,]{1,40},(?: [^,]{1,60},)? |(?:^|,)[^,]{0,80}\b)(?:said|says|told)\b[^,]{0,80}(?=,|\.?$)/gu;

/**
 * True if a later sentence is about something else than an earlier report: it has a name which that report lacks, and none
 * of the question: "her sister ship, the Corisol, has 250 on board". False if the question has no name.
 */
export function isElsewhere(question: Question, { article }: CandidateArticle, later: string): boolean {
  const before = new Set(contentTerms(`${article.title} ${article.text}`));
  const known = nameTermsIn(`: ${article.title}: ${article.text}`);
  const asked = question.terms.filter((term) => known.has(term));
  const names = [...nameTermsIn(later.replace(SPEAKER_RE, ' '))];
  if (asked.length === 0 || names.some((term) => asked.includes(term))) return false;
  return names.some((term) => !before.has(term));
}
