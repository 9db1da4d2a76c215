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

/** All shards of a bot. */
export const allShards = (of: number): Share => ({ shards: Array.from({ length: of }, (_, i) => i), of });

/** Splits a share into as many parts, in order and as evenly as possible. */
export function divide({ shards, of }: Share, parts: number): Share[] {
  const border = (part: number) => Math.ceil((part * shards.length) / parts);
  return Array.from({ length: parts }, (_, part) => ({
    shards: shards.slice(border(part), border(part + 1)),
    of,
  }));
}
