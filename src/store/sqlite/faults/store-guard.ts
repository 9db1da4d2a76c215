import { setTimeout as sleep } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import { UserError } from '../../../domain/errors.js';
import { MINUTE_MS } from '../../../domain/units.js';
import { storeErrors } from '../../errors.js';
import { requireKnownSchema } from '../migrations/migrate.js';
import { DatabaseFiles } from './database-files.js';
import { isBusy, isSchemaMissing, storageFault } from './storage-fault.js';

/** Maximum wait for another process's transaction. */
export const BUSY_WAIT_MS = MINUTE_MS;
/** The same while the store is closing. */
const CLOSING_WAIT_MS = 2000;
/** Waiting longer than this is reported as trouble. */
const REPORT_WAIT_MS = 5000;
const FIRST_DELAY_MS = 2;
const MAX_DELAY_MS = 250;

/** The id of the trouble that does not end by itself, whatever can still be read or written. */
const LASTING = 'store.damaged';

export interface GuardOptions {
  readonly busyWaitMs: number;
  /** Called when what keeps the store from working changes; null when it works again. */
  readonly onTrouble: (trouble: UserError | null) => void;
}

/**
 * The boundary between the ports and SQLite: every operation of the store runs in it. It waits, without blocking the
 * thread, while another process holds the write lock; it words faults of the disk; and it fails an operation that
 * wrote to a file which is no longer in its place, instead of letting it be acknowledged.
 */
export class StoreGuard {
  readonly #db: Database.Database;
  readonly #files: DatabaseFiles;
  readonly #onTrouble: GuardOptions['onTrouble'];
  readonly #totalChanges: Database.Statement<[], number>;
  readonly #running = new Set<Promise<unknown>>();
  #busyWaitMs: number;
  #trouble: UserError | null = null;

  constructor(db: Database.Database, { busyWaitMs, onTrouble }: GuardOptions) {
    this.#db = db;
    this.#files = new DatabaseFiles(db.name);
    this.#busyWaitMs = busyWaitMs;
    this.#onTrouble = onTrouble;
    this.#totalChanges = db.prepare<[], number>('SELECT total_changes()').pluck();
    // The driver would block the thread while it waits.
    db.pragma('busy_timeout = 0');
  }

  /** What keeps the store from working, as far as operations have met it. */
  get trouble(): UserError | null {
    return this.#trouble;
  }

  /** From now on, operations wait a short time only for another process. */
  hurry(): void {
    this.#busyWaitMs = Math.min(this.#busyWaitMs, CLOSING_WAIT_MS);
  }

  /** Resolves when no operation is running, but soon in any case. */
  async idle(): Promise<void> {
    const timer = new AbortController();
    const timeout = sleep(2 * CLOSING_WAIT_MS, undefined, { signal: timer.signal }).catch(() => undefined);
    await Promise.race([Promise.allSettled(this.#running), timeout]);
    timer.abort();
  }

  /**
   * Runs an operation that is at most one transaction, or safe to repeat: it is repeated while the database is busy.
   * @param waitMs Maximum wait, if it is to be shorter than usual.
   * @throws UserError `store.unavailable`; other errors as they are.
   */
  run<Result>(operation: () => Result | Promise<Result>, waitMs = Number.POSITIVE_INFINITY): Promise<Result> {
    const running = this.#retrying(operation, waitMs).finally(() => this.#running.delete(running));
    this.#running.add(running);
    return running;
  }

  async #retrying<Result>(operation: () => Result | Promise<Result>, waitMs: number): Promise<Result> {
    const began = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      const before = this.#changes();
      try {
        const result = await operation();
        if (this.#changes() !== before) this.#written();
        return result;
      } catch (error) {
        const waited = performance.now() - began;
        if (!isBusy(error) || waited >= Math.min(waitMs, this.#busyWaitMs)) throw this.#worded(error);
        if (waited >= REPORT_WAIT_MS) this.#worded(error);
        await sleep(delayOf(attempt));
      }
    }
  }

  /** @throws UserError `store.unavailable` if a file of the database was deleted, moved or replaced. */
  requireInPlace(): void {
    try {
      this.#files.requireInPlace();
    } catch (error) {
      throw this.#worded(error);
    }
  }

  #changes(): number {
    return this.#db.open ? this.#totalChanges.get()! : 0;
  }

  #written(): void {
    if (!this.#db.open) return;
    this.#files.requireInPlace();
    this.#report(null);
  }

  /**
   * Words and reports a fault of the storage; returns other errors unchanged.
   * @throws UserError `store.newer`.
   */
  #worded(error: unknown): unknown {
    // Another process may have migrated the database meanwhile.
    if (isSchemaMissing(error)) requireKnownSchema(this.#db);
    const fault = error instanceof UserError ? error : storageFault(error, this.#db.name);
    if (fault?.code !== 'store.unavailable') return error;
    const path = this.#files.displaced();
    const worded = path === null ? fault : storeErrors.displaced({ path }, { cause: error });
    this.#report(worded);
    return worded;
  }

  #report(trouble: UserError | null): void {
    const before = this.#trouble?.id;
    if (before === trouble?.id || before === LASTING) return;
    this.#trouble = trouble;
    this.#onTrouble(trouble);
  }
}

/** Milliseconds, doubling, with jitter so that waiting operations and processes do not meet each time. */
const delayOf = (attempt: number): number =>
  Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** attempt) * (0.75 + Math.random() / 2);

/**
 * A port whose every method runs in the guard. Methods are found on the target's class, so that none can be forgotten.
 */
export function guarded<Port extends object>(target: Port, guard: StoreGuard): Port {
  type Operation = (...args: unknown[]) => unknown;
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(target)).filter(
    (name) => name !== 'constructor',
  );
  return Object.fromEntries(
    methods.map((name) => {
      const operation = (target as Record<string, Operation>)[name]!.bind(target) as Operation;
      return [name, (...args: unknown[]) => guard.run(() => operation(...args))];
    }),
  ) as Port;
}
