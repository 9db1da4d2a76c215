import { type AnswerTools, type Investigation, investigate } from '../../src/answer/answer.js';
import { cite } from '../../src/answer/cite.js';
import { claimStands } from '../../src/answer/claim.js';
import { confidenceOf } from '../../src/answer/confidence.js';
import { headlineOptions } from '../../src/answer/headline.js';
import { HEADLINE_FEATURES } from '../../src/answer/headline-features.js';
import { analyseQuestion } from '../../src/answer/question.js';
import { scoreOf } from '../../src/answer/rank.js';
import { referenceOf } from '../../src/answer/reference.js';
import { reread } from '../../src/answer/rerank.js';
import { restFeaturesOf, restRows } from '../../src/answer/rest.js';
import type { Signals } from '../../src/answer/signals.js';
import type { Weights } from '../../src/answer/weights.js';
import { type Condition, underConditions } from './conditions.js';
import type { Corpus } from './corpus.js';
import type { EvalQuestion, EvalSet } from './data.js';
import {
  fitConfidence,
  fitHeadline,
  fitRanking,
  fitRerank,
  type RankExample,
  type RereadExample,
  type SignalExample,
} from './fit.js';
import { Judge } from './judge.js';
import { fitTrees, type Group } from './lambdamart.js';
import { f1 } from './measures.js';

/** What one asking teaches. */
export interface Example {
  readonly set: string;
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly candidates: readonly (RankExample['candidates'][number] & { readonly rest: readonly number[] })[];
  readonly signals: Signals | null;
  /** The short answers of the best sentence, none being the last; empty where none is asked for. */
  readonly headlines: RankExample['candidates'];
  /** What a cross-encoder made of the best candidates; empty without one. */
  readonly reread: RereadExample['candidates'];
}

/**
 * Asks every question under every condition, and keeps what the ranking and the confidence saw.
 * @param weights What the signals of the confidence go by.
 */
export async function collectExamples(set: EvalSet, corpus: Corpus, weights: Weights): Promise<Example[]> {
  const judge = new Judge(corpus);
  const tools: AnswerTools = { ...corpus.tools, maxQuestionChars: 10_000 };
  const scope = corpus.tools.store.articles.scopeKey(corpus.scope);
  const examples: Example[] = [];
  await underConditions(set, corpus, async (question, condition) => {
    const asked = analyseQuestion(question.question, tools.maxQuestionChars);
    if (asked.terms.length === 0) return;
    const { query, ranked, signals } = await investigate(tools, asked, { scope, among: null }, weights);
    const isTaught = condition === 'given' && question.type !== 'overview';
    const candidates = (isTaught ? ranked : []).map((one) => {
      const { from, sentence } = one.candidate;
      const citation = cite(from.article, sentence.span);
      const right = judge.answers(question, { text: citation.quote, citations: [citation] });
      return { features: one.features, rest: restFeaturesOf(query, one), right };
    });
    const read = isTaught && tools.reranker ? await reread(tools.reranker, asked.text, ranked) : null;
    const again = (read ?? []).map(({ ranked: { score }, z }, at) => ({
      score,
      z,
      right: candidates[at]!.right,
    }));
    const headlines = headlinesOf({ query, ranked, signals }, question, condition, weights);
    examples.push({ set: set.folder, question, condition, candidates, signals, headlines, reread: again });
  });
  return examples;
}

/** A headline that shares so much with an accepted answer (F1) is right. */
const HEADLINE_RIGHT = 0.5;

/** The headlines to choose from, as shown under an answer; whatever is shown for a question without one is wrong. */
function headlinesOf(
  { query, ranked, signals }: Investigation,
  question: EvalQuestion,
  condition: Condition,
  weights: Weights,
): RankExample['candidates'] {
  const best = ranked[0];
  const confidence = confidenceOf(signals, weights);
  const isGiven = condition === 'given';
  const isShown = confidence >= weights.answeredFrom && claimStands(query, ranked);
  if (!best || !(isGiven || isShown)) return [];
  const reference = referenceOf(best.candidate, query.question.wanted.exact);
  const options = headlineOptions(query, { ...best, confidence }, reference).map(
    ({ headline, features }) => ({
      features,
      right: isGiven && question.answers.some((answer) => f1(headline.text, answer) >= HEADLINE_RIGHT),
    }),
  );
  if (options.length === 0) return [];
  const none = { features: HEADLINE_FEATURES.map(() => 0), right: !options.some(({ right }) => right) };
  return [...options, none];
}

/** How much a question without an answer counts, beside the 1 of one with. */
const HEADLINE_UNANSWERABLE_WEIGHT = 0.3;

/**
 * How much the near misses of all sets count together, beside the 1 of each set's absent topics: a set with few
 * of them would otherwise teach little but to doubt the answers of its kind.
 */
const NEAR_MISS_WEIGHT = 1.5;
/** How much a question counts whose right paragraph is known: what is right is told more strictly. */
const PARAGRAPH_WEIGHT = 2;
/** Share of answerable questions whose confidence the thresholds leave above them, in the worst set. */
const KEPT = 0.95;
/** What comes nearest is worth a look at a quarter of the confidence that an answer needs. */
const CLOSEST_SHARE = 0.25;

/** The weight of a cross-encoder where none was there to be fitted: as fitted with shared models' answer-reranker. */
const RERANK_UNFITTED = 0.3;

/** Weights and thresholds that the examples ask for; every set counts alike, whatever its size. */
export function fitWeights(examples: readonly Example[]): Weights {
  const sizes = new Map<string, number>();
  const kindOf = ({ set, condition }: Pick<Example, 'set' | 'condition'>): string => `${set} ${condition}`;
  for (const example of examples) sizes.set(kindOf(example), (sizes.get(kindOf(example)) ?? 0) + 1);
  const share = (example: Example): number => 1 / sizes.get(kindOf(example))!;
  const weightOf = (example: Example): number =>
    share(example) * (example.question.paragraph === undefined ? 1 : PARAGRAPH_WEIGHT);
  const rank = fitRanking(
    examples.map((example) => ({
      candidates: example.candidates,
      weight: weightOf(example),
    })),
  );
  const rest = fitTrees(
    examples.map((example) => ({ rows: restOf(example, rank), weight: weightOf(example) })),
  );
  const nearMisses = examples.filter(({ condition }) => condition === 'nearMiss').length;
  const signals = examples.flatMap((example) =>
    example.signals === null
      ? []
      : {
          example,
          signals: example.signals,
          answerable: example.condition === 'given',
          weight:
            example.condition === 'nearMiss'
              ? NEAR_MISS_WEIGHT / nearMisses
              : 1 / sizes.get(kindOf(example))!,
        },
  );
  const read = examples.filter((example) => example.reread.length > 0);
  const rerank =
    read.length === 0
      ? RERANK_UNFITTED
      : fitRerank(read.map((example) => ({ candidates: example.reread, weight: share(example) })));
  const headline = fitHeadline(
    examples
      .filter(({ headlines }) => headlines.length > 0)
      .map(({ headlines, condition }) => ({
        candidates: headlines,
        weight: condition === 'given' ? 1 : HEADLINE_UNANSWERABLE_WEIGHT,
      })),
  );
  const fitted: Weights = {
    rank,
    rest,
    rerank,
    headline,
    ...fitConfidence(signals),
    answeredFrom: 0,
    closestFrom: 0,
  };
  const given = confidencesApart(signals).filter(({ answerable }) => answerable);
  /** A set of few articles is left out: one question would move its quantiles. */
  const lowest = (kept: number): number =>
    Math.min(
      ...largeSets(examples).map((set) =>
        quantile(
          given.filter((one) => one.example.set === set).map(({ confidence }) => confidence),
          1 - kept,
        ),
      ),
    );
  const answeredFrom = floor(lowest(KEPT));
  return { ...fitted, answeredFrom, closestFrom: floor(answeredFrom * CLOSEST_SHARE) };
}

/** What stands behind the first of an example's ranking. */
function restOf({ candidates }: Example, rank: Weights['rank']): Group['rows'] {
  const ranked = candidates
    .map((one) => ({ ...one, score: scoreOf(one.features, rank) }))
    .sort((a, b) => b.score - a.score);
  if (ranked.length < 3) return [];
  return restRows(ranked).map((features, at) => ({ features, right: ranked[at + 1]!.right }));
}

/** Into how many parts the articles are split, here and by --held-out. */
export const FOLDS = 5;

/** The confidence of each example by a fit without its articles, as a question that was never seen has it. */
function confidencesApart(
  examples: readonly (SignalExample & { readonly example: Example })[],
): { readonly example: Example; readonly answerable: boolean; readonly confidence: number }[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const isHere = ({ example }: { readonly example: Example }): boolean =>
      foldOf(example.set, example.question.articles, FOLDS) === fold;
    const fitted = fitConfidence(examples.filter((one) => !isHere(one)));
    return examples.filter(isHere).map((one) => ({ ...one, confidence: confidenceOf(one.signals, fitted) }));
  });
}

/** The fold of a question: questions about one article are in one, the same at every run. */
export function foldOf(set: string, articles: readonly string[], folds: number): number {
  const name = `${set} ${articles[0] ?? ''}`;
  return [...name].reduce((sum, char) => (sum * 31 + char.codePointAt(0)!) % 1_000_003, 7) % folds;
}

const LEAST_ARTICLES = 20;

function largeSets(examples: readonly Example[]): string[] {
  const articles = new Map<string, Set<string>>();
  for (const { set, question } of examples) {
    const known = articles.get(set) ?? new Set();
    for (const article of question.articles) known.add(article);
    articles.set(set, known);
  }
  const large = [...articles].filter(([, known]) => known.size >= LEAST_ARTICLES).map(([set]) => set);
  return large.length > 0 ? large : [...articles.keys()];
}

function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(at * sorted.length)] ?? 0;
}

const floor = (value: number): number => Math.floor(value * 1000) / 1000;
