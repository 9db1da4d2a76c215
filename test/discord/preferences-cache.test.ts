import { expect, test, vi } from 'vitest';
import { PreferencesCache } from '../../src/discord/limits/preferences-cache.js';
import { NO_PREFERENCES, type Preferences, type Scope } from '../../src/domain/scope.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const CHOSEN: Preferences = { ...NO_PREFERENCES, privateAnswers: true };

/** A newsroom whose preferences are only given by `answer`. */
function held() {
  const newsroom = new MemoryNewsroom();
  const answers: ((stored: readonly [Scope, Preferences][]) => void)[] = [];
  vi.spyOn(newsroom.scopes, 'allPreferences').mockImplementation(
    () => new Promise((resolve) => answers.push(resolve)),
  );
  const answer = (stored: readonly [Scope, Preferences][]) => answers.shift()?.(stored);
  return { newsroom, answer, requests: () => answers.length };
}

test('loads the preferences of all scopes once', async () => {
  const newsroom = new MemoryNewsroom();
  await newsroom.scopes.setPreferences('guild:1', CHOSEN);
  const load = vi.spyOn(newsroom.scopes, 'allPreferences');
  const cache = new PreferencesCache(newsroom);
  expect(cache.known('guild:1')).toBeUndefined();
  expect(await cache.get('guild:1')).toEqual(CHOSEN);
  expect(cache.known('guild:1')).toEqual(CHOSEN);
  expect(cache.known('guild:2')).toEqual(NO_PREFERENCES);
  expect(await cache.get('user:3')).toEqual(NO_PREFERENCES);
  expect(load).toHaveBeenCalledTimes(1);
});

test('many wait for one request', async () => {
  const { newsroom, answer, requests } = held();
  const cache = new PreferencesCache(newsroom);
  const waiting = Promise.all([cache.get('guild:1'), cache.get('guild:2'), cache.refresh()]);
  expect(requests()).toBe(1);
  answer([['guild:2', CHOSEN]]);
  expect((await waiting).slice(0, 2)).toEqual([NO_PREFERENCES, CHOSEN]);
});

test('a change is known at once, and is not undone by what is loaded meanwhile', async () => {
  const { newsroom, answer } = held();
  const cache = new PreferencesCache(newsroom);
  const first = cache.refresh();
  answer([]);
  await first;
  const loading = cache.refresh();
  await cache.change('guild:1', () => CHOSEN);
  cache.delete('guild:2');
  answer([
    ['guild:1', NO_PREFERENCES],
    ['guild:2', CHOSEN],
    ['guild:3', CHOSEN],
  ]);
  await loading;
  expect(['guild:1', 'guild:2', 'guild:3'].map((scope) => cache.known(scope)?.privateAnswers)).toEqual([
    true,
    false,
    true,
  ]);
  cache.delete('guild:3');
  expect(cache.known('guild:3')).toEqual(NO_PREFERENCES);
});

test('simultaneous changes keep each other, and one that fails changes nothing', async () => {
  const newsroom = new MemoryNewsroom();
  const cache = new PreferencesCache(newsroom);
  await cache.get('guild:1');
  const refused = cache.change('guild:1', () => {
    throw new Error('refused');
  });
  const changes = [
    cache.change('guild:1', (before) => ({ ...before, privateAnswers: true })),
    cache.change('guild:1', (before) => ({ ...before, asksPerMinute: 3 })),
  ];
  await expect(refused).rejects.toThrow('refused');
  await Promise.all(changes);
  const both = { ...NO_PREFERENCES, privateAnswers: true, asksPerMinute: 3 };
  expect(cache.known('guild:1')).toEqual(both);
  expect(await newsroom.scopes.allPreferences()).toEqual([['guild:1', both]]);
});

test('the former ones hold while they are loaded anew; another process’s change is seen then', async () => {
  const { newsroom, answer } = held();
  const cache = new PreferencesCache(newsroom);
  const first = cache.refresh();
  answer([['guild:1', CHOSEN]]);
  await first;
  const second = cache.refresh();
  expect(cache.known('guild:1')).toEqual(CHOSEN);
  answer([]);
  await second;
  expect(cache.known('guild:1')).toEqual(NO_PREFERENCES);
});

test('a failed request is tried again by the next member', async () => {
  const newsroom = new MemoryNewsroom();
  vi.spyOn(newsroom.scopes, 'allPreferences').mockRejectedValueOnce(new Error('locked'));
  const cache = new PreferencesCache(newsroom);
  await expect(cache.get('guild:1')).rejects.toThrow('locked');
  expect(await cache.get('guild:1')).toEqual(NO_PREFERENCES);
});
