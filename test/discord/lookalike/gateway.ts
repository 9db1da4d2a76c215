/** The gateway: hello, identify, heartbeats, numbered events, and resuming with missed events. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { APPLICATION, CHANNEL, GUILD, OWNER, TOKEN } from './ids.js';

const HEARTBEAT_INTERVAL_MS = 200;
/** Guilds, GuildMessages and DirectMessages; never the privileged MessageContent. */
const INTENTS = 1 | (1 << 9) | (1 << 12);
const SESSION = 'lookalike-session';

interface Packet {
  readonly op: number;
  readonly d: {
    readonly token?: string;
    readonly intents?: number;
    readonly session_id?: string;
    readonly seq?: number;
  };
}

export class Gateway {
  heartbeats = 0;
  identifies = 0;
  resumes = 0;
  readonly #problems: string[];
  readonly #origin: () => string;
  readonly #server: WebSocketServer;
  readonly #events: { readonly s: number; readonly t: string; readonly d: unknown }[] = [];
  #socket: WebSocket | undefined;
  /** If set, the next identify is answered by closing with this code. */
  #refusal: number | undefined;
  #waiting: (() => void)[] = [];

  constructor(server: Server, origin: () => string, problems: string[]) {
    this.#problems = problems;
    this.#origin = origin;
    this.#server = new WebSocketServer({ server, perMessageDeflate: false });
    this.#server.on('connection', (socket) => {
      socket.on('message', (raw) => this.#receive(socket, JSON.parse(String(raw))));
      socket.send(
        JSON.stringify({ op: 10, d: { heartbeat_interval: HEARTBEAT_INTERVAL_MS }, s: null, t: null }),
      );
    });
  }

  /** Numbers the event and sends it; without a connection it is sent when the session is resumed. */
  emit(t: string, d: unknown): void {
    const event = { s: this.#events.length + 1, t, d };
    this.#events.push(event);
    this.#deliver(event);
  }

  /** Closes the connection as Discord does; events wait until the session is resumed. */
  drop(code: number): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close(code, 'the look-alike says so');
  }

  refuseNext(code: number): void {
    this.#refusal = code;
  }

  /** Resolves after the client's next heartbeat. */
  nextHeartbeat(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #deliver(event: { s: number; t: string; d: unknown }): void {
    this.#socket?.send(JSON.stringify({ op: 0, ...event }));
  }

  #receive(socket: WebSocket, { op, d }: Packet): void {
    if (op === 1) {
      this.heartbeats++;
      socket.send(JSON.stringify({ op: 11, d: null, s: null, t: null }));
      for (const resolve of this.#waiting.splice(0)) resolve();
    } else if (op === 2) {
      this.#identify(socket, d);
    } else if (op === 6) {
      this.resumes++;
      if (d.session_id !== SESSION) this.#problems.push(`resumes the session ${d.session_id}`);
      this.#socket = socket;
      for (const event of this.#events.filter(({ s }) => s > (d.seq ?? 0))) this.#deliver(event);
      this.emit('RESUMED', {});
    }
  }

  #identify(socket: WebSocket, { token, intents }: Packet['d']): void {
    this.identifies++;
    if (this.#refusal !== undefined || token !== TOKEN) {
      socket.close(this.#refusal ?? 4004);
      this.#refusal = undefined;
      return;
    }
    if (intents !== INTENTS) this.#problems.push(`identifies with the intents ${intents}`);
    this.#socket = socket;
    this.emit('READY', {
      v: 10,
      user: {
        id: APPLICATION,
        username: 'byline',
        discriminator: '0000',
        avatar: null,
        bot: true,
        global_name: null,
      },
      guilds: [{ id: GUILD, unavailable: true }],
      session_id: SESSION,
      resume_gateway_url: this.#origin(),
      application: { id: APPLICATION, flags: 0 },
      shard: [0, 1],
    });
    this.emit('GUILD_CREATE', guild());
  }
}

/** Default permissions of everyone in a server: view, send, embed. */
const EVERYONE_MAY = String((1 << 10) | (1 << 11) | (1 << 14));

export interface GuildFacts {
  readonly id?: string;
  /** Permissions of everyone, as Discord's bits. */
  readonly permissions?: string;
  /** Additional permissions of the bot's own role. */
  readonly botPermissions?: string;
}

/** A role in an event. The role of everyone has the server's id, that of the bot the bot's. */
export function role(id: string, permissions: string): object {
  return { id, name: `role${id}`, permissions, position: 0, color: 0, hoist: false, managed: false };
}

/** A server in an event, with one text channel, which is its system channel. */
export function guild({
  id = GUILD,
  permissions = EVERYONE_MAY,
  botPermissions = '0',
}: GuildFacts = {}): object {
  const channel = {
    id: id === GUILD ? CHANNEL : `${id}1`,
    type: 0,
    name: 'news',
    position: 0,
    permission_overwrites: [],
  };
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
    system_channel_id: channel.id,
    ...Object.fromEntries([...lists, ...more].map((name) => [name, []])),
    channels: [channel],
    member_count: 2,
    joined_at: '2020-01-01T00:00:00.000Z',
    premium_tier: 0,
    preferred_locale: 'en-US',
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
