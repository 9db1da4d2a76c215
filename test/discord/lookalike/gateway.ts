/** The gateway: shards, hello, identify, heartbeats, numbered events, and resuming with missed events. */
import { type Server, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { APPLICATION, CHANNEL, FORUM, GUILD, OWNER, TOKEN } from './ids.js';

/** Guilds, GuildMessages and DirectMessages. */
const INTENTS = 1 | (1 << 9) | (1 << 12);
/** Privileged. */
const MESSAGE_CONTENT = 1 << 15;

interface Packet {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly session_id?: string;
    readonly seq?: number;
    readonly shard?: readonly [number, number];
  };
}

interface Event {
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** The session of one shard. */
interface Session {
  readonly id: string;
  readonly events: Event[];
  socket: WebSocket | undefined;
}

/** How a connection fails: with an HTTP status, by a reset, or by never saying hello. */
type ConnectionFailure = number | 'reset' | 'silent';

export class Gateway {
  heartbeats = 0;
  /** As Discord's. A client that hears nothing for as long takes the connection for dead. */
  heartbeatIntervalMs = 41_250;
  identifies = 0;
  resumes = 0;
  /** Connections that were tried, with the time of each. */
  readonly tries: number[] = [];
  /** Whether the application may ask for the content of messages. */
  grantsContent = false;
  /** Whether the bot has. */
  readsMessages = false;
  /** Number of shards that the bot has. */
  shards = 1;
  /** Number of shards that Discord recommends. Default: as many. */
  recommended: number | undefined;
  /** Shards that may log in at the same time. */
  loginsAtOnce = 16;
  /** Servers that the bot is in. */
  guilds: readonly string[] = [GUILD];
  readonly #problems: string[];
  readonly #origin: () => string;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #sessions = new Map<number, Session>();
  readonly #failures: ConnectionFailure[] = [];
  /** If set, the next identify is answered by closing with this code. */
  #refusal: number | undefined;
  #forgetsSession = false;
  #waiting: (() => void)[] = [];

  constructor(server: Server, origin: () => string, problems: string[]) {
    this.#problems = problems;
    this.#origin = origin;
    server.on('upgrade', (request, socket, head) => {
      this.tries.push(performance.now());
      const failure = this.#failures.shift();
      if (failure === 'reset' || typeof failure === 'number') fail(socket, failure);
      else this.#server.handleUpgrade(request, socket, head, (open) => this.#greet(open, failure));
    });
  }

  /** Numbers the event and sends it to its shard; without a connection it is sent when the session is resumed. */
  emit(t: string, d: unknown): void {
    this.#send(this.#shardOf(t, d), t, d);
  }

  /** Closes the connections of all shards or of one as Discord does; events wait until the session is resumed. */
  drop(code: number, only?: number): void {
    for (const [shard, session] of this.#sessions) {
      if (only !== undefined && shard !== only) continue;
      const { socket } = session;
      session.socket = undefined;
      socket?.close(code, 'the look-alike says so');
    }
  }

  /** True while events are delivered at once. */
  get isConnected(): boolean {
    const sessions = [...this.#sessions.values()];
    return sessions.length > 0 && sessions.every(({ socket }) => socket?.readyState === WebSocket.OPEN);
  }

  /** True while events of a server are delivered at once. */
  reaches(guild: string): boolean {
    return this.#sessions.get(this.#shardOf('', { guild_id: guild }))?.socket?.readyState === WebSocket.OPEN;
  }

  /** The next resume is refused as an invalid session: the client identifies anew, and missed events are lost to it. */
  forgetSession(): void {
    this.#forgetsSession = true;
  }

  refuseNext(code: number): void {
    this.#refusal = code;
  }

  /** Makes the next connections fail, in this order. */
  failNext(...failures: readonly ConnectionFailure[]): void {
    this.#failures.push(...failures);
  }

  /** Connections open now. */
  get connections(): number {
    return this.#server.clients.size;
  }

  /** Asks for a heartbeat, as Discord may. Resolves after the client's next one: it got the events sent before. */
  heartbeat(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      for (const { socket } of this.#sessions.values()) socket?.send(JSON.stringify({ op: 1, d: null }));
    });
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket, failure: 'silent' | undefined): void {
    socket.on('message', (raw) => this.#receive(socket, JSON.parse(String(raw))));
    if (failure === 'silent') return;
    socket.send(
      JSON.stringify({ op: 10, d: { heartbeat_interval: this.heartbeatIntervalMs }, s: null, t: null }),
    );
  }

  #send(shard: number, t: string, d: unknown): void {
    const session = this.#session(shard);
    const event = { s: session.events.length + 1, t, d };
    session.events.push(event);
    deliver(session, event);
  }

  #session(shard: number): Session {
    const known = this.#sessions.get(shard);
    if (known) return known;
    const session: Session = { id: `lookalike-session-${shard}`, events: [], socket: undefined };
    this.#sessions.set(shard, session);
    return session;
  }

  /** Direct messages are events of the first shard. */
  #shardOf(t: string, d: unknown): number {
    const { id, guild_id = t.startsWith('GUILD_') ? id : undefined } = d as {
      id?: string;
      guild_id?: string;
    };
    return guild_id === undefined ? 0 : Number((BigInt(guild_id) >> 22n) % BigInt(this.shards));
  }

  #receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === 1) {
      this.heartbeats++;
      socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      for (const resolve of this.#waiting.splice(0)) resolve();
    } else if (op === 2) {
      this.#identify(socket, d);
    } else if (op === 6) {
      this.#resume(socket, d);
    }
  }

  #resume(socket: WebSocket, { session_id, seq = 0 }: Packet['d']): void {
    this.resumes++;
    if (this.#forgetsSession) {
      this.#forgetsSession = false;
      socket.send(JSON.stringify({ op: 9, d: false, s: null, t: null }));
      return;
    }
    const [shard, session] = [...this.#sessions].find(([, { id }]) => id === session_id) ?? [];
    if (shard === undefined || !session) {
      this.#problems.push(`resumes the session ${session_id}`);
      return;
    }
    session.socket = socket;
    for (const event of session.events.filter(({ s }) => s > seq)) deliver(session, event);
    this.#send(shard, 'RESUMED', {});
  }

  #identify(socket: WebSocket, { token, intents, shard: [shard, of] = [0, 1] }: Packet['d']): void {
    this.identifies++;
    if (this.#refusal !== undefined || token !== TOKEN) {
      socket.close(this.#refusal ?? 4004);
      this.#refusal = undefined;
      return;
    }
    this.readsMessages = intents === (INTENTS | MESSAGE_CONTENT);
    if (this.readsMessages && !this.grantsContent) {
      socket.close(4014);
      return;
    }
    if (intents !== INTENTS && !this.readsMessages)
      this.#problems.push(`identifies with the intents ${intents}`);
    if (of !== this.shards) this.#problems.push(`identifies as one of ${of} shards`);
    const session = this.#session(shard);
    const isServed = session.socket !== socket && session.socket?.readyState === WebSocket.OPEN;
    if (isServed) this.#problems.push(`identifies shard ${shard}, which is connected: its events come twice`);
    session.events.splice(0);
    session.socket = socket;
    const guilds = this.guilds.filter((id) => this.#shardOf('GUILD_CREATE', { id }) === shard);
    this.#send(shard, 'READY', {
      v: 10,
      user: {
        id: APPLICATION,
        username: 'byline',
        discriminator: '0000',
        avatar: null,
        bot: true,
        global_name: null,
      },
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#origin(),
      application: { id: APPLICATION, flags: 0 },
      shard: [shard, of],
    });
    for (const id of guilds) this.#send(shard, 'GUILD_CREATE', guild({ id }));
  }
}

function deliver({ socket }: Session, event: Event): void {
  socket?.send(JSON.stringify({ op: 0, ...event }));
}

function fail(socket: Duplex, failure: number | 'reset'): void {
  if (failure === 'reset') socket.destroy();
  else socket.end(`HTTP/1.1 ${failure} ${STATUS_CODES[failure] ?? 'Unknown'}\r\nconnection: close\r\n\r\n`);
}

/** Permissions of everyone in a server: view, send, embed, read back, and threads. */
export const EVERYONE_MAY = String(
  (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 16n) | (1n << 35n) | (1n << 38n),
);

export interface GuildFacts {
  readonly id?: string;
  /** Permissions of everyone, as Discord's bits. */
  readonly permissions?: string;
  /** Additional permissions of the bot's own role. */
  readonly botPermissions?: string;
  readonly locale?: string;
  /** Instead of the one text channel, which is the system channel. */
  readonly channels?: readonly object[];
}

/** A role in an event. The role of everyone has the server's id, that of the bot, which Discord manages, the bot's. */
export function role(id: string, permissions: string): object {
  const managed = id === APPLICATION;
  return {
    id,
    name: `role${id}`,
    permissions,
    position: 0,
    color: 0,
    hoist: false,
    managed,
    ...(managed && { tags: { bot_id: id } }),
  };
}

/** The text channel of a server. */
export const channelOf = (guild: string): string => (guild === GUILD ? CHANNEL : `${guild}1`);

/** A server in an event, with a text channel, which is its system channel; the usual server has a forum, too. */
export function guild({
  id = GUILD,
  permissions = EVERYONE_MAY,
  botPermissions = '0',
  locale = 'en-US',
  channels,
}: GuildFacts = {}): object {
  const channel = {
    id: channelOf(id),
    type: 0,
    name: 'news',
    position: 0,
    permission_overwrites: [],
  };
  const forum = { ...channel, id: FORUM, type: 15, name: 'questions', available_tags: [] };
  const bot = {
    user: { id: APPLICATION, username: 'byline', discriminator: '0', avatar: null, bot: true },
    roles: [APPLICATION],
    joined_at: '2020-01-01T00:00:00.000Z',
    deaf: false,
    mute: false,
    flags: 0,
  };
  const lists = ['emojis', 'stickers', 'features', 'threads', 'presences'];
  const more = ['stage_instances', 'guild_scheduled_events', 'voice_states', 'soundboard_sounds'];
  return {
    id,
    unavailable: false,
    name: 'Newsroom',
    owner_id: OWNER,
    roles: [role(id, permissions), role(APPLICATION, botPermissions)],
    members: [bot],
    system_channel_id: channels ? null : channel.id,
    ...Object.fromEntries([...lists, ...more].map((name) => [name, []])),
    channels: channels ?? (id === GUILD ? [channel, forum] : [channel]),
    member_count: 2,
    joined_at: '2020-01-01T00:00:00.000Z',
    premium_tier: 0,
    preferred_locale: locale,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    system_channel_flags: 0,
    afk_timeout: 300,
    premium_progress_bar_enabled: false,
  };
}
