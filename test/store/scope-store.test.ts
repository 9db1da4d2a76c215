import { describe, expect, test } from 'vitest';
import { NO_PREFERENCES, type Preferences } from '../../src/domain/scope.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const A = 'guild:1';
const B = 'guild:2';
const MINE = 'user:1';
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

async function opened() {
  const store = await openTestStore(temporaryFolder());
  for (const scope of [A, B, MINE]) await store.articles.scopeKey(scope);
  return store.scopes;
}

describe('preferences of a scope', () => {
  test('are stored for that scope only, and replaced as a whole', async () => {
    const folder = temporaryFolder();
    const store = await openTestStore(folder);
    const none = NO_PREFERENCES;
    expect(await store.scopes.preferences(A)).toEqual(none);
    const chosen: Preferences = {
      channels: ['7', '8'],
      privateAnswers: true,
      asksPerMinute: 3,
      ingestsPerHour: null,
      answerThreads: true,
      forums: { '5': 'always' },
    };
    await store.scopes.setPreferences(await store.articles.scopeKey(A), { ...chosen, ingestsPerHour: 9 });
    await store.scopes.setPreferences(await store.articles.scopeKey(A), chosen);
    await store.close();
    const again = await openTestStore(folder);
    expect(await again.scopes.preferences(A)).toEqual(chosen);
    expect(await again.scopes.preferences(B)).toEqual(none);
    expect(await again.scopes.allPreferences()).toEqual([[A, chosen]]);
  });
});

describe('servers that the bot left', () => {
  test('count from the first time, until the bot returns', async () => {
    const scopes = await opened();
    await scopes.markLeft(A, day(1));
    await scopes.markLeft(A, day(5));
    await scopes.markLeft('guild:99', day(1));
    expect(await scopes.leftBefore(day(2))).toEqual([A]);
    expect(await scopes.leftBefore(day(1))).toEqual([]);
    expect(await scopes.markJoined(A)).toBe(day(1).toISOString());
    expect(await scopes.markJoined(A)).toBeNull();
    expect(await scopes.markJoined('guild:99')).toBeNull();
    expect(await scopes.leftBefore(day(9))).toEqual([]);
  });

  test('are detected at the next start, like those it joined; users are not servers', async () => {
    const scopes = await opened();
    await scopes.markLeft(B, day(1));
    expect(await scopes.servers()).toEqual([A]);
    await scopes.markPresent([B], [A], day(3));
    expect(await scopes.leftBefore(day(9))).toEqual([A]);
    await scopes.markPresent([A, B], [], day(4));
    expect(await scopes.leftBefore(day(9))).toEqual([]);
    await scopes.markPresent([], [A, B, 'guild:99'], day(5));
    expect(await scopes.leftBefore(day(9))).toEqual([A, B]);
  });

  test('have no due feeds until the bot returns', async () => {
    const store = await openTestStore(temporaryFolder());
    const feed = { url: 'https://example.org/feed.xml', title: null, channel: null, addedBy: null };
    await store.feeds.add(await store.articles.scopeKey(A), feed, day(1));
    expect(await store.feeds.due(day(2))).toHaveLength(1);
    await store.scopes.markLeft(A, day(2));
    expect(await store.feeds.due(day(3))).toEqual([]);
    expect(await store.feeds.nextDue()).toBeNull();
    await store.scopes.markJoined(A);
    expect(await store.feeds.due(day(3))).toHaveLength(1);
    expect(await store.feeds.nextDue()).not.toBeNull();
  });
});
