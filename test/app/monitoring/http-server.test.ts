import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { healthPage } from '../../../src/app/health.js';
import {
  type MonitoringServer,
  type Page,
  serveMonitoring,
} from '../../../src/app/monitoring/http-server.js';
import { freePort } from '../../fixtures/free-port.js';

const TIMEOUT_MS = 300;
let server: MonitoringServer | undefined;
let faults: unknown[] = [];

afterEach(async () => {
  await server?.close();
  server = undefined;
  faults = [];
});

async function serve(pages: Readonly<Record<string, Page>>): Promise<number> {
  const port = await freePort();
  const onFault = (error: unknown) => faults.push(error);
  server = await serveMonitoring({ host: '127.0.0.1', port, pages, onFault, timeoutMs: TIMEOUT_MS });
  return port;
}

const page =
  (body: string): Page =>
  () => ({ status: 200, contentType: 'text/plain', body });

/** Everything the server sends until it closes the connection. */
async function answerTo(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.on('error', () => undefined);
  socket.write(sent);
  await once(socket, 'close');
  return Buffer.concat(received).toString();
}

test('pages are found by their path; HEAD sends no body', async () => {
  const port = await serve({ '/health': page('fine'), '/metrics': page('a 1') });
  const url = `http://127.0.0.1:${port}`;
  const found = await fetch(`${url}/metrics?ignored=1`);
  expect([found.status, await found.text()]).toEqual([200, 'a 1']);
  expect(found.headers.get('cache-control')).toBe('no-store');
  const head = await fetch(`${url}/health`, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
  for (const path of ['/', '/nothing', '/constructor', '/health/', '//health']) {
    expect((await fetch(url + path)).status, path).toBe(404);
  }
});

test('other methods and bodies are refused', async () => {
  const port = await serve({ '/health': page('fine') });
  const url = `http://127.0.0.1:${port}/health`;
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    const { status, headers } = await fetch(url, { method });
    expect([status, headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  }
  const sent = request(url, { method: 'GET', headers: { 'content-length': '5' } });
  sent.end('12345');
  const [response] = await once(sent, 'response');
  expect(response.statusCode).toBe(413);
  response.resume();
});

test('a request with large headers is refused, and one that never ends is closed', async () => {
  const port = await serve({ '/health': page('fine') });
  const large = `GET /health HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(10_000)}\r\n\r\n`;
  expect(await answerTo(port, large)).toMatch(/^HTTP\/1.1 431 /);
  expect(await answerTo(port, 'GET /health HTTP/1.1\r\nhost: a\r\nx: ')).toMatch(/^HTTP\/1.1 408 /);
  expect(await answerTo(port, 'no HTTP\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});

test('a page that fails says nothing about the reason, and one that hangs ends', async () => {
  const broken = new Error('secret reason');
  const port = await serve({
    '/broken': () => Promise.reject(broken),
    '/hanging': () => new Promise(() => undefined),
  });
  const failed = await fetch(`http://127.0.0.1:${port}/broken`);
  expect(failed.status).toBe(500);
  expect(await failed.text()).not.toContain('secret');
  expect(faults).toEqual([broken]);
  expect((await fetch(`http://127.0.0.1:${port}/hanging`)).status).toBe(503);
});

test('health is 200 or 503 with its facts', async () => {
  let isHealthy = true;
  const port = await serve({ '/health': healthPage(() => ({ isHealthy, facts: { reader: 'ok' } })) });
  const url = `http://127.0.0.1:${port}/health`;
  const healthy = await fetch(url);
  expect(healthy.status).toBe(200);
  expect(await healthy.json()).toEqual({ status: 'ok', uptimeS: expect.any(Number), reader: 'ok' });
  isHealthy = false;
  const failing = await fetch(url);
  expect(failing.status).toBe(503);
  expect(await failing.json()).toMatchObject({ status: 'failing' });
});

test('a port that is taken is an error that names the settings', async () => {
  const port = await serve({});
  const second = serveMonitoring({ host: '127.0.0.1', port, pages: {}, onFault: () => undefined });
  await expect(second).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(/EADDRINUSE.*HEALTH_PORT.*HEALTH_HOST/),
  });
});

test('port 0 turns it off', async () => {
  const off = await serveMonitoring({ host: '127.0.0.1', port: 0, pages: {}, onFault: () => undefined });
  await off.close();
});
