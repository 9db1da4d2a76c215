import type { Answer, AskRequest } from '../domain/answer.js';
import { SHORT_ANSWER_PLACE } from '../store/ports/answer-store.js';
import { type AnswerDeps, answerQuestion } from './answer.js';
import { type Earlier, type FollowUp, followUp } from './question/follow-up.js';
import { analyseQuestion, cleanQuestion } from './question/question.js';

export interface Asked {
  readonly answer: Answer;
  /** What was searched for, where that is not the question itself. */
  readonly searched: string | null;
}

/**
 * `answerQuestion` for a question that may lean on an earlier one.
 * @throws UserError as that; the limit is on what was typed.
 */
export async function ask(tools: AnswerDeps, request: AskRequest, now = new Date()): Promise<Asked> {
  const typed = cleanQuestion(request.question);
  const followed = typed.length > tools.maxQuestionChars ? null : await followedUp(tools, request);
  if (!followed) return { answer: await answerQuestion(tools, request, now), searched: null };
  const { question, subject } = followed;
  const maxQuestionChars = Math.max(question.length, tools.maxQuestionChars);
  const answer = await answerQuestion({ ...tools, maxQuestionChars }, { ...request, question }, now);
  return {
    answer: { ...answer, question: typed, ...(subject === null ? {} : { subject }) },
    searched: question === typed ? null : analyseQuestion(question, maxQuestionChars).text,
  };
}

/** A question made whole by the answer it follows; null where it follows none that is still there. */
export async function followedUp(
  tools: Pick<AnswerDeps, 'store'>,
  request: AskRequest,
): Promise<FollowUp | null> {
  if (request.follows === undefined) return null;
  const earlier = await earlierOf(tools, request.scope, request.follows);
  return earlier && followUp(cleanQuestion(request.question), earlier);
}

async function earlierOf(
  { store }: Pick<AnswerDeps, 'store'>,
  scope: string,
  id: string,
): Promise<Earlier | null> {
  const found = await store.answers.find(await store.articles.scopeKey(scope), id);
  if (!found) return null;
  const names: string[] = [];
  for (const { article, revision, start, end, place } of found.citations) {
    if (place !== SHORT_ANSWER_PLACE) continue;
    const text = (await store.articles.find(scope, article, revision))?.text;
    if (text !== undefined) names.push(text.slice(start, end));
  }
  return {
    asked: found.question,
    question: found.searched,
    answer: names.length > 0 ? names.join(' ') : null,
  };
}
