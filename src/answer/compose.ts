/** From ranked evidence to the content of an answer: the first way of answering that applies. */
import type { Answer, AnswerSentence, ReportedValue } from '../domain/answer.js';
import { cite } from '../domain/citation.js';
import type { Calibration } from './calibration.js';
import { confidenceFrom, confidenceSignals } from './confidence/confidence.js';
import type { DistinctSentence } from './copies.js';
import { findDisagreement } from './disagreement.js';
import { asideFirst, hasAside, isAboutSlot } from './evidence/about-slot.js';
import { type Events, eventsOf, NO_EVENTS } from './evidence/event.js';
import type { Evidence, EvidenceDeps } from './evidence/gather.js';
import { outcomeFirst } from './evidence/match-outcome.js';
import type { RankedSentence } from './evidence/rank.js';
import { topicReports } from './evidence/topic-reports.js';
import { coversKnownTopic, coversTopic, overviewOf, shownOf } from './overview.js';
import { presupposes } from './premise/claim.js';
import { contradictingSentence, negatingSentence } from './premise/contradicting-sentence.js';
import { isOpinion } from './question/statement.js';
import { chooseQuotes, MAX_CONSIDERED } from './quotes/choose-quotes.js';
import { firstAboutSlot } from './quotes/first-quote.js';
import { asksForLater, leadingSentence } from './quotes/leading-sentence.js';
import { successorOf } from './quotes/successor.js';
import { isFoundNowhere } from './short-answer/found-nowhere.js';
import { mayChange, newestValue } from './short-answer/newest-value.js';
import { citeShortAnswer, type ShortAnswerOption, shortAnswerOptions } from './short-answer/short-answer.js';

/** Maximum number of quotes in an answer, including sentences that name an antecedent. */
export const MAX_STATEMENTS = 5;
const MAX_STATEMENTS_WITH_SHORT_ANSWER = 4;
/** Maximum number of earlier amounts beside the newest. */
const MAX_EARLIER = 3;

/**
 * Minimum confidence for answering a yes-or-no question: a sentence that is only near it decides nothing. Of the 12 of
 * newsroom and BBC none that an article answers is below 0.4.
 */
const YESNO_ANSWERED_FROM = 0.3;

/** An answer without its question and the searched corpus. */
export type AnswerContent = Pick<
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

export const nothing = (confidence: number, read = true): AnswerContent => ({
  kind: 'nothing',
  statements: [],
  confidence,
  read,
});

export type ComposeDeps = Pick<EvidenceDeps, 'store' | 'embedder'> & { readonly calibration: Calibration };

/** What is known of an answer before its quotes are chosen. */
type Assessed = Pick<AnswerContent, 'kind' | 'confidence' | 'read'>;

/**
 * Composes an answer from ranked evidence: quotes, and a short answer or a disagreement.
 * @param byScore All sentences, best first.
 */
export async function compose(
  deps: ComposeDeps,
  evidence: Evidence,
  byScore: readonly RankedSentence[],
): Promise<AnswerContent> {
  const { question, read } = evidence;
  if (byScore.length === 0) return nothing(0, read);
  const ranked = outcomeFirst(question, asideFirst(question, byScore));
  const confidence = confidenceFrom(confidenceSignals(evidence, byScore), deps.calibration.confidence, read);
  const kind = kindOf(evidence, ranked, confidence, deps.calibration);
  if (question.type === 'overview')
    return composeOverview(deps, evidence, ranked, { kind, confidence, read });
  if (kind === 'nothing') return nothing(confidence, read);
  return composeFromSentences(deps, evidence, ranked, byScore[0]!, { kind, confidence, read });
}

function kindOf(
  { question, read }: Evidence,
  ranked: readonly RankedSentence[],
  confidence: number,
  calibration: Calibration,
): Answer['kind'] {
  const { answeredFrom, closestFrom } = calibration.confidence[read ? 'read' : 'search'];
  const needed = question.type === 'yesno' ? Math.max(answeredFrom, YESNO_ANSWERED_FROM) : answeredFrom;
  const isAnswerable =
    !question.replacesName && !isOpinion(question.text) && firstAboutSlot(question, ranked) !== undefined;
  if (confidence >= needed && isAnswerable) return 'answered';
  return confidence >= closestFrom ? 'closest' : 'nothing';
}

async function composeOverview(
  { store, embedder }: ComposeDeps,
  evidence: Evidence,
  ranked: readonly RankedSentence[],
  { kind, confidence, read }: Assessed,
): Promise<AnswerContent> {
  const reports = await topicReports(store, embedder, evidence);
  const articles = [...reports.about, ...reports.passing];
  const stories = await store.search.stories(articles.map(({ key }) => key));
  const shown = await overviewOf(store.search, embedder, evidence, reports, ranked, MAX_STATEMENTS);
  // It says no more than what the articles about the topic say, whatever the reader finds in them.
  const isAbout = coversTopic(evidence, articles);
  const otherKind = kind === 'nothing' && coversKnownTopic(evidence, articles) ? 'closest' : kind;
  if (!isAbout && otherKind === 'nothing') return nothing(confidence, read);
  const statements = shownOf(evidence, shown, stories, MAX_STATEMENTS).map(statementOf);
  const aboutKind = evidence.question.replacesName ? 'closest' : 'answered';
  return { kind: isAbout ? aboutKind : otherKind, statements, confidence, read };
}

/**
 * The sentence that contradicts the question, that by which somebody else has the office, two reports that disagree, or the
 * likeliest value, which is the newest of its event; else the best sentences.
 * @param best By score alone.
 */
async function composeFromSentences(
  { store, calibration }: ComposeDeps,
  evidence: Evidence,
  ranked: readonly RankedSentence[],
  best: RankedSentence,
  assessed: Assessed,
): Promise<AnswerContent> {
  const { question, read } = evidence;
  const { kind } = assessed;
  const considered = ranked.slice(0, MAX_CONSIDERED).map(({ candidate }) => candidate.from.key);
  const stories = await store.search.stories([...new Set(considered)]);
  const quotes = (first: RankedSentence, shortAnswer: ShortAnswerOption | null = null): AnswerSentence[] => {
    const max = shortAnswer ? MAX_STATEMENTS_WITH_SHORT_ANSWER : MAX_STATEMENTS;
    const besides = negatingSentence(evidence, ranked, first);
    const isAnswered = kind === 'answered';
    const choice = { ranked, first, besides, shortAnswer, isAnswered, stories, max };
    return chooseQuotes(evidence, choice).map(statementOf);
  };
  const found = contradictingSentence(evidence, ranked);
  const contradicting = found && isAboutSlot(question, found.candidate) ? found : null;
  if (contradicting && presupposes(question) && !question.replacesName)
    return { ...assessed, statements: quotes(contradicting), contradicted: true };
  const options = read ? optionsAboutSlot(evidence, ranked, calibration) : [];
  const events = await eventsIfNeeded(store, evidence, ranked, options);
  // Whom an earlier report names has left the office.
  const holder = { sentence: options[0]?.ranked ?? ranked[0]!, name: options[0]?.text ?? '' };
  const successor = contradicting ? null : successorOf(question, ranked, holder, events);
  if (successor) return { ...assessed, statements: quotes(successor) };
  const probable = kind === 'answered' ? options : [];
  const disagreement = findDisagreement(question, probable, calibration.shortAnswer, { events, stories });
  if (disagreement) {
    const values = disagreement.map(reportedValue);
    return { ...assessed, statements: quotes(disagreement[0]!.ranked), disagreement: { values } };
  }
  const value = newestValue(question, options, calibration.shortAnswer, events);
  if (value !== null && kind === 'answered' && value.probability >= calibration.shortAnswer.showFrom) {
    const { option, probability, earlier } = value;
    const shortAnswer = citeShortAnswer(option, probability, earlier.slice(0, MAX_EARLIER));
    return { ...assessed, statements: quotes(option.ranked, option), shortAnswer };
  }
  const replaces = value !== null && (value.option !== options[0] || value.earlier.length > 0);
  const current = replaces ? value.option.ranked : null;
  const first = contradicting ?? current ?? leadingSentence(question, ranked, events);
  const isUnsure = isFoundNowhere(question.type, options, best, assessed.confidence);
  return { ...assessed, kind: isUnsure ? 'closest' : kind, statements: quotes(first) };
}

/** Which reports are of one event; looked up only where a later one may say otherwise. */
async function eventsIfNeeded(
  store: ComposeDeps['store'],
  { question, scope }: Evidence,
  ranked: readonly RankedSentence[],
  options: readonly ShortAnswerOption[],
): Promise<Events> {
  if (!mayChange(question, options) && !asksForLater(question)) return NO_EVENTS;
  const reports = ranked.map(({ candidate }) => candidate.from);
  return eventsOf(store.search, scope, reports);
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

export function statementOf({ from, sentence, copies }: DistinctSentence): AnswerSentence {
  const citation = cite(from.article, sentence.span);
  const others = copies.map((copy) => cite(copy.from.article, copy.sentence.span));
  return { text: citation.quote, citations: [citation, ...others] };
}
