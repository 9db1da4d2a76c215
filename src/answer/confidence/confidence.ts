import { contentTerms } from '../../text/tokens.js';
import { type Evidence, questionShare } from '../evidence/gather.js';
import { type RankedSentence, termsBefore } from '../evidence/rank.js';
import { probabilityFrom } from './logistic.js';

/** What is known of an ordering as a whole, each about 0 to 1; spans as in `OrderFeatures`. */
export const CONFIDENCE_SIGNALS = [
  /** Score of the best span of the asked type anywhere; of the first sentence's; mean of the first three; the fourth best. */
  'bestSpan',
  'firstSpan',
  'meanSpan',
  'fourthSpan',
  /** Share of the question's terms in the first sentence, the one before and the title; the most among the first five. */
  'firstWords',
  'bestWords',
  /** The same in the whole passage of the first sentence with its title. */
  'passageWords',
  /** BM25 of the best passage by what the question's terms could give. */
  'density',
  /** Share of the first sentence in the softmax of the scores, and its lead over the best of another article. */
  'share',
  'lead',
  'recency',
] as const;
/** Those that can be told without a reader. */
export const SEARCH_SIGNALS = [
  'firstWords',
  'bestWords',
  'passageWords',
  'density',
  'share',
  'lead',
  'recency',
] as const;

export type ConfidenceSignal = (typeof CONFIDENCE_SIGNALS)[number];
export type ConfidenceSignals = Readonly<Record<ConfidenceSignal, number>>;

/** A calibrated probability from signals, and what is done at which. */
export interface ConfidenceModel<Signal extends string> {
  readonly weights: Readonly<Record<Signal, number>>;
  readonly bias: number;
  /** At least this confidence is `answered`. */
  readonly answeredFrom: number;
  /** At least this confidence is worth showing as `closest`; below it there is `nothing`. */
  readonly closestFrom: number;
}

export interface ConfidenceModels {
  readonly read: ConfidenceModel<ConfidenceSignal>;
  readonly search: ConfidenceModel<(typeof SEARCH_SIGNALS)[number]>;
}

/** BM25's saturation, k1 + 1 as FTS5 has it: what one term's idf is multiplied by at most. */
const MAX_SATURATION = 2.2;
const LEAD_SCALE = 3;
const MOST_LEAD = 2;
const FEW = 3;
const SHOWN = 5;

/** The signals of an ordering that is not empty. */
export function confidenceSignals(evidence: Evidence, ordered: readonly RankedSentence[]): ConfidenceSignals {
  const first = ordered[0]!;
  const spans = ordered.map(({ features }) => features.reader);
  const best = spans.toSorted((a, b) => b - a);
  const words = ordered
    .slice(0, SHOWN)
    .map(({ candidate }) =>
      questionShare(evidence, [candidate.terms, termsBefore(candidate), candidate.from.titleTerms]),
    );
  const other = ordered.find(({ candidate }) => candidate.from !== first.candidate.from);
  const possible = [...evidence.retrieval.idf.values()].reduce((sum, idf) => sum + idf, 0) || 1;
  return {
    bestSpan: best[0]!,
    firstSpan: spans[0]!,
    meanSpan: mean(spans.slice(0, FEW)),
    fourthSpan: best[Math.min(FEW, best.length - 1)]!,
    firstWords: words[0]!,
    bestWords: Math.max(...words),
    passageWords: questionShare(evidence, passageTerms(first)),
    density: evidence.retrieval.bestBm25 / possible / MAX_SATURATION,
    share: shareOfFirst(ordered),
    lead: other ? Math.min(MOST_LEAD, (first.score - other.score) / LEAD_SCALE) : MOST_LEAD,
    recency: first.features.recency,
  };
}

/** The probability, 0 to 1, that a shown quote answers. */
export function confidenceFrom(
  signals: ConfidenceSignals,
  { read, search }: ConfidenceModels,
  wasRead: boolean,
): number {
  return wasRead
    ? probabilityFrom(CONFIDENCE_SIGNALS, signals, read)
    : probabilityFrom(SEARCH_SIGNALS, signals, search);
}

function passageTerms({ candidate: { from, passage } }: RankedSentence): ReadonlySet<string>[] {
  const sentences = from.sentences.slice(passage.first, passage.last + 1);
  const text = sentences.map(({ span }) => from.article.text.slice(span.start, span.end)).join(' ');
  return [new Set(contentTerms(text)), from.titleTerms];
}

function shareOfFirst(ordered: readonly RankedSentence[]): number {
  const top = ordered[0]!.score;
  return 1 / ordered.reduce((sum, { score }) => sum + Math.exp(Math.min(0, score - top)), 0);
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
