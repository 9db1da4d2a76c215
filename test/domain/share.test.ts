import { describe, expect, test } from 'vitest';
import { allShards, divide, hasServer, WHOLE } from '../../src/domain/share.js';
import fc from '../fixtures/properties.js';

/** A server of a shard; ids count milliseconds in their upper bits. */
const server = (n: number) => `guild:${(BigInt(n) << 22n) + 5n}`;

describe('a share', () => {
  test('has the servers whose events Discord sends to its shards', () => {
    const share = { shards: [1, 2], of: 4 };
    expect([0, 1, 2, 3, 4, 5].filter((n) => hasServer(share, server(n)))).toEqual([1, 2, 5]);
    expect(hasServer({ shards: [], of: 4 }, server(0))).toBe(false);
  });

  test('has other scopes only if it is the whole', () => {
    for (const scope of ['user:1', 'guild:a', 'local']) {
      expect(hasServer(WHOLE, scope)).toBe(true);
      expect(hasServer({ shards: [0], of: 2 }, scope)).toBe(false);
    }
  });
});

test('shares are even, in order, and have every shard and server once', () => {
  expect(divide(allShards(5), 3).map(({ shards }) => shards)).toEqual([[0, 1], [2, 3], [4]]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(), (a, b, n) => {
      const [processes, of] = [Math.min(a, b), Math.max(a, b)];
      const shares = divide(allShards(of), processes);
      expect(shares.flatMap(({ shards }) => shards)).toEqual(Array.from({ length: of }, (_, i) => i));
      const sizes = shares.map(({ shards }) => shards.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2);
      expect(shares.filter((share) => hasServer(share, server(n)))).toHaveLength(1);
    }),
  );
});
