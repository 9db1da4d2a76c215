import { type AnswerTools, investigate } from '../../src/answer/answer.js';
import { cite } from '../../src/answer/cite.js';
import { confidenceOf } from '../../src/answer/confidence.js';
import { analyseQuestion } from '../../src/answer/question.js';
import { reread } from '../../src/answer/rerank.js';
import { SHIPPED, type Weights } from '../../src/answer/weights.js';
import { type Condition, underConditions } from './conditions.js';
import type { Corpus } from './corpus.js';
import type { EvalQuestion, EvalSet } from './data.js';
import {
  fitConfidence,
  fitRanking,
  fitRerank,
  type RankExample,
  type RereadExample,
  type SignalExample,
} from './fit.js';
import { Judge } from './judge.js';

/** What one asking teaches. */
export interface Example {
  readonly set: string;
  readonly question: EvalQuestion;
  readonly condition: Condition;
  readonly candidates: RankExample['candidates'];
  readonly signals: readonly number[];
  /** What a cross-encoder made of the best candidates; empty without one. */
  readonly reread: RereadExample['candidates'];
}

/** Asks every question under every condition, and keeps what the ranking and the confidence saw. */
export async function collectExamples(set: EvalSet, corpus: Corpus): Promise<Example[]> {
  const judge = new Judge(corpus);
  const tools: AnswerTools = { ...corpus.tools, maxQuestionChars: 10_000 };
  const scope = corpus.tools.store.articles.scopeKey(corpus.scope);
  const examples: Example[] = [];
  await underConditions(set, corpus, async (question, condition) => {
    const asked = analyseQuestion(question.question, tools.maxQuestionChars);
    if (asked.terms.length === 0) return;
    const { ranked, signals } = await investigate(tools, asked, { scope, among: null }, SHIPPED);
    const isTaught = condition === 'given' && question.type !== 'overview';
    const candidates = (isTaught ? ranked : []).map(({ candidate, features }) => {
      const citation = cite(candidate.from.article, candidate.sentence.span);
      return { features, right: judge.answers(question, { text: citation.quote, citations: [citation] }) };
    });
    const read = isTaught && tools.reranker ? await reread(tools.reranker, asked.text, ranked) : null;
    const again = (read ?? []).map(({ ranked: { score }, z }, at) => ({
      score,
      z,
      right: candidates[at]!.right,
    }));
    examples.push({ set: set.folder, question, condition, candidates, signals, reread: again });
  });
  return examples;
}

/** How much a near miss counts beside an absent topic: it is the harder half of refusing. */
const NEAR_MISS_WEIGHT = 0.4;
/** How much a question counts whose right paragraph is known: what is right is told more strictly. */
const PARAGRAPH_WEIGHT = 2;
/** Share of answerable questions whose confidence the thresholds leave above them, in the worst set. */
const KEPT = 0.955;
/** What comes nearest is worth a look at a quarter of the confidence that an answer needs. */
const CLOSEST_SHARE = 0.25;

/** Weights and thresholds that the examples ask for; every set counts alike, whatever its size. */
export function fitWeights(examples: readonly Example[]): Weights {
  const sizes = new Map<string, number>();
  const kindOf = ({ set, condition }: Example): string => `${set} ${condition}`;
  for (const example of examples) sizes.set(kindOf(example), (sizes.get(kindOf(example)) ?? 0) + 1);
  const share = (example: Example): number => 1 / sizes.get(kindOf(example))!;
  const rank = fitRanking(
    examples.map((example) => ({
      candidates: example.candidates,
      weight: share(example) * (example.question.paragraph === undefined ? 1 : PARAGRAPH_WEIGHT),
    })),
  );
  const signals: SignalExample[] = examples.map((example) => ({
    signals: example.signals,
    answerable: example.condition === 'given',
    weight: share(example) * (example.condition === 'nearMiss' ? NEAR_MISS_WEIGHT : 1),
  }));
  const read = examples.filter((example) => example.reread.length > 0);
  const rerank =
    read.length === 0
      ? SHIPPED.rerank
      : fitRerank(read.map((example) => ({ candidates: example.reread, weight: share(example) })));
  const fitted: Weights = { rank, rerank, ...fitConfidence(signals), answeredFrom: 0, closestFrom: 0 };
  const given = examples.filter(({ condition }) => condition === 'given');
  /** A set of few articles is left out: one question would move its quantiles. */
  const lowest = (kept: number): number =>
    Math.min(
      ...largeSets(given).map((set) =>
        quantile(
          given
            .filter((example) => example.set === set)
            .map((example) => confidenceOf(example.signals, fitted)),
          1 - kept,
        ),
      ),
    );
  const answeredFrom = floor(lowest(KEPT));
  return { ...fitted, answeredFrom, closestFrom: floor(answeredFrom * CLOSEST_SHARE) };
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
