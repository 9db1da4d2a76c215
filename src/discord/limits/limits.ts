import type { Config } from '../../config/config.js';
import { UserError } from '../../domain/errors.js';
import type { Preferences } from '../../domain/scope.js';
import { HOUR_MS, MINUTE_MS } from '../../domain/units.js';
import { boundaryStrings, duration } from '../strings/strings.js';

/** Buckets that have filled up again say nothing; they are dropped when there are more than this. */
const SWEEP_ABOVE = 1000;

interface Bucket {
  tokens: number;
  at: number;
}

/** Token buckets, one for each key: `capacity` at once, refilled evenly over `periodMs`. */
export class TokenBuckets {
  readonly #capacity: number;
  readonly #periodMs: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(capacity: number, periodMs: number, now: () => number = Date.now) {
    this.#capacity = capacity;
    this.#periodMs = periodMs;
    this.#now = now;
  }

  /**
   * Milliseconds until `key` has so many tokens; 0 when it has them now. More than a full bucket holds are
   * never there, so a full one will do for them.
   */
  waitMs(key: string, tokens = 1): number {
    const missing = Math.min(tokens, this.#capacity) - this.#filled(key).tokens;
    return missing <= 0 ? 0 : (missing * this.#periodMs) / this.#capacity;
  }

  /** Takes so many tokens of `key`, which must have them. */
  take(key: string, tokens = 1): void {
    const bucket = this.#filled(key);
    const taken = Math.min(tokens, this.#capacity);
    if (bucket.tokens < taken) throw new Error(`No token left for ${key}.`);
    if (this.#buckets.size > SWEEP_ABOVE) this.#sweep();
    this.#buckets.set(key, { ...bucket, tokens: bucket.tokens - taken });
  }

  #filled(key: string): Bucket {
    const at = this.#now();
    const bucket = this.#buckets.get(key);
    if (!bucket) return { tokens: this.#capacity, at };
    const gained = ((at - bucket.at) * this.#capacity) / this.#periodMs;
    return { tokens: Math.min(this.#capacity, bucket.tokens + gained), at };
  }

  #sweep(): void {
    for (const key of this.#buckets.keys()) {
      if (this.#filled(key).tokens >= this.#capacity) this.#buckets.delete(key);
    }
  }
}

/** Buckets of the sizes that scopes choose for themselves. */
class OwnBuckets {
  readonly #periodMs: number;
  readonly #now: (() => number) | undefined;
  readonly #bySize = new Map<number, TokenBuckets>();

  constructor(periodMs: number, now: (() => number) | undefined) {
    this.#periodMs = periodMs;
    this.#now = now;
  }

  /**
   * @returns what takes the tokens.
   * @throws UserError `rate.limited` when they are not there.
   */
  check(
    key: string,
    size: number | null | undefined,
    message: (limit: number, wait: string) => string,
    tokens = 1,
  ): () => void {
    if (size === null || size === undefined) return () => undefined;
    const buckets = this.#bySize.get(size) ?? new TokenBuckets(size, this.#periodMs, this.#now);
    this.#bySize.set(size, buckets);
    refuseFor(buckets.waitMs(key, tokens), (wait) => message(size, wait));
    return () => buckets.take(key, tokens);
  }
}

/** How often a user and a server may ask and feed; checked before anything is deferred. */
export class Limits {
  readonly #config: Config;
  readonly #userAsks: TokenBuckets;
  readonly #guildAsks: TokenBuckets;
  readonly #userIngests: TokenBuckets;
  readonly #guildIngests: TokenBuckets;
  readonly #ownAsks: OwnBuckets;
  readonly #ownIngests: OwnBuckets;

  constructor(config: Config, now?: () => number) {
    this.#config = config;
    this.#userAsks = new TokenBuckets(config.ASKS_PER_MINUTE, MINUTE_MS, now);
    this.#guildAsks = new TokenBuckets(config.GUILD_ASKS_PER_MINUTE, MINUTE_MS, now);
    this.#userIngests = new TokenBuckets(config.INGESTS_PER_HOUR, HOUR_MS, now);
    this.#guildIngests = new TokenBuckets(config.GUILD_INGESTS_PER_HOUR, HOUR_MS, now);
    this.#ownAsks = new OwnBuckets(MINUTE_MS, now);
    this.#ownIngests = new OwnBuckets(HOUR_MS, now);
  }

  /**
   * @param own What the scope has chosen for its members, beside what holds everywhere.
   * @throws UserError `rate.limited`, with the time to wait; nothing is taken then.
   */
  ask(user: string, guild: string | null, own?: Pick<Preferences, 'asksPerMinute'>): void {
    const { ASKS_PER_MINUTE, GUILD_ASKS_PER_MINUTE } = this.#config;
    const takeOwn = this.#ownAsks.check(`${guild}:${user}`, own?.asksPerMinute, boundaryStrings.ownAsks);
    refuseFor(this.#userAsks.waitMs(user), (wait) => boundaryStrings.userAsks(ASKS_PER_MINUTE, wait));
    if (guild) {
      refuseFor(this.#guildAsks.waitMs(guild), (wait) =>
        boundaryStrings.guildAsks(GUILD_ASKS_PER_MINUTE, wait),
      );
      this.#guildAsks.take(guild);
    }
    this.#userAsks.take(user);
    takeOwn();
  }

  /**
   * For so many articles at once.
   * @throws UserError `rate.limited`, with the time to wait; nothing is taken then.
   */
  ingest(
    user: string,
    guild: string | null,
    { articles = 1, own }: { articles?: number; own?: Pick<Preferences, 'ingestsPerHour'> } = {},
  ): void {
    const { INGESTS_PER_HOUR, GUILD_INGESTS_PER_HOUR } = this.#config;
    const key = `${guild}:${user}`;
    const takeOwn = this.#ownIngests.check(key, own?.ingestsPerHour, boundaryStrings.ownIngests, articles);
    refuseFor(this.#userIngests.waitMs(user, articles), (wait) =>
      boundaryStrings.userIngests(INGESTS_PER_HOUR, wait),
    );
    if (guild) {
      refuseFor(this.#guildIngests.waitMs(guild, articles), (wait) =>
        boundaryStrings.guildIngests(GUILD_INGESTS_PER_HOUR, wait),
      );
      this.#guildIngests.take(guild, articles);
    }
    this.#userIngests.take(user, articles);
    takeOwn();
  }
}

function refuseFor(waitMs: number, message: (wait: string) => string): void {
  if (waitMs > 0) throw new UserError('rate.limited', message(duration(waitMs)));
}
