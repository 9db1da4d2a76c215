/** Which requests to Discord are tried again, for how long, and what shows that an earlier try had arrived. */
import { RESTJSONErrorCodes } from 'discord.js';
import { MINUTE_MS } from '../../domain/units.js';

export interface RetryPolicy {
  /** No try starts later than this after the first. */
  readonly withinMs: number;
  /** A try without a response by then has failed. */
  readonly tryMs: number;
  readonly firstPauseMs: number;
  /** Each pause is twice the one before, up to this. */
  readonly longestPauseMs: number;
  /**
   * The request has the same effect however often it arrives. Others are only tried again if they cannot have
   * arrived.
   */
  readonly isRepeatable: boolean;
  /** Discord's error code that, in response to a later try, means that an earlier one did it. */
  readonly doneCode?: number;
}

const TRY_MS = 15_000;

/** The token of an interaction is valid for 15 minutes; the rest of them is for saying that it did not work. */
const WITH_TOKEN: RetryPolicy = {
  withinMs: 10 * MINUTE_MS,
  tryMs: TRY_MS,
  firstPauseMs: 200,
  longestPauseMs: 15_000,
  isRepeatable: true,
};

/** Discord wants the first response to an interaction within three seconds. */
const FIRST_RESPONSE: RetryPolicy = {
  withinMs: 2700,
  tryMs: 2000,
  firstPauseMs: 50,
  longestPauseMs: 250,
  isRepeatable: true,
  doneCode: RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged,
};

/** Discord remembers the nonce of a message for some minutes. */
const MESSAGE: RetryPolicy = { ...WITH_TOKEN, withinMs: 2 * MINUTE_MS };

const OTHER: RetryPolicy = { ...WITH_TOKEN, withinMs: 15_000, longestPauseMs: 5000 };

/** The bot waits for the gateway itself, and says so (login.ts). */
const ONCE: RetryPolicy = { ...OTHER, withinMs: 0 };

/** @param path Without the base of the API and the query. */
export function retryPolicy(method: string, path: string, body: unknown): RetryPolicy {
  if (path === '/gateway/bot') return ONCE;
  if (/^\/interactions\/\d+\/[^/]+\/callback$/.test(path)) return FIRST_RESPONSE;
  if (path.startsWith('/webhooks/')) {
    if (method === 'DELETE') return { ...WITH_TOKEN, doneCode: RESTJSONErrorCodes.UnknownMessage };
    return { ...WITH_TOKEN, isRepeatable: method !== 'POST' };
  }
  if (method !== 'POST') return OTHER;
  return hasEnforcedNonce(body) ? MESSAGE : { ...OTHER, isRepeatable: false };
}

/** Discord posts a message with such a nonce only once. */
function hasEnforcedNonce(body: unknown): boolean {
  return typeof body === 'string' && /"enforce_nonce":true\b/.test(body) && /"nonce":"/.test(body);
}
