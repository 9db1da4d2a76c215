import { machineErrors } from './errors.js';
import { openMachineStore } from './open-machine-store.js';

/**
 * Makes sure that no machines run the bot together on this database.
 * @throws UserError if some do; `store.unavailable`.
 */
export async function requireAlone(databaseUrl: string): Promise<void> {
  const store = await openMachineStore(databaseUrl, () => undefined);
  try {
    const [by] = await store.present();
    if (by) throw machineErrors.notAlone({ by });
  } finally {
    await store.close();
  }
}
