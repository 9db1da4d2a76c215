import type { Answer, AskRequest } from '../domain/answer.js';
import type { Scope } from '../domain/scope.js';
import { type PlacedSpan, SHORT_ANSWER_PLACE } from '../store/ports/answer-store.js';
import { smallTalkOf } from '../text/small-talk.js';
import { contentTerms } from '../text/terms/tokens.js';
import { type AnswerDeps, answerQuestion } from './answer.js';
import { answerErrors } from './errors.js';
import { nameTermsIn } from './evidence/event.js';
import { correctionOf } from './question/follow-up/correction.js';
import type { EarlierQuestion } from './question/follow-up/earlier-question.js';
import { type FollowUp, resolveFollowUp } from './question/follow-up/follow-up.js';
import { withNamesAlone, withoutStaleSubject } from './question/follow-up/inherited-subject.js';
import { isIncomplete, mayStandAlone, ownSubject } from './question/follow-up/own-subject.js';
import { isPersonal } from './question/follow-up/personal.js';
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
  const inherited = await answered(deps, request, now);
  const followed = (await askedOfNames(deps, request, inherited, now)) ?? inherited;
  const { question, followUp, outlet, answer } = (await askedAlone(deps, request, followed, now)) ?? followed;
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

async function answered(deps: AnswerDeps, request: AskRequest, now: Date): Promise<Answered> {
  return answeredAs(deps, request, await understand(deps.store, request, now), now);
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
  inherited: Answered,
  now: Date,
): Promise<Answered | null> {
  const { followUp } = inherited;
  if (followUp === null || request.follows === undefined) return null;
  const earlier = await earlierQuestion(deps.store, request.scope, request.follows);
  if (!earlier || earlier.typed === earlier.searched || !isDoubtful(inherited.answer, earlier.articles))
    return null;
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
  { follows, ...request }: AskRequest,
  followed: Answered,
  now: Date,
): Promise<Answered | null> {
  const { followUp, answer: inherited } = followed;
  const isOwnQuestion = followUp?.slot === undefined && followUp?.isMore !== true;
  if ((followUp?.subject ?? null) === null || !isOwnQuestion || follows === undefined) return null;
  const earlier = await earlierQuestion(deps.store, request.scope, follows);
  const plain = plainQuestion(request.question);
  if (!earlier || !isDoubtful(inherited, earlier.articles) || !canBeAsked(plain, now)) return null;
  const alone = await answered(deps, request, now);
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

/** True for a question that says what it is about, be it by a pronoun beside other words, but not by "I" and "my". */
const canBeAsked = (plain: string, now: Date): boolean =>
  contentTerms(plain).length > 0 &&
  !isPersonal(plain) &&
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
  const typed = cleanQuestion(request.question);
  const talk = smallTalkOf(typed);
  if (talk) throw answerErrors.smallTalk({ talk });
  return understandAs(store, request, await followUpOf(store, request), now);
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

/** Resolves a question against the answer it follows; null if there is none or it has been deleted. */
async function followUpOf(store: AnswerDeps['store'], request: AskRequest): Promise<Followed> {
  const isOfNewTopic = questionOfNewTopic(cleanQuestion(request.question)) !== null;
  const follows = isOfNewTopic ? undefined : request.follows;
  const earlier = follows && (await earlierQuestion(store, request.scope, follows));
  if (!earlier) return { followUp: null, shown: [], topicArticles: new Set() };
  const asked = askedIn(request.question);
  const followUp = resolveFollowUp(asked, earlier);
  const topicArticles =
    followUp.subject !== null && isIncomplete(asked) ? earlier.topicArticles : new Set<string>();
  return { followUp, shown: followUp.isMore ? earlier.quoted : [], topicArticles };
}

/** A correction is no introduction: "no, I meant the debate". */
function askedIn(typed: string): string {
  const clean = cleanQuestion(typed);
  return correctionOf(clean) === null ? plainQuestion(typed) : clean;
}

interface Earlier extends EarlierQuestion {
  readonly articles: ReadonlySet<string>;
  /** That of its first quote. */
  readonly topicArticles: ReadonlySet<string>;
  /** The terms of the names in the article of its first quote. */
  readonly nameTerms: ReadonlySet<string>;
  readonly quoted: readonly PlacedSpan[];
}

async function earlierQuestion(
  store: AnswerDeps['store'],
  scope: Scope,
  answerId: string,
): Promise<Earlier | null> {
  const found = await store.answers.find(await store.articles.scopeKey(scope), answerId);
  if (!found) return null;
  const quoted = async (citations: readonly PlacedSpan[]): Promise<string[]> => {
    const texts = await Promise.all(
      citations.map(async ({ article, revision, start, end }) =>
        (await store.articles.find(scope, article, revision))?.text.slice(start, end),
      ),
    );
    return texts.filter((text) => text !== undefined);
  };
  const names = await quoted(found.citations.filter(({ place }) => place === SHORT_ANSWER_PLACE));
  const first = found.citations.filter(({ place }) => place === 1).slice(0, 1);
  const [quote = null] = await quoted(first);
  const article = first[0] && (await store.articles.find(scope, first[0].article, first[0].revision));
  const searched = plainQuestion(found.searched);
  const earlier = {
    typed: await withoutOutlet(store, scope, askedIn(found.question), searched),
    searched,
    shortAnswer: names.length > 0 && !found.unhelpful ? names.join(', ') : null,
    quote,
  };
  const articles = new Set(found.citations.map(({ article }) => article));
  const topicArticles = new Set(first.map(({ article }) => article));
  const shown = found.citations.filter(({ place }) => place > 0);
  const nameTerms = nameTermsIn(article?.text ?? '');
  return {
    ...withoutStaleSubject(earlier, article?.title ?? ''),
    articles,
    topicArticles,
    nameTerms,
    quoted: shown,
  };
}

/** An earlier question without the outlet that it names, where it was searched for without it. */
async function withoutOutlet(
  store: AnswerDeps['store'],
  scope: Scope,
  typed: string,
  searched: string,
): Promise<string> {
  const named = await namedOutlet(store, scope, typed);
  if (named === null) return typed;
  const name = named.outlet.toLowerCase().replace(/^the /, '');
  return searched.toLowerCase().includes(name) ? typed : named.question;
}
