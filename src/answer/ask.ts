import type { Answer, AskRequest } from '../domain/answer.js';
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
  const followed = typed.length > tools.maxQuestionChars ? null : followedUp(tools, request);
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
export function followedUp(tools: Pick<AnswerDeps, 'store'>, request: AskRequest): FollowUp | null {
  if (request.follows === undefined) return null;
  const earlier = earlierOf(tools, request.scope, request.follows);
  return earlier && followUp(cleanQuestion(request.question), earlier);
}

function earlierOf({ store }: Pick<AnswerDeps, 'store'>, scope: string, id: string): Earlier | null {
  const found = store.answers.find(store.articles.scopeKey(scope), id);
  if (!found) return null;
  const names = found.citations
    .filter(({ place }) => place === 0)
    .flatMap(({ article, revision, start, end }) => {
      const text = store.articles.find(scope, article, revision)?.text;
      return text === undefined ? [] : text.slice(start, end);
    });
  return {
    asked: found.question,
    question: found.searched,
    answer: names.length > 0 ? names.join(' ') : null,
  };
}
