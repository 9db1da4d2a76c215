import { describe, expect, test } from 'vitest';
import { cutByWeight, planBatches } from '../../src/models/embedder/batches.js';
import fc from '../fixtures/properties.js';

const LIMITS = { texts: 4, tokens: 100 };

describe('planBatches', () => {
  test('every text stands in exactly one batch, and no batch of several exceeds a limit', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(150)), (lengths) => {
        const batches = planBatches(lengths, LIMITS);
        expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(LIMITS.texts);
          const padded = batch.length * Math.max(...batch.map((index) => lengths[index]!));
          if (batch.length > 1) expect(padded).toBeLessThanOrEqual(LIMITS.tokens);
        }
      }),
    );
  });

  test('texts of like length go together, so that little is padding', () => {
    expect(planBatches([30, 5, 31, 6, 5], { texts: 10, tokens: 70 })).toEqual([
      [1, 4, 3],
      [0, 2],
    ]);
  });
});

test('cutByWeight keeps the order and cuts where the next item would be too much', () => {
  const cut = (items: number[]) => cutByWeight(items, (item) => item, 10);
  expect(cut([4, 6, 1, 25, 3, 3])).toEqual([[4, 6], [1], [25], [3, 3]]);
  expect(cut([])).toEqual([]);
});
