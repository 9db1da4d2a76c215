import { afterEach, expect, test, vi } from 'vitest';
import { readEnvironment } from '../../src/config/environment.js';

afterEach(() => vi.unstubAllEnvs());

test('a default counts where nothing is set, and what is given before what is set', () => {
  vi.stubEnv('READER_TIME_MS', undefined);
  expect(readEnvironment().READER_TIME_MS).toBe(400);
  expect(readEnvironment({}, { READER_TIME_MS: '2000' }).READER_TIME_MS).toBe(2000);
  vi.stubEnv('READER_TIME_MS', '300');
  expect(readEnvironment({}, { READER_TIME_MS: '2000' }).READER_TIME_MS).toBe(300);
  expect(readEnvironment({ READER_TIME_MS: '500' }, { READER_TIME_MS: '2000' }).READER_TIME_MS).toBe(500);
  expect(readEnvironment({ READER_TIME_MS: undefined }).READER_TIME_MS).toBe(300);
});
