import { LOCK_CLASS } from '../connection/database.js';
import type { Session } from '../connection/session.js';

/** Key of the lock in its class, beside the hashes of the names of scopes. */
const MODEL_LOCK = 0;

/**
 * Until the transaction ends: who writes derived data shares the model; who replaces it waits for them, and they for
 * it. Read the active model only after this.
 */
export async function lockModel(session: Session, mode: 'share' | 'replace'): Promise<void> {
  const lock = mode === 'share' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
  await session.rows(`SELECT ${lock}(${LOCK_CLASS}, ${MODEL_LOCK})`);
}
