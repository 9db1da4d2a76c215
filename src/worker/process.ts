import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Channel, Ending } from './channel.js';
import { sourceOf } from './entry.js';
import type { FromWorker } from './messages.js';

/** Enough to start and to find a temporary folder. The bot's environment contains its token. */
const PASSED_VARIABLES = ['PATH', 'SystemRoot', 'TMPDIR', 'TEMP'] as const;

/**
 * Starts a process on a module of this package, given the URL of its compiled form (`./x.js`). It gets none of this
 * process's environment, and ends when this process does.
 */
export function startProcess(entry: URL, execArgv: readonly string[] = []): Channel {
  const source = sourceOf(entry);
  const loader = source === null ? [] : ['--import', import.meta.resolve('tsx')];
  const env = Object.fromEntries(
    PASSED_VARIABLES.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const child = fork(fileURLToPath(source ?? entry), {
    execArgv: [...execArgv, ...loader],
    env,
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
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
