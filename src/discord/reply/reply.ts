/**
 * The only writer to Discord. Mentions are always disabled. Payloads with quotes are sent only after verbatim.ts and
 * `Newsroom.answers.verify` have checked them.
 */
import { randomBytes } from 'node:crypto';
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type InteractionReplyOptions,
  type Message,
  type MessageContextMenuCommandInteraction,
  type MessageCreateOptions,
  MessageFlags,
  type ModalBuilder,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Newsroom } from '../../app/newsroom.js';
import { type Answer, citationsOf } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';
import { replyStrings } from '../strings/reply.js';
import { MAX_CONTENT_CHARS } from './discord-limits.js';
import { escapeLines } from './escape.js';
import type { Controls, Payload } from './payload.js';
import { shorten } from './shorten.js';
import { assertQuoted, assertVerbatim } from './verbatim.js';

export type Respondable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

export interface Postable {
  send(message: MessageCreateOptions): Promise<unknown>;
}

const SILENT = { allowedMentions: { parse: [] } } as const;

/**
 * `fresh`: not acknowledged. `placeholder`: deferred, with no content but progress. `private placeholder`: the same,
 * visible to one user. `shown`: has content that a refusal must not overwrite.
 */
type State = 'fresh' | 'placeholder' | 'private placeholder' | 'shown';

/** Shows an answer, in response to an interaction or to a message. */
export interface AnswerReply {
  /** @param text Trusted: it is not escaped. */
  showProgress(text: string): Promise<void>;
  /** Returns the id of the message. */
  showAnswer(payload: Payload, of: { scope: Scope; answer: Answer }): Promise<string>;
}

/** Shows what became of given articles, in response to an interaction or to a message. */
export interface OutcomeReply {
  defer(options: { private: boolean }): Promise<unknown>;
  /** @param text Trusted: it is not escaped. */
  showProgress(text: string): Promise<void>;
  /** For payloads without quotes. Returns the id of the message. */
  show(payload: Payload): Promise<string>;
  showQuoted(payload: Payload, of: { scope: Scope; citations: readonly Citation[] }): Promise<string>;
}

/** The responses to one interaction, in the order that Discord requires. */
export class Reply implements AnswerReply, OutcomeReply {
  readonly #interaction: Respondable;
  readonly #newsroom: Newsroom;
  readonly #isOnlyForUser: () => boolean;
  #state: State = 'fresh';
  #refusalControls: readonly Controls[] = [];

  constructor(interaction: Respondable, newsroom: Newsroom, isOnlyForUser: () => boolean = () => false) {
    this.#interaction = interaction;
    this.#newsroom = newsroom;
    this.#isOnlyForUser = isOnlyForUser;
  }

  /** Acknowledges for good, unless that is done (`deferEarly`). @returns whether the response is private */
  async defer(options: { private: boolean }): Promise<boolean> {
    if (this.#state !== 'fresh') return this.#state === 'private placeholder';
    const isPrivate = options.private || this.#isOnlyForUser();
    try {
      await this.#interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
    } catch (error) {
      if (error instanceof DiscordAPIError) throw error;
      // Discord has not answered, but may have acknowledged: writing into the placeholder will tell.
      this.#interaction.deferred = true;
    }
    this.#state = isPrivate ? 'private placeholder' : 'placeholder';
    return isPrivate;
  }

  /** Adds controls to a refusal, should there be one. */
  offerOnRefusal(controls: readonly Controls[]): void {
    this.#refusalControls = controls;
  }

  /**
   * Acknowledges before it is known how the command responds: privately, so that nothing is shown to others that
   * should not be. `deferUpdate` then shows a new message instead of editing the clicked one.
   */
  async deferEarly(): Promise<void> {
    await this.defer({ private: true });
  }

  /** Acknowledges a click whose message will be edited. */
  async deferUpdate(): Promise<void> {
    if (!this.#interaction.isMessageComponent())
      throw new Error('Only a message component has a message to edit.');
    if (this.#state !== 'fresh') return;
    await this.#interaction.deferUpdate();
    this.#state = 'shown';
  }

  /**
   * Must be the first response.
   * @throws UserError `queue.full` after `deferEarly`
   */
  async openForm(form: ModalBuilder): Promise<void> {
    if (this.#interaction.isModalSubmit()) throw new Error('A form cannot open another form.');
    if (this.#state !== 'fresh') throw discordErrors.slow({});
    await this.#interaction.showModal(form);
    this.#state = 'shown';
  }

  /** Replaces the deferred or clicked message by `payload`; returns the message's id. */
  async show(payload: Payload): Promise<string> {
    const message = await this.#write(payload);
    this.#state = 'shown';
    return message;
  }

  /** Writes into the deferred message. */
  async showProgress(text: string): Promise<void> {
    await this.#write({ content: text });
  }

  /**
   * `show` for an answer.
   * @throws Error (a fault) if the payload quotes anything that `answer` does not cite, or a citation differs from
   * the stored text.
   */
  async showAnswer(payload: Payload, { scope, answer }: { scope: Scope; answer: Answer }): Promise<string> {
    await assertAnswer(this.#newsroom, payload, { scope, answer });
    return this.show(payload);
  }

  /**
   * `show` for a list of quotes.
   * @throws Error (a fault) like `showAnswer`.
   */
  async showQuoted(
    payload: Payload,
    { scope, citations }: { scope: Scope; citations: readonly Citation[] },
  ): Promise<string> {
    await assertCited(this.#newsroom, payload, { scope, citations });
    return this.show(payload);
  }

  /**
   * Tells the user why nothing is shown: only the user, by replacing a public placeholder by a private message, or
   * `publicly`, by writing into the placeholder. Whatever request fails, some words are left.
   */
  async refuse(message: string, { publicly = false } = {}): Promise<void> {
    const content = shorten(escapeLines(message), MAX_CONTENT_CHARS);
    const components = [...this.#refusalControls];
    const privateMessage = { ...SILENT, content, components, flags: MessageFlags.Ephemeral } as const;
    if (this.#state === 'fresh') await this.#interaction.reply(privateMessage);
    else if (this.#state === 'shown') await this.#interaction.followUp(privateMessage);
    else if (this.#state === 'placeholder' && !publicly) await this.#replacePlaceholder(privateMessage);
    else await this.#write({ content, components });
    this.#state = 'shown';
  }

  /**
   * A follow-up to a placeholder without content would replace it and inherit its visibility, so the placeholder
   * gets content first. It is deleted last: a follow-up cannot be repeated when it is unknown whether it arrived, and
   * then the placeholder takes the message.
   */
  async #replacePlaceholder(message: InteractionReplyOptions & Payload): Promise<void> {
    await this.#write({ content: replyStrings.onlyForYou });
    try {
      await this.#interaction.followUp(message);
    } catch {
      await this.#write(message);
      return;
    }
    await this.#interaction.deleteReply();
  }

  async #write({ content, embeds = [], components = [], files = [] }: Payload): Promise<string> {
    const message = await this.#interaction.editReply({
      ...SILENT,
      content: content ?? null,
      embeds: [...embeds],
      components: [...components],
      ...(files.length > 0 && {
        files: files.map(({ name, content: text }) => ({ name, attachment: Buffer.from(text) })),
      }),
    });
    return message.id;
  }
}

/** Posts a message that is not a reply, in a channel where the bot may post. */
export async function post(channel: Postable, { content, embeds = [] }: Payload): Promise<void> {
  await channel.send({
    ...SILENT,
    ...onlyOnce(),
    ...(content !== undefined && { content }),
    embeds: [...embeds],
  });
}

/** The response to a message: a public reply to it. */
export class MessageReply implements AnswerReply, OutcomeReply {
  readonly #message: Message;
  readonly #newsroom: Newsroom;

  constructor(message: Message, newsroom: Newsroom) {
    this.#message = message;
    this.#newsroom = newsroom;
  }

  /** "Byline is typing…" for ten seconds, or until a message is posted. */
  async showTyping(): Promise<void> {
    if (this.#message.channel.isSendable()) await this.#message.channel.sendTyping();
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

  async refuse(message: string): Promise<void> {
    await this.#write({ content: shorten(escapeLines(message), MAX_CONTENT_CHARS) });
  }

  async #write({ content, embeds = [], components = [] }: Payload): Promise<string> {
    const sent = await this.#message.reply({
      ...onlyOnce(),
      allowedMentions: { ...SILENT.allowedMentions, repliedUser: false },
      failIfNotExists: false,
      embeds: [...embeds],
      components: [...components],
      ...(content !== undefined && { content }),
    });
    return sent.id;
  }
}

/** Lets Discord recognise a message that it was sent before, so that sending can be repeated. */
function onlyOnce(): { nonce: string; enforceNonce: true } {
  return { nonce: randomBytes(12).toString('hex'), enforceNonce: true };
}

async function assertAnswer(
  newsroom: Newsroom,
  payload: Payload,
  { scope, answer }: { scope: Scope; answer: Answer },
): Promise<void> {
  assertVerbatim(payload, answer);
  await newsroom.answers.verify(scope, citationsOf(answer));
}

async function assertCited(
  newsroom: Newsroom,
  payload: Payload,
  { scope, citations }: { scope: Scope; citations: readonly Citation[] },
): Promise<void> {
  assertQuoted(payload, citations);
  if (citations.length > 0) await newsroom.answers.verify(scope, citations);
}
