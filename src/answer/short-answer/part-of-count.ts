/** Counts of a whole and of a part of it in one sentence: "28 were admitted, of whom 12 have gone home". */
import type { Span } from '../../domain/article.js';
import type { ScoredSpan } from '../../domain/models.js';
import { contentTerms } from '../../text/terms/tokens.js';
import { findValues } from '../../text/values/find-values.js';

/** Right before a count of some of those that were counted before: "28 were admitted, of whom 12 have gone home". */
const PART_RE =
  /[,;(] ?of (?:whom|which|them|these|those)(?: (?:at least|about|some|only|more than|nearly|almost))? $/i;
/** Right behind one: "3.5 million marched, 700,000 of them in Paris". */
const OF_THEM_RE = /^ of (?:them|whom|these|those)\b/i;
const CLAUSE_END_RE = /[,;.()]|\b(?:and|but|while)\b/;
/** A part by how bad it is may be told in other words: "badly hurt", "12 of them seriously". */
const GRADED_RE = /\b(?:badly|serious|critical|severe|grave|slight|light)/i;

/** True if an amount of a sentence counts some of another count, in words that the question has none of. */
export function isPartOfCount(question: string, sentence: string, { start, end }: Span): boolean {
  const before = sentence.slice(0, start);
  const isPart = PART_RE.test(before) || OF_THEM_RE.test(sentence.slice(end));
  if (!isPart || GRADED_RE.test(question)) return false;
  if (findValues(before).every(({ dimension }) => dimension !== 'count')) return false;
  const [clause] = sentence.slice(end).split(CLAUSE_END_RE, 1);
  const told = new Set(contentTerms(clause!));
  return !contentTerms(question).some((term) => told.has(term));
}

/**
 * Spans without counts of a part that the question does not ask for. The count before one, which it is a part of, takes over
 * its score: of "3.5 million marched, 700,000 of them in the capital", the reader may take the latter.
 * @param start Of the sentence in the article, which the spans refer to.
 * @returns Best first.
 */
export function withoutParts(
  question: string,
  sentence: string,
  start: number,
  spans: readonly ScoredSpan[],
): ScoredSpan[] {
  const inSentence = (span: Span): Span => ({ start: span.start - start, end: span.end - start });
  const parts = spans.filter((span) => isPartOfCount(question, sentence, inSentence(span)));
  if (parts.length === 0) return [...spans];
  const counts = findValues(sentence).filter(({ dimension }) => dimension === 'count');
  const isCount = ({ start: from, end }: Span): boolean =>
    counts.some(({ span }) => span.start < end && from < span.end);
  return spans
    .filter((span) => !parts.includes(span))
    .map((span) => {
      const later = isCount(inSentence(span)) ? parts.filter((part) => part.start >= span.end) : [];
      return { ...span, score: Math.max(span.score, ...later.map(({ score }) => score)) };
    })
    .sort((a, b) => b.score - a.score);
}

/** "how many new species" */
const MODIFIED_RE = /\bhow many (?!more\b|other\b|people\b)(\p{L}{2,30}) \p{L}/iu;
/** Behind what is counted: "17 species at the vents, of which at least six". */
const WITH_PART_RE =
  /^[^,;.]{0,80}, (?:of (?:whom|which|them|these|those)|(?=\S+ of (?:them|whom|these|those)\b))/i;

/** True if what modifies the counted noun of the question is said of a part of what the amount counts. */
export function hasPartAsked(question: string, sentence: string, { end }: Span): boolean {
  const [, modifier] = MODIFIED_RE.exec(question) ?? [];
  const part = modifier === undefined ? null : WITH_PART_RE.exec(sentence.slice(end));
  if (modifier === undefined || !part) return false;
  const at = end + part[0].length;
  const [clause] = sentence.slice(at).split(/[;.]|\b(?:and|but|while)\b/, 1);
  if (findValues(clause!).every(({ dimension }) => dimension !== 'count')) return false;
  const [term] = contentTerms(modifier);
  const hasTerm = (words: string): boolean => term !== undefined && contentTerms(words).includes(term);
  return hasTerm(clause!) && !hasTerm(sentence.slice(0, at));
}
