import { MINUTE_MS } from '../../domain/units.js';
import { TokenBuckets } from './token-buckets.js';

const MEMBER_REFUSALS_PER_MINUTE = 3;
const CHANNEL_REFUSALS_PER_MINUTE = 10;

/** Bounds the refusals that everybody in a channel sees: a member who goes on asking in vain must not fill it. */
export class RefusalLimits {
  readonly #members: TokenBuckets;
  readonly #channels: TokenBuckets;

  constructor(now?: () => number) {
    this.#members = new TokenBuckets(MEMBER_REFUSALS_PER_MINUTE, MINUTE_MS, now);
    this.#channels = new TokenBuckets(CHANNEL_REFUSALS_PER_MINUTE, MINUTE_MS, now);
  }

  /** Counts the refusal if it may be shown. */
  mayShow(member: string, channel: string): boolean {
    if (this.#members.waitMs(member) > 0 || this.#channels.waitMs(channel) > 0) return false;
    this.#members.take(member);
    this.#channels.take(channel);
    return true;
  }
}
