import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { program } from '../fixtures/programs.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { serve } from '../ingest/web-server.js';

test('Ctrl+C cancels running and waiting ingests, prints a summary, and leaves the queue empty', async () => {
  const folder = temporaryFolder();
  let asked: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const page = `<!doctype html><title>Dam</title><article>${'<p>The Lakeside dam held on Friday night, and nobody was hurt there.</p>'.repeat(4)}</article>`;
  const origin = await serve((request, response) => {
    if (request.url === '/dam') response.setHeader('content-type', 'text/html').end(page);
    else asked();
  });
  const urls = ['dam', ...Array.from({ length: 6 }, (_, n) => `slow/${n}`)].map(
    (path) => `${origin}/${path}`,
  );
  const child = spawn(process.execPath, [program('cli'), '--data', folder, 'ingest', ...urls], {
    env: { ...process.env, ALLOW_PRIVATE_URLS: 'true', FETCH_TIMEOUT_S: '300' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await hanging;
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  const [out, errors] = await output;
  expect(code).toBe(1);
  expect(errors).toContain('cancelled');
  expect(out).toContain('done: ');
  const store = SqliteStore.open(folder);
  expect(await store.jobs.count(await store.articles.scopeKey('local'))).toBe(0);
  await store.close();
});
