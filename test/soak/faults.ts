/** What Discord does to the bot: refusals and resets of a share of its calls, and lost connections to the gateway. */
import type { Lookalike, RestFault } from '../discord/lookalike/lookalike.js';
import { tooFast } from '../discord/lookalike/rest.js';

/** Shares of the bot's calls, from 0 to 1. */
export interface FaultShares {
  readonly tooFast: number;
  readonly serverError: number;
  /** The connection ends before the call is handled. */
  readonly reset: number;
  /** The connection ends after the call is handled: the bot can't know. */
  readonly resetAfterwards: number;
}

type FaultName = keyof FaultShares | 'droppedGateway' | 'forgottenSession';

/** Calls of a running bot; logging in has its own tests. */
const FAULTY_CALL_RE = /\/(?:interactions|webhooks|channels)\//;
const RETRY_AFTER_S = 0.5;
const SERVER_ERRORS = [500, 502, 503, 504] as const;
/** Close codes after which a client resumes its session. */
const RESUMABLE_CODES = [1001, 4000, 4009] as const;
/** One drop in this many loses the session as well. */
const FORGETS_EVERY = 3;

export class FaultInjector {
  readonly counts: Record<FaultName, number> = {
    tooFast: 0,
    serverError: 0,
    reset: 0,
    resetAfterwards: 0,
    droppedGateway: 0,
    forgottenSession: 0,
  };
  readonly #discord: Lookalike;
  readonly #shares: FaultShares;
  readonly #draw: () => number;

  constructor(discord: Lookalike, shares: FaultShares, draw: () => number) {
    this.#discord = discord;
    this.#shares = shares;
    this.#draw = draw;
  }

  start(): void {
    this.#discord.faultOf = (request) => (FAULTY_CALL_RE.test(request) ? this.#next() : undefined);
  }

  /** Interactions in progress then end without faults. */
  stop(): void {
    this.#discord.faultOf = () => undefined;
  }

  /** Returns whether the bot will miss what happens until it is connected again. */
  dropGateway(): boolean {
    const { gateway } = this.#discord;
    this.counts.droppedGateway += 1;
    const forgets = this.counts.droppedGateway % FORGETS_EVERY === 0;
    if (forgets) {
      this.counts.forgottenSession += 1;
      gateway.forgetSession();
    }
    gateway.drop(pick(RESUMABLE_CODES, this.#draw));
    return forgets;
  }

  #next(): RestFault | undefined {
    let drawn = this.#draw();
    for (const [name, share] of Object.entries(this.#shares) as [keyof FaultShares, number][]) {
      if (drawn < share) {
        this.counts[name] += 1;
        return this.#fault(name);
      }
      drawn -= share;
    }
    return undefined;
  }

  #fault(name: keyof FaultShares): RestFault {
    if (name === 'tooFast') return tooFast(RETRY_AFTER_S);
    if (name === 'reset') return 'reset';
    if (name === 'resetAfterwards') return 'reset afterwards';
    return { status: pick(SERVER_ERRORS, this.#draw), body: { code: 0, message: 'the look-alike says so' } };
  }
}

export function pick<T>(items: readonly T[], draw: () => number): T {
  const item = items[Math.floor(draw() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}
