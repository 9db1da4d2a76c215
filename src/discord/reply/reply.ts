/**
 * The only writer to Discord. Mentions are always disabled. Payloads with quotes are sent only after verbatim.ts and
 * `Newsroom.answers.verify` have checked them.
 */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
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
import { MAX_CONTENT_CHARS } from './discord-limits.js';
import { escapeLines } from './escape.js';
import type { Payload } from './payload.js';
import { shorten } from './shorten.js';
import { assertQuoted, assertVerbatim } from './verbatim.js';

export type Respondable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

/** The subset of a channel that takes messages. */
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

/** The responses to one interaction, in the order that Discord requires. */
export class Reply implements AnswerReply {
  readonly #interaction: Respondable;
  readonly #newsroom: Newsroom;
  #state: State = 'fresh';

  constructor(interaction: Respondable, newsroom: Newsroom) {
    this.#interaction = interaction;
    this.#newsroom = newsroom;
  }

  /** Acknowledges; the visibility cannot be changed afterwards. */
  async defer(options: { private: boolean }): Promise<void> {
    await this.#interaction.deferReply(options.private ? { flags: MessageFlags.Ephemeral } : {});
    this.#state = options.private ? 'private placeholder' : 'placeholder';
  }

  /** Acknowledges a click whose message will be edited. */
  async deferUpdate(): Promise<void> {
    if (!this.#interaction.isMessageComponent())
      throw new Error('Only a message component has a message to edit.');
    await this.#interaction.deferUpdate();
    this.#state = 'shown';
  }

  /** Must be the first response. */
  async openForm(form: ModalBuilder): Promise<void> {
    if (this.#interaction.isModalSubmit()) throw new Error('A form cannot open another form.');
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
    assertQuoted(payload, citations);
    await this.#newsroom.answers.verify(scope, citations);
    return this.show(payload);
  }

  /** Tells only the user why nothing is shown; deletes a public placeholder first. */
  async refuse(message: string): Promise<void> {
    const content = shorten(escapeLines(message), MAX_CONTENT_CHARS);
    const privateMessage = { ...SILENT, content, flags: MessageFlags.Ephemeral } as const;
    switch (this.#state) {
      case 'fresh':
        await this.#interaction.reply(privateMessage);
        break;
      case 'private placeholder':
        await this.#write({ content });
        break;
      case 'placeholder':
        // As long as the placeholder exists, a follow-up replaces it and inherits its visibility.
        await this.#interaction.deleteReply();
        await this.#interaction.followUp(privateMessage);
        break;
      case 'shown':
        await this.#interaction.followUp(privateMessage);
        break;
    }
    this.#state = 'shown';
  }

  async #write({ content, embeds = [], components = [] }: Payload): Promise<string> {
    const message = await this.#interaction.editReply({
      ...SILENT,
      content: content ?? null,
      embeds: [...embeds],
      components: [...components],
    });
    return message.id;
  }
}

/** Posts a message that is not a reply, in a channel where the bot may post. */
export async function post(channel: Postable, { content, embeds = [] }: Payload): Promise<void> {
  await channel.send({ ...SILENT, ...(content !== undefined && { content }), embeds: [...embeds] });
}

/** The response to a message: a public reply to it. */
export class MessageReply implements AnswerReply {
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

  /** There is no placeholder to write into, so this only shows "is typing…". */
  async showProgress(): Promise<void> {
    await this.showTyping();
  }

  async showAnswer(payload: Payload, { scope, answer }: { scope: Scope; answer: Answer }): Promise<string> {
    await assertAnswer(this.#newsroom, payload, { scope, answer });
    return this.#write(payload);
  }

  async refuse(message: string): Promise<void> {
    await this.#write({ content: shorten(escapeLines(message), MAX_CONTENT_CHARS) });
  }

  async #write({ content, embeds = [], components = [] }: Payload): Promise<string> {
    const sent = await this.#message.reply({
      allowedMentions: { ...SILENT.allowedMentions, repliedUser: false },
      failIfNotExists: false,
      embeds: [...embeds],
      components: [...components],
      ...(content !== undefined && { content }),
    });
    return sent.id;
  }
}

async function assertAnswer(
  newsroom: Newsroom,
  payload: Payload,
  { scope, answer }: { scope: Scope; answer: Answer },
): Promise<void> {
  assertVerbatim(payload, answer);
  await newsroom.answers.verify(scope, citationsOf(answer));
}
