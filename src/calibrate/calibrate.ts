import type { Calibration } from '../answer/calibration.js';
import {
  CONFIDENCE_SIGNALS,
  type ConfidenceModel,
  type ConfidenceSignals,
  confidenceSignals,
  SEARCH_SIGNALS,
} from '../answer/confidence/confidence.js';
import { probabilityFrom } from '../answer/confidence/logistic.js';
import type { Evidence } from '../answer/evidence/gather.js';
import {
  RANK_FEATURES,
  type RankFeature,
  type RankWeights,
  rankSentences,
  SEARCH_FEATURES,
} from '../answer/evidence/rank.js';
import {
  SHORT_ANSWER_SIGNALS,
  type ShortAnswerModel,
  type ShortAnswerSignal,
  shortAnswerOptions,
} from '../answer/short-answer/short-answer.js';
import {
  type BinaryExample,
  type Choice,
  type FeatureValues,
  fitChoice,
  fitLogistic,
  rescaled,
} from './fit.js';
import { shortAnswerScore, WRONG_BELOW_F1 } from './judge.js';
import type { Recorded } from './record.js';

/** L2 penalties on standardised weights. Held-out figures barely change between 0.001 and 0.03. */
const RANKING_L2 = 0.01;
const LOGISTIC_L2 = 0.002;
/**
 * Share of answerable questions above the `answered` threshold, averaged over the folders: what may be called answered
 * against what must not. On two sets that nothing was fitted on, 0.95 keeps 0.91 and refuses 0.48 of the near misses, 0.93
 * about 0.86 and 0.52.
 */
const TARGET_RECALL = 0.93;
/**
 * The `closest` threshold, as a share of the `answered` threshold. Over newsroom and three sets of new questions, a fifth
 * instead of two fifths shows the right sentence for 0.023 more of the answerable questions (first for 0.012), and closest
 * passages for 0.16 more of those whose article is missing. Without the reader it was not tried.
 */
const CLOSEST_SHARE = { read: 0.2, search: 0.4 };
/** Minimum probability of being correct at which a short answer is shown. */
const MIN_SHOWN_PROBABILITY = 0.7;
/** Weight of an unanswerable example, where any short answer is wrong, relative to an answerable one. */
const UNANSWERABLE_WEIGHT = 0.3;
/** Quotes shown in an answer; the confidence is the probability that one of them answers. */
const SHOWN_QUOTES = 5;
/** Question types that a few words of the text can't answer. */
const WITHOUT_SHORT_ANSWER = new Set(['yesno', 'overview', 'why']);

/** Folders have equal weight, whatever their size. */
export function fitCalibration(
  folders: readonly (readonly Recorded[])[],
  provenance: Calibration['provenance'],
): Calibration {
  const ranking = fitRanking(folders);
  return {
    provenance,
    ranking,
    shortAnswer: fitShortAnswer(folders, ranking),
    confidence: {
      read: fitConfidence(folders, ranking, CONFIDENCE_SIGNALS, 'read'),
      search: fitConfidence(folders, ranking, SEARCH_SIGNALS, 'search'),
    },
  };
}

/** The same ranking and short answers with a confidence that is fitted anew. */
export function refitConfidence(
  folders: readonly (readonly Recorded[])[],
  fitted: Calibration,
  provenance: Calibration['provenance'],
): Calibration {
  return withConfidence(fitted, provenance, {
    read: fitConfidence(folders, fitted.ranking, CONFIDENCE_SIGNALS, 'read'),
    search: fitConfidence(folders, fitted.ranking, SEARCH_SIGNALS, 'search'),
  });
}

/** Another confidence, and for the weights that are kept, the reader that they were fitted with, if that is another one. */
function withConfidence(
  fitted: Calibration,
  provenance: Calibration['provenance'],
  confidence: Calibration['confidence'],
): Calibration {
  const weightsReader = fitted.provenance.weightsReader ?? fitted.provenance.reader;
  return {
    ...fitted,
    provenance: weightsReader === provenance.reader ? provenance : { ...provenance, weightsReader },
    confidence,
  };
}

/**
 * The same weights with the scale and the thresholds of the confidence for these folders: what is more probable stays so.
 */
export function fitThresholds(
  folders: readonly (readonly Recorded[])[],
  fitted: Calibration,
  provenance: Calibration['provenance'],
): Calibration {
  const { ranking, confidence } = fitted;
  return withConfidence(fitted, provenance, {
    read: scaledConfidence(folders, ranking, CONFIDENCE_SIGNALS, 'read', confidence.read),
    search: scaledConfidence(folders, ranking, SEARCH_SIGNALS, 'search', confidence.search),
  });
}

function scaledConfidence<Signal extends keyof ConfidenceSignals>(
  folders: readonly (readonly Recorded[])[],
  ranking: RankWeights,
  signals: readonly Signal[],
  view: View,
  model: ConfidenceModel<Signal>,
): ConfidenceModel<Signal> {
  const examples = confidenceExamples<Signal>(folders, ranking, view);
  const scaled = rescaled(signals, examples.flat(), model);
  return { ...scaled, ...thresholds(examples, signals, scaled, view) };
}

/** With the reader's results, or as if there were none. */
type View = keyof Calibration['confidence'];

/** The evidence without the reader's results. */
const withoutReader = (evidence: Evidence): Evidence => ({
  ...evidence,
  candidates: evidence.candidates.map((candidate) => ({ ...candidate, spans: null })),
  read: false,
});

const zeros = <Name extends string>(names: readonly Name[]): Record<Name, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>;

const NO_WEIGHTS: RankWeights = {
  read: zeros(RANK_FEATURES),
  search: zeros(SEARCH_FEATURES),
};

/** @param leftOut Features fixed at weight 0, for ablations. */
export function fitRanking(
  folders: readonly (readonly Recorded[])[],
  leftOut: readonly RankFeature[] = [],
): RankWeights {
  const choices = folders.flatMap((folder): Choice<RankFeature>[] => {
    const usable = folder.filter(
      ({ condition, question, right }) =>
        condition === 'given' && question.type !== 'overview' && right.includes(true),
    );
    return usable.map(({ evidence, right, now }) => {
      const isRight = new Map(evidence.candidates.map((candidate, at) => [candidate, right[at]!]));
      const options = rankSentences(evidence, NO_WEIGHTS, now).map(({ candidate, features }) => ({
        features,
        right: isRight.get(candidate)!,
      }));
      return { options, weight: 1 / usable.length };
    });
  });
  const keptOf = <Name extends RankFeature>(names: readonly Name[]): Name[] =>
    names.filter((name) => !leftOut.includes(name));
  return {
    read: { ...NO_WEIGHTS.read, ...fitChoice(keptOf(RANK_FEATURES), choices, RANKING_L2) },
    search: { ...NO_WEIGHTS.search, ...fitChoice(keptOf(SEARCH_FEATURES), choices, RANKING_L2) },
  };
}

type ConfidenceExample<Signal extends string> = BinaryExample<Signal> & { readonly given: boolean };

function fitConfidence<Signal extends keyof ConfidenceSignals>(
  folders: readonly (readonly Recorded[])[],
  ranking: RankWeights,
  signals: readonly Signal[],
  view: View,
): ConfidenceModel<Signal> {
  const examples = confidenceExamples<Signal>(folders, ranking, view);
  const fitted = fitLogistic(signals, examples.flat(), LOGISTIC_L2);
  return { ...fitted, ...thresholds(examples, signals, fitted, view) };
}

/** Of each folder. */
const confidenceExamples = <Signal extends keyof ConfidenceSignals>(
  folders: readonly (readonly Recorded[])[],
  ranking: RankWeights,
  view: View,
): ConfidenceExample<Signal>[][] =>
  folders.map((folder) =>
    folder.flatMap((recorded) => {
      const evidence = view === 'read' ? recorded.evidence : withoutReader(recorded.evidence);
      const ordered = rankSentences(evidence, ranking, recorded.now);
      if (ordered.length === 0) return [];
      const right = new Set(
        evidence.candidates.filter((_, at) => recorded.right[at]).map(({ sentence }) => sentence),
      );
      return [
        {
          features: confidenceSignals(evidence, ordered) as FeatureValues<Signal>,
          positive: ordered.slice(0, SHOWN_QUOTES).some(({ candidate }) => right.has(candidate.sentence)),
          weight: 1 / folder.length,
          given: recorded.condition === 'given',
        },
      ];
    }),
  );

function thresholds<Signal extends string>(
  examples: readonly (readonly ConfidenceExample<Signal>[])[],
  signals: readonly Signal[],
  { weights, bias }: Pick<ConfidenceModel<Signal>, 'weights' | 'bias'>,
  view: View,
): Pick<ConfidenceModel<Signal>, 'answeredFrom' | 'closestFrom'> {
  const quantiles = examples.map((folder) =>
    quantile(
      folder
        .filter(({ given }) => given)
        .map(({ features }) => probabilityFrom(signals, features, { weights, bias })),
      1 - TARGET_RECALL,
    ),
  );
  const answeredFrom = round(quantiles.reduce((sum, value) => sum + value, 0) / quantiles.length);
  return { answeredFrom, closestFrom: round(answeredFrom * CLOSEST_SHARE[view]) };
}

function fitShortAnswer(folders: readonly (readonly Recorded[])[], ranking: RankWeights): ShortAnswerModel {
  const outcomes = folders.flatMap((folder) => {
    const asked = folder.filter(({ question }) => !WITHOUT_SHORT_ANSWER.has(question.type));
    const given = asked.filter(({ condition }) => condition === 'given').length;
    return asked.flatMap(({ question, condition, evidence, now }): BinaryExample<ShortAnswerSignal>[] => {
      const [option] = shortAnswerOptions(evidence, rankSentences(evidence, ranking, now), ranking);
      if (!option) return [];
      const isGiven = condition === 'given';
      return [
        {
          features: option.signals,
          positive: isGiven && shortAnswerScore(question, option.text) >= WRONG_BELOW_F1,
          weight: isGiven ? 1 / given : UNANSWERABLE_WEIGHT / Math.max(1, asked.length - given),
        },
      ];
    });
  });
  return { ...fitLogistic(SHORT_ANSWER_SIGNALS, outcomes, LOGISTIC_L2), showFrom: MIN_SHOWN_PROBABILITY };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
