import { describe, expect, test } from 'vitest';
import { Store } from '../../src/store/store.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const A = 'guild:1';
const B = 'guild:2';
const MINE = 'user:1';
const day = (n: number) => new Date(Date.UTC(2026, 0, n));

function opened() {
  const store = Store.open(temporaryFolder());
  for (const scope of [A, B, MINE]) store.articles.scopeKey(scope);
  return store.scopes;
}

describe('what is chosen for a scope', () => {
  test('is kept for it alone, and replaced whole', () => {
    const folder = temporaryFolder();
    const store = Store.open(folder);
    const none = { channels: [], privateAnswers: false, asksPerMinute: null, ingestsPerHour: null };
    expect(store.scopes.preferences(A)).toEqual(none);
    const chosen = { channels: ['7', '8'], privateAnswers: true, asksPerMinute: 3, ingestsPerHour: null };
    store.scopes.setPreferences(store.articles.scopeKey(A), { ...chosen, ingestsPerHour: 9 });
    store.scopes.setPreferences(store.articles.scopeKey(A), chosen);
    store.close();
    const again = Store.open(folder);
    expect(again.scopes.preferences(A)).toEqual(chosen);
    expect(again.scopes.preferences(B)).toEqual(none);
  });
});

describe('servers that were left', () => {
  test('count from the first time that was seen, until the bot is back', () => {
    const scopes = opened();
    scopes.left(A, day(1));
    scopes.left(A, day(5));
    scopes.left('guild:99', day(1));
    expect(scopes.leftBefore(day(2))).toEqual([A]);
    expect(scopes.leftBefore(day(1))).toEqual([]);
    expect(scopes.joined(A)).toBe(day(1).toISOString());
    expect(scopes.joined(A)).toBeNull();
    expect(scopes.joined('guild:99')).toBeNull();
    expect(scopes.leftBefore(day(9))).toEqual([]);
  });

  test('and joined while nobody watched are seen at the next start; users are no servers', () => {
    const scopes = opened();
    scopes.left(B, day(1));
    scopes.present([B], day(3));
    expect(scopes.leftBefore(day(9))).toEqual([A]);
    scopes.present([A, B], day(4));
    expect(scopes.leftBefore(day(9))).toEqual([]);
    scopes.present([], day(5));
    expect(scopes.leftBefore(day(9))).toEqual([A, B]);
  });

  test('have their feeds rest until the bot is back', () => {
    const store = Store.open(temporaryFolder());
    const feed = { url: 'https://example.org/feed.xml', title: null, channel: null, addedBy: null };
    store.feeds.add(store.articles.scopeKey(A), feed, day(1));
    expect(store.feeds.due(day(2))).toHaveLength(1);
    store.scopes.left(A, day(2));
    expect(store.feeds.due(day(3))).toEqual([]);
    expect(store.feeds.nextDue()).toBeNull();
    store.scopes.joined(A);
    expect(store.feeds.due(day(3))).toHaveLength(1);
    expect(store.feeds.nextDue()).not.toBeNull();
  });
});
