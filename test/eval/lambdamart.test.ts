import { describe, expect, test } from 'vitest';
import { addUp } from '../../src/answer/trees.js';
import { fitTrees, type Group } from './lambdamart.js';

/** Right is the row where both features are high or both are low: no weighted sum tells. */
const groups: Group[] = Array.from({ length: 60 }, (_, at) => ({
  weight: 1,
  rows: [
    { features: [0.9, at % 2 ? 0.9 : 0.1], right: at % 2 === 1 },
    { features: [0.1, at % 2 ? 0.9 : 0.1], right: at % 2 === 0 },
    { features: [0.5, at % 2 ? 0.9 : 0.1], right: false },
  ],
}));

describe('boosted trees that order', () => {
  const trees = fitTrees(groups);

  test('learn what a weighted sum cannot', () => {
    for (const { rows } of groups.slice(0, 2)) {
      const values = rows.map(({ features }) => addUp(trees, features));
      expect(rows[values.indexOf(Math.max(...values))]!.right).toBe(true);
    }
  });

  test('are the same for the same examples', () => {
    expect(fitTrees(groups)).toEqual(trees);
  });

  test('groups without a right row teach nothing', () => {
    const wrong = groups.map(({ rows, weight }) => ({
      weight,
      rows: rows.map((row) => ({ ...row, right: false })),
    }));
    expect(addUp(fitTrees([...groups, ...wrong]), [0.9, 0.9])).toBe(addUp(trees, [0.9, 0.9]));
    expect(fitTrees(wrong)).toEqual([]);
  });
});
