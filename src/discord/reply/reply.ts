/**
 * The writer of responses to interactions; message-reply.ts has the others. Every message consists of components
 * (Components V2), because a message that does can never have content or embeds again. Payloads with quotes are sent
 * only after verbatim.ts and `Newsroom.answers.verify` have checked them.
 */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  DiscordAPIError,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalBuilder,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js';
import type { Newsroom } from '../../app/newsroom.js';
import type { Answer } from '../../domain/answer.js';
import type { Citation } from '../../domain/citation.js';
import type { Scope } from '../../domain/scope.js';
import { discordErrors } from '../errors.js';
import { assertAnswer, assertCited } from './assert-shown.js';
import type { Audience } from './audience.js';
import { IS_COMPONENTS, SILENT, sent } from './outgoing.js';
import { type Payload, words } from './payload.js';
import { refusalPayload } from './refusal.js';

export type Respondable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | StringSelectMenuInteraction
  | ModalSubmitInteraction;

const PRIVATE = MessageFlags.Ephemeral | IS_COMPONENTS;
/** What a message loses when it is edited to consist of components. */
const WITHOUT_LEGACY = { content: null, embeds: [] } as const;

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
  readonly #audience: Audience;
  readonly #isOnlyForUser: () => boolean;
  #state: State = 'fresh';
  /** Whether the message to be edited has content and embeds, from before messages consisted of components. */
  #isLegacy = false;
  #refusalControls: Payload['components'] = [];

  constructor(
    interaction: Respondable,
    newsroom: Newsroom,
    audience: Audience,
    isOnlyForUser: () => boolean = () => false,
  ) {
    this.#interaction = interaction;
    this.#newsroom = newsroom;
    this.#audience = audience;
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
  offerOnRefusal(controls: Payload['components']): void {
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
    this.#isLegacy = !this.#interaction.message.flags.has(IS_COMPONENTS);
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
    await this.#write(words(text));
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
   * @param message Markdown: what came from outside is escaped (`refusalMarkdown`).
   */
  async refuse(message: string, { publicly = false } = {}): Promise<void> {
    const { components } = refusalPayload(message);
    const refusal = { components: [...components, ...this.#refusalControls] };
    const privateMessage = { ...SILENT, ...sent(refusal, this.#audience), flags: PRIVATE } as const;
    if (this.#state === 'fresh') await this.#interaction.reply(privateMessage);
    else if (this.#state === 'shown') await this.#interaction.followUp(privateMessage);
    else if (this.#state === 'placeholder' && !publicly) await this.#replacePlaceholder(refusal);
    else await this.#write(refusal);
    this.#state = 'shown';
  }

  /**
   * A follow-up to a placeholder without content would replace it and inherit its visibility, so the placeholder
   * gets content first. It is deleted last: a follow-up cannot be repeated when it is unknown whether it arrived, and
   * then the placeholder takes the message.
   */
  async #replacePlaceholder(refusal: Payload): Promise<void> {
    await this.#write(words(this.#audience.texts.reply.onlyForYou));
    try {
      await this.#interaction.followUp({ ...SILENT, ...sent(refusal, this.#audience), flags: PRIVATE });
    } catch {
      await this.#write(refusal);
      return;
    }
    await this.#interaction.deleteReply();
  }

  async #write(payload: Payload): Promise<string> {
    const message = await this.#interaction.editReply({
      ...SILENT,
      ...(this.#isLegacy && WITHOUT_LEGACY),
      ...sent(payload, this.#audience),
      flags: IS_COMPONENTS,
    });
    this.#isLegacy = false;
    return message.id;
  }
}
