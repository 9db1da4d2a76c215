/**
 * The one place that writes to Discord. Every message mentions nobody; an answer goes through the gate of
 * verbatim.ts and `Newsroom.verify` on its way out, or does not go.
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
import { escapeLines } from './escape.js';
import { MAX_CONTENT_CHARS, type Payload } from './payload.js';
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
 * `fresh`: not acknowledged; `placeholder`: deferred, only we write into it; `private placeholder`: the same,
 * seen by one; `shown`: a message stands that a refusal must leave alone.
 */
type State = 'fresh' | 'placeholder' | 'private placeholder' | 'shown';

/** What an answer is shown through. */
export interface AnswerReply {
  /** What goes on meanwhile; `text` is our own. */
  showProgress(text: string): Promise<void>;
  /** Returns the id of the message that shows it. */
  showAnswer(payload: Payload, of: { scope: Scope; answer: Answer }): Promise<string>;
}

/** The answers to one interaction, in the order that Discord wants them. */
export class Reply implements AnswerReply {
  readonly #interaction: Respondable;
  readonly #newsroom: Newsroom;
  #state: State = 'fresh';

  constructor(interaction: Respondable, newsroom: Newsroom) {
    this.#interaction = interaction;
    this.#newsroom = newsroom;
  }

  /** Acknowledges, and decides for good who sees the answer. */
  async defer(options: { private: boolean }): Promise<void> {
    await this.#interaction.deferReply(options.private ? { flags: MessageFlags.Ephemeral } : {});
    this.#state = options.private ? 'private placeholder' : 'placeholder';
  }

  /** Acknowledges a click whose message will be changed; until then it stands as it is. */
  async deferUpdate(): Promise<void> {
    if (!this.#interaction.isMessageComponent()) throw new Error('Only a click has a message to change.');
    await this.#interaction.deferUpdate();
    this.#state = 'shown';
  }

  /** Must be the first response. */
  async openForm(form: ModalBuilder): Promise<void> {
    if (this.#interaction.isModalSubmit()) throw new Error('A form cannot open another form.');
    await this.#interaction.showModal(form);
    this.#state = 'shown';
  }

  /** Puts `payload` in the place of what was deferred; returns the message's id. */
  async show(payload: Payload): Promise<string> {
    const message = await this.#write(payload);
    this.#state = 'shown';
    return message;
  }

  /** What goes on meanwhile, in the deferred message; `text` is our own. */
  async showProgress(text: string): Promise<void> {
    await this.#write({ content: text });
  }

  /**
   * As `show`, for an answer.
   * @throws a fault when a quote in the payload is not what `answer` cites, or its citation not what is stored.
   */
  async showAnswer(payload: Payload, { scope, answer }: { scope: Scope; answer: Answer }): Promise<string> {
    await assertTrue(this.#newsroom, payload, { scope, answer });
    return this.show(payload);
  }

  /**
   * As `show`, for lines that quote articles.
   * @throws a fault as `showAnswer` does.
   */
  async showQuoted(
    payload: Payload,
    { scope, citations }: { scope: Scope; citations: readonly Citation[] },
  ): Promise<string> {
    assertQuoted(payload, citations);
    await this.#newsroom.answers.verify(scope, citations);
    return this.show(payload);
  }

  /** Says why not, to the one who asked alone; a public placeholder goes first. */
  async refuse(message: string): Promise<void> {
    const content = shorten(escapeLines(message), MAX_CONTENT_CHARS);
    const whisper = { ...SILENT, content, flags: MessageFlags.Ephemeral } as const;
    switch (this.#state) {
      case 'fresh':
        await this.#interaction.reply(whisper);
        break;
      case 'private placeholder':
        await this.#write({ content });
        break;
      case 'placeholder':
        // A follow-up takes the placeholder's place, and its visibility, as long as that is there.
        await this.#interaction.deleteReply();
        await this.#interaction.followUp(whisper);
        break;
      case 'shown':
        await this.#interaction.followUp(whisper);
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

/** A message of the bot's own accord, in a channel that it may write in. */
export async function post(channel: Postable, { content, embeds = [] }: Payload): Promise<void> {
  await channel.send({ ...SILENT, ...(content !== undefined && { content }), embeds: [...embeds] });
}

/** The answer to a message: a reply to it, which everybody sees. */
export class MessageReply implements AnswerReply {
  readonly #message: Message;
  readonly #newsroom: Newsroom;

  constructor(message: Message, newsroom: Newsroom) {
    this.#message = message;
    this.#newsroom = newsroom;
  }

  /** "Byline is typing…", for ten seconds or until a message comes. */
  async showTyping(): Promise<void> {
    if (this.#message.channel.isSendable()) await this.#message.channel.sendTyping();
  }

  /** A message has no place for it but "is typing…". */
  async showProgress(): Promise<void> {
    await this.showTyping();
  }

  async showAnswer(payload: Payload, { scope, answer }: { scope: Scope; answer: Answer }): Promise<string> {
    await assertTrue(this.#newsroom, payload, { scope, answer });
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

async function assertTrue(
  newsroom: Newsroom,
  payload: Payload,
  { scope, answer }: { scope: Scope; answer: Answer },
): Promise<void> {
  assertVerbatim(payload, answer);
  await newsroom.answers.verify(scope, citationsOf(answer));
}
