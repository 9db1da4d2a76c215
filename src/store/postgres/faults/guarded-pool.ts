import { setTimeout as sleep } from 'node:timers/promises';
import type { UserError } from '../../../domain/errors.js';
import type { ConnectionPool, RawConnection, Session } from '../connection/session.js';
import { isConflict, isConnectionLost, serverFault } from './server-fault.js';

/** Maximum wait for a server that restarts, and for transactions that disturb this one. */
const BUSY_WAIT_MS = 15_000;
/** The same while the store is closing. */
const CLOSING_WAIT_MS = 2000;
/** Waiting longer than this is reported as trouble. */
const REPORT_WAIT_MS = 5000;
const FIRST_DELAY_MS = 5;
const MAX_DELAY_MS = 500;

const READ_ONLY_RE = /\bREAD ONLY\b/;
/** Ids of the trouble that lasts until something has been written, although the server may be read meanwhile. */
const TROUBLES_OF_WRITES: ReadonlySet<string | null> = new Set(['database.full', 'database.readOnly']);

export interface GuardOptions {
  /** Called when what keeps the store from working changes; null when it works again. */
  readonly onTrouble: (trouble: UserError | null) => void;
  readonly busyWaitMs?: number;
}

/**
 * The boundary between the store and the server: every transaction runs in it. It repeats a transaction that was
 * disturbed by another one, and one whose connection was lost before anything was done in it, as when the server was
 * restarted meanwhile. A transaction that loses its connection later is not repeated: it may have been committed.
 */
export class GuardedPool implements ConnectionPool {
  readonly #pool: ConnectionPool;
  readonly #onTrouble: GuardOptions['onTrouble'];
  readonly #running = new Set<Promise<unknown>>();
  #busyWaitMs: number;
  #trouble: UserError | null = null;

  constructor(pool: ConnectionPool, { onTrouble, busyWaitMs = BUSY_WAIT_MS }: GuardOptions) {
    this.#pool = pool;
    this.#onTrouble = onTrouble;
    this.#busyWaitMs = busyWaitMs;
  }

  /** From now on, transactions wait a short time only. */
  hurry(): void {
    this.#busyWaitMs = Math.min(this.#busyWaitMs, CLOSING_WAIT_MS);
  }

  /** @throws UserError `store.unavailable`; other errors as they are. */
  transact<Row extends object, T>(
    begin: readonly string[],
    work: (session: Session, begun: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    return this.#tracked(this.#repeating(begin, work));
  }

  /** Never repeats its statements. @throws as `transact` does. */
  lend<T>(work: (connection: RawConnection) => Promise<T>): Promise<T> {
    return this.#tracked(
      this.#pool.lend(work).catch((error: unknown) => {
        throw this.#worded(error);
      }),
    );
  }

  /** Waits for what is running, but not long. */
  async close(): Promise<void> {
    this.hurry();
    const timer = new AbortController();
    const timeout = sleep(2 * CLOSING_WAIT_MS, undefined, { signal: timer.signal }).catch(() => undefined);
    const closed = Promise.allSettled(this.#running).then(() => this.#pool.close());
    await Promise.race([closed, timeout]);
    timer.abort();
  }

  async #repeating<Row extends object, T>(
    begin: readonly string[],
    work: (session: Session, begun: readonly Row[]) => Promise<T>,
  ): Promise<T> {
    const isWrite = !READ_ONLY_RE.test(begin[0] ?? '');
    const started = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      let hasBegun = false;
      try {
        const result = await this.#pool.transact<Row, T>(begin, (session, begun) => {
          hasBegun = true;
          return work(session, begun);
        });
        this.#worked(isWrite);
        return result;
      } catch (error) {
        const waited = performance.now() - started;
        const canRepeat = (isWrite && isConflict(error)) || (!hasBegun && isConnectionLost(error));
        if (!canRepeat || waited >= this.#busyWaitMs) throw this.#worded(error);
        if (waited >= REPORT_WAIT_MS) this.#worded(error);
        await sleep(delayOf(attempt));
      }
    }
  }

  #tracked<T>(running: Promise<T>): Promise<T> {
    const settled = running.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(settled);
    void settled.then(() => this.#running.delete(settled));
    return running;
  }

  /** Words and reports a fault of the server; returns other errors unchanged. */
  #worded(error: unknown): unknown {
    const fault = serverFault(error);
    if (fault) this.#report(fault);
    return fault ?? error;
  }

  #worked(isWrite: boolean): void {
    if (isWrite || !TROUBLES_OF_WRITES.has(this.#trouble?.id ?? null)) this.#report(null);
  }

  #report(trouble: UserError | null): void {
    if (this.#trouble?.id === trouble?.id) return;
    this.#trouble = trouble;
    this.#onTrouble(trouble);
  }
}

/** Milliseconds, doubling, with jitter so that waiting transactions and processes do not meet each time. */
const delayOf = (attempt: number): number =>
  Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.75 + Math.random() / 2);
