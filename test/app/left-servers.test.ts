import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { Preferences } from '../../src/domain/scope.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preferencesIn } from '../fixtures/preferences.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const LEFT = 'guild:1';
const STAYS = 'guild:2';
const DAY_MS = 86_400_000;
const chosen: Preferences = {
  channels: ['7'],
  privateAnswers: true,
  asksPerMinute: 1,
  ingestsPerHour: null,
  answerThreads: true,
  forums: { '5': 'always' },
};

async function newsroomAt(clock: () => Date) {
  const store = await openTestStore(temporaryFolder());
  const config = readConfig({ LEFT_SERVER_DAYS: '30' });
  const newsroom = createNewsroom({
    parser: threadParser,
    config,
    store,
    embedder: fakeEmbedder(),
    clock,
    uptime: () => clock().getTime(),
  });
  // It looks at the clock before it stores anything, which the store dates by the system's.
  await newsroom.scopes.purgeLeft();
  for (const scope of [LEFT, STAYS]) {
    await newsroom.ingest.article({
      scope,
      source: { kind: 'text', text: 'The Lakeside dam held on Friday.' },
    });
    await newsroom.scopes.setPreferences(scope, chosen);
  }
  return newsroom;
}

test('a server that the bot left is purged after LEFT_SERVER_DAYS with its preferences, and no other is', async () => {
  let now = Date.UTC(2026, 0, 1);
  const newsroom = await newsroomAt(() => new Date(now));
  await newsroom.scopes.serverLeft(LEFT);
  now += 30 * DAY_MS;
  expect(await newsroom.scopes.purgeLeft()).toEqual([]);
  now += 1;
  expect(await newsroom.scopes.purgeLeft()).toEqual([LEFT]);
  expect(await newsroom.scopes.purgeLeft()).toEqual([]);
  expect((await newsroom.scopes.stats(LEFT)).articles).toBe(0);
  expect((await preferencesIn(newsroom, LEFT)).channels).toEqual([]);
  expect((await newsroom.scopes.stats(STAYS)).articles).toBe(1);
  expect(await preferencesIn(newsroom, STAYS)).toEqual(chosen);
  expect(await newsroom.scopes.serverJoined(LEFT)).toBeNull();
  await newsroom.close();
});

test('a bot that returns before that finds everything, and the purge is cancelled', async () => {
  let now = Date.UTC(2026, 0, 1);
  const newsroom = await newsroomAt(() => new Date(now));
  await newsroom.scopes.serversPresent([STAYS]);
  now += 29 * DAY_MS;
  expect(await newsroom.scopes.serverJoined(LEFT)).toBe('2026-01-01T00:00:00.000Z');
  now += 300 * DAY_MS;
  expect(await newsroom.scopes.purgeLeft()).toEqual([]);
  expect((await newsroom.scopes.stats(LEFT)).articles).toBe(1);
  expect(await preferencesIn(newsroom, LEFT)).toEqual(chosen);
  await newsroom.close();
});
