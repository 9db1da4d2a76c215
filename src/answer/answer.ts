import type { Answer, AskRequest } from '../domain/answer.js';
import { newId } from '../domain/ids.js';
import {
  type AnswerContent,
  type ComposeDeps,
  compose,
  MAX_STATEMENTS,
  nothing,
  statementOf,
} from './compose.js';
import { type EvidenceDeps, gatherEvidence } from './evidence/gather.js';
import { rankSentences } from './evidence/rank.js';
import { latestLeads } from './overview.js';
import { type Question, withLaterReports, withoutDays, withoutTimeLimit } from './question/question.js';

export interface AnswerDeps extends EvidenceDeps, ComposeDeps {
  /** Limit for a question as it was typed. */
  readonly maxQuestionChars: number;
}

/**
 * Answers a question with cited sentences: retrieves passages, reads them, ranks their sentences, estimates the
 * confidence and selects a short answer. Quotes only stored text.
 */
export async function answerQuestion(
  deps: Omit<AnswerDeps, 'maxQuestionChars'>,
  question: Question,
  request: Pick<AskRequest, 'scope' | 'since' | 'outlet'>,
  now = new Date(),
): Promise<Answer> {
  const { published } = question;
  const answer = await answerWithin(deps, question, request, now);
  if (published === null || answer.kind === 'answered') return answer;
  const lessLimited =
    answer.kind === 'nothing' ? (withoutTimeLimit(question, now) ?? withLaterReports(question, now)) : null;
  const less = lessLimited && (await answerWithin(deps, lessLimited, request, now));
  if (less?.kind === 'answered') return less;
  const untimed = withoutDays(question, now);
  const unlimited = untimed && (await answerWithin(deps, untimed, request, now));
  const ofAllDays = unlimited && { ...unlimited, unreportedDays: published };
  if (ofAllDays?.kind === 'answered') return ofAllDays;
  const closest = [answer, less, ofAllDays].find((one) => one?.kind === 'closest');
  if (closest) return closest;
  if (answer.searched.articles > 0) return answer;
  // Without reports of that time, there may still be articles.
  const { searched } = await corpusFor(deps.store, { ...question, published: null }, request, now);
  return searched.articles > 0 ? { ...answer, searched, unreportedDays: published } : { ...answer, searched };
}

async function answerWithin(
  deps: Omit<AnswerDeps, 'maxQuestionChars'>,
  question: Question,
  request: Pick<AskRequest, 'scope' | 'since' | 'outlet'>,
  now: Date,
): Promise<Answer> {
  const { scope, articleKeys, searched } = await corpusFor(deps.store, question, request, now);
  const content =
    searched.articles === 0 ? nothing(0) : await findAnswer(deps, question, scope, articleKeys, now);
  return { id: newId(), question: question.text, ...content, searched };
}

/** What the question and the request let be searched. */
async function corpusFor(
  store: AnswerDeps['store'],
  { published }: Question,
  request: Pick<AskRequest, 'scope' | 'since' | 'outlet'>,
  now: Date,
): Promise<{
  readonly scope: number;
  readonly articleKeys: readonly number[] | null;
  readonly searched: Answer['searched'];
}> {
  const scope = await store.articles.scopeKey(request.scope);
  const narrowing = { since: request.since ?? 'all', published, outlet: request.outlet?.trim() || null };
  const articleKeys = await store.search.narrow(scope, narrowing, now);
  const { articles, passages, newest } = await store.search.corpus(scope, articleKeys);
  return { scope, articleKeys, searched: { articles, passages, newest } };
}

async function findAnswer(
  deps: Omit<AnswerDeps, 'maxQuestionChars'>,
  question: Question,
  scope: number,
  articleKeys: readonly number[] | null,
  now: Date,
): Promise<AnswerContent> {
  if (question.terms.length === 0) {
    const leads = await latestLeads(deps.store, deps.embedder, scope, articleKeys, MAX_STATEMENTS);
    const statements = leads.map((lead) => statementOf({ ...lead, copies: [] }));
    return { kind: 'answered', statements, confidence: 1, read: true };
  }
  const evidence = await gatherEvidence(deps, question, scope, articleKeys);
  const content = await compose(deps, evidence, rankSentences(evidence, deps.calibration.ranking, now));
  const { hurried } = evidence;
  const { corrections } = evidence.question;
  return { ...content, ...(corrections.length > 0 && { corrections }), ...(hurried && { hurried }) };
}
