import { expect, test } from 'vitest';
import { REST_FEATURES, restRows } from '../../src/answer/rest.js';

const width = REST_FEATURES.length - 2;
const titled = REST_FEATURES.indexOf('titled') - 1;
const row = (value: number): number[] =>
  Array.from({ length: width }, (_, at) => (at === titled ? value : at));

test('rows of what stands behind the first: their distance to it, and their share of the best title', () => {
  const rows = restRows([
    { score: 20, rest: row(0.4) },
    { score: 18, rest: row(0.8) },
    { score: 11, rest: row(0.2) },
  ]);
  expect(rows).toHaveLength(2);
  expect(rows.map((one) => one.length)).toEqual([REST_FEATURES.length, REST_FEATURES.length]);
  expect(rows.map(([score]) => score)).toEqual([-2, -9]);
  expect(rows.map((one) => one.at(-1))).toEqual([1, 0.25]);
});

test('not more than can have been fitted', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ score: -at, rest: row(0.5) }));
  expect(restRows(many).length).toBeLessThan(50);
});
