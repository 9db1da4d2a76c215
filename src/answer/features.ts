import { contentTerms } from '../text/tokens.js';
import type { Candidate } from './candidates.js';
import { kindMatch } from './kind-match.js';
import type { Question } from './question.js';
import { referenceOf } from './reference.js';
import { dot } from './retrieve.js';

/**
 * What is known of a candidate sentence, each about 0 to 1. The order is that of the fitted weights
 * (weights.ts); `npm run fit` prints them anew.
 */
export const FEATURES = [
  'kindExact',
  'kindPointed',
  'kindLikely',
  'kindLoose',
  'titled',
  'previousTitled',
  'sentence',
  'article',
  'passage',
  'resolved',
  'window',
  'verbs',
  'adjacency',
] as const;

export type Features = readonly number[];

/** What is the same for every candidate of a question. */
export interface Query {
  readonly question: Question;
  readonly vector: Float32Array;
  readonly idf: ReadonlyMap<string, number>;
  /** The idf of a term that stands nowhere. */
  readonly unseenIdf: number;
}

export function featuresOf(query: Query, candidate: Candidate): Features {
  const { question, vector } = query;
  const { sentence, from, previous } = candidate;
  const { ordinal } = sentence;
  const passages = from.retrieved.passages.filter(({ first, last }) => ordinal >= first && ordinal <= last);
  const match = kindMatch(question, candidate);
  return [
    match === 'exact' ? 1 : 0,
    match === 'pointed' ? 1 : 0,
    match === 'likely' ? 1 : 0,
    match === 'loose' ? 1 : 0,
    dot(vector, sentence.titled),
    previous ? dot(vector, previous.sentence.titled) : 0,
    dot(vector, sentence.vector),
    from.retrieved.score / 2,
    Math.max(0, ...passages.map(({ bm25 }) => bm25)),
    coverage(query, [candidate.terms, pointedTerms(question, candidate)], RELATED),
    coverage(query, windowOf(candidate), RELATED),
    coverage(query, [candidate.terms], 0, question.verbs),
    adjacency(question, candidate.ordered),
  ];
}

/** What a term counts where only one that says the same stands. */
export const RELATED = 0.7;

/** The terms of what a sentence points at ("he", "the company"). */
function pointedTerms(question: Question, candidate: Candidate): ReadonlySet<string> {
  const reference = referenceOf(candidate, question.wanted.exact);
  const { text } = candidate.from.article;
  const names = reference?.names.map(({ span }) => text.slice(span.start, span.end)) ?? [];
  return new Set(contentTerms(names.join(' ')));
}

/** A sentence with what a reader has in mind: the title and the sentence before. */
export const windowOf = ({ terms, from, previous }: Candidate): ReadonlySet<string>[] => [
  terms,
  from.titleTerms,
  ...(previous ? [previous.terms] : []),
];

/**
 * Share of the question's terms, weighed by their rarity, that stand in any of the term sets.
 * @param related What a term counts, 0 to 1, for which another stands that says the same.
 * @param among Only these terms of the question; 0 when none is among them.
 */
export function coverage(
  { question, idf }: Query,
  sets: readonly ReadonlySet<string>[],
  related = 0,
  among: readonly string[] = question.terms,
): number {
  const stands = (term: string): boolean => sets.some((set) => set.has(term));
  let covered = 0;
  let all = 0;
  for (const term of question.terms) {
    if (!among.includes(term)) continue;
    const weight = idf.get(term) ?? 0;
    all += weight;
    if (stands(term)) covered += weight;
    else if (related > 0 && [...(question.related.get(term) ?? [])].some(stands)) covered += related * weight;
  }
  return all > 0 ? covered / all : 0;
}

/** Of the question's pairs of neighbouring terms, the share that stand within two words of each other here. */
function adjacency({ ordered }: Question, terms: readonly string[]): number {
  let met = 0;
  for (let at = 1; at < ordered.length; at += 1) {
    const first = ordered[at - 1]!;
    const second = ordered[at]!;
    if (terms.some((term, i) => term === first && terms.slice(Math.max(0, i - 2), i + 3).includes(second)))
      met += 1;
  }
  return ordered.length > 1 ? met / (ordered.length - 1) : 0;
}
