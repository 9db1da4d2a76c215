import type { Calibration } from '../answer/confidence/calibration.js';
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
import { type Choice, fitChoice, fitLogistic, type Outcome, type Weighted } from './fit.js';
import { shortAnswerScore, WRONG_BELOW_F1 } from './judge.js';
import type { Recorded } from './record.js';

/** Penalties on standardised weights. Between 0.001 and 0.03 the held-out figures are alike. */
const ORDER_L2 = 0.01;
const LOGISTIC_L2 = 0.002;
/** Share of answerable questions that the threshold keeps, on average over the folders. */
const KEPT = 0.97;
/** The closest are worth a look at half the confidence that an answer needs. */
const CLOSEST_SHARE = 0.5;
/** From this probability of being right on a short answer is shown. */
const SHOW_FROM = 0.65;
/** What an asking without an answer counts beside one with, where a short answer is wrong whatever it says. */
const UNANSWERABLE_WEIGHT = 0.3;
/** Quotes that an answer shows: what the confidence is about. */
const SHOWN = 5;
/** Types whose answer is no few words of the text. */
const WITHOUT_SHORT_ANSWER = new Set(['yesno', 'overview', 'why']);

/** Every folder counts alike, whatever its size. */
export function fitCalibration(
  folders: readonly (readonly Recorded[])[],
  provenance: Calibration['provenance'],
): Calibration {
  const order = fitOrder(folders);
  return {
    provenance,
    order,
    shortAnswer: fitShortAnswer(folders, order),
    confidence: {
      read: fitConfidence(folders, order, CONFIDENCE_SIGNALS, (evidence) => evidence),
      search: fitConfidence(folders, order, SEARCH_SIGNALS, unread),
    },
  };
}

/** The evidence as search alone has it. */
const unread = (evidence: Evidence): Evidence => ({
  ...evidence,
  candidates: evidence.candidates.map((candidate) => ({ ...candidate, spans: null })),
  read: false,
});

const NO_WEIGHTS: RankWeights = {
  read: { reader: 0, retrieval: 0, words: 0, title: 0, first: 0, asks: 0, recency: 0 },
  search: { retrieval: 0, words: 0, title: 0, first: 0, asks: 0, recency: 0 },
};

/** @param leftOut Features that get no weight: for ablations. */
export function fitOrder(
  folders: readonly (readonly Recorded[])[],
  leftOut: readonly RankFeature[] = [],
): RankWeights {
  const choices = folders.flatMap((folder): Choice<RankFeature>[] => {
    const taught = folder.filter(
      ({ condition, question, right }) =>
        condition === 'given' && question.type !== 'overview' && right.includes(true),
    );
    return taught.map(({ evidence, right, now }) => {
      const rightly = new Map(evidence.candidates.map((candidate, at) => [candidate, right[at]!]));
      const options = rankSentences(evidence, NO_WEIGHTS, now).map(({ candidate, features }) => ({
        features,
        right: rightly.get(candidate)!,
      }));
      return { options, weight: 1 / taught.length };
    });
  });
  const kept = <Name extends RankFeature>(names: readonly Name[]): Name[] =>
    names.filter((name) => !leftOut.includes(name));
  return {
    read: { ...NO_WEIGHTS.read, ...fitChoice(kept(RANK_FEATURES), choices, ORDER_L2) },
    search: { ...NO_WEIGHTS.search, ...fitChoice(kept(SEARCH_FEATURES), choices, ORDER_L2) },
  };
}

function fitConfidence<Signal extends keyof ConfidenceSignals>(
  folders: readonly (readonly Recorded[])[],
  order: RankWeights,
  signals: readonly Signal[],
  as: (evidence: Evidence) => Evidence,
): ConfidenceModel<Signal> {
  const examples = folders.map((folder) =>
    folder.flatMap((recorded): (Outcome<Signal> & { given: boolean })[] => {
      const evidence = as(recorded.evidence);
      const ordered = rankSentences(evidence, order, recorded.now);
      if (ordered.length === 0) return [];
      const right = new Set(
        evidence.candidates.filter((_, at) => recorded.right[at]).map(({ sentence }) => sentence),
      );
      return [
        {
          features: confidenceSignals(evidence, ordered) as Weighted<Signal>,
          so: ordered.slice(0, SHOWN).some(({ candidate }) => right.has(candidate.sentence)),
          weight: 1 / folder.length,
          given: recorded.condition === 'given',
        },
      ];
    }),
  );
  const { weights, bias } = fitLogistic(signals, examples.flat(), LOGISTIC_L2);
  const probabilityOf = ({ features }: Outcome<Signal>): number =>
    probabilityFrom(signals, features, { weights, bias });
  const quantiles = examples.map((folder) =>
    quantile(folder.filter(({ given }) => given).map(probabilityOf), 1 - KEPT),
  );
  const answeredFrom = round(quantiles.reduce((sum, value) => sum + value, 0) / quantiles.length);
  return { weights, bias, answeredFrom, closestFrom: round(answeredFrom * CLOSEST_SHARE) };
}

function fitShortAnswer(folders: readonly (readonly Recorded[])[], order: RankWeights): ShortAnswerModel {
  const outcomes = folders.flatMap((folder) => {
    const asked = folder.filter(({ question }) => !WITHOUT_SHORT_ANSWER.has(question.type));
    const given = asked.filter(({ condition }) => condition === 'given').length;
    return asked.flatMap(({ question, condition, evidence, now }): Outcome<ShortAnswerSignal>[] => {
      const [option] = shortAnswerOptions(evidence, rankSentences(evidence, order, now), order);
      if (!option) return [];
      const isGiven = condition === 'given';
      return [
        {
          features: option.signals,
          so: isGiven && shortAnswerScore(question, option.text) >= WRONG_BELOW_F1,
          weight: isGiven ? 1 / given : UNANSWERABLE_WEIGHT / Math.max(1, asked.length - given),
        },
      ];
    });
  });
  return { ...fitLogistic(SHORT_ANSWER_SIGNALS, outcomes, LOGISTIC_L2), showFrom: SHOW_FROM };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
