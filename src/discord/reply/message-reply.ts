/** Messages that respond to no interaction. Mentions are disabled, and quotes checked, as in reply.ts. */
import { randomBytes } from 'node:crypto';
import type { Message, MessageCreateOptions } from 'discord.js';
import type { Logger } from 'pino';
import type { Newsroom } from '../../app/newsroom.js';
import type { Answer } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import { within } from '../../domain/within.js';
import { assertAnswer, assertCited } from './assert-shown.js';
import type { Audience } from './audience.js';
import { IS_COMPONENTS, SILENT, sent } from './outgoing.js';
import type { Payload } from './payload.js';
import { refusalPayload } from './refusal.js';
import type { AnswerReply, OutcomeReply } from './reply.js';

/** Longest wait for "is typing…" before the work begins. */
const TYPING_WAIT_MS = 1000;

export interface Postable {
  send(message: MessageCreateOptions): Promise<unknown>;
}

/**
 * Posts a message that is not a reply, in a channel where the bot may post.
 * @param nonce At most 25 characters. For some minutes, Discord posts a message with the same one only once, whoever
 *   sends it. Default: a new one.
 */
export async function post(
  channel: Postable,
  payload: Payload,
  audience: Audience,
  nonce = randomNonce(),
): Promise<void> {
  await channel.send({ ...SILENT, ...onlyOnce(nonce), ...sent(payload, audience), flags: IS_COMPONENTS });
}

/** The response to a message: a public reply to it. */
export class MessageReply implements AnswerReply, OutcomeReply {
  readonly #message: Message;
  readonly #newsroom: Newsroom;
  readonly #audience: Audience;
  readonly #logger: Logger;

  constructor(message: Message, newsroom: Newsroom, audience: Audience, logger: Logger) {
    this.#message = message;
    this.#newsroom = newsroom;
    this.#audience = audience;
    this.#logger = logger;
  }

  /** "Byline is typing…" for ten seconds, or until a message is posted. Never rejects: it is only a courtesy. */
  async showTyping(): Promise<void> {
    const { channel } = this.#message;
    if (!channel.isSendable()) return;
    const shown = channel
      .sendTyping()
      .catch((error: unknown) => this.#logger.info({ err: error }, '"is typing" not shown'));
    await within(shown, TYPING_WAIT_MS, undefined);
  }

  /** A message has no placeholder and nothing private; there is "is typing…" instead. */
  async defer(): Promise<void> {
    await this.showTyping();
  }

  /** There is no placeholder to write into, so this only shows "is typing…". */
  async showProgress(): Promise<void> {
    await this.showTyping();
  }

  async showAnswer(payload: Payload, { scope, answer }: { scope: Scope; answer: Answer }): Promise<string> {
    await assertAnswer(this.#newsroom, payload, { scope, answer });
    return this.#write(payload);
  }

  show(payload: Payload): Promise<string> {
    return this.#write(payload);
  }

  async showQuoted(
    payload: Payload,
    { scope, citations }: { scope: Scope; citations: readonly Citation[] },
  ): Promise<string> {
    await assertCited(this.#newsroom, payload, { scope, citations });
    return this.show(payload);
  }

  /** @param message Markdown, as for an interaction. */
  async refuse(message: string): Promise<void> {
    await this.#write(refusalPayload(message));
  }

  async #write(payload: Payload): Promise<string> {
    const posted = await this.#message.reply({
      ...onlyOnce(),
      allowedMentions: { ...SILENT.allowedMentions, repliedUser: false },
      failIfNotExists: false,
      ...sent(payload, this.#audience),
      flags: IS_COMPONENTS,
    });
    return posted.id;
  }
}

/** Lets Discord recognise a message that it was sent before, so that sending can be repeated. */
function onlyOnce(nonce = randomNonce()): { nonce: string; enforceNonce: true } {
  return { nonce, enforceNonce: true };
}

const randomNonce = (): string => randomBytes(12).toString('hex');
