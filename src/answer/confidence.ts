import { coverage, kindFit, type Query } from './features.js';
import type { Ranked } from './rank.js';
import type { Weights } from './weights.js';

/** What is known of an answer as a whole, in the order of their fitted weights. */
export const SIGNALS = [
  'coverage',
  'windowCoverage',
  'articleCoverage',
  'passageCosine',
  'titledCosine',
  'sentenceCosine',
  'share',
  'kind',
] as const;

/** The signals of a ranking; `bestCosine` is that of the nearest passage of the whole scope. */
export function signalsOf(query: Query, ranked: readonly Ranked[], bestCosine: number): number[] {
  const top = ranked.slice(0, 3);
  const best = ranked[0];
  if (!best) return SIGNALS.map(() => 0);
  const windows = top.map(({ candidate }) => [
    candidate.terms,
    candidate.from.titleTerms,
    ...(candidate.previous ? [candidate.previous.terms] : []),
  ]);
  const articleTerms = ranked
    .filter(({ candidate }) => candidate.from === best.candidate.from)
    .map(({ candidate }) => candidate.terms);
  const needsKind = query.question.wants.length > 0;
  return [
    Math.max(...top.map(({ candidate }) => coverage(query, [candidate.terms]))),
    Math.max(...windows.map((sets) => coverage(query, sets))),
    coverage(query, [...articleTerms, best.candidate.from.titleTerms]),
    bestCosine,
    Math.max(...top.map(({ features }) => features[2]!)),
    Math.max(...top.map(({ features }) => features[3]!)),
    best.share,
    needsKind ? Math.max(...top.map(({ candidate }) => kindFit(query.question, candidate))) : 0.5,
  ];
}

/** Probability, 0 to 1, that a shown quote answers the question. */
export function confidenceOf(signals: readonly number[], { confidence, bias }: Weights): number {
  const logOdds = SIGNALS.reduce((sum, name, at) => sum + confidence[name] * signals[at]!, bias);
  return 1 / (1 + Math.exp(-logOdds));
}
