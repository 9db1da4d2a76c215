/** The HTTP API: who may respond to an interaction, how often, for how long, and with what. */
import { randomUUID } from 'node:crypto';
import {
  type Choice,
  type Exchange,
  isBoxed,
  type SentBody,
  type ShownForm,
  type ShownMessage,
  type Thread,
  textIn,
} from './exchange.js';
import { commandProblems, formProblems } from './form-rules.js';
import { channelOf } from './gateway.js';
import { APPLICATION, DM_CHANNEL, GUILD, snowflake, TOKEN } from './ids.js';
import { asReceived, threadChannel } from './interactions.js';
import { isOfComponents, messageProblems } from './message-rules.js';

const ACKNOWLEDGE_WITHIN_MS = 3000;
const TOKEN_LIFE_MS = 15 * 60_000;
const EPHEMERAL = 64;
const VIEW = 1n << 10n;
const SEND = 1n << 11n;
const EMBED = 1n << 14n;
const CREATE_THREADS = 1n << 35n;
const SEND_IN_THREADS = 1n << 38n;

export interface RestRequest {
  readonly method: string;
  /** Decoded, without the base and the query. */
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: unknown;
}

/** No body: 204, without a content type. */
export interface RestResponse {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

interface World {
  readonly exchanges: readonly Exchange[];
  readonly problems: string[];
  /** Messages that are not responses to interactions. */
  readonly posts: ShownMessage[];
  readonly threads: Thread[];
  /** Permissions of the bot in the server. */
  readonly botMay: () => bigint;
  /** Sends an event. */
  readonly emit: (type: string, data: unknown) => void;
  /** Response to the next post, instead of accepting it. */
  readonly refusePost: () => RestResponse | undefined;
  /** Milliseconds by which tests have advanced the clock. */
  readonly now: () => number;
  readonly gatewayUrl: () => string;
  /** As many as are recommended. */
  readonly shards: () => number;
  readonly loginsAtOnce: () => number;
  /** Servers that the bot is in. */
  readonly guilds: () => readonly string[];
  /** Responses to posts by channel and enforced nonce. */
  readonly nonces: Map<string, RestResponse>;
  /** Registered commands by route. */
  readonly commands: Map<string, readonly object[]>;
  readonly checkBody: (method: string, path: string, body: unknown) => string[];
}

const NO_CONTENT: RestResponse = { status: 204 };

export function refusal(status: number, code: number, message: string): RestResponse {
  return { status, body: { code, message } };
}

export function rest(world: World): (request: RestRequest) => RestResponse {
  const routes: [RegExp, (request: RestRequest, ...parts: string[]) => RestResponse][] = [
    [/^GET \/gateway\/bot$/, () => ({ status: 200, body: gatewayOf(world) })],
    [/^GET \/applications\/@me$/, () => ({ status: 200, body: { id: APPLICATION, name: 'Byline' } })],
    [
      /^PUT (\/applications\/\d+\/(?:guilds\/\d+\/)?commands)$/,
      (request, route) => register(world, request, route),
    ],
    [
      /^GET (\/applications\/\d+\/(?:guilds\/\d+\/)?commands)$/,
      (_, route = '') => ({ status: 200, body: world.commands.get(route) ?? [] }),
    ],
    [
      /^POST \/interactions\/(\d+)\/([^/]+)\/callback$/,
      (request, id, token) => first(world, request, id, token),
    ],
    [
      /^PATCH \/webhooks\/\d+\/([^/]+)\/messages\/@original$/,
      (request, token) => edit(world, request, token),
    ],
    [/^DELETE \/webhooks\/\d+\/([^/]+)\/messages\/@original$/, (_, token) => remove(world, token)],
    [/^POST \/webhooks\/\d+\/([^/]+)$/, (request, token) => followUp(world, request, token)],
    [/^POST \/channels\/(\d+)\/messages$/, (request, channel) => post(world, request, channel)],
    [/^GET \/channels\/(\d+)$/, (_, channel) => shownThread(world, channel)],
    [/^POST \/channels\/(\d+)\/typing$/, (_, channel) => forbidden(world, channel) ?? NO_CONTENT],
    [
      /^POST \/channels\/(\d+)\/messages\/(\d+)\/threads$/,
      (request, channel, message) => startThread(world, request, channel, message),
    ],
  ];
  return (request) => {
    const { method, path, authorization, body } = request;
    const needsToken = /^\/(gateway|applications)/.test(path);
    if (needsToken && authorization !== `Bot ${TOKEN}`) return refusal(401, 0, '401: Unauthorized');
    if (body !== undefined) {
      const problems = world.checkBody(method, path, body).map((problem) => `${method} ${path}: ${problem}`);
      world.problems.push(...problems);
      if (problems.length > 0) return refusal(400, 50_035, 'Invalid Form Body');
    }
    for (const [pattern, handle] of routes) {
      const match = pattern.exec(`${method} ${path}`);
      if (match) return handle(request, ...match.slice(1));
    }
    world.problems.push(`no such route: ${method} ${path}`);
    return refusal(404, 0, '404: Not Found');
  };
}

function gatewayOf({ gatewayUrl, shards, loginsAtOnce }: World): object {
  const limit = { total: 1000, remaining: 999, reset_after: 0, max_concurrency: loginsAtOnce() };
  return { url: gatewayUrl(), shards: shards(), session_start_limit: limit };
}

function register(world: World, { body }: RestRequest, route = ''): RestResponse {
  const found = (body as Parameters<typeof commandProblems>[0][]).flatMap(commandProblems);
  world.problems.push(...found);
  if (found.length > 0) return refusal(400, 50_035, 'Invalid Form Body');
  const guild = /\/guilds\/(\d+)\//.exec(route)?.[1];
  if (guild !== undefined && !world.guilds().includes(guild)) return refusal(403, 50_001, 'Missing Access');
  const commands = (body as object[]).map((command) => ({
    ...command,
    id: snowflake(),
    application_id: APPLICATION,
    version: snowflake(),
  }));
  world.commands.set(route, commands);
  return { status: 200, body: commands };
}

function first(world: World, { body }: RestRequest, id?: string, token?: string): RestResponse {
  const exchange = world.exchanges.find((e) => e.id === id && e.token === token);
  const waited = exchange ? world.now() - exchange.dueFrom : 0;
  if (exchange && waited > ACKNOWLEDGE_WITHIN_MS) {
    exchange.refusedAfterMs ??= waited;
    exchange.changed();
  }
  if (!exchange || waited > ACKNOWLEDGE_WITHIN_MS) return refusal(404, 10_062, 'Unknown interaction');
  if (exchange.responseType !== undefined) {
    return refusal(400, 40_060, 'Interaction has already been acknowledged.');
  }
  const { type, data } = body as { type: number; data?: SentBody };
  if (type === 4 && data && !isAllowed(world, data)) return refusal(400, 50_035, 'Invalid Form Body');
  const formFaults = type === 9 ? formProblems(data as unknown as ShownForm) : [];
  world.problems.push(...formFaults);
  if (formFaults.length > 0) return refusal(400, 50_035, 'Invalid Form Body');
  exchange.responseType = type;
  exchange.acknowledgedAfterMs = performance.now() - exchange.sentAt;
  if (type === 4) exchange.original = written(exchange, data ?? {}, data?.flags);
  if (type === 5) exchange.original = { ...written(exchange, {}, data?.flags), thinking: true };
  if (type === 6) exchange.original = exchange.source;
  if (type === 8) exchange.choices = choicesIn(world, data as { choices?: readonly Choice[] });
  if (type === 9) exchange.form = data as unknown as ShownForm;
  exchange.changed();
  return NO_CONTENT;
}

function choicesIn(
  { problems }: World,
  { choices = [] }: { choices?: readonly Choice[] },
): readonly Choice[] {
  const fits = (text: string) => text.trim() !== '' && text.length <= 100;
  if (choices.length > 25) problems.push('more than 25 choices');
  if (!choices.every(({ name, value }) => fits(name) && fits(value)))
    problems.push('a choice that does not fit');
  return choices;
}

function edit(world: World, { body }: RestRequest, token?: string): RestResponse {
  const exchange = holder(world, token);
  if ('status' in exchange) return exchange;
  if (!exchange.original || exchange.deleted) return refusal(404, 10_008, 'Unknown Message');
  const sent = body as SentBody;
  const before = exchange.original;
  if (!isAllowed(world, sent, before)) return refusal(400, 50_035, 'Invalid Form Body');
  const components = sent.components ?? before.components;
  const content = sent.content === undefined ? before.content : (sent.content ?? '');
  exchange.original = {
    ...before,
    content,
    embeds: sent.embeds === undefined ? before.embeds : (sent.embeds ?? []),
    components,
    ofComponents: before.ofComponents || isOfComponents(sent),
    text: content + textIn(components),
    boxed: isBoxed(components),
    thinking: false,
  };
  exchange.edits.push({ at: performance.now(), message: exchange.original });
  exchange.changed();
  return { status: 200, body: asReceived(exchange.original) };
}

function remove(world: World, token?: string): RestResponse {
  const exchange = holder(world, token);
  if ('status' in exchange) return exchange;
  if (!exchange.original || exchange.deleted) return refusal(404, 10_008, 'Unknown Message');
  exchange.deleted = true;
  exchange.changed();
  return NO_CONTENT;
}

/** As long as the deferred message is unwritten, a follow-up replaces it and inherits its visibility. */
function followUp(world: World, { body }: RestRequest, token?: string): RestResponse {
  const exchange = holder(world, token);
  if ('status' in exchange) return exchange;
  const sent = body as SentBody;
  if (!isAllowed(world, sent)) return refusal(400, 50_035, 'Invalid Form Body');
  if (exchange.original?.thinking && !exchange.deleted) {
    exchange.original = { ...written(exchange, sent), ephemeral: exchange.original.ephemeral };
    exchange.changed();
    return { status: 200, body: asReceived(exchange.original) };
  }
  const message = written(exchange, sent, sent.flags);
  exchange.followUps.push(message);
  exchange.changed();
  return { status: 200, body: asReceived(message) };
}

function post(world: World, { body }: RestRequest, channel = ''): RestResponse {
  const refused = world.refusePost();
  if (refused) return refused;
  const sent = body as SentBody;
  // Whether Discord wants the permission for boxes is not documented, so the bot must cope with it.
  const refusedHere = forbidden(
    world,
    channel,
    (sent.embeds ?? []).length > 0 || isBoxed(sent.components ?? []),
  );
  if (refusedHere) return refusedHere;
  const nonce = sent.enforce_nonce === true ? `${channel} ${sent.nonce}` : undefined;
  const posted = nonce === undefined ? undefined : world.nonces.get(nonce);
  if (posted) return posted;
  if (!isAllowed(world, sent)) return refusal(400, 50_035, 'Invalid Form Body');
  const message = { ...written({ channel }, sent, sent.flags), isResponse: false };
  world.posts.push(message);
  const response = { status: 200, body: asReceived(message) };
  // Like everybody in the channel, the bot hears of its own message.
  const own = { ...asReceived(message), type: 0, channel_type: typeOf(world, channel) };
  world.emit('MESSAGE_CREATE', channel === DM_CHANNEL ? own : { ...own, guild_id: guildOf(world, channel) });
  if (nonce !== undefined) world.nonces.set(nonce, response);
  return response;
}

/** What Discord says to a bot that may not post in the channel; direct messages are always allowed. */
function forbidden({ botMay, threads }: World, channel = '', withEmbeds = false): RestResponse | undefined {
  if (channel === DM_CHANNEL) return undefined;
  const may = (permission: bigint) => (botMay() & permission) !== 0n;
  if (!may(VIEW)) return refusal(403, 50_001, 'Missing Access');
  const isThread = threads.some(({ id }) => id === channel);
  const maySend = may(isThread ? SEND_IN_THREADS : SEND) && (!withEmbeds || may(EMBED));
  return maySend ? undefined : refusal(403, 50_013, 'Missing Permissions');
}

const guildOf = ({ guilds }: World, channel: string): string =>
  guilds().find((guild) => channelOf(guild) === channel) ?? GUILD;

function typeOf({ threads }: World, channel: string): number {
  if (channel === DM_CHANNEL) return 1;
  return threads.some(({ id }) => id === channel) ? 11 : 0;
}

function shownThread({ threads }: World, channel: string | undefined): RestResponse {
  const thread = threads.find(({ id }) => id === channel);
  return thread ? { status: 200, body: threadChannel(thread) } : refusal(404, 10_003, 'Unknown Channel');
}

/** A thread on a message has the id of that message, so there is at most one. */
function startThread(world: World, { body }: RestRequest, parent = '', id = ''): RestResponse {
  const responses = world.exchanges.flatMap(({ original, deleted, followUps }) => [
    ...(original && !deleted ? [original] : []),
    ...followUps,
  ]);
  const message = [...world.posts, ...responses].find((one) => one.id === id && one.channel === parent);
  if (!message || message.ephemeral) return refusal(404, 10_008, 'Unknown Message');
  if ((world.botMay() & CREATE_THREADS) === 0n) return refusal(403, 50_013, 'Missing Permissions');
  if (world.threads.some((thread) => thread.id === id))
    return refusal(400, 160_004, 'A thread has already been created for this message');
  const { name } = body as { name: string };
  if (name.trim() === '') return refusal(400, 50_035, 'Invalid Form Body');
  const thread = { id, parent, name, owner: APPLICATION };
  world.threads.push(thread);
  world.emit('THREAD_CREATE', { ...threadChannel(thread), newly_created: true });
  return { status: 201, body: threadChannel(thread) };
}

/** The exchange with this token, if the token is valid and the interaction acknowledged. */
function holder(world: World, token?: string): Exchange | RestResponse {
  const exchange = world.exchanges.find((e) => e.token === token);
  if (exchange?.responseType === undefined) return refusal(404, 10_015, 'Unknown Webhook');
  if (world.now() - exchange.dueFrom > TOKEN_LIFE_MS) return refusal(401, 50_027, 'Invalid Webhook Token');
  return exchange;
}

function isAllowed(world: World, body: SentBody, before?: ShownMessage): boolean {
  const problems = messageProblems(body, before);
  world.problems.push(...problems);
  return problems.length === 0;
}

function written(exchange: Pick<Exchange, 'channel'>, body: SentBody, flags = 0): ShownMessage {
  const components = body.components ?? [];
  return {
    id: snowflake(),
    channel: exchange.channel,
    content: body.content ?? '',
    embeds: body.embeds ?? [],
    components,
    ofComponents: isOfComponents({ flags }),
    text: (body.content ?? '') + textIn(components),
    boxed: isBoxed(components),
    ephemeral: (flags & EPHEMERAL) !== 0,
    thinking: false,
    isResponse: true,
  };
}

/** Discord's response to a rate-limited request. */
export function tooFast(seconds: number): RestResponse {
  return {
    status: 429,
    body: { message: 'You are being rate limited.', retry_after: seconds, global: false },
    headers: {
      'retry-after': String(seconds),
      'x-ratelimit-limit': '5',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset-after': String(seconds),
      'x-ratelimit-bucket': randomUUID(),
      'x-ratelimit-scope': 'user',
    },
  };
}
