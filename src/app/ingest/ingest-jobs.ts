import { randomUUID } from 'node:crypto';
import { ClosingError, UserError } from '../../domain/errors.js';
import type {
  IngestOptions,
  IngestOutcome,
  IngestRequest,
  ResumedIngest,
  SourceInput,
} from '../../domain/ingest.js';
import { MINUTE_MS } from '../../domain/units.js';
import { cleanUrl } from '../../ingest/fetch/canonical-url.js';
import type { SourceLimits } from '../../ingest/fetch/options.js';
import { requireSize } from '../../ingest/formats/text.js';
import type { IngestOrigin } from '../../store/ports/article-store.js';
import type { IngestJob, Lease } from '../../store/ports/job-store.js';
import type { Store } from '../../store/ports/store.js';
import { appErrors } from '../errors.js';
import { appStrings } from '../strings.js';
import type { IngestQueue } from './ingest-queue.js';

const LEASE_MS = MINUTE_MS;
const RENEWAL_INTERVAL_MS = LEASE_MS / 4;
/** Before a job is resumed that could not be stored. */
const STORAGE_RETRY_MS = 2 * MINUTE_MS;
/** After this many crashed attempts, a source is set aside. */
const MAX_ATTEMPTS = 2;

export interface IngestJobsDeps {
  readonly store: Store;
  readonly queue: IngestQueue;
  readonly limits: SourceLimits;
  readonly clock: () => Date;
  readonly ingest: (
    request: IngestRequest,
    options: IngestOptions,
    origin: IngestOrigin,
  ) => Promise<IngestOutcome>;
  readonly onResumed: (source: ResumedIngest) => void;
  /** Receives errors of the queue itself, which continues. */
  readonly onFault: (error: unknown) => void;
  /**
   * Identifies this queue and those before it that it replaces: their leases end when it starts. Default: a new one,
   * which waits until the leases of others expire.
   */
  readonly owner?: string | undefined;
}

/**
 * The durable ingest queue: an accepted source is stored until it is finished, failed or cancelled. Another process
 * resumes what one that crashed or closed left unfinished, once its lease has expired.
 */
export class IngestJobs {
  readonly #deps: IngestJobsDeps;
  readonly #owner: string;
  readonly #replaced: Promise<void>;
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  readonly #inProgress = new Set<Promise<unknown>>();
  /** Jobs whose leases this queue renews. */
  readonly #keys = new Set<number>();
  /** Jobs that could not be handed back; the next renewal tries again. */
  readonly #notHandedBack = new Map<number, { readonly started: boolean; readonly until: Date }>();
  #resuming: Promise<void> | undefined;

  constructor(deps: IngestJobsDeps) {
    this.#deps = deps;
    this.#owner = deps.owner ?? randomUUID();
    this.#timer = setInterval(() => void this.#renew(), RENEWAL_INTERVAL_MS);
    this.#timer.unref();
    this.#replaced = this.#replacePredecessor();
  }

  /** @throws UserError `queue.full`, `cancelled`, and the errors of ingesting. */
  ingest(request: IngestRequest, options: IngestOptions): Promise<IngestOutcome> {
    return this.#tracked(this.#accept(request, options));
  }

  async #accept(request: IngestRequest, options: IngestOptions): Promise<IngestOutcome> {
    const { store, queue, limits } = this.#deps;
    queue.requireRoom(request.scope);
    requireAllowedSize(request.source, limits);
    await this.#replaced;
    const scope = await store.articles.scopeKey(request.scope);
    const job = await store.jobs.add(scope, request, addressOf(request.source), this.#lease());
    return this.#work({ ...job, request }, options);
  }

  /** Stops resuming jobs of other processes, and waits for the work in progress. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort(new ClosingError());
    await this.#resuming;
    await Promise.allSettled(this.#inProgress);
  }

  async #tracked<Result>(work: Promise<Result>): Promise<Result> {
    this.#inProgress.add(work);
    try {
      return await work;
    } finally {
      this.#inProgress.delete(work);
    }
  }

  /** Releases this process's leases, so that another can resume its jobs at once. Call it when the queue is idle. */
  async releaseLeases(): Promise<void> {
    await this.#deps.store.jobs.releaseAll(this.#owner);
  }

  /** Ends the leases of a process that has ended, and resumes its jobs. */
  async takeOver(owner: string): Promise<void> {
    await this.#deps.store.jobs.releaseAll(owner);
    await this.#renew();
  }

  async #work(
    { key, request, acceptedAt }: Omit<IngestJob, 'attempts'>,
    options: IngestOptions & { readonly isResumed?: boolean },
  ): Promise<IngestOutcome> {
    const { store, queue, ingest } = this.#deps;
    const { signal, onProgress } = options;
    const origin: IngestOrigin = { requestedAt: acceptedAt, condition: { row: 'job', key } };
    let started = false;
    this.#keys.add(key);
    try {
      const run = async () => {
        await store.jobs.start(key);
        started = true;
        return ingest(request, options, origin);
      };
      const outcome = await queue.add(run, {
        scope: request.scope,
        isUnlimited: options.isResumed === true,
        onPosition: (position) => onProgress?.({ stage: 'queued', position }),
        ...(signal ? { signal } : {}),
      });
      // If it fails, the job is resumed later and finds a known text.
      await store.jobs.remove(key).catch(this.#onFault);
      return outcome;
    } catch (error) {
      const postponed = postponement(error, signal);
      if (!postponed) {
        await store.jobs.remove(key);
        throw error;
      }
      const until = new Date(this.#deps.clock().getTime() + postponed.delayMs);
      await store.jobs.handBack(key, { started, until }).catch((failure: unknown) => {
        this.#notHandedBack.set(key, { started, until });
        this.#onFault(failure);
      });
      throw postponed.error;
    } finally {
      this.#keys.delete(key);
    }
  }

  /** Never rejects. */
  async #replacePredecessor(): Promise<void> {
    await this.#deps.store.jobs.releaseAll(this.#owner).catch(this.#onFault);
    void this.#renew();
  }

  /** Never rejects; the next renewal retries. */
  async #renew(): Promise<void> {
    try {
      for (const [key, options] of this.#notHandedBack) {
        await this.#deps.store.jobs.handBack(key, options);
        this.#notHandedBack.delete(key);
      }
      await this.#deps.store.jobs.renewLeases(this.#owner, [...this.#keys], this.#lease().until);
      this.#resuming ??= this.#resume()
        .catch(this.#onFault)
        .finally(() => {
          this.#resuming = undefined;
        });
    } catch (error) {
      this.#onFault(error);
    }
  }

  /** The store itself reports that it cannot be used, once. */
  readonly #onFault = (error: unknown): void => {
    if (!isStorageFault(error)) this.#deps.onFault(error);
  };

  async #resume(): Promise<void> {
    const { store, clock, onResumed } = this.#deps;
    const { signal } = this.#stop;
    for (;;) {
      const job = signal.aborted ? null : await store.jobs.claimNext(clock(), this.#lease());
      if (!job) return;
      // Still being worked on: the clock has jumped past its lease.
      if (this.#keys.has(job.key)) continue;
      const { request } = job;
      const named = { scope: request.scope, source: nameOf(request.source) };
      if (job.attempts >= MAX_ATTEMPTS) {
        const reason = appStrings.crashedEachTime(job.attempts);
        await store.jobs.setAside(job.key, { name: named.source, reason, at: clock() });
        onResumed({ ...named, outcome: 'failed', message: reason, code: null });
        continue;
      }
      try {
        const { outcome } = await this.#work(job, { signal, isResumed: true });
        onResumed({ ...named, outcome, message: null, code: null });
      } catch (error) {
        if (signal.aborted) return;
        if (!(error instanceof UserError)) this.#deps.onFault(error);
        onResumed({
          ...named,
          outcome: 'failed',
          message: error instanceof Error ? error.message : String(error),
          code: error instanceof UserError ? error.code : null,
        });
      }
    }
  }

  #lease(): Lease {
    return { owner: this.#owner, until: new Date(this.#deps.clock().getTime() + LEASE_MS) };
  }
}

const isStorageFault = (error: unknown): boolean =>
  error instanceof UserError && error.code === 'store.unavailable';

/** Whether a job is resumed later, and what its user is told; null for an error of the job itself. */
function postponement(
  error: unknown,
  signal: AbortSignal | undefined,
): { readonly delayMs: number; readonly error: unknown } | null {
  if (signal?.aborted && signal.reason instanceof ClosingError) {
    const isCancelled = error instanceof UserError && error.code === 'cancelled';
    return { delayMs: 0, error: isCancelled ? appErrors.closing({}, { cause: error }) : error };
  }
  if (!isStorageFault(error)) return null;
  return { delayMs: STORAGE_RETRY_MS, error: appErrors.storedLater({}, { cause: error }) };
}

/** Refuses sources that are too large to be read, before they are stored. */
function requireAllowedSize(source: SourceInput, limits: SourceLimits): void {
  if (source.kind === 'text') requireSize('the pasted text', Buffer.byteLength(source.text), limits);
  if (source.kind === 'file') requireSize(source.name, source.bytes.length, limits);
}

function addressOf(source: SourceInput): string | null {
  if (source.url === undefined) return null;
  try {
    return cleanUrl(source.url);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

const nameOf = (source: SourceInput): string =>
  source.kind === 'url' ? source.url : source.kind === 'file' ? source.name : appStrings.pastedText;
