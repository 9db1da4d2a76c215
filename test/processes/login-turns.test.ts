import { expect, test } from 'vitest';
import { LoginTurns } from '../../src/processes/login-turns.js';

test('shards log in one after another, whichever process they are of', () => {
  let now = 1000;
  const turns = new LoginTurns(1, 5000, () => now);
  expect([turns.take(0), turns.take(7), turns.take(3)]).toEqual([0, 5000, 10_000]);
  now += 12_000;
  expect(turns.take(0)).toBe(3000);
  now += 60_000;
  expect(turns.take(0)).toBe(0);
});

test('as many as Discord allows log in at once', () => {
  const turns = new LoginTurns(4, 5000, () => 0);
  expect([0, 1, 2, 3, 4, 5, 8].map((shard) => turns.take(shard))).toEqual([0, 0, 0, 0, 5000, 5000, 10_000]);
});
