import { setTimeout as sleep } from 'node:timers/promises';
import type { Listener } from '../../ports/machine-store.js';
import type { ConnectionPool, ListeningPool } from '../connection/session.js';

const CHANNEL = 'byline_doctor';
const WAIT_MS = 2000;

/**
 * True if a connection that listens hears what another one tells. A pooler that gives a connection of the server to one
 * transaction at a time (PgBouncer in transaction mode) keeps neither what a session listens to nor its locks.
 */
export async function hearsNotifications(
  pool: Pick<ConnectionPool, 'lend'> & Pick<ListeningPool, 'listen'>,
): Promise<boolean> {
  const told = String(Math.random());
  let hear: () => void = () => undefined;
  const heard = new Promise<boolean>((resolve) => {
    hear = () => resolve(true);
  });
  const listener: Listener = {
    onMessage: (message) => {
      if (message === told) hear();
    },
    onGap: () => undefined,
  };
  const stop = await pool.listen(CHANNEL, listener);
  try {
    await pool.lend((connection) =>
      connection.query({ text: `SELECT pg_notify('${CHANNEL}', $1)`, values: [told] }),
    );
    return await Promise.race([heard, sleep(WAIT_MS, false, { ref: false })]);
  } finally {
    await stop();
  }
}
