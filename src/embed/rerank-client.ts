import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { fromWireError } from '../worker/wire-error.js';
import type { DownloadProgress, ModelLocation } from './load-files.js';
import type { FromReranker, RerankReply, ToReranker } from './rerank-messages.js';

export interface StartOptions {
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined;
  /** Ends a process that is still starting. */
  readonly signal?: AbortSignal | undefined;
}

/** A process that has a reranker loaded. It keeps its owner alive while it works, and ends with it. */
export class RerankProcess {
  /** Names the weights. */
  readonly id: string;
  /** What it holds once it is loaded. */
  readonly memoryBytes: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, { id, memoryBytes }: { id: string; memoryBytes: number }) {
    this.#child = child;
    this.id = id;
    this.memoryBytes = memoryBytes;
  }

  /** @throws UserError `model.unavailable` when it cannot be downloaded, `model.invalid` when it cannot be used. */
  static async start(
    location: ModelLocation,
    { onProgress, signal }: StartOptions = {},
  ): Promise<RerankProcess> {
    signal?.throwIfAborted();
    const child = forkEntry();
    const end = (): void => void child.kill('SIGKILL');
    signal?.addEventListener('abort', end);
    try {
      const ready = await exchange(child, { kind: 'open', location }, onProgress);
      if (ready.kind !== 'ready') throw new Error(`The reranker said ${ready.kind} where ready was expected`);
      return new RerankProcess(child, ready);
    } catch (error) {
      end();
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', end);
    }
  }

  /** One call at a time. Rejects when the process ends, or the model fails. */
  async score(question: string, sentences: readonly string[]): Promise<readonly number[]> {
    const reply = await exchange(this.#child, { kind: 'score', question, sentences });
    if (reply.kind !== 'scores')
      throw new Error(`The reranker said ${reply.kind} where scores were expected`);
    return reply.logits;
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null && this.#child.connected;
  }

  /** At once, whatever it does. */
  end(): void {
    this.#child.kill('SIGKILL');
  }
}

function forkEntry(): ChildProcess {
  const fromSource = import.meta.url.endsWith('.ts');
  const entry = new URL(`./rerank-process.${fromSource ? 'ts' : 'js'}`, import.meta.url);
  return fork(fileURLToPath(entry), {
    execArgv: fromSource ? ['--import', import.meta.resolve('tsx')] : [],
    // A hub may need proxies and certificates that the environment names; nothing needs the bot's token.
    env: { ...process.env, DISCORD_TOKEN: undefined },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Sends a message and waits for the reply to it. */
async function exchange(
  child: ChildProcess,
  message: ToReranker,
  onProgress?: (progress: DownloadProgress) => void,
): Promise<RerankReply> {
  const settled = new AbortController();
  child.ref();
  child.channel?.ref();
  try {
    const reply = await new Promise<RerankReply>((resolve, reject) => {
      const listeners = {
        message: (received: FromReranker) =>
          received.kind === 'progress' ? onProgress?.(received.progress) : resolve(received),
        exit: (code: number | null, signal: NodeJS.Signals | null) =>
          reject(new Error(`The reranker's process ended unexpectedly (${signal ?? `exit code ${code}`})`)),
        error: reject,
      };
      for (const [event, listener] of Object.entries(listeners)) {
        child.on(event, listener);
        settled.signal.addEventListener('abort', () => child.off(event, listener));
      }
      child.send(message, (error) => {
        if (error) reject(error);
      });
    });
    if (reply.kind === 'failed') throw fromWireError(reply.error);
    return reply;
  } finally {
    settled.abort();
    child.unref();
    child.channel?.unref();
  }
}
