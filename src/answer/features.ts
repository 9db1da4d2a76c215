import { contentTerms } from '../text/tokens.js';
import { dot } from '../vectors.js';
import { adjacency } from './adjacency.js';
import type { Candidate, CandidateArticle } from './candidates.js';
import { type Alike, type Likeness, metIn } from './likeness.js';
import type { Question } from './question.js';
import { referenceOf } from './reference.js';
import type { Scene } from './scene.js';

/**
 * What is known of a candidate sentence, each about 0 to 1. The order is that of the fitted weights
 * (fitted.ts).
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
  'localSentence',
  'localWindow',
  'kinSentence',
  'kinWindow',
  'kindRare',
] as const;

/** What brings the idf of a kind to about 1. */
const KIND_IDF_SCALE = 4;

export type Features = readonly number[];

/** What is the same for every candidate of a question. */
export interface Query {
  readonly question: Question;
  readonly vector: Float32Array;
  readonly idf: ReadonlyMap<string, number>;
  /** The idf of a term that stands nowhere. */
  readonly unseenIdf: number;
  readonly alike: Alike;
  readonly scenes: ReadonlyMap<CandidateArticle, Scene>;
}

export function featuresOf(query: Query, candidate: Candidate): Features {
  const { question, vector } = query;
  const { sentence, from, previous } = candidate;
  const { ordinal } = sentence;
  const passages = from.retrieved.passages.filter(({ first, last }) => ordinal >= first && ordinal <= last);
  const scene = query.scenes.get(from)!;
  const match = scene.kinds.get(candidate);
  const window = windowOf(candidate);
  const local = { likeness: 'related', weights: scene.localIdf } as const;
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
    coverage(query, [candidate.terms, pointedTerms(question, candidate)], { likeness: 'related' }),
    coverage(query, window, { likeness: 'related' }),
    coverage(query, [candidate.terms], { among: question.verbs }),
    adjacency(question.ordered, candidate.ordered),
    coverage(query, [candidate.terms], local),
    coverage(query, window, local),
    coverage(query, [candidate.terms], { likeness: 'kin' }),
    coverage(query, window, { likeness: 'kin' }),
    match === 'exact' ? scene.kindIdf / KIND_IDF_SCALE : 0,
  ];
}

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

export interface CoverageOptions {
  /** How loosely a term may be met. Default: only by itself. */
  readonly likeness?: Likeness;
  /** What each term weighs. Default: its idf in the scope. */
  readonly weights?: ReadonlyMap<string, number>;
  /** Only these terms of the question; the coverage is 0 when none is among them. Default: all. */
  readonly among?: readonly string[];
}

/** Share of the question's terms, weighed by their rarity, that are met in any of the term sets. */
export function coverage(
  { question, idf, alike }: Pick<Query, 'question' | 'idf' | 'alike'>,
  sets: readonly ReadonlySet<string>[],
  { likeness = 'same', weights = idf, among = question.terms }: CoverageOptions = {},
): number {
  let covered = 0;
  let all = 0;
  for (const term of question.terms) {
    if (!among.includes(term)) continue;
    const weight = weights.get(term) ?? 0;
    all += weight;
    covered += weight * metIn(term, sets, alike, likeness);
  }
  return all > 0 ? covered / all : 0;
}
