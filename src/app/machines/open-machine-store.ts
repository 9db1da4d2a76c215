import type { MachineStore } from '../../store/ports/machine-store.js';

/** One that renews the place, and one that asks for turns and tells. */
const POOL_SIZE = 2;

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
  return PostgresMachineStore.open(new PgPool(databaseUrl, { size: POOL_SIZE, onFault }));
}
