import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { UserError } from '../../domain/errors.js';
import { MAX_CLOCK_DIFFERENCE_MS } from '../../domain/machine.js';
import type { MachineClaim, MachineStore, Taking } from '../../store/ports/machine-store.js';
import { endedRun, noteRun } from './earlier-run.js';
import { machineErrors } from './errors.js';

/** A machine that died is waited for so long. */
const LEASE_MS = 30_000;
const RENEWAL_INTERVAL_MS = LEASE_MS / 3;
const RETRY_MS = 1000;
const LEAVE_MS = 2000;

/** Why a machine does not join yet. */
export type InTheWay = Exclude<Taking, { readonly outcome: 'taken' }>;

export interface MembershipOptions {
  /** Closed when the machine leaves, or could not join. */
  readonly store: MachineStore;
  readonly claim: MachineClaim;
  /** The data folder, where a run leaves word of itself for the next one. */
  readonly folder: string;
  /** Called once if the place is not free: what had it may have been killed, and its lease may end. */
  readonly onWait: (inTheWay: InTheWay) => void;
  /** Receives errors of the background, which goes on. */
  readonly onFault: (error: unknown) => void;
  readonly signal: AbortSignal;
  /** Milliseconds. Default: 30 s. */
  readonly leaseMs?: number;
}

const told = z.object({ from: z.string(), news: z.unknown() });

/** The part of one machine in a bot of one or several: its place, its turns to log in, what it tells the others. */
export class Membership {
  /** Rejects with a `UserError` if another Byline has taken the place. */
  readonly lost: Promise<never>;
  readonly #options: MembershipOptions;
  readonly #owner: string;
  readonly #renewal: NodeJS.Timeout;
  #lose: (error: unknown) => void = () => undefined;
  #endListening: (() => Promise<void>) | undefined;
  #leaving: Promise<void> | undefined;
  #renewing: Promise<void> = Promise.resolve();

  private constructor(options: MembershipOptions, owner: string) {
    this.#options = options;
    this.#owner = owner;
    this.lost = new Promise((_, reject) => {
      this.#lose = reject;
    });
    this.lost.catch(() => undefined);
    const { leaseMs = LEASE_MS } = options;
    this.#renewal = setInterval(
      () => {
        this.#renewing = this.#renew();
      },
      (leaseMs * RENEWAL_INTERVAL_MS) / LEASE_MS,
    );
    this.#renewal.unref();
  }

  /**
   * Takes the machine's place; waits as long as a lease for what is in the way, except an earlier run that is over.
   * @throws UserError if that stays, or the clocks differ too much; the signal's reason.
   */
  static async join(options: MembershipOptions): Promise<Membership> {
    const { store, claim, folder, signal } = options;
    try {
      if (claim.of > 1) await requireSameTime(store);
      const ended = endedRun(folder, claim.host);
      if (ended) await store.leave(ended.number, ended.owner);
      const owner = randomUUID();
      await take(options, owner);
      noteRun(folder, { number: claim.number, owner, host: claim.host });
      if (signal.aborted) await store.leave(claim.number, owner);
      signal.throwIfAborted();
      return new Membership(options, owner);
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /**
   * Takes the next turn of a row of logins, as `MachineStore.loginTurn` does. While the store fails, waits for it.
   * @throws the signal's reason.
   */
  async loginTurn(row: number, intervalMs: number, maxWaitMs: number): Promise<number> {
    const { store, onFault, signal } = this.#options;
    for (;;) {
      try {
        return await store.loginTurn(row, intervalMs, maxWaitMs);
      } catch (error) {
        onFault(error);
        await pause(RETRY_MS, signal);
      }
    }
  }

  /** Tells the other machines. Never rejects. */
  async tell(news: unknown): Promise<void> {
    try {
      await this.#options.store.tell(JSON.stringify({ from: this.#owner, news }));
    } catch (error) {
      this.#options.onFault(error);
    }
  }

  /**
   * Listens to the other machines until this one leaves.
   * @param onNews Receives what they tell: any value, if their version is another.
   * @param onGap They may have told something meanwhile.
   */
  async listen(onNews: (news: unknown) => void, onGap: () => void): Promise<void> {
    const onMessage = (message: string) => {
      const { data } = told.safeParse(parsed(message));
      if (data && data.from !== this.#owner) onNews(data.news);
    };
    this.#endListening = await this.#options.store.listen({ onMessage, onGap });
  }

  /** Gives the place up; a store that does not answer is not waited for, since the lease ends by itself. Never rejects. */
  leave(): Promise<void> {
    this.#leaving ??= Promise.race([this.#leave(), sleep(LEAVE_MS, undefined, { ref: false })]);
    return this.#leaving;
  }

  async #leave(): Promise<void> {
    const { store, claim, onFault } = this.#options;
    clearInterval(this.#renewal);
    // One that takes the place again must not do so after it has been given up.
    await this.#renewing;
    for (const step of [
      () => this.#endListening?.(),
      () => store.leave(claim.number, this.#owner),
      () => store.close(),
    ])
      await Promise.resolve(step()).catch(onFault);
  }

  /** A store that fails is no reason to end: nobody else can take the place then. */
  async #renew(): Promise<void> {
    const { store, claim, onFault, leaseMs = LEASE_MS } = this.#options;
    try {
      if (await store.renew(claim.number, this.#owner, leaseMs)) return;
      if (this.#leaving !== undefined) return;
      const taking = await store.take(claim, this.#owner, leaseMs);
      if (taking.outcome === 'taken') return;
      clearInterval(this.#renewal);
      this.#lose(taking.outcome === 'occupied' ? machineErrors.replaced(taking) : refusal(taking, claim));
    } catch (error) {
      onFault(error);
    }
  }
}

async function requireSameTime(store: MachineStore): Promise<void> {
  const aheadMs = await store.clockAhead();
  if (Math.abs(aheadMs) <= MAX_CLOCK_DIFFERENCE_MS) return;
  throw machineErrors.clock({ seconds: Math.round(Math.abs(aheadMs) / 1000), isBehind: aheadMs > 0 });
}

async function take(
  { store, claim, onWait, signal, leaseMs = LEASE_MS }: MembershipOptions,
  owner: string,
): Promise<void> {
  const patient = performance.now() + leaseMs + RETRY_MS;
  for (let attempt = 1; ; attempt += 1) {
    const taking = await store.take(claim, owner, leaseMs);
    if (taking.outcome === 'taken') return;
    if (performance.now() > patient) throw refusal(taking, claim);
    if (attempt === 1) onWait(taking);
    await pause(Math.min(RETRY_MS, Math.max(taking.leftMs, 0) + 1), signal);
  }
}

/** @throws the signal's reason. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function refusal({ outcome, by }: InTheWay, claim: MachineClaim): UserError {
  if (claim.of === 1 && by.of > 1) return machineErrors.notAlone({ by });
  if (by.of === 1 && claim.of > 1) return machineErrors.besideLone({ ...claim, host: by.host });
  return outcome === 'occupied'
    ? machineErrors.occupied({ by })
    : machineErrors.disagreeing({ ...claim, by });
}

function parsed(message: string): unknown {
  try {
    return JSON.parse(message);
  } catch {
    return null;
  }
}
