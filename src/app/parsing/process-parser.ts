import type { Span } from '../../domain/article.js';
import { withDeadline } from '../../domain/deadline.js';
import { ClosingError } from '../../domain/errors.js';
import { type FetchedSource, nameOfSource } from '../../ingest/fetch-source.js';
import type { ArticleOptions, CallOptions, FetchedText, Parser } from '../../ingest/parse/parser.js';
import type { Args, Result } from '../../worker/contract.js';
import type { ProcessLimits } from '../../worker/guard.js';
import { spawnWorker, type WorkerClient, WorkerGoneError } from '../../worker/spawn.js';
import { appErrors } from '../errors.js';
import type { ParseContract } from './parse-contract.js';
import { ParseQueue } from './parse-queue.js';

const PROCESS = new URL('./parse-process.js', import.meta.url);
/**
 * A PDF of 200 full pages takes 1.1 s and 250 MiB, an article of 50,000 words less than 2 s, on two cores. A
 * decompression bomb exceeds the memory within 5 s.
 */
const LIMITS: ProcessLimits = { maxMs: 20_000, maxMib: 768 };
/** A process that does not enforce its limits itself, because it is stopped or swapped out, is killed after this. */
const LATE_MS = 5000;
/** A start takes less than 2 s on two cores. */
const START_MS = 60_000;
/** An unused process ends, and its memory is free. */
const IDLE_MS = 30_000;

type MethodName = keyof ParseContract['methods'];
interface Call extends CallOptions {
  /** Names the text in messages. */
  readonly source: string;
}

/**
 * Parses in a process of its own with limits of time and memory, one text at a time (`ParseQueue`). The process starts
 * when there is something to parse; if it dies, only the text at fault fails.
 */
export class ProcessParser implements Parser {
  readonly #limits: ProcessLimits;
  readonly #queue = new ParseQueue();
  #worker: Promise<WorkerClient<ParseContract>> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(limits: ProcessLimits = LIMITS) {
    this.#limits = limits;
  }

  article(source: FetchedSource, { signal, turn, ...options }: ArticleOptions & CallOptions) {
    return this.#call('article', [source, options], { source: nameOfSource(source), signal, turn });
  }

  feed(fetched: FetchedText & { isHtml: boolean }, { signal, turn }: CallOptions = {}) {
    return this.#call('feed', [fetched], { source: fetched.url, signal, turn });
  }

  opml(file: FetchedText, { signal, turn }: CallOptions = {}) {
    return this.#call('opml', [file], { source: file.url, signal, turn });
  }

  listing(fetched: FetchedText, { signal, turn }: CallOptions = {}) {
    return this.#call('listing', [fetched], { source: fetched.url, signal, turn });
  }

  sentences(text: string, boilerplate: readonly Span[], { signal, turn }: CallOptions = {}) {
    return this.#call('sentences', [text, boilerplate], { source: 'the stored text', signal, turn });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#end();
  }

  #call<Name extends MethodName>(
    method: Name,
    args: Args<ParseContract, Name>,
    call: Call,
  ): Promise<Result<ParseContract, Name>> {
    const parse = async () => {
      if (this.#closed) throw new ClosingError();
      clearTimeout(this.#idle);
      try {
        return await this.#run(method, args, call);
      } finally {
        this.#idle = setTimeout(() => void this.#end(), IDLE_MS).unref();
      }
    };
    return this.#queue.add(parse, call.turn ?? {}, call.signal);
  }

  async #run<Name extends MethodName>(
    method: Name,
    args: Args<ParseContract, Name>,
    { source, signal }: Call,
  ): Promise<Result<ParseContract, Name>> {
    const worker = await this.#alive(signal);
    signal?.throwIfAborted();
    const startedAt = performance.now();
    const kill = () => void worker.kill();
    const late = setTimeout(kill, this.#limits.maxMs + LATE_MS);
    signal?.addEventListener('abort', kill);
    try {
      return await worker.call(method, args);
    } catch (error) {
      if (!(error instanceof WorkerGoneError)) throw error;
      signal?.throwIfAborted();
      if (this.#closed) throw new ClosingError();
      const { maxMs, maxMib } = this.#limits;
      const what = { source, ...(method === 'feed' && { isFeed: true }) };
      throw performance.now() - startedAt >= maxMs
        ? appErrors.parsedTooLong({ ...what, seconds: Math.round(maxMs / 1000) }, { cause: error })
        : appErrors.parserDied({ ...what, maxMib }, { cause: error });
    } finally {
      clearTimeout(late);
      signal?.removeEventListener('abort', kill);
    }
  }

  /** @throws the signal's reason, or an Error if the process does not start in time. */
  async #alive(signal: AbortSignal | undefined): Promise<WorkerClient<ParseContract>> {
    const running = await this.#worker?.catch(() => undefined);
    if (running?.alive) return running;
    const reason = new Error('The parser process did not start in time.');
    return withDeadline({ ms: START_MS, reason, outer: signal }, (stop) => {
      this.#worker = spawnWorker<ParseContract>(PROCESS, this.#limits, { in: 'process', signal: stop });
      return this.#worker;
    });
  }

  /** Nothing that the process does is worth waiting for. */
  async #end(): Promise<void> {
    clearTimeout(this.#idle);
    const worker = this.#worker;
    this.#worker = undefined;
    await (await worker?.catch(() => undefined))?.kill();
  }
}
