import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Listener } from '../../ports/machine-store.js';

const FIRST_DELAY_MS = 500;
const MAX_DELAY_MS = 15_000;
/** A connection that is silent for so long is tested by the system. */
const KEEP_ALIVE_MS = 30_000;
/** A server that does not answer is not waited for longer. */
const END_MS = 1000;

interface Connected {
  readonly client: pg.Client;
  /** Resolves when the connection has ended. */
  readonly lost: Promise<void>;
}

/**
 * Listens to a channel with a connection of its own, which is replaced when it is lost.
 * @param channel A plain identifier in lower case.
 * @param connection How to connect.
 * @param onFault Receives why the connection was lost, or could not be had.
 * @returns the function that ends it.
 * @throws the error of the first connection.
 */
export async function listenTo(
  channel: string,
  { onMessage, onGap }: Listener,
  connection: pg.ClientConfig,
  onFault: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const ending = new AbortController();
  const { signal } = ending;

  async function connect(): Promise<Connected> {
    const client = new pg.Client({
      ...connection,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
    });
    client.on('error', onFault);
    const lost = new Promise<void>((resolve) => client.once('end', resolve));
    try {
      await client.connect();
      client.on('notification', ({ payload = '' }) => onMessage(payload));
      await client.query(`LISTEN ${channel}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    return { client, lost };
  }

  /** Null if it was ended meanwhile. */
  async function connectAgain(): Promise<Connected | null> {
    for (let delayMs = FIRST_DELAY_MS; !signal.aborted; delayMs = Math.min(2 * delayMs, MAX_DELAY_MS)) {
      await sleep(delayMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        return await connect();
      } catch (error) {
        onFault(error);
      }
    }
    return null;
  }

  const first = await connect();
  const keeping = (async () => {
    let current: Connected | null = first;
    while (current) {
      const { client, lost } = current;
      const end = () => void client.end().catch(() => undefined);
      if (signal.aborted) end();
      else signal.addEventListener('abort', end, { once: true });
      await lost;
      signal.removeEventListener('abort', end);
      current = await connectAgain();
      if (current) onGap();
    }
  })();
  return async () => {
    ending.abort();
    await Promise.race([keeping, sleep(END_MS, undefined, { ref: false })]);
  };
}
