/** Counts of a whole and of a part of it in one sentence: "28 were admitted, of whom 12 have gone home". */
import type { Span } from '../../domain/article.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';

/** Right before a count of some of those that were counted before: "28 were admitted, of whom 12 have gone home". */
const PART_RE =
  /[,;(] ?(?:including|among them|of (?:whom|which|them|these|those))(?: (?:at least|about|some|only|more than|nearly|almost))? $/i;
/** Right behind one: "3.5 million marched, 700,000 of them in Paris". */
const OF_THEM_RE = /^ of (?:them|whom|these|those)\b/i;
const CLAUSE_END_RE = /[,;.()]|\b(?:and|but|while)\b/;

/** True if an amount of a sentence counts some of another count, in words that the question has none of. */
export function isPartOfCount(question: string, sentence: string, { start, end }: Span): boolean {
  const before = sentence.slice(0, start);
  const isPart = PART_RE.test(before) || OF_THEM_RE.test(sentence.slice(end));
  if (!isPart || findValues(before).every(({ dimension }) => dimension !== 'count')) return false;
  const [clause] = sentence.slice(end).split(CLAUSE_END_RE, 1);
  return !sharesTerm(question, new Set(contentTerms(clause!)));
}

const sharesTerm = (question: string, told: ReadonlySet<string>): boolean =>
  contentTerms(question).some((term) => told.has(term));

/** Behind what is counted: "17 species at the vents, of which at least six". */
const WITH_PART_RE =
  /^[^,;.]{0,80}, (?:including|among them|of (?:whom|which|them|these|those)|(?=\S+ of (?:them|whom|these|those)\b))/i;

/** True if the words of the question are with the count of some of what the amount counts: "how many new species". */
export function hasPartAsked(question: string, sentence: string, { end }: Span): boolean {
  const part = WITH_PART_RE.exec(sentence.slice(end));
  if (!part) return false;
  const rest = sentence.slice(end + part[0].length);
  const [clause] = rest.split(/[;.]|\b(?:and|but|while)\b/, 1);
  const counts = findValues(clause!).some(({ dimension }) => dimension === 'count');
  if (!counts && !/^one\b/i.test(clause!)) return false;
  const whole = new Set(contentTerms(sentence.slice(0, end + part[0].length)));
  return sharesTerm(question, new Set(contentTerms(clause!).filter((term) => !whole.has(term))));
}
