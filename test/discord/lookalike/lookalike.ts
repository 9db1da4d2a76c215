/** A local Discord: its HTTP API and gateway over real sockets, for a real discord.js client. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadContract } from './contract.js';
import { controlsOf, Exchange, nameOf, type ShownForm, type ShownMessage, type Thread } from './exchange.js';
import { EVERYONE_MAY, Gateway, role } from './gateway.js';
import { ALICE, CHANNEL, DM_CHANNEL, FORUM, GUILD, snowflake } from './ids.js';
import {
  type Circumstances,
  commandData,
  type FormValues,
  formData,
  type HostedFile,
  interaction,
  messageCommandData,
  type OptionValue,
  type ReplyTo,
  spoken,
  threadChannel,
  typingData,
  type WrittenMessage,
} from './interactions.js';
import { type RestRequest, type RestResponse, refusal, rest, tooFast } from './rest.js';

/** How a request fails: with a status and a page of HTML, or by a reset of the connection. */
export interface Failure {
  readonly status: number | 'reset';
  /** Only after the request has been carried out: its response is lost. */
  readonly late?: boolean;
}

/** What goes wrong with one request: it is refused, or its connection ends before or after the request is handled. */
export type RestFault = RestResponse | 'reset' | 'reset afterwards';

export class Lookalike {
  /** Actions of the bot that Discord would refuse or that Byline must not take. */
  readonly problems: string[] = [];
  /** Files that the bot sent. */
  readonly uploads: { readonly name: string; readonly text: string }[] = [];
  readonly requests: {
    readonly at: number;
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  }[] = [];
  /** Messages that are not responses to interactions, oldest first. */
  readonly posts: ShownMessage[] = [];
  readonly threads: Thread[] = [];
  readonly gateway: Gateway;
  /** Asked at each request (`METHOD /path`); undefined lets it through. */
  faultOf: (request: string) => RestFault | undefined = () => undefined;
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  readonly #exchanges: Exchange[] = [];
  readonly #files = new Map<string, Uint8Array>();
  readonly #answer: (request: RestRequest) => RestResponse;
  /** Whether and how a request (`METHOD /path`) fails. */
  failing: (request: string) => Failure | undefined = () => undefined;
  #hasty: { readonly pattern: RegExp; readonly seconds: number }[] = [];
  readonly #refusals: RestResponse[] = [];
  #ahead = 0;
  #botMay = BigInt(EVERYONE_MAY);

  private constructor() {
    this.gateway = new Gateway(this.#server, () => this.#at('ws'), this.problems);
    this.#answer = rest({
      exchanges: this.#exchanges,
      problems: this.problems,
      posts: this.posts,
      threads: this.threads,
      botMay: () => this.#botMay,
      emit: (type, data) => this.gateway.emit(type, data),
      refusePost: () => this.#refusals.shift(),
      now: () => this.#ahead,
      gatewayUrl: () => this.#at('ws'),
      shards: () => this.gateway.recommended ?? this.gateway.shards,
      loginsAtOnce: () => this.gateway.loginsAtOnce,
      guilds: () => this.gateway.guilds,
      nonces: new Map(),
      commands: new Map(),
      checkBody: loadContract(),
    });
  }

  static async start(): Promise<Lookalike> {
    const lookalike = new Lookalike();
    lookalike.#server.listen(0, '127.0.0.1');
    await once(lookalike.#server, 'listening');
    return lookalike;
  }

  /** Value for `DISCORD_API_URL`. */
  get api(): string {
    return `${this.#at('http')}/api`;
  }

  command(
    name: string,
    options: Readonly<Record<string, OptionValue>> = {},
    by: Circumstances = {},
  ): Exchange {
    return this.#interact(2, commandData(name, options), by);
  }

  /** Autocompletion of an option. */
  typing(name: string, option: string, text: string, by: Circumstances = {}): Exchange {
    return this.#interact(4, typingData(name, option, text), by);
  }

  /** A command in the menu of a message. */
  onMessage(name: string, message: WrittenMessage, by: Circumstances = {}): Exchange {
    return this.#interact(2, messageCommandData(name, message, by.inDm ? DM_CHANNEL : CHANNEL), by);
  }

  /** Clicks the button with this label or emoji; the first, if there are several. */
  click(message: ShownMessage, name: string, by: Circumstances = {}): Exchange {
    const button = controlsOf(message).find((control) => nameOf(control) === name);
    if (button?.custom_id === undefined) throw new Error(`The message has no button "${name}".`);
    if (button.disabled) throw new Error(`The button "${name}" is disabled.`);
    return this.clickId(message, button.custom_id, by);
  }

  clickId(message: ShownMessage, customId: string, by: Circumstances = {}): Exchange {
    return this.#interact(3, { custom_id: customId, component_type: 2 }, by, message);
  }

  /** Chooses an option in the message's menu. */
  choose(message: ShownMessage, value: string, by: Circumstances = {}): Exchange {
    const menus = controlsOf(message).filter(({ options }) => options !== undefined);
    const menu = menus.find(({ options }) => options?.some((option) => option.value === value)) ?? menus[0];
    if (!menu) throw new Error('The message has no menu.');
    const data = { custom_id: menu.custom_id, component_type: 3, values: [value] };
    return this.#interact(3, data, by, message);
  }

  /** Posts a message, or a reply. */
  say(text: string, by: Circumstances = {}, to: ReplyTo = {}): string {
    const event = spoken(text, by, to, this.gateway.readsMessages);
    this.gateway.emit('MESSAGE_CREATE', event);
    return event.id;
  }

  /** Opens a post in the forum: a thread, then its first message, which has the id of the thread. */
  openPost(title: string, text: string, by: Circumstances = {}): Thread {
    const thread = { id: snowflake(), parent: FORUM, name: title, owner: by.user ?? ALICE };
    this.threads.push(thread);
    this.gateway.emit('THREAD_CREATE', { ...threadChannel(thread), newly_created: true });
    this.say(text, { ...by, thread }, { id: thread.id });
    return thread;
  }

  /** Changes what the bot may do in the server. `announced`: the bot is told; else it finds out by trying. */
  allow(permissions: bigint, { announced = true } = {}): void {
    this.#botMay = permissions;
    const everyone = role(GUILD, String(permissions));
    if (announced) this.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: everyone });
  }

  submit(form: ShownForm, values: FormValues, by: Circumstances = {}): Exchange {
    return this.#interact(5, formData(form, values), by);
  }

  /** Hosts a file as an attachment. `size`: as declared to the bot. */
  host(name: string, bytes: Uint8Array, size = bytes.length): HostedFile {
    this.#files.set(`/attachments/${name}`, bytes);
    return { name, url: `${this.#at('http')}/attachments/${name}`, size };
  }

  /** Advances the clock of tokens and deadlines. */
  advance(ms: number): void {
    this.#ahead += ms;
  }

  /** Refuses the bot's next message that is not a response to an interaction. */
  refuseNextPost(status: number, code: number): void {
    this.#refusals.push(refusal(status, code, 'the look-alike says so'));
  }

  /** Rate-limits the next request that matches (`METHOD /path`). */
  rateLimitNext(pattern: RegExp, seconds: number): void {
    this.#hasty.push({ pattern, seconds });
  }

  async stop(): Promise<void> {
    this.gateway.close();
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #at(scheme: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `${scheme}://127.0.0.1:${port}`;
  }

  #interact(type: number, data: object, by: Circumstances, source?: ShownMessage): Exchange {
    const event = interaction(type, data, by, source);
    const exchange = new Exchange({
      id: event.id,
      token: event.token,
      channel: event.channel_id,
      dueFrom: this.#ahead,
      sentAt: performance.now(),
      source,
    });
    this.#exchanges.push(exchange);
    this.gateway.emit('INTERACTION_CREATE', event);
    return exchange;
  }

  /** The JSON of a request; of one with files, its part of that with their names, and the files are kept. */
  async #json(request: IncomingMessage, body: Buffer): Promise<string> {
    const type = request.headers['content-type'] ?? '';
    if (!type.startsWith('multipart/form-data')) return body.toString();
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const json = JSON.parse(String(form.get('payload_json')));
    for (const [field, part] of form) {
      if (typeof part === 'string') continue;
      this.uploads.push({ name: part.name, text: await part.text() });
      const sent = json.attachments?.find(({ id }: { id: unknown }) => field === `files[${id}]`);
      if (sent) sent.filename = part.name;
    }
    return JSON.stringify(json);
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const raw = await this.#json(request, Buffer.concat(chunks));
    const url = decodeURIComponent((request.url ?? '').split('?', 1)[0] ?? '');
    const file = this.#files.get(url);
    if (file) {
      response.writeHead(200, { 'content-length': file.length }).end(file);
      return;
    }
    const asked: RestRequest = {
      method: request.method ?? '',
      path: url.replace(/^\/api\/v10/, ''),
      authorization: request.headers.authorization,
      body: raw === '' ? undefined : JSON.parse(raw),
    };
    this.requests.push({ at: performance.now(), method: asked.method, path: asked.path, body: asked.body });
    const name = `${asked.method} ${asked.path}`;
    const failure = this.failing(name);
    if (failure && !failure.late) return fail(request, response, failure);
    const fault = this.faultOf(name);
    if (fault === 'reset afterwards') this.#answer(asked);
    if (fault === 'reset' || fault === 'reset afterwards') {
      request.socket.destroy();
      return;
    }
    const hasty = this.#hasty.find(({ pattern }) => pattern.test(name));
    this.#hasty = this.#hasty.filter((entry) => entry !== hasty);
    const { status, body, headers } = fault ?? (hasty ? tooFast(hasty.seconds) : this.#answer(asked));
    if (failure) return fail(request, response, failure);
    if (body === undefined) response.writeHead(status, headers).end();
    else
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
  }
}

function fail(request: IncomingMessage, response: ServerResponse, { status }: Failure): void {
  if (status === 'reset') request.socket.destroy();
  else response.writeHead(status, { 'content-type': 'text/html' }).end('<html>the look-alike says so</html>');
}
