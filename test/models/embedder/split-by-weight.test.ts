import { expect, test } from 'vitest';
import { splitByWeight } from '../../../src/models/embedder/split-by-weight.js';

test('splitByWeight preserves the order and splits before an item that exceeds the limit', () => {
  const split = (items: number[]) => splitByWeight(items, (item) => item, 10);
  expect(split([4, 6, 1, 25, 3, 3])).toEqual([[4, 6], [1], [25], [3, 3]]);
  expect(split([])).toEqual([]);
});
