import type { Logger } from 'pino';
import { outletsInstead } from '../../app/archive/outlets-instead.js';
import type { Newsroom } from '../../app/newsroom.js';
import { type Config, understandsEnglishOnly } from '../../config/config.js';
import type { Answer, AskRequest } from '../../domain/answer.js';
import { UserError } from '../../domain/errors.js';
import { isInOtherLanguage } from '../../text/other-language.js';
import type { Closing } from '../bot/closing.js';
import { discordErrors } from '../errors.js';
import type { AskQueue } from '../limits/ask-queue.js';
import { renderAnswer } from '../render/answers/answer.js';
import type { AnswerReply } from '../reply/reply.js';
import type { Hints } from '../strings/en/answer.js';
import type { Texts } from '../strings/texts.js';

export interface ReplyWithAnswerDeps {
  readonly newsroom: Newsroom;
  readonly askQueue: AskQueue;
  readonly closing: Closing;
  readonly config: Config;
  readonly reply: AnswerReply;
  readonly texts: Texts;
  readonly logger: Logger;
  /** Whether who asks may add articles. */
  readonly mayAdd: boolean;
  /** Whether to show the answer; by default any. */
  readonly isWanted?: (answer: Answer) => boolean;
}

/**
 * Asks when it is the question's turn, shows the answer, and records which message shows it.
 * @returns the id of that message; null if the answer is not shown
 * @throws UserError those of `Newsroom.answers.ask`, and `cancelled` if the bot closes first
 */
export async function replyWithAnswer(
  request: AskRequest,
  deps: ReplyWithAnswerDeps,
): Promise<string | null> {
  const { newsroom, askQueue, closing, reply, texts, mayAdd, config } = deps;
  try {
    const answer = await askQueue.add(() => newsroom.answers.ask(request), showsPosition(deps));
    if (deps.isWanted?.(answer) === false) return null;
    const isForeign = understandsEnglishOnly(config) && isInOtherLanguage(request.question);
    const outlets = await outletsFor(request, answer, newsroom);
    const payload = renderAnswer(answer, { mayAdd, outlets, isForeign, ...narrowing(request) }, texts);
    const message = await reply.showAnswer(payload, { scope: request.scope, answer });
    await recordMessage(answer, message, deps);
    return message;
  } catch (error) {
    throw closing.cutOff(error) ? discordErrors.restartingAsk({}, { cause: error }) : error;
  }
}

/** Shows the position of a question that waits for its turn. The returned function never rejects. */
export const showsPosition =
  ({ reply, texts, logger }: Pick<ReplyWithAnswerDeps, 'reply' | 'texts' | 'logger'>) =>
  (position: number): Promise<void> =>
    reply
      .showProgress(texts.ask.waiting(position))
      .catch((error: unknown) => logger.warn({ err: error }, 'position in the queue not shown'));

function narrowing({ since = 'all', outlet }: AskRequest): Pick<Hints, 'narrowed' | 'by'> {
  const isTimed = since !== 'all';
  if (isTimed === (outlet !== undefined)) return { narrowed: isTimed };
  return { narrowed: true, by: isTimed ? 'since' : 'outlet' };
}

/** Outlets to choose from, if the one that was asked for has no articles. */
async function outletsFor(
  { scope, outlet }: AskRequest,
  { searched }: Answer,
  { archive }: Newsroom,
): Promise<readonly string[]> {
  return outlet === undefined || searched.articles > 0 ? [] : outletsInstead(archive, scope, outlet);
}

/** Never rejects: an answer that is shown but not recorded only cannot be followed up. */
async function recordMessage(
  { id }: Answer,
  message: string,
  { newsroom, closing, logger }: ReplyWithAnswerDeps,
): Promise<void> {
  try {
    await newsroom.answers.recordMessage(id, message);
  } catch (error) {
    if (closing.cutOff(error)) return;
    const level = error instanceof UserError ? 'warn' : 'error';
    logger[level]({ err: error }, 'the message of an answer is not recorded');
  }
}

/**
 * Discord also checks the length of an option, against the limit at the time of registration.
 * @throws UserError `question.empty` or `question.too-long`
 */
export function checkedQuestion(question: string, { MAX_QUESTION_CHARS: limit }: Config): string {
  if (question.trim() === '') throw discordErrors.emptyQuestion({});
  if (question.length > limit) throw discordErrors.longQuestion({ length: question.length, limit });
  return question;
}
