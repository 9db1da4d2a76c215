import type { Answer, AskRequest } from '../types.js';
import { type AnswerTools, answerQuestion } from './answer.js';
import { type Earlier, followUp } from './follow-up.js';
import { analyseQuestion, cleanQuestion } from './question.js';

export interface Asked {
  readonly answer: Answer;
  /** What was searched for, where that is not the question itself. */
  readonly searched: string | null;
}

/**
 * `answerQuestion` for a question that may lean on an earlier one.
 * @throws UserError as that; the limit is on what was typed.
 */
export async function ask(tools: AnswerTools, request: AskRequest): Promise<Asked> {
  const earlier = request.follows === undefined ? null : earlierOf(tools, request.scope, request.follows);
  const typed = cleanQuestion(request.question);
  if (!earlier || typed.length > tools.maxQuestionChars) {
    return { answer: await answerQuestion(tools, request), searched: null };
  }
  const { question, subject } = followUp(typed, earlier);
  const maxQuestionChars = Math.max(question.length, tools.maxQuestionChars);
  const answer = await answerQuestion({ ...tools, maxQuestionChars }, { ...request, question });
  return {
    answer: { ...answer, question: typed, ...(subject === null ? {} : { subject }) },
    searched: question === typed ? null : analyseQuestion(question, maxQuestionChars).text,
  };
}

function earlierOf({ store }: AnswerTools, scope: string, id: string): Earlier | null {
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
