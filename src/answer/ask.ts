import type { Answer, AskRequest } from '../domain/answer.js';
import { smallTalkOf } from '../text/small-talk.js';
import { contentTerms } from '../text/terms/tokens.js';
import { type AnswerDeps, answerQuestion } from './answer.js';
import { askedIn, type Earlier, loadEarlier } from './earlier-answer.js';
import { answerErrors } from './errors.js';
import { correctionOf } from './question/follow-up/correction.js';
import { type FollowUp, resolveFollowUp } from './question/follow-up/follow-up.js';
import { withNamesAlone } from './question/follow-up/inherited-subject.js';
import { isIncomplete, mayStandAlone, ownSubject } from './question/follow-up/own-subject.js';
import { namedOutlet } from './question/named-outlet.js';
import { questionOfNewTopic } from './question/new-topic.js';
import { overviewStyleOf } from './question/overview-style.js';
import { cleanQuestion, plainQuestion } from './question/plain-question.js';
import { analyseTimedQuestion, type Question } from './question/question.js';
import { lacksSubject } from './question/subject.js';
import { chooseReading, isDoubtful } from './two-readings.js';

export interface AskResult {
  readonly answer: Answer;
  /** The question that was searched; null if it is the one that was asked. */
  readonly searched: string | null;
}

/**
 * Answers a question, which may be a follow-up to an earlier one.
 * @throws UserError `question.too-long` if the typed question exceeds the limit; `question.small-talk` if it asks nothing
 *   about the news; `question.incomplete` if it refers to something that it does not name, and `question.empty` if it has
 *   no word to search for.
 */
export async function ask(deps: AnswerDeps, request: AskRequest, now = new Date()): Promise<AskResult> {
  const { maxQuestionChars } = deps;
  const typed = cleanQuestion(request.question);
  if (typed.length > maxQuestionChars) {
    throw answerErrors.longQuestion({ length: typed.length, limit: maxQuestionChars });
  }
  const earlier = await earlierOf(deps.store, request);
  const inherited = await answered(deps, request, earlier, now);
  const followed = (earlier && (await askedOfNames(deps, request, earlier, inherited, now))) ?? inherited;
  const alone = earlier && (await askedAlone(deps, request, earlier, followed, now));
  const { question, followUp, outlet, answer } = alone ?? followed;
  const subject = followUp?.subject ?? null;
  const named = request.outlet === undefined ? outlet : null;
  const { corrections = [], ...content } = answer;
  // Those of words that were carried over have been told before.
  const own = corrections.filter((correction) =>
    typed.toLowerCase().includes(correction.typed.toLowerCase()),
  );
  return {
    answer: {
      ...content,
      ...(own.length > 0 && { corrections: own }),
      question: typed,
      ...(subject !== null && { subject }),
      ...(named !== null && { outlet: named }),
    },
    searched: question.text === plainQuestion(typed) ? null : question.text,
  };
}

interface Understood {
  readonly question: Question;
  readonly followUp: FollowUp | null;
  readonly outlet: string | null;
}

type Answered = Understood & { readonly answer: Answer };

async function answered(
  deps: AnswerDeps,
  request: AskRequest,
  earlier: Earlier | null,
  now: Date,
): Promise<Answered> {
  return answeredAs(deps, request, await understandAfter(deps.store, request, earlier, now), now);
}

async function answeredAs(
  deps: AnswerDeps,
  request: AskRequest,
  understood: Understood,
  now: Date,
): Promise<Answered> {
  const { question, outlet } = understood;
  const narrowed = outlet === null ? request : { ...request, outlet };
  return { ...understood, answer: await answerQuestion(deps, question, narrowed, now) };
}

/**
 * The answer with nothing but the names of a subject that an earlier follow-up took over, if that is surer: "who's the ceo
 * year earlier Fennick turnover" asks for the CEO of Fennick. Null if it is not, or if there are no other words or no
 * names. Of 138 follow-ups, those to a question that had its subject itself lose by it: "what time", of "baby born storm".
 */
async function askedOfNames(
  deps: AnswerDeps,
  request: AskRequest,
  earlier: Earlier,
  inherited: Answered,
  now: Date,
): Promise<Answered | null> {
  const { followUp } = inherited;
  if (followUp === null || earlier.typed === earlier.searched) return null;
  if (!isDoubtful(inherited.answer, earlier.articles)) return null;
  const narrowed = withNamesAlone(followUp, earlier.nameTerms);
  if (narrowed === null || contentTerms(plainQuestion(request.question)).length === 0) return null;
  const understood = await understandAs(
    deps.store,
    request,
    { followUp: narrowed, shown: inherited.question.shown, topicArticles: inherited.question.topicArticles },
    now,
  );
  const named = await answeredAs(deps, request, understood, now);
  const isSurer = named.answer.confidence > inherited.answer.confidence;
  return isSurer && (named.answer.kind === 'answered' || inherited.answer.kind !== 'answered') ? named : null;
}

/**
 * The answer to a question without the subject that it took over, if that is better. Null if it is not, or if the question
 * cannot stand alone. Where it is about that subject all the same, the next question still follows from it.
 */
async function askedAlone(
  deps: AnswerDeps,
  request: AskRequest,
  earlier: Earlier,
  followed: Answered,
  now: Date,
): Promise<Answered | null> {
  const { followUp, answer: inherited } = followed;
  const isOwnQuestion = followUp?.slot === undefined && followUp?.isMore !== true;
  if ((followUp?.subject ?? null) === null || !isOwnQuestion) return null;
  const plain = plainQuestion(request.question);
  if (!isDoubtful(inherited, earlier.articles) || !canBeAsked(plain, now)) return null;
  const alone = await answered(deps, request, null, now);
  const first = inherited.statements[0]?.citations[0];
  const article = first && (await deps.store.articles.find(request.scope, first.articleId, first.revision));
  const reading = chooseReading({
    inherited,
    alone: alone.answer,
    earlier: earlier.articles,
    inheritedText: article?.text ?? '',
    ownSubject: ownSubject(plain, earlier),
    hasLayout: overviewStyleOf(plain) !== null,
    mayBeginTopic: mayStandAlone(plain, earlier),
  });
  if (reading === 'inherited') return null;
  return reading === 'alone' ? alone : { ...followed, answer: alone.answer };
}

/** True for a question that says what it is about, be it by a pronoun beside other words. */
const canBeAsked = (plain: string, now: Date): boolean =>
  contentTerms(plain).length > 0 &&
  correctionOf(plain) === null &&
  !lacksSubject(analyseTimedQuestion(plain, now));

/**
 * Analyses a question as it was typed: what it follows, and the time and the outlet that it names. The outlet is that of
 * the request if it has one.
 * @throws UserError `question.small-talk`, `question.incomplete`, `question.empty`
 */
export async function understand(
  store: AnswerDeps['store'],
  request: AskRequest,
  now: Date,
): Promise<Understood> {
  return understandAfter(store, request, await earlierOf(store, request), now);
}

async function understandAfter(
  store: AnswerDeps['store'],
  request: AskRequest,
  earlier: Earlier | null,
  now: Date,
): Promise<Understood> {
  const talk = smallTalkOf(cleanQuestion(request.question));
  if (talk) throw answerErrors.smallTalk({ talk });
  return understandAs(store, request, followUpOf(request.question, earlier), now);
}

/** What the question follows; null if that is nothing, or if it says that it is about something else. */
async function earlierOf(store: AnswerDeps['store'], request: AskRequest): Promise<Earlier | null> {
  const { scope, question, follows } = request;
  if (follows === undefined || questionOfNewTopic(cleanQuestion(question)) !== null) return null;
  return loadEarlier(store, scope, follows);
}

async function understandAs(
  store: AnswerDeps['store'],
  request: AskRequest,
  { followUp, shown, topicArticles }: Followed,
  now: Date,
): Promise<Understood> {
  const text = followUp?.question ?? plainQuestion(cleanQuestion(request.question));
  const named = request.outlet === undefined ? await namedOutlet(store, request.scope, text) : null;
  const slot = followUp?.slot ?? null;
  const aside = followUp?.aside ?? [];
  const isCarriedOn = (followUp?.subject ?? null) !== null;
  const analysed = analyseTimedQuestion(named?.question ?? text, now);
  const question = { ...analysed, slot, aside, shown, topicArticles, isCarriedOn };
  if (!isCarriedOn && lacksSubject(question)) throw answerErrors.missingSubject({});
  return { question, followUp, outlet: named?.outlet ?? request.outlet ?? null };
}

interface Followed extends Pick<Question, 'topicArticles' | 'shown'> {
  readonly followUp: FollowUp | null;
}

/** Resolves a typed question against the answer it follows. */
function followUpOf(typed: string, earlier: Earlier | null): Followed {
  if (!earlier) return { followUp: null, shown: [], topicArticles: new Set() };
  const asked = askedIn(typed);
  const followUp = resolveFollowUp(asked, earlier);
  const topicArticles =
    followUp.subject !== null && isIncomplete(asked) ? earlier.topicArticles : new Set<string>();
  return { followUp, shown: followUp.isMore ? earlier.quoted : [], topicArticles };
}
