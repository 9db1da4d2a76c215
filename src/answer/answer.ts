import { corpusOf, narrowedArticles } from '../store/candidates.js';
import { newId } from '../store/rows.js';
import type { Store } from '../store/store.js';
import type { Answer, AskRequest, Embedder, Reranker, Statement } from '../types.js';
import { type Candidate, candidatesOf, vocabularyOf } from './candidates.js';
import { cite } from './cite.js';
import { claimStands } from './claim.js';
import { confidenceOf } from './confidence.js';
import { correctTerms } from './correct.js';
import { disagreementOf } from './disagreement.js';
import type { Query } from './features.js';
import { SHIPPED } from './fitted.js';
import { headlineOf } from './headline.js';
import { alikeIn } from './likeness.js';
import { latestLeads, topicOverview } from './overview.js';
import { analyseQuestion, type Question } from './question.js';
import { type Ranked, rank } from './rank.js';
import { type Reference, referenceOf } from './reference.js';
import { rerank } from './rerank.js';
import { orderRest } from './rest.js';
import { retrieve } from './retrieve.js';
import { scenesOf } from './scene.js';
import { type Signals, signalsOf } from './signals.js';
import type { Weights } from './weights.js';

/** How many quotes an answer shows at the most, naming sentences included. */
const MAX_STATEMENTS = 5;
/** And when a headline or a disagreement says it already. */
const MAX_BESIDE = 3;
/** Share of the best score's probability below which a further sentence is not worth showing. */
const WORTH_SHOWING = 0.0005;

export interface AnswerTools {
  readonly store: Store;
  readonly embedder: Embedder;
  readonly maxQuestionChars: number;
  /** A second opinion on the best sentences; without it the fitted features decide alone. */
  readonly reranker?: Reranker;
  /** Default: the shipped ones. */
  readonly weights?: Weights;
}

/**
 * One question, from its words to cited sentences: analyse, retrieve articles, rank their sentences, bring
 * the sentence that names what they point at, and say how sure that is. Never shows what is not stored.
 * @throws UserError `question.empty` or `question.too-long`.
 */
export async function answerQuestion(
  tools: AnswerTools,
  request: AskRequest,
  now = new Date(),
): Promise<Answer> {
  const { store, weights = SHIPPED } = tools;
  const question = analyseQuestion(request.question, tools.maxQuestionChars);
  const scope = store.articles.scopeKey(request.scope);
  const narrowing = { since: request.since ?? 'all', outlet: request.outlet?.trim() || null };
  const among = narrowedArticles(store.db, scope, narrowing, now);
  const { articles, passages, newest } = corpusOf(store.db, scope, among);
  const found = articles === 0 ? NOTHING : await find(tools, question, { scope, among }, weights);
  return { id: newId(), question: question.text, ...found, searched: { articles, passages, newest } };
}

type Found = Pick<Answer, 'kind' | 'headline' | 'statements' | 'disagreement' | 'confidence'>;

const NOTHING: Found = { kind: 'nothing', statements: [], confidence: 0 };

interface Where {
  readonly scope: number;
  /** Keys of the articles to search; null for all. */
  readonly among: readonly number[] | null;
}

async function find(tools: AnswerTools, question: Question, where: Where, weights: Weights): Promise<Found> {
  if (question.terms.length === 0) {
    const leads = latestLeads(tools.store, tools.embedder, where.scope, where.among, MAX_STATEMENTS);
    return { kind: 'answered', statements: leads.map(statementOf), confidence: 1 };
  }
  const found = await investigate(tools, question, where, weights);
  if (question.kind === 'overview') return compose(found, weights);
  const reranked =
    tools.reranker && (await rerank(tools.reranker, question.text, found.ranked, weights.rerank));
  const ranked = reranked ?? orderRest(found.query, found.ranked, weights.rest);
  return compose({ ...found, ranked }, weights);
}

/** What there is to go by: every sentence of the articles that matter, ranked, and the signals of the whole. */
export interface Investigation {
  readonly query: Query;
  /** Best first. */
  readonly ranked: readonly Ranked[];
  /** Null when nothing was found. */
  readonly signals: Signals | null;
}

export async function investigate(
  { store, embedder }: AnswerTools,
  asked: Question,
  { scope, among }: Where,
  weights: Weights,
): Promise<Investigation> {
  const question = { ...asked, terms: correctTerms(store.db, scope, asked) };
  const vector = await embedder.embedQuery(question.text);
  const retrieval = await retrieve(store, embedder, scope, { terms: question.terms, vector, among });
  const { idf, unseenIdf } = retrieval;
  const candidates = candidatesOf(store, embedder, retrieval.articles);
  const alike = alikeIn(question, question.terms, vocabularyOf(candidates));
  const scenes = scenesOf(question, alike, candidates);
  const query: Query = { question, vector, idf, unseenIdf, alike, scenes };
  const ranked = rank(query, candidates, weights.rank);
  return { query, ranked, signals: signalsOf(query, ranked) };
}

function compose({ query, ranked, signals }: Investigation, weights: Weights): Found {
  const { question } = query;
  const best = ranked[0];
  const confidence = confidenceOf(signals, weights);
  if (!best || confidence < weights.closestFrom) return { ...NOTHING, confidence };
  const kind = confidence >= weights.answeredFrom && claimStands(query, ranked) ? 'answered' : 'closest';
  if (question.kind === 'overview') {
    return { kind, statements: topicOverview(query, ranked, MAX_STATEMENTS).map(statementOf), confidence };
  }
  const reference = referenceOf(best.candidate, question.wanted.exact);
  // Where sources disagree, one of their values in bold would take a side.
  const disagreement = kind === 'answered' ? disagreementOf(question, ranked) : null;
  const headline =
    kind === 'answered' && !disagreement
      ? headlineOf(query, { ...best, confidence }, reference, weights.headline)
      : null;
  const most = headline || disagreement ? MAX_BESIDE : MAX_STATEMENTS;
  const statements = choose(ranked, best, reference, most).map(statementOf);
  return {
    kind,
    statements,
    confidence,
    ...(headline ? { headline } : {}),
    ...(disagreement ? { disagreement: { values: disagreement.map(statementOf) } } : {}),
  };
}

/** The best sentences, the one that names the subject of the first right behind it. */
function choose(
  ranked: readonly Ranked[],
  best: Ranked,
  reference: Reference | null,
  most: number,
): Candidate[] {
  const shown = [best.candidate, ...(reference ? [reference.named] : [])];
  for (const { candidate, share } of ranked.slice(1)) {
    if (shown.length >= most) break;
    if (share < best.share * WORTH_SHOWING || shown.some((other) => other.text === candidate.text)) continue;
    shown.push(candidate);
  }
  return shown;
}

function statementOf({ from, sentence }: Candidate): Statement {
  const citation = cite(from.article, sentence.span);
  return { text: citation.quote, citations: [citation] };
}
