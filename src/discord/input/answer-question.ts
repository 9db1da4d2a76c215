import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Config } from '../../config/config.js';
import type { AskRequest } from '../../domain/answer.js';
import { UserError } from '../../domain/errors.js';
import type { AskQueue } from '../limits/ask-queue.js';
import { renderAnswer } from '../render/answer.js';
import type { AnswerReply } from '../reply/reply.js';
import { askStrings, boundaryStrings } from '../strings/strings.js';

/** What answering takes, whether a command, a form, a button or a message asks. */
export interface Answering {
  readonly newsroom: Newsroom;
  readonly line: AskQueue;
  readonly reply: AnswerReply;
  readonly logger: Logger;
}

/** Asks when the question's turn comes, shows the answer, and remembers which message shows it. */
export async function answer(request: AskRequest, answering: Answering): Promise<void> {
  const { newsroom, line, reply, logger } = answering;
  const tell = (position: number) =>
    reply
      .showProgress(askStrings.waiting(position))
      .catch((error: unknown) => logger.warn({ err: error }, 'place in the line not shown'));
  const answer = await line.add(() => newsroom.answers.ask(request), tell);
  const message = await reply.showAnswer(renderAnswer(answer, new Date()), { scope: request.scope, answer });
  await newsroom.answers.recordMessage(answer.id, message);
}

/**
 * Discord checks the length of an option too, by the limit that was set when the commands were registered.
 * @throws UserError `question.empty` or `question.too-long`.
 */
export function checkedQuestion(question: string, { MAX_QUESTION_CHARS: limit }: Config): string {
  if (question.trim() === '') throw new UserError('question.empty', boundaryStrings.emptyQuestion);
  if (question.length > limit) {
    throw new UserError('question.too-long', boundaryStrings.longQuestion(question.length, limit));
  }
  return question;
}
