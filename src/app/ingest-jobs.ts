import { randomUUID } from 'node:crypto';
import { ClosingError, UserError } from '../domain/errors.js';
import type {
  IngestOptions,
  IngestOutcome,
  IngestRequest,
  ResumedIngest,
  SourceInput,
} from '../domain/ingest.js';
import { cleanUrl } from '../ingest/fetch/canonical-url.js';
import type { SourceLimits } from '../ingest/fetch/options.js';
import { requireSize } from '../ingest/formats/text.js';
import type { IngestOrigin } from '../store/articles/save-article.js';
import type { IngestJob } from '../store/jobs/ingest-jobs.js';
import type { Store } from '../store/store.js';
import { appErrors } from './errors.js';
import type { IngestQueue } from './ingest-queue.js';

/** How long a source is held without a sign of life, and how often that sign is given. Milliseconds. */
const HELD_MS = 60_000;
const SIGN_OF_LIFE_MS = 15_000;
/** A source that took so many processes with it is not tried again. */
const MAX_TRIES = 3;

export interface IngestJobsDeps {
  readonly store: Store;
  readonly queue: IngestQueue;
  readonly limits: SourceLimits;
  readonly clock: () => Date;
  readonly ingest: (
    request: IngestRequest,
    options: IngestOptions,
    intake: IngestOrigin,
  ) => Promise<IngestOutcome>;
  readonly onResumed: (source: ResumedIngest) => void;
}

/**
 * The queue's memory: what is accepted is in the database until it is finished, failed or cancelled. What a
 * process that died or closed left unfinished is taken up by the next one.
 */
export class IngestJobs {
  readonly #parts: IngestJobsDeps;
  readonly #owner = randomUUID();
  readonly #stop = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #resuming: Promise<void> | undefined;

  constructor(parts: IngestJobsDeps) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#live(), SIGN_OF_LIFE_MS);
    this.#timer.unref();
    this.#live();
  }

  /** @throws UserError `queue.full`, `cancelled`, and whatever ingesting may throw. */
  async ingest(request: IngestRequest, options: IngestOptions): Promise<IngestOutcome> {
    const { store, queue, limits } = this.#parts;
    queue.requireRoom(request.scope);
    requireFitting(request.source, limits);
    const scope = store.articles.scopeKey(request.scope);
    const held = store.jobs.add(scope, request, addressOf(request.source), this.#held());
    return this.#work({ ...held, request }, options);
  }

  /** Leaves what was taken up from others; waits for nothing else. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#stop.abort(new ClosingError());
    await this.#resuming;
  }

  /** To be called when the queue is idle: what it did not finish is the next process's. */
  releaseLeases(): void {
    this.#parts.store.jobs.letGo(this.#owner);
  }

  async #work(
    { key, request, acceptedAt }: Omit<IngestJob, 'tries'>,
    options: IngestOptions,
  ): Promise<IngestOutcome> {
    const { store, queue, ingest } = this.#parts;
    const { signal, onProgress } = options;
    const intake = { askedAt: acceptedAt, stillWanted: () => store.jobs.has(key) };
    const closing = () => signal?.aborted === true && signal.reason instanceof ClosingError;
    try {
      const outcome = await queue.add(() => ingest(request, options, intake), {
        scope: request.scope,
        onPosition: (position) => onProgress?.({ stage: 'queued', position }),
        ...(signal ? { signal } : {}),
      });
      store.jobs.remove(key);
      return outcome;
    } catch (error) {
      if (!closing()) store.jobs.remove(key);
      else if (error instanceof UserError && error.code === 'cancelled') {
        throw appErrors.closing({}, { cause: error });
      }
      throw error;
    }
  }

  #live(): void {
    this.#parts.store.jobs.hold(this.#owner, this.#held().until);
    this.#resuming ??= this.#resume().finally(() => {
      this.#resuming = undefined;
    });
  }

  async #resume(): Promise<void> {
    const { store, clock, onResumed } = this.#parts;
    const { signal } = this.#stop;
    for (;;) {
      const left = signal.aborted ? null : store.jobs.take(clock(), this.#held());
      if (!left) return;
      const { request } = left;
      const told = { scope: request.scope, source: nameOf(request.source) };
      if (left.tries > MAX_TRIES) {
        store.jobs.remove(left.key);
        onResumed({ ...told, outcome: 'failed', message: 'Byline ended each time it was at this source.' });
        continue;
      }
      try {
        const { outcome } = await this.#work(left, { signal });
        onResumed({ ...told, outcome, message: null });
      } catch (error) {
        if (signal.aborted) return;
        onResumed({
          ...told,
          outcome: 'failed',
          message: error instanceof Error ? error.message : String(error),
        });
      }
    }
  }

  #held() {
    return { owner: this.#owner, until: new Date(this.#parts.clock().getTime() + HELD_MS) };
  }
}

/** What is too large to be read is not kept either. */
function requireFitting(source: SourceInput, limits: SourceLimits): void {
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
  source.kind === 'url' ? source.url : source.kind === 'file' ? source.name : 'a pasted text';
