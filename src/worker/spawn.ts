import { basename } from 'node:path';
import type { Channel, Ending } from './channel.js';
import type { Args, Event, MethodName, Result, WorkerContract } from './contract.js';
import type { FromWorker, ToWorker } from './messages.js';
import { type ProcessOptions, startProcess } from './process.js';
import { startThread } from './thread.js';
import { transferList } from './transfer.js';
import { fromWireError } from './wire-error.js';

/** Default of `closeMs`. */
const CLOSE_GRACE_MS = 5_000;
const PING_TICK_MS = 250;

/** The worker ended or was closed: this call and all later ones fail. */
export class WorkerGoneError extends Error {
  override readonly name = 'WorkerGoneError';
  /** The signal that killed a worker process. */
  readonly signal: string | null;

  constructor(message: string, { signal, ...options }: ErrorOptions & { readonly signal?: string } = {}) {
    super(message, options);
    this.signal = signal ?? null;
  }
}

export interface CallOptions<E> {
  /**
   * Asks the worker to stop. The promise settles after it has stopped: with the signal's reason, or with the result
   * if it was too late to stop.
   */
  readonly signal?: AbortSignal | undefined;
  readonly onEvent?: ((event: E) => void) | undefined;
}

export interface SpawnOptions<Notice> {
  readonly onNotice?: ((notice: Notice) => void) | undefined;
  /** Kills a worker that is still starting. */
  readonly signal?: AbortSignal | undefined;
  /** Default: in a thread. A process can be killed whatever it does, and its memory is its own. */
  readonly in?: 'thread' | 'process';
  readonly process?: ProcessOptions;
  /** Time that `close` allows the worker to end before killing it. Default: 5 s. */
  readonly closeMs?: number;
}

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly signal: AbortSignal | undefined;
  readonly onEvent: ((event: unknown) => void) | undefined;
  readonly onAbort: () => void;
}

/** A running worker. It keeps the process alive only while it starts, has pending calls or closes. */
export class WorkerClient<C extends WorkerContract> {
  readonly #channel: Channel;
  readonly #name: string;
  readonly #closeMs: number;
  readonly #pending = new Map<number, Pending>();
  readonly #exited: Promise<void>;
  #lastId = 0;
  #gone: WorkerGoneError | undefined;
  #crash: unknown;
  #closed: Promise<void> | undefined;
  readonly #onPong = new Set<() => void>();

  private constructor(channel: Channel, name: string, closeMs: number) {
    this.#channel = channel;
    this.#name = name;
    this.#closeMs = closeMs;
    this.#exited = new Promise((resolve) => {
      channel.onEnd((ending) => {
        this.#crash = ending.error;
        this.#end(ending);
        resolve();
      });
    });
  }

  /** Resolves when the worker has ended, with the reason. */
  get ended(): Promise<WorkerGoneError> {
    return this.#exited.then(() => this.#gone!);
  }

  /** False once the worker has ended or `close` was called. */
  get alive(): boolean {
    return this.#gone === undefined;
  }

  /** See `spawnWorker`. */
  static async start<C extends WorkerContract>(
    entry: URL,
    data: C['data'],
    options: SpawnOptions<C['notice']> = {},
  ): Promise<WorkerClient<C>> {
    const { onNotice, signal, in: place = 'thread', closeMs = CLOSE_GRACE_MS } = options;
    signal?.throwIfAborted();
    const name = basename(entry.pathname, '.js');
    const channel = place === 'thread' ? startThread(entry, name) : startProcess(entry, options.process);
    const client = new WorkerClient<C>(channel, name, closeMs);
    const stop = () => channel.kill();
    signal?.addEventListener('abort', stop);
    try {
      const ready = client.#ready(onNotice);
      channel.post({ kind: 'open', data }, []);
      await ready;
    } catch (error) {
      await client.kill();
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
    return client;
  }

  #ready(onNotice: ((notice: C['notice']) => void) | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#channel.onMessage((message) => {
        if (message.kind === 'notice') onNotice?.(message.notice);
        else if (message.kind === 'failed') reject(fromWireError(message.error));
        else if (message.kind === 'pong') for (const onPong of this.#onPong) onPong();
        else if (message.kind !== 'ready') this.#receive(message);
        else {
          this.#updateRef();
          resolve();
        }
      });
      void this.#exited.then(() => reject(this.#gone));
    });
  }

  /**
   * Rejects with the worker's own error, with the signal's reason, or with a `WorkerGoneError`. Arguments are
   * cloned, except buffers marked by `transfer`.
   */
  call<Name extends MethodName<C>>(
    method: Name,
    args: Args<C, Name>,
    { signal, onEvent }: CallOptions<Event<C, Name>> = {},
  ): Promise<Result<C, Name>> {
    return new Promise<unknown>((resolve, reject) => {
      if (this.#gone) throw this.#gone;
      signal?.throwIfAborted();
      const id = ++this.#lastId;
      this.#post({ kind: 'call', id, method, args }, args);
      const onAbort = () => this.#post({ kind: 'abort', id });
      signal?.addEventListener('abort', onAbort, { once: true });
      const report = onEvent as ((event: unknown) => void) | undefined;
      this.#pending.set(id, { resolve, reject, signal, onEvent: report, onAbort });
      this.#updateRef();
    }) as Promise<Result<C, Name>>;
  }

  /**
   * True if the worker's event loop answers within `timeoutMs`. One that does not is computing, or stuck. The time in
   * which this process itself did not run does not count.
   */
  async responds(timeoutMs: number): Promise<boolean> {
    if (this.#gone) return false;
    return new Promise((resolve) => {
      let left = Math.ceil(timeoutMs / PING_TICK_MS);
      const settle = (responded: boolean) => {
        clearInterval(ticking);
        this.#onPong.delete(onPong);
        resolve(responded);
      };
      const onPong = () => settle(true);
      // Ticks instead of one timer: when this process was suspended, a single timer would be overdue at once.
      const ticking = setInterval(() => {
        left -= 1;
        if (left <= 0 || this.#gone) settle(false);
      }, PING_TICK_MS);
      ticking.unref();
      this.#onPong.add(onPong);
      this.#post({ kind: 'ping' });
    });
  }

  /** Ends the worker at once; pending and later calls reject. */
  async kill(): Promise<void> {
    // Else a process with nothing else to wait for would end here.
    this.#channel.ref();
    this.#channel.kill();
    await this.#exited;
  }

  /**
   * Aborts pending calls, waits for them to settle and ends the worker, or kills it when its time is over. Later
   * calls reject. Can be called twice. Rejects with an error of the worker's own `close`.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    if (this.#gone) return this.#exited;
    this.#gone = this.#goneError('was closed');
    this.#channel.ref();
    this.#post({ kind: 'close' });
    const grace = setTimeout(() => this.#channel.kill(), this.#closeMs);
    await this.#exited;
    clearTimeout(grace);
    if (this.#crash !== undefined) throw this.#crash;
  }

  #receive(message: Exclude<FromWorker, { kind: 'ready' | 'failed' | 'notice' | 'pong' }>): void {
    const call = this.#pending.get(message.id);
    if (!call) return;
    if (message.kind === 'event') {
      this.#notifyCaller(message.id, call, message.event);
      return;
    }
    this.#settle(message.id, call);
    if (message.kind === 'result') call.resolve(message.value);
    else if (message.kind === 'error') call.reject(fromWireError(message.error));
    else call.reject(call.signal?.aborted ? call.signal.reason : this.#gone);
  }

  /** An error thrown by the listener aborts the call and rejects it. */
  #notifyCaller(id: number, call: Pending, event: unknown): void {
    try {
      call.onEvent?.(event);
    } catch (error) {
      this.#settle(id, call);
      call.onAbort();
      call.reject(error);
    }
  }

  #settle(id: number, call: Pending): void {
    call.signal?.removeEventListener('abort', call.onAbort);
    this.#pending.delete(id);
    this.#updateRef();
  }

  #updateRef(): void {
    if (this.#pending.size > 0 || this.#closed !== undefined) this.#channel.ref();
    else this.#channel.unref();
  }

  #end({ how, signal }: Ending): void {
    this.#gone ??= this.#goneError(`ended unexpectedly (${how})`, signal);
    for (const [id, call] of [...this.#pending]) {
      this.#settle(id, call);
      call.reject(this.#gone);
    }
  }

  #goneError(event: string, signal?: string): WorkerGoneError {
    return new WorkerGoneError(`The worker ${this.#channel.kind} ${this.#name} ${event}.`, {
      ...(this.#crash !== undefined && { cause: this.#crash }),
      ...(signal !== undefined && { signal }),
    });
  }

  #post(message: ToWorker, values: readonly unknown[] = []): void {
    this.#channel.post(message, transferList(values));
  }
}

/**
 * Starts a worker whose entry module calls `serve` with the same contract, and waits until it is ready. `entry` is
 * the URL of the compiled module, such as `new URL('./embed-worker.js', import.meta.url)`; it also works when running
 * from TypeScript, and inside other workers.
 * @throws the error of the worker's `open`, or a `WorkerGoneError` when it died while starting.
 */
export function spawnWorker<C extends WorkerContract>(
  entry: URL,
  data: C['data'],
  options?: SpawnOptions<C['notice']>,
): Promise<WorkerClient<C>> {
  return WorkerClient.start<C>(entry, data, options);
}
