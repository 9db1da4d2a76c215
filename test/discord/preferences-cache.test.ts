import { expect, test, vi } from 'vitest';
import { PreferencesCache } from '../../src/discord/limits/preferences-cache.js';
import { MemoryNewsroom } from './memory-newsroom.js';

test('loads the preferences of a scope once, until they leave the cache', async () => {
  const newsroom = new MemoryNewsroom();
  const load = vi.spyOn(newsroom.scopes, 'preferences');
  const cache = new PreferencesCache(newsroom, { maxScopes: 2 });
  for (const scope of ['guild:1', 'guild:2', 'guild:1', 'guild:2']) await cache.get(scope);
  expect(load).toHaveBeenCalledTimes(2);
  await cache.get('guild:3');
  await cache.get('guild:2');
  expect(load).toHaveBeenCalledTimes(3);
  await cache.get('guild:1');
  cache.delete('guild:1');
  await cache.get('guild:1');
  expect(load).toHaveBeenCalledTimes(5);
});

test('a change while they are loaded wins', async () => {
  const newsroom = new MemoryNewsroom();
  const before = await newsroom.scopes.preferences('guild:1');
  const cache = new PreferencesCache(newsroom);
  let finish = (): void => undefined;
  vi.spyOn(newsroom.scopes, 'preferences').mockImplementation(
    () => new Promise((resolve) => (finish = () => resolve(before))),
  );
  const loading = cache.get('guild:1');
  await cache.set('guild:1', { ...before, privateAnswers: true });
  finish();
  expect((await loading).privateAnswers).toBe(true);
  expect((await cache.get('guild:1')).privateAnswers).toBe(true);
});
