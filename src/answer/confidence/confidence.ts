import { askedTerms } from '../../text/terms/asked-terms.js';
import { textAt } from '../evidence/candidates.js';
import { type Evidence, termCoverage } from '../evidence/gather.js';
import { previousTerms, type RankedSentence } from '../evidence/rank.js';
import { probabilityFrom } from './logistic.js';

const READER_SIGNALS = [
  /** Span score: the highest of all sentences, the first sentence's, the mean of the first three, the fourth highest. */
  'bestSpanScore',
  'firstSpanScore',
  'meanSpanScore',
  'fourthSpanScore',
] as const;
/** The signals that need no reader. */
export const SEARCH_SIGNALS = [
  /** Term coverage of a sentence, the one before it and the title: of the first sentence, and the best of the first five. */
  'firstCoverage',
  'bestCoverage',
  /** Term coverage of the first sentence's passage and title. */
  'passageCoverage',
  /** Best BM25 score divided by the highest possible one. */
  'bm25Ratio',
  /** Softmax probability of the first sentence, and its margin over the best sentence of another article. */
  'firstProbability',
  'margin',
  'recency',
] as const;
/** Signals of a ranking as a whole, each about 0 to 1; span scores as in `RANK_FEATURES`. */
export const CONFIDENCE_SIGNALS = [...READER_SIGNALS, ...SEARCH_SIGNALS] as const;

type ConfidenceSignal = (typeof CONFIDENCE_SIGNALS)[number];
export type ConfidenceSignals = Readonly<Record<ConfidenceSignal, number>>;

/** A calibrated probability and the thresholds applied to it. */
export interface ConfidenceModel<Signal extends string> {
  readonly weights: Readonly<Record<Signal, number>>;
  readonly bias: number;
  /** Minimum confidence for `answered`. */
  readonly answeredFrom: number;
  /** Minimum confidence for `closest`; below it the answer is `nothing`. */
  readonly closestFrom: number;
}

export interface ConfidenceModels {
  readonly read: ConfidenceModel<ConfidenceSignal>;
  readonly search: ConfidenceModel<(typeof SEARCH_SIGNALS)[number]>;
}

/** Maximum factor of a term's IDF in BM25: k1 + 1, with the k1 of full-text search. */
const BM25_SATURATION = 2.2;
const MARGIN_SCALE = 3;
const MAX_MARGIN = 2;
const MEAN_OVER = 3;
const BEST_OVER = 5;

/** @param ranked Not empty. */
export function confidenceSignals(evidence: Evidence, ranked: readonly RankedSentence[]): ConfidenceSignals {
  const first = ranked[0]!;
  const spanScores = ranked.map(({ features }) => features.spanScore);
  const descending = spanScores.toSorted((a, b) => b - a);
  const coverages = ranked
    .slice(0, BEST_OVER)
    .map(({ candidate }) =>
      termCoverage(evidence, [
        candidate.terms,
        previousTerms(candidate, evidence.question.words),
        candidate.from.titleTerms,
      ]),
    );
  const rival = ranked.find(({ candidate }) => candidate.from !== first.candidate.from);
  const idfSum = [...evidence.retrieval.idf.values()].reduce((sum, idf) => sum + idf, 0) || 1;
  return {
    bestSpanScore: descending[0]!,
    firstSpanScore: spanScores[0]!,
    meanSpanScore: mean(spanScores.slice(0, MEAN_OVER)),
    fourthSpanScore: descending[Math.min(3, descending.length - 1)]!,
    firstCoverage: coverages[0]!,
    bestCoverage: Math.max(...coverages),
    passageCoverage: termCoverage(evidence, passageTerms(evidence, first)),
    bm25Ratio: evidence.retrieval.bestBm25 / idfSum / BM25_SATURATION,
    firstProbability: softmaxOfFirst(ranked),
    margin: rival ? Math.min(MAX_MARGIN, (first.score - rival.score) / MARGIN_SCALE) : MAX_MARGIN,
    recency: first.features.recency,
  };
}

/** The probability, 0 to 1, that a shown quote answers the question. */
export function confidenceFrom(
  signals: ConfidenceSignals,
  { read, search }: ConfidenceModels,
  wasRead: boolean,
): number {
  return wasRead
    ? probabilityFrom(CONFIDENCE_SIGNALS, signals, read)
    : probabilityFrom(SEARCH_SIGNALS, signals, search);
}

function passageTerms(
  { question }: Evidence,
  { candidate: { from, passage } }: RankedSentence,
): ReadonlySet<string>[] {
  const sentences = from.sentences.slice(passage.first, passage.last + 1);
  const text = sentences.map(({ span }) => textAt(from, span)).join(' ');
  return [askedTerms(text, question.words), from.titleTerms];
}

function softmaxOfFirst(ranked: readonly RankedSentence[]): number {
  const top = ranked[0]!.score;
  return 1 / ranked.reduce((sum, { score }) => sum + Math.exp(Math.min(0, score - top)), 0);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
