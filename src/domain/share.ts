import type { Scope } from './scope.js';

/** The shards of the gateway connection that one process serves. */
export interface Share {
  readonly shards: readonly number[];
  /** Number of shards of the whole bot. */
  readonly of: number;
}

/** Of a bot with one shard. */
export const WHOLE: Share = { shards: [0], of: 1 };

const SERVER_RE = /^guild:(\d+)$/;

/**
 * Whether a share has a server. Discord sends a server's events to shard `(id >> 22) % shards`, and those of direct
 * messages to the first shard. A scope with another name, such as one of the terminal, is in no share but the whole.
 */
export function hasServer({ shards, of }: Share, scope: Scope): boolean {
  if (shards.length === of) return true;
  const id = SERVER_RE.exec(scope)?.[1];
  return id !== undefined && shards.includes(Number((BigInt(id) >> 22n) % BigInt(of)));
}

/** Splits shards into as many shares, in order and as evenly as possible. */
export function divide(of: number, processes: number): Share[] {
  return Array.from({ length: processes }, (_, process) => {
    const first = Math.ceil((process * of) / processes);
    const end = Math.ceil(((process + 1) * of) / processes);
    return { shards: Array.from({ length: end - first }, (_, i) => first + i), of };
  });
}
