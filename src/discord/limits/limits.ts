import type { Config } from '../../config/config.js';
import type { UserError } from '../../domain/errors.js';
import { isPersonal, type Preferences, type Scope } from '../../domain/scope.js';
import { HOUR_MS, MINUTE_MS } from '../../domain/units.js';
import { discordErrors } from '../errors.js';
import { TokenBuckets } from './token-buckets.js';

/** How to refuse a request that comes too early. */
type Refusal = (facts: { readonly limit: number; readonly waitMs: number }) => UserError;

/** Buckets whose capacity each server chooses. */
class ServerBuckets {
  readonly #periodMs: number;
  readonly #now: (() => number) | undefined;
  readonly #byCapacity = new Map<number, TokenBuckets>();

  constructor(periodMs: number, now: (() => number) | undefined) {
    this.#periodMs = periodMs;
    this.#now = now;
  }

  /**
   * @param limit Null or undefined: the server has not chosen one.
   * @returns the function that takes the token.
   * @throws UserError `rate.limited`
   */
  check(key: string, limit: number | null | undefined, refusal: Refusal): () => void {
    if (limit === null || limit === undefined) return () => undefined;
    const buckets = this.#byCapacity.get(limit) ?? new TokenBuckets(limit, this.#periodMs, this.#now);
    this.#byCapacity.set(limit, buckets);
    assertNoWait(buckets.waitMs(key), limit, refusal);
    return () => buckets.take(key);
  }
}

/** A request that counts for its user in every server. */
export interface CountedRequest {
  readonly kind: 'ask' | 'ingest';
  readonly user: string;
}

/** Rate limits of users and servers, checked before an interaction is deferred. */
export class Limits {
  readonly #config: Config;
  readonly #onCounted: (counted: CountedRequest) => void;
  readonly #userAsks: TokenBuckets;
  readonly #guildAsks: TokenBuckets;
  readonly #userIngests: TokenBuckets;
  readonly #guildIngests: TokenBuckets;
  readonly #memberAsks: ServerBuckets;
  readonly #memberIngests: ServerBuckets;

  /** @param onCounted Called for each request that counts, so that the other processes of the bot hear of it. */
  constructor(
    config: Config,
    onCounted: (counted: CountedRequest) => void = () => undefined,
    now?: () => number,
  ) {
    this.#config = config;
    this.#onCounted = onCounted;
    this.#userAsks = new TokenBuckets(config.ASKS_PER_MINUTE, MINUTE_MS, now);
    this.#guildAsks = new TokenBuckets(config.GUILD_ASKS_PER_MINUTE, MINUTE_MS, now);
    this.#userIngests = new TokenBuckets(config.INGESTS_PER_HOUR, HOUR_MS, now);
    this.#guildIngests = new TokenBuckets(config.GUILD_INGESTS_PER_HOUR, HOUR_MS, now);
    this.#memberAsks = new ServerBuckets(MINUTE_MS, now);
    this.#memberIngests = new ServerBuckets(HOUR_MS, now);
  }

  /**
   * @param scope Whose news is asked: a user's own never counts for the server where it is asked.
   * @param preferences The server's own limit for its members, in addition to those for all servers.
   * @throws UserError `rate.limited`; no token is taken then.
   */
  ask(user: string, scope: Scope, preferences?: Pick<Preferences, 'asksPerMinute'>): void {
    const { ASKS_PER_MINUTE, GUILD_ASKS_PER_MINUTE } = this.#config;
    const guild = guildOf(scope);
    const takeOfMember = this.#memberAsks.check(
      `${scope}:${user}`,
      preferences?.asksPerMinute,
      discordErrors.memberAsks,
    );
    assertNoWait(this.#userAsks.waitMs(user), ASKS_PER_MINUTE, discordErrors.userAsks);
    if (guild) {
      assertNoWait(this.#guildAsks.waitMs(guild), GUILD_ASKS_PER_MINUTE, discordErrors.guildAsks);
      this.#guildAsks.take(guild);
    }
    this.#userAsks.take(user);
    takeOfMember();
    this.#onCounted({ kind: 'ask', user });
  }

  /** Counts a request that another process has let through. Those of a server all come to one process. */
  count({ kind, user }: CountedRequest): void {
    (kind === 'ask' ? this.#userAsks : this.#userIngests).takeIfThere(user);
  }

  /**
   * One article; `preferences` as for `ask`.
   * @throws UserError `rate.limited`; no token is taken then.
   */
  ingest(user: string, scope: Scope, preferences?: Pick<Preferences, 'ingestsPerHour'>): void {
    const { memberIngests: member, userIngests, guildIngests: guild } = discordErrors;
    this.#ingest(user, scope, preferences, { member, user: userIngests, guild });
  }

  /**
   * Following, importing or resuming feeds, which counts as an article.
   * @throws UserError `rate.limited`; no token is taken then.
   */
  follow(user: string, scope: Scope, preferences?: Pick<Preferences, 'ingestsPerHour'>): void {
    const { memberFeeds: member, userFeeds, guildFeeds: guild } = discordErrors;
    this.#ingest(user, scope, preferences, { member, user: userFeeds, guild });
  }

  #ingest(
    user: string,
    scope: Scope,
    preferences: Pick<Preferences, 'ingestsPerHour'> | undefined,
    refusals: Readonly<Record<'member' | 'user' | 'guild', Refusal>>,
  ): void {
    const { INGESTS_PER_HOUR, GUILD_INGESTS_PER_HOUR } = this.#config;
    const guild = guildOf(scope);
    const takeOfMember = this.#memberIngests.check(
      `${scope}:${user}`,
      preferences?.ingestsPerHour,
      refusals.member,
    );
    assertNoWait(this.#userIngests.waitMs(user), INGESTS_PER_HOUR, refusals.user);
    if (guild) {
      assertNoWait(this.#guildIngests.waitMs(guild), GUILD_INGESTS_PER_HOUR, refusals.guild);
      this.#guildIngests.take(guild);
    }
    this.#userIngests.take(user);
    takeOfMember();
    this.#onCounted({ kind: 'ingest', user });
  }
}

function guildOf(scope: Scope): Scope | null {
  return isPersonal(scope) ? null : scope;
}

function assertNoWait(waitMs: number, limit: number, refusal: Refusal): void {
  if (waitMs > 0) throw refusal({ limit, waitMs });
}
