import { describe, expect, test } from 'vitest';
import { planBatches } from '../../../src/models/reader/batches.js';
import fc from '../../fixtures/properties.js';

const LIMITS = { texts: 4, tokens: 100 };

describe('planBatches', () => {
  test('every text is in exactly one batch, and no batch of several exceeds a limit', () => {
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

  test('texts of similar length share a batch, so that padding is small', () => {
    expect(planBatches([30, 5, 31, 6, 5], { texts: 10, tokens: 70 })).toEqual([
      [1, 4, 3],
      [0, 2],
    ]);
  });
});
