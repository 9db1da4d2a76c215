import type { Answer, AnswerSentence, AskRequest } from '../domain/answer.js';
import { cite } from '../domain/citation.js';
import { newId } from '../domain/ids.js';
import type { Calibration } from './confidence/calibration.js';
import { confidenceFrom, confidenceSignals } from './confidence/confidence.js';
import { disagreementOf } from './disagreement.js';
import type { QuotableSentence } from './evidence/candidates.js';
import { coreferenceOf } from './evidence/coreference.js';
import { type Evidence, type EvidenceDeps, gatherEvidence } from './evidence/gather.js';
import { type RankedSentence, rankSentences } from './evidence/rank.js';
import { latestLeads, topicOverview } from './overview.js';
import { analyseQuestion, type Question } from './question/question.js';
import {
  citeShortAnswer,
  type ShortAnswerOption,
  shortAnswerOptions,
  shortAnswerProbability,
} from './short-answer/short-answer.js';

/** How many quotes an answer shows at the most, naming sentences included. */
const MAX_STATEMENTS = 5;
/** And when a short answer says it already. */
const MAX_BESIDE = 4;
/** Score below the best one's from which on a sentence is not worth showing: a probability 2,000 times smaller. */
const WORTH_SHOWING = 7.6;

export interface AnswerDeps extends EvidenceDeps {
  readonly maxQuestionChars: number;
  readonly calibration: Calibration;
}

/**
 * One question, from its words to cited sentences: analyse, retrieve passages, read them, order their sentences,
 * say how sure that is, and which words answer. Never shows what is not stored.
 * @throws UserError `question.empty` or `question.too-long`.
 */
export async function answerQuestion(
  tools: AnswerDeps,
  request: AskRequest,
  now = new Date(),
): Promise<Answer> {
  const { store } = tools;
  const question = analyseQuestion(request.question, tools.maxQuestionChars);
  const scope = await store.articles.scopeKey(request.scope);
  const narrowing = { since: request.since ?? 'all', outlet: request.outlet?.trim() || null };
  const among = await store.search.narrow(scope, narrowing, now);
  const { articles, passages, newest } = await store.search.corpus(scope, among);
  const found = articles === 0 ? nothing(0) : await find(tools, question, scope, among, now);
  return { id: newId(), question: question.text, ...found, searched: { articles, passages, newest } };
}

/** An answer but for its question and what was searched. */
export type AnswerContent = Pick<
  Answer,
  'kind' | 'shortAnswer' | 'statements' | 'disagreement' | 'confidence' | 'read'
>;

const nothing = (confidence: number, read = true): AnswerContent => ({
  kind: 'nothing',
  statements: [],
  confidence,
  read,
});

async function find(
  tools: AnswerDeps,
  question: Question,
  scope: number,
  among: readonly number[] | null,
  now: Date,
): Promise<AnswerContent> {
  if (question.terms.length === 0) {
    const leads = await latestLeads(tools.store, tools.embedder, scope, among, MAX_STATEMENTS);
    return { kind: 'answered', statements: leads.map(statementOf), confidence: 1, read: true };
  }
  const evidence = await gatherEvidence(tools, question, scope, among);
  return compose(tools, evidence, rankSentences(evidence, tools.calibration.order, now));
}

/** What is shown of ordered evidence: quotes, a short answer or a disagreement, and how sure that is. */
export async function compose(
  tools: AnswerDeps,
  evidence: Evidence,
  ordered: readonly RankedSentence[],
): Promise<AnswerContent> {
  const { calibration, store, embedder } = tools;
  const { question, read } = evidence;
  if (ordered.length === 0) return nothing(0, read);
  const confidence = confidenceFrom(confidenceSignals(evidence, ordered), calibration.confidence, read);
  const { answeredFrom, closestFrom } = calibration.confidence[read ? 'read' : 'search'];
  if (confidence < closestFrom) return nothing(confidence, read);
  const kind = confidence >= answeredFrom ? 'answered' : 'closest';
  if (question.type === 'overview') {
    const shown = await topicOverview(store, embedder, evidence, ordered, MAX_STATEMENTS);
    return { kind, statements: shown.map(statementOf), confidence, read };
  }
  const options = read && kind === 'answered' ? shortAnswerOptions(evidence, ordered, calibration.order) : [];
  const disagreement = disagreementOf(question, options, calibration.shortAnswer);
  if (disagreement) {
    const values = disagreement.map(({ ordered: { candidate } }) => statementOf(candidate));
    const statements = choose(ordered, disagreement[0]!.ordered, null).map(statementOf);
    return { kind, statements, confidence, read, disagreement: { values } };
  }
  const [option] = options;
  const probability = option ? shortAnswerProbability(option.signals, calibration.shortAnswer) : 0;
  const isShown = option !== undefined && probability >= calibration.shortAnswer.showFrom;
  const shortAnswer = isShown ? citeShortAnswer(option, probability) : null;
  const statements = choose(
    ordered,
    shortAnswer ? option!.ordered : ordered[0]!,
    shortAnswer ? option! : null,
  ).map(statementOf);
  return { kind, statements, confidence, read, ...(shortAnswer ? { shortAnswer } : {}) };
}

/** The first sentence, the one that names its subject right after it, and the best others. */
function choose(
  ordered: readonly RankedSentence[],
  first: RankedSentence,
  option: ShortAnswerOption | null,
): QuotableSentence[] {
  const { from, sentence } = first.candidate;
  const naming = option?.naming ?? coreferenceOf(from, sentence.ordinal)?.named ?? null;
  const shown: QuotableSentence[] = [first.candidate, ...(naming ? [{ from, sentence: naming }] : [])];
  const texts = new Set(shown.map(textOf));
  for (const { candidate, score } of ordered) {
    if (shown.length >= (option ? MAX_BESIDE : MAX_STATEMENTS)) break;
    if (score < first.score - WORTH_SHOWING || texts.has(candidate.text)) continue;
    texts.add(candidate.text);
    shown.push(candidate);
  }
  return shown;
}

const textOf = ({ from, sentence: { span } }: QuotableSentence): string =>
  from.article.text.slice(span.start, span.end);

function statementOf({ from, sentence }: QuotableSentence): AnswerSentence {
  const citation = cite(from.article, sentence.span);
  return { text: citation.quote, citations: [citation] };
}
