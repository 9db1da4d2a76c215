/** No line that the newsroom's events leave in the log contains a text, a title, a file name, a user or an address. */
import { Writable } from 'node:stream';
import pino from 'pino';
import { expect, test, vi } from 'vitest';
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import { newsroomLog } from '../../../src/app/monitoring/newsroom-log.js';
import { readConfig } from '../../../src/config/config.js';
import type { SourceInput } from '../../../src/domain/ingest.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { eventually } from '../../fixtures/eventually.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const SECRET = 'zanzibarnote';
const USER = '481516234200000007';
const ADDRESS = `http://127.0.0.1:1/${SECRET}?key=${SECRET}`;
const SOURCES: readonly SourceInput[] = [
  { kind: 'text', text: `The ${SECRET} dam held on Friday.`, title: SECRET },
  { kind: 'text', text: '* * *', title: SECRET },
  { kind: 'file', name: `${SECRET}.xyz`, bytes: new Uint8Array([0, 1, 2, 3]) },
  { kind: 'url', url: ADDRESS },
];

function recorder() {
  const lines: string[] = [];
  const write = (line: Buffer, _: unknown, done: () => void) => {
    lines.push(line.toString());
    done();
  };
  return { lines, logger: pino({ level: 'trace' }, new Writable({ write })) };
}

test('sources that are finished after a restart, a failing feed and faults', async () => {
  const { lines, logger } = recorder();
  const store = SqliteStore.open(temporaryFolder());
  const lease = { owner: 'an earlier process', until: new Date(0) };
  for (const scope of ['guild:1', `user:${USER}`]) {
    const key = await store.articles.scopeKey(scope);
    for (const source of SOURCES) await store.jobs.add(key, { source, ingestedBy: USER }, null, lease);
    const feed = { url: ADDRESS, title: SECRET, channel: null, addedBy: USER };
    await store.feeds.add(key, feed, new Date(0));
  }
  const { onFeed, onResumed, onFault } = newsroomLog(logger);
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true' }),
    store,
    embedder: fakeEmbedder(),
    onFeed,
    onResumed,
    onFault,
  });
  const about = (what: string) => lines.filter((line) => line.includes(what));
  await eventually(() => expect(about('before the restart')).toHaveLength(2 * SOURCES.length));
  await eventually(() => expect(about('feed polled')).toHaveLength(2));
  await newsroom.close();
  onFault(new Error(`fetch of ${ADDRESS} failed`));
  onFeed({ kind: 'fault', message: `fetch of ${ADDRESS} failed` });

  expect(lines.join('')).not.toContain(SECRET);
  expect(lines.join('')).not.toContain(USER);
  expect(about('"code":"source.empty"')).toHaveLength(2);
  expect(about('"code":"url.unreachable"')).toHaveLength(2);
  expect(about('fetch of 127.0.0.1:1 failed')).toHaveLength(2);
  expect(about('"result":"failed"').every((line) => line.includes('127.0.0.1:1'))).toBe(true);
});

test('a job that failed with a fault is reported with the fault itself', async () => {
  const { lines, logger } = recorder();
  const store = SqliteStore.open(temporaryFolder());
  const key = await store.articles.scopeKey('guild:1');
  const lease = { owner: 'an earlier process', until: new Date(0) };
  await store.jobs.add(key, { source: SOURCES[0]! }, null, lease);
  vi.spyOn(store.articles, 'classify').mockRejectedValueOnce(new Error('database is locked'));
  const { onResumed, onFault } = newsroomLog(logger);
  const config = readConfig({});
  const newsroom = createNewsroom({
    parser: threadParser,
    config,
    store,
    embedder: fakeEmbedder(),
    onResumed,
    onFault,
  });
  await eventually(() => expect(lines.join('')).toContain('before the restart failed'));
  expect(lines.join('')).toContain('"code":"fault"');
  expect(lines.join('')).toContain('database is locked');
  await newsroom.close();
});
