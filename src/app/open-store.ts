import type { Config } from '../config/config.js';
import { makeDataFolder, protectDataFolder } from '../config/data-folder.js';
import type { UserError } from '../domain/errors.js';
import { indexProjection } from '../models/bundled/index-projection.js';
import { storeErrors } from '../store/errors.js';
import type { Store } from '../store/ports/store.js';
import { SqliteStore } from '../store/sqlite/store.js';

/** Connections of one process. A server has 100 by default, which several processes share. */
const POOL_SIZE = 8;

export interface OpenStoreOptions {
  /** Called when what keeps the store from working changes; null when it works again. */
  readonly onTrouble?: (trouble: UserError | null) => void;
  /** Receives faults with which the store goes on. */
  readonly onFault?: (error: unknown) => void;
}

type StoreConfig = Pick<Config, 'DATA_DIR' | 'DATABASE_URL'> & Partial<Pick<Config, 'BOT_PROCESSES'>>;

/** Opens the configured store, and creates what is missing. */
export async function openStore(
  { DATA_DIR, DATABASE_URL, BOT_PROCESSES = 1 }: StoreConfig,
  options: OpenStoreOptions = {},
): Promise<Store> {
  if (DATABASE_URL === undefined) {
    return SqliteStore.open(DATA_DIR, {
      ...options,
      processes: BOT_PROCESSES,
      projectionOf: indexProjection,
    });
  }
  const { onFault = () => undefined } = options;
  makeDataFolder(DATA_DIR);
  const loose = protectDataFolder(DATA_DIR);
  if (loose) onFault(storeErrors.notProtected(loose));
  // Only where it is used: the driver and its migrations take 20 MiB.
  const [{ PgPool }, { PostgresStore }] = await Promise.all([
    import('../store/postgres/connection/pg-pool.js'),
    import('../store/postgres/store.js'),
  ]);
  return PostgresStore.open({ pool: new PgPool(DATABASE_URL, { size: POOL_SIZE, onFault }), ...options });
}
