import type { Logger } from 'pino';
import { ClosingError } from '../domain/errors.js';
import { endProcess } from '../worker/native-calls.js';

/** The first signal ends the process in order: it aborts what is returned. A second one ends it at once. */
export function endOnSignals(logger: Logger): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (ending.signal.aborted) {
        void endProcess(1);
        return;
      }
      logger.info({ signal: name }, 'shutting down; unfinished ingests resume after the next start');
      ending.abort(new ClosingError());
    });
  }
  return ending.signal;
}
