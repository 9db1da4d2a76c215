import type { MachineStore } from '../../store/ports/machine-store.js';

/** For renewing the place, turns to log in, and news. */
const POOL_SIZE = 2;
/** So that a place is renewed in time over another connection. */
const SILENCE_MS = 5000;

/**
 * Opens what the machines of a bot share.
 * @param onFault Receives faults of connections, which are replaced.
 * @throws UserError `store.unavailable`
 */
export async function openMachineStore(
  databaseUrl: string,
  onFault: (error: unknown) => void,
): Promise<MachineStore> {
  const [{ PgPool }, { PostgresMachineStore }] = await Promise.all([
    import('../../store/postgres/connection/pg-pool.js'),
    import('../../store/postgres/machines/machine-store.js'),
  ]);
  // The tables may take longer to be brought up to date, or to be waited for.
  const migrating = new PgPool(databaseUrl, { size: 1, onFault, isMaintenance: true });
  const pool = new PgPool(databaseUrl, { size: POOL_SIZE, onFault, silenceMs: SILENCE_MS });
  return PostgresMachineStore.open(pool, migrating);
}
