import { describe, expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const A = 'guild:1';
const B = 'guild:2';
const MINE = 'user:1';
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

async function opened() {
  const store = SqliteStore.open(temporaryFolder());
  for (const scope of [A, B, MINE]) await store.articles.scopeKey(scope);
  return store.scopes;
}

describe('what is chosen for a scope', () => {
  test('is kept for it alone, and replaced whole', async () => {
    const folder = temporaryFolder();
    const store = SqliteStore.open(folder);
    const none = { channels: [], privateAnswers: false, asksPerMinute: null, ingestsPerHour: null };
    expect(await store.scopes.preferences(A)).toEqual(none);
    const chosen = { channels: ['7', '8'], privateAnswers: true, asksPerMinute: 3, ingestsPerHour: null };
    await store.scopes.setPreferences(await store.articles.scopeKey(A), { ...chosen, ingestsPerHour: 9 });
    await store.scopes.setPreferences(await store.articles.scopeKey(A), chosen);
    await store.close();
    const again = SqliteStore.open(folder);
    expect(await again.scopes.preferences(A)).toEqual(chosen);
    expect(await again.scopes.preferences(B)).toEqual(none);
  });
});

describe('servers that were left', () => {
  test('count from the first time that was seen, until the bot is back', async () => {
    const scopes = await opened();
    await scopes.left(A, day(1));
    await scopes.left(A, day(5));
    await scopes.left('guild:99', day(1));
    expect(await scopes.leftBefore(day(2))).toEqual([A]);
    expect(await scopes.leftBefore(day(1))).toEqual([]);
    expect(await scopes.joined(A)).toBe(day(1).toISOString());
    expect(await scopes.joined(A)).toBeNull();
    expect(await scopes.joined('guild:99')).toBeNull();
    expect(await scopes.leftBefore(day(9))).toEqual([]);
  });

  test('and joined while nobody watched are seen at the next start; users are no servers', async () => {
    const scopes = await opened();
    await scopes.left(B, day(1));
    await scopes.present([B], day(3));
    expect(await scopes.leftBefore(day(9))).toEqual([A]);
    await scopes.present([A, B], day(4));
    expect(await scopes.leftBefore(day(9))).toEqual([]);
    await scopes.present([], day(5));
    expect(await scopes.leftBefore(day(9))).toEqual([A, B]);
  });

  test('have their feeds rest until the bot is back', async () => {
    const store = SqliteStore.open(temporaryFolder());
    const feed = { url: 'https://example.org/feed.xml', title: null, channel: null, addedBy: null };
    await store.feeds.add(await store.articles.scopeKey(A), feed, day(1));
    expect(await store.feeds.due(day(2))).toHaveLength(1);
    await store.scopes.left(A, day(2));
    expect(await store.feeds.due(day(3))).toEqual([]);
    expect(await store.feeds.nextDue()).toBeNull();
    await store.scopes.joined(A);
    expect(await store.feeds.due(day(3))).toHaveLength(1);
    expect(await store.feeds.nextDue()).not.toBeNull();
  });
});
