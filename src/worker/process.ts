import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Channel, Ending } from './channel.js';
import { entryOf } from './entry.js';
import type { FromWorker } from './messages.js';

/** Enough to start and to find a temporary folder. The bot's environment contains its token. */
const PASSED_VARIABLES = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'] as const;

export interface ProcessOptions {
  /** Options of Node.js. */
  readonly execArgv?: readonly string[];
  /** Default: what it needs to start, and nothing else of this process's environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** Receives what it writes, line by line. Default: nothing is read. */
  readonly onLine?: (line: string) => void;
}

/**
 * Starts a process on a module of this package, given the URL of its compiled form (`./x.js`). It ends when this process
 * does.
 */
export function startProcess(
  entry: URL,
  { execArgv = [], env = leastEnvironment(), onLine }: ProcessOptions = {},
): Channel {
  const { url, isSource } = entryOf(entry);
  const loader = isSource ? ['--import', import.meta.resolve('tsx')] : [];
  const output = onLine ? 'pipe' : 'ignore';
  const child = fork(fileURLToPath(url), {
    execArgv: [...execArgv, ...loader],
    env,
    serialization: 'advanced',
    stdio: ['ignore', output, output, 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream && onLine) createInterface({ input: stream }).on('line', onLine);
  }
  let error: unknown;
  const ended = new Promise<Ending>((resolve) => {
    child.on('error', (failure) => {
      error = failure;
      // A process that could not be started never exits.
      if (child.pid === undefined) resolve({ error, how: failure.message });
    });
    child.once('exit', (code, signal) =>
      resolve({ error, how: signal ?? `exit code ${code}`, ...(signal !== null && { signal }) }),
    );
  });
  return {
    kind: 'process',
    post: (message) => void child.send(message, () => undefined),
    onMessage: (listener) => child.on('message', (message) => listener(message as FromWorker)),
    onEnd: (listener) => void ended.then(listener),
    kill: () => void child.kill('SIGKILL'),
    ref: () => {
      child.ref();
      child.channel?.ref();
    },
    unref: () => {
      child.unref();
      child.channel?.unref();
    },
  };
}

function leastEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    PASSED_VARIABLES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
