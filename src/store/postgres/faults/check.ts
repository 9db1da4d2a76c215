import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreCheck } from '../../ports/store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import { writeProbe } from '../meta/meta-values.js';
import { databaseErrors } from './errors.js';

const CHECK_WAIT_MS = 2000;

/** Tries a small write, which may go on after the answer if the server is slow. */
export async function checkWrite(database: Database): Promise<StoreCheck> {
  const timer = new AbortController();
  const timeout = sleep(CHECK_WAIT_MS, undefined, { signal: timer.signal }).then(
    () => {
      throw databaseErrors.silent({ seconds: CHECK_WAIT_MS / 1000 });
    },
    () => undefined,
  );
  try {
    await Promise.race([database.write(EVERY_SCOPE, writeProbe), timeout]);
    return { ok: true };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    timer.abort();
  }
}
