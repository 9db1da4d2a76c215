import { expect, test } from 'vitest';
import { MONTH, monthNumber } from '../../../src/ingest/boilerplate/calendar.js';

test('a month is found written out or abbreviated, and has its number', () => {
  const monthRe = new RegExp(`^${MONTH}$`, 'u');
  const names = [
    'Jan',
    'February',
    'Mar',
    'April',
    'May',
    'Jun',
    'July',
    'Aug',
    'Sept',
    'October',
    'Nov',
    'December',
  ];
  expect(names.filter((name) => !monthRe.test(name))).toEqual([]);
  expect(names.map(monthNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(['Mayo', 'Janu', 'may'].filter((name) => monthRe.test(name))).toEqual([]);
});
