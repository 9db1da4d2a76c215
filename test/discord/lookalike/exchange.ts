import { type APIEmbed, type APIMessageTopLevelComponent, ComponentType } from 'discord.js';

/** What a request says about a message. */
export interface SentBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
  readonly components?: readonly APIMessageTopLevelComponent[];
  readonly attachments?: readonly { readonly filename?: string }[];
  readonly allowed_mentions?: { readonly parse?: readonly string[] };
  readonly flags?: number;
  readonly nonce?: string | number;
  /** Discord then posts a message with this nonce once. */
  readonly enforce_nonce?: boolean;
}

/** A message in the look-alike. */
export interface ShownMessage {
  readonly id: string;
  readonly channel: string;
  /** Of a message that does not consist of components. */
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  /** Consists of components (Components V2). */
  readonly ofComponents: boolean;
  /** Everything that is read in it, in order: its text displays, or its content. */
  readonly text: string;
  /** Has a box (a container), as results have; progress and refusals have none. */
  readonly boxed: boolean;
  readonly ephemeral: boolean;
  /** Deferred and not written yet: "is thinking…". */
  readonly thinking: boolean;
  /** A response to an interaction; a reply to one does not ping. */
  readonly isResponse?: boolean;
  /** Sent with `thread: null`, as Discord sends it in places. */
  readonly sparse?: boolean;
}

export interface Thread {
  readonly id: string;
  readonly parent: string;
  readonly name: string;
  readonly owner: string;
}

/** Any component, as the look-alike reads it. */
export interface Part {
  readonly type: ComponentType;
  readonly components?: readonly Part[];
  readonly accessory?: Part;
  readonly content?: string;
  readonly label?: string;
  readonly emoji?: { readonly name?: string };
  readonly style?: number;
  readonly url?: string;
  readonly disabled?: boolean;
  readonly custom_id?: string;
  readonly placeholder?: string;
  readonly accent_color?: number;
  readonly divider?: boolean;
  readonly file?: { readonly url: string };
  readonly options?: readonly {
    readonly label: string;
    readonly value: string;
    readonly description?: string;
    readonly default?: boolean;
  }[];
}

/** Components with all those inside them, in reading order. */
export function partsOf(components: readonly unknown[]): Part[] {
  return (components as readonly Part[]).flatMap((part) => [
    part,
    ...partsOf(part.components ?? []),
    ...(part.accessory ? [part.accessory] : []),
  ]);
}

/** Buttons and menus. */
export function controlsOf({ components }: Pick<ShownMessage, 'components'>): Part[] {
  return partsOf(components).filter(
    ({ type }) => type === ComponentType.Button || type === ComponentType.StringSelect,
  );
}

/** What a button is called by: its label or its emoji. */
export const nameOf = ({ label, emoji }: Part): string => label ?? emoji?.name ?? '';

export function isBoxed(components: readonly unknown[]): boolean {
  return partsOf(components).some(({ type }) => type === ComponentType.Container);
}

export function textIn(components: readonly unknown[]): string {
  return partsOf(components)
    .flatMap(({ content }) => content ?? [])
    .join('\n');
}

/** A choice of an autocompletion. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}

/** A label with a text input or a file upload. */
export interface FormField {
  readonly type: number;
  readonly label: string;
  readonly description?: string;
  readonly component: {
    readonly type: number;
    readonly custom_id: string;
    readonly required?: boolean;
    readonly max_length?: number;
    /** What a text input is filled with. */
    readonly value?: string;
    readonly min_values?: number;
    readonly max_values?: number;
    readonly file_types?: readonly string[];
  };
}

export interface ShownForm {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly FormField[];
}

/** One interaction and the bot's responses to it. */
export class Exchange {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  /** On the clock that tests advance; deadlines use it, so that a busy machine misses none. */
  readonly dueFrom: number;
  readonly sentAt: number;
  /** The message that was clicked. */
  readonly source: ShownMessage | undefined;
  /** Type of the first response; undefined before it. */
  responseType: number | undefined;
  acknowledgedAfterMs: number | undefined;
  /** Of a first response that Discord took no more, since its three seconds were over. */
  refusedAfterMs: number | undefined;
  original: ShownMessage | undefined;
  form: ShownForm | undefined;
  /** Choices for the option being typed. */
  choices: readonly Choice[] | undefined;
  followUps: ShownMessage[] = [];
  deleted = false;
  /** Edits of `@original`, with their time. */
  edits: { readonly at: number; readonly message: ShownMessage }[] = [];
  #waiting: { readonly ready: () => boolean; readonly resolve: () => void }[] = [];

  constructor(init: {
    id: string;
    token: string;
    channel: string;
    dueFrom: number;
    sentAt: number;
    source: ShownMessage | undefined;
  }) {
    this.id = init.id;
    this.token = init.token;
    this.channel = init.channel;
    this.dueFrom = init.dueFrom;
    this.sentAt = init.sentAt;
    this.source = init.source;
  }

  /** Resolves once `ready` is true; checked after each action of the bot here. */
  until(ready: () => boolean): Promise<void> {
    if (ready()) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ ready, resolve }));
  }

  changed(): void {
    const ready = this.#waiting.filter((waiting) => waiting.ready());
    this.#waiting = this.#waiting.filter((waiting) => !ready.includes(waiting));
    for (const { resolve } of ready) resolve();
  }

  /** The deferred message once it is written, or the first response if it was a message. */
  async answer(): Promise<ShownMessage> {
    await this.until(() => this.original !== undefined && !this.original.thinking);
    return this.original!;
  }

  async suggestions(): Promise<readonly Choice[]> {
    await this.until(() => this.choices !== undefined);
    return this.choices!;
  }

  async followUp(): Promise<ShownMessage> {
    await this.until(() => this.followUps.length > 0);
    return this.followUps[0]!;
  }

  /**
   * What only the user sees: a follow-up, or the first response, which is private from the start where the bot had to
   * acknowledge before it knew how it would respond, as on a busy machine.
   */
  async privateMessage(): Promise<ShownMessage> {
    const own = (): ShownMessage | undefined =>
      this.original?.ephemeral && !this.original.thinking ? this.original : this.followUps[0];
    await this.until(() => own() !== undefined);
    return own()!;
  }
}
