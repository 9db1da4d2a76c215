import type { Page } from './monitoring/http-server.js';
import type { RemoteNewsroom } from './remote/remote-newsroom.js';

/** Shorter than any monitoring waits for the page. */
const RESPONSE_TIMEOUT_MS = 2000;

/** What `GET /health` shows as JSON besides the uptime. */
export interface Health {
  /** Decides between 200 `ok` and 503 `failing`: whether the bot can do its work. */
  readonly isHealthy: boolean;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The page for load balancers and container runtimes. */
export function healthPage(check: () => Health | Promise<Health>): Page {
  return async () => {
    const { isHealthy, facts } = await check();
    const status = isHealthy ? 'ok' : 'failing';
    return {
      status: isHealthy ? 200 : 503,
      contentType: 'application/json',
      body: `${JSON.stringify({ status, uptimeS: Math.round(process.uptime()), ...facts })}\n`,
    };
  };
}

/** Whether the newsroom's thread answers, and whether its data folder can be read and written. */
export async function newsroomHealth(
  newsroom: Pick<RemoteNewsroom, 'responds' | 'health'>,
): Promise<{ readonly isHealthy: boolean; readonly newsroom: string; readonly storage: string }> {
  if (!(await newsroom.responds(RESPONSE_TIMEOUT_MS))) {
    return { isHealthy: false, newsroom: 'does not answer', storage: 'unknown' };
  }
  const storage = await newsroom.health.check();
  return { isHealthy: storage.ok, newsroom: 'ok', storage: storage.ok ? 'ok' : storage.reason };
}
