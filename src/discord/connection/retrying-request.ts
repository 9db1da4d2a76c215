import { setTimeout as delay } from 'node:timers/promises';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';
import { z } from 'zod';
import { withDeadline } from '../../domain/deadline.js';
import { type RetryPolicy, retryPolicy } from './retry-policy.js';

type MakeRequest = RESTOptions['makeRequest'];
type Init = Parameters<MakeRequest>[1];

/** Wait after a 429 that does not say how long; discord.js would try again at once. */
const UNSTATED_RETRY_AFTER_S = '5';

/** Errors before anything of the request was sent. */
const UNSENT: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Requests that may have arrived and are made again after a 429: those of a few seconds. */
const MAX_UNSURE = 10_000;

const NULL_BODY: ReadonlySet<number> = new Set([204, 205, 304]);
const errorBody = z.object({ code: z.number() });

/**
 * discord.js's way of making a request, for its option `rest.makeRequest`: requests that fail on the way (a reset
 * connection, no response) or with a status of 500 or more are tried again with growing pauses, as retry-policy.ts
 * allows. Set `rest.retries` to 0 and `rest.timeout` over the longest policy.
 * @param api Base URL of the API, without the version.
 */
export function retryingRequest(
  api: string,
  makeRequest: MakeRequest = DefaultRestOptions.makeRequest,
): MakeRequest {
  const base = new URL(api).pathname;
  const unsure = new RecentNames(MAX_UNSURE);
  return async (url, init) => {
    const path = new URL(url).pathname.slice(base.length).replace(/^\/?v\d+/, '');
    const method = init.method ?? 'GET';
    const policy = retryPolicy(method, path, init.body);
    const sent = await withEncodedForm(init);
    const began = performance.now();
    let mayHaveArrived = unsure.delete(`${method} ${path}`);
    for (let failures = 1; ; failures++) {
      const outcome = await tryOnce(makeRequest, url, sent, policy.tryMs);
      if (!outcome.failed) {
        if (!mayHaveArrived) return outcome.response;
        // discord.js waits, and makes the request again.
        if (outcome.response.status === 429) unsure.add(`${method} ${path}`);
        return (await saysDone(outcome.response, policy)) ? done() : outcome.response;
      }
      const pause = pauseMs(policy, failures);
      const isTooLate = performance.now() - began + pause > policy.withinMs;
      if (isTooLate || init.signal?.aborted || !(policy.isRepeatable || outcome.unsent)) {
        return outcome.result();
      }
      mayHaveArrived ||= !outcome.unsent;
      await delay(pause, undefined, { signal: init.signal as AbortSignal });
    }
  };
}

/**
 * A message with files as bytes. Two versions of undici in one process share a dispatcher, that of the one that was loaded
 * first, and only undici 6, which discord.js has, sends the form itself.
 */
async function withEncodedForm(init: Init): Promise<Init> {
  if (!(init.body instanceof FormData)) return init;
  const form = new Response(init.body);
  const headers = {
    ...(init.headers as Record<string, string>),
    'content-type': form.headers.get('content-type')!,
  };
  return { ...init, headers, body: new Uint8Array(await form.arrayBuffer()) };
}

/** The names that were added last. */
class RecentNames {
  readonly #names = new Set<string>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  add(name: string): void {
    this.#names.add(name);
    const [oldest] = this.#names;
    if (this.#names.size > this.#max && oldest !== undefined) this.#names.delete(oldest);
  }

  /** Returns whether it was there. */
  delete(name: string): boolean {
    return this.#names.delete(name);
  }
}

type Outcome =
  | { readonly failed: false; readonly response: Response }
  | {
      readonly failed: true;
      /** Whether the request certainly did not arrive. */
      readonly unsent: boolean;
      /** The response of the failed try. @throws its error. */
      result(): Response;
    };

async function tryOnce(makeRequest: MakeRequest, url: string, init: Init, tryMs: number): Promise<Outcome> {
  const reason = new DOMException('no response in time', 'TimeoutError');
  const outer = init.signal as AbortSignal | null | undefined;
  try {
    const response = await withDeadline({ ms: tryMs, reason, outer }, async (signal) =>
      received(await makeRequest(url, { ...init, signal: signal as NonNullable<Init['signal']> })),
    );
    if (response.status < 500) return { failed: false, response };
    return { failed: true, unsent: false, result: () => response };
  } catch (error) {
    return {
      failed: true,
      unsent: UNSENT.has((error as { code?: unknown }).code),
      result: () => {
        throw error;
      },
    };
  }
}

/** Reads the whole body, so that a connection that breaks inside it counts as a failed try. */
async function received(from: Awaited<ReturnType<MakeRequest>>): Promise<Response> {
  const bytes = await from.arrayBuffer();
  const headers = new Headers(Object.fromEntries(from.headers));
  const isWaitStated = Number(headers.get('retry-after') ?? Number.NaN) >= 0;
  if (from.status === 429 && !isWaitStated) headers.set('retry-after', UNSTATED_RETRY_AFTER_S);
  return new Response(NULL_BODY.has(from.status) ? null : bytes, {
    status: from.status,
    statusText: from.statusText || `HTTP status ${from.status}`,
    headers,
  });
}

async function saysDone(response: Response, { doneCode }: RetryPolicy): Promise<boolean> {
  if (doneCode === undefined || response.status < 400) return false;
  const body = errorBody.safeParse(
    await response
      .clone()
      .json()
      .catch(() => null),
  );
  return body.success && body.data.code === doneCode;
}

const done = () => new Response(null, { status: 204 });

/** Half of the pause is random, so that what failed together does not come back together. */
function pauseMs({ firstPauseMs, longestPauseMs }: RetryPolicy, failures: number): number {
  const pause = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1));
  return pause * (0.5 + Math.random() / 2);
}
