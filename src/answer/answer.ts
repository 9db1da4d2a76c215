import type { Answer, AnswerSentence, AskRequest, ReportedValue } from '../domain/answer.js';
import { cite } from '../domain/citation.js';
import { newId } from '../domain/ids.js';
import type { Calibration } from './confidence/calibration.js';
import { confidenceFrom, confidenceSignals } from './confidence/confidence.js';
import { isDoubtful } from './confidence/doubtful.js';
import type { DistinctSentence } from './copies.js';
import { findDisagreement } from './disagreement.js';
import { asideFirst, hasAside, isAboutSlot } from './evidence/about-slot.js';
import { eventsOf, NO_EVENTS } from './evidence/event.js';
import { type Evidence, type EvidenceDeps, gatherEvidence } from './evidence/gather.js';
import { outcomeFirst } from './evidence/match-outcome.js';
import { type RankedSentence, rankSentences } from './evidence/rank.js';
import { topicReports } from './evidence/topic-reports.js';
import { coversKnownTopic, coversTopic, latestLeads, overviewOf, shownOf } from './overview.js';
import { presupposes } from './premise/claim.js';
import { contradictingSentence, negatingSentence } from './premise/contradicting-sentence.js';
import { type Question, withLaterReports, withoutDays, withoutTimeLimit } from './question/question.js';
import { isOpinion } from './question/statement.js';
import { chooseQuotes, MAX_CONSIDERED } from './quotes/choose-quotes.js';
import { firstAboutSlot } from './quotes/first-quote.js';
import { asksForLater, leadingSentence } from './quotes/leading-sentence.js';
import { successorOf } from './quotes/successor.js';
import { mayChange, newestValue } from './short-answer/newest-value.js';
import { citeShortAnswer, type ShortAnswerOption, shortAnswerOptions } from './short-answer/short-answer.js';

/** Maximum number of quotes in an answer, including sentences that name an antecedent. */
const MAX_STATEMENTS = 5;
const MAX_STATEMENTS_WITH_SHORT_ANSWER = 4;
/** Maximum number of earlier amounts beside the newest. */
const MAX_EARLIER = 3;

/**
 * Minimum confidence for answering a yes-or-no question: a sentence that is only near it decides nothing. Of the 12 of
 * newsroom and BBC none that an article answers is below 0.4.
 */
const YESNO_ANSWERED_FROM = 0.3;

export interface AnswerDeps extends EvidenceDeps {
  /** Limit for a question as it was typed. */
  readonly maxQuestionChars: number;
  readonly calibration: Calibration;
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

/** An answer without its question and the searched corpus. */
type AnswerContent = Pick<
  Answer,
  | 'corrections'
  | 'kind'
  | 'shortAnswer'
  | 'statements'
  | 'contradicted'
  | 'disagreement'
  | 'confidence'
  | 'read'
  | 'hurried'
>;

const nothing = (confidence: number, read = true): AnswerContent => ({
  kind: 'nothing',
  statements: [],
  confidence,
  read,
});

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

/**
 * Composes an answer from ranked evidence: quotes, and a short answer or a disagreement.
 * @param byScore All sentences, best first.
 */
export async function compose(
  deps: Pick<AnswerDeps, 'calibration' | 'store' | 'embedder'>,
  evidence: Evidence,
  byScore: readonly RankedSentence[],
): Promise<AnswerContent> {
  const { calibration, store, embedder } = deps;
  const { question, read } = evidence;
  if (byScore.length === 0) return nothing(0, read);
  const ranked = outcomeFirst(question, asideFirst(question, byScore));
  const confidence = confidenceFrom(confidenceSignals(evidence, byScore), calibration.confidence, read);
  const { answeredFrom, closestFrom } = calibration.confidence[read ? 'read' : 'search'];
  const needed = question.type === 'yesno' ? Math.max(answeredFrom, YESNO_ANSWERED_FROM) : answeredFrom;
  const isAnswerable =
    !question.replacesName && !isOpinion(question.text) && firstAboutSlot(question, ranked) !== undefined;
  const isSure = confidence >= needed && isAnswerable;
  const kind = isSure ? 'answered' : confidence >= closestFrom ? 'closest' : 'nothing';
  if (question.type === 'overview') {
    const reports = await topicReports(store, embedder, evidence);
    const articles = [...reports.about, ...reports.passing];
    const stories = await store.search.stories(articles.map(({ key }) => key));
    const shown = await overviewOf(store.search, embedder, evidence, reports, ranked, MAX_STATEMENTS);
    // It says no more than what the articles about the topic say, whatever the reader finds in them.
    const isAbout = coversTopic(evidence, articles);
    const otherKind = kind === 'nothing' && coversKnownTopic(evidence, articles) ? 'closest' : kind;
    if (!isAbout && otherKind === 'nothing') return nothing(confidence, read);
    const statements = shownOf(evidence, shown, stories, MAX_STATEMENTS).map(statementOf);
    const aboutKind = question.replacesName ? 'closest' : 'answered';
    return { kind: isAbout ? aboutKind : otherKind, statements, confidence, read };
  }
  if (kind === 'nothing') return nothing(confidence, read);
  const considered = ranked.slice(0, MAX_CONSIDERED).map(({ candidate }) => candidate.from.key);
  const stories = await store.search.stories([...new Set(considered)]);
  const quotes = (first: RankedSentence, shortAnswer: ShortAnswerOption | null = null): AnswerSentence[] => {
    const max = shortAnswer ? MAX_STATEMENTS_WITH_SHORT_ANSWER : MAX_STATEMENTS;
    const besides = negatingSentence(evidence, ranked, first);
    return chooseQuotes(evidence, {
      ranked,
      first,
      besides,
      shortAnswer,
      isAnswered: kind === 'answered',
      stories,
      max,
    }).map(statementOf);
  };
  const found = contradictingSentence(evidence, ranked);
  const contradicting = found && isAboutSlot(question, found.candidate) ? found : null;
  if (contradicting && presupposes(question) && !question.replacesName)
    return { kind, statements: quotes(contradicting), confidence, read, contradicted: true };
  const options = read ? optionsAboutSlot(evidence, ranked, calibration) : [];
  const reports = ranked.map(({ candidate }) => candidate.from);
  const events =
    mayChange(question, options) || asksForLater(question)
      ? await eventsOf(store.search, evidence.scope, reports)
      : NO_EVENTS;
  // Whom an earlier report names has left the office.
  const successor = successorOf(question, ranked, options[0] ?? { ranked: ranked[0]!, text: '' }, events);
  if (successor && !contradicting) return { kind, statements: quotes(successor), confidence, read };
  const probable = kind === 'answered' ? options : [];
  const disagreement = findDisagreement(question, probable, calibration.shortAnswer, { events, stories });
  if (disagreement) {
    const values = disagreement.map(reportedValue);
    return { kind, statements: quotes(disagreement[0]!.ranked), confidence, read, disagreement: { values } };
  }
  const value = newestValue(question, options, calibration.shortAnswer, events);
  const isShown =
    value !== null && kind === 'answered' && value.probability >= calibration.shortAnswer.showFrom;
  if (!isShown) {
    const replaces = value !== null && (value.option !== options[0] || value.earlier.length > 0);
    const current = replaces ? value.option.ranked : null;
    const first = contradicting ?? current ?? leadingSentence(question, ranked, events);
    const shownKind = isDoubtful(question.type, options, byScore[0]!, confidence) ? 'closest' : kind;
    return { kind: shownKind, statements: quotes(first), confidence, read };
  }
  const { option, probability, earlier } = value;
  const statements = quotes(option.ranked, option);
  const shortAnswer = citeShortAnswer(option, probability, earlier.slice(0, MAX_EARLIER));
  return { kind, statements, confidence, read, shortAnswer };
}

/** Where something was replaced, sentences about that are no rivals; else the reader was asked the earlier question, too. */
function optionsAboutSlot(
  evidence: Evidence,
  ranked: readonly RankedSentence[],
  { ranking }: Calibration,
): ShortAnswerOption[] {
  const { question } = evidence;
  const isAbout = ({ candidate }: RankedSentence): boolean =>
    isAboutSlot(question, candidate) &&
    (hasAside(question, candidate) || !hasAside(question, ranked[0]!.candidate));
  const hasReplaced = question.slot !== null && question.slot.instead.length > 0;
  const options = shortAnswerOptions(evidence, hasReplaced ? ranked.filter(isAbout) : ranked, ranking);
  return options.filter((option) => isAbout(option.ranked));
}

function reportedValue({ ranked: { candidate }, spans: [span, ...more] }: ShortAnswerOption): ReportedValue {
  const sentence = statementOf({ ...candidate, copies: [] });
  return span && more.length === 0 ? { ...sentence, value: cite(candidate.from.article, span) } : sentence;
}

function statementOf({ from, sentence, copies }: DistinctSentence): AnswerSentence {
  const citation = cite(from.article, sentence.span);
  const others = copies.map((copy) => cite(copy.from.article, copy.sentence.span));
  return { text: citation.quote, citations: [citation, ...others] };
}
