import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { healthPage } from '../../../src/app/health.js';
import { type MonitoringServer, serveMonitoring } from '../../../src/app/monitoring/http-server.js';
import { freePort } from '../../fixtures/free-port.js';
import { program } from '../../fixtures/programs.js';

let server: MonitoringServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function check(settings: Readonly<Record<string, string>>) {
  const env = { ...process.env, ...settings };
  const run = promisify(execFile)(process.execPath, [program('health-check')], { env });
  return run.then(
    ({ stdout }) => ({ code: 0, output: stdout }),
    ({ code, stdout, stderr }) => ({ code: code as number, output: `${stdout}${stderr}` }),
  );
}

test('exits with 0 while the bot is healthy, with 1 once it is not, and where nothing listens', async () => {
  const port = await freePort();
  const settings = { HEALTH_PORT: String(port), HEALTH_HOST: '0.0.0.0' };
  let isHealthy = true;
  const pages = { '/health': healthPage(() => ({ isHealthy, facts: {} })) };
  server = await serveMonitoring({ host: '0.0.0.0', port, pages, onFault: () => undefined });
  expect(await check(settings)).toMatchObject({ code: 0, output: expect.stringContaining('"ok"') });
  isHealthy = false;
  expect(await check(settings)).toMatchObject({ code: 1, output: expect.stringContaining('"failing"') });
  await server.close();
  server = undefined;
  expect(await check(settings)).toMatchObject({ code: 1, output: expect.stringContaining('ECONNREFUSED') });
});

test('says what to do where there is no port', async () => {
  const { code, output } = await check({ HEALTH_PORT: '0' });
  expect(code).toBe(1);
  expect(output).toMatch(/^HEALTH_PORT is 0.*Set it/);
});
