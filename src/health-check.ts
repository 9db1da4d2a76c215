/** Asks the running bot for its health. Exit code 0 if it is healthy, else 1: for container runtimes. */
import { readEnvironment } from './config/environment.js';
import { UserError } from './domain/errors.js';

const TIMEOUT_MS = 5000;
/** Addresses to listen on that can't be connected to, and where the loopback is in their stead. */
const LOOPBACK: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

async function check(): Promise<void> {
  const { HEALTH_PORT: port, HEALTH_HOST } = readEnvironment();
  if (port === 0) {
    throw new Error('HEALTH_PORT is 0, so there is no health to ask for. Set it, or turn this check off.');
  }
  const host = LOOPBACK[HEALTH_HOST] ?? HEALTH_HOST;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${port}/health`;
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  process.stdout.write(await response.text());
  if (!response.ok) process.exitCode = 1;
}

try {
  await check();
} catch (error) {
  const reason = (error as Error).cause ?? error;
  process.stderr.write(`${error instanceof UserError ? error.message : (reason as Error).message}\n`);
  process.exitCode = 1;
}
