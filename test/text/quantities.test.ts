import { expect, test } from 'vitest';
import { MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS } from '../../src/text/lexicon/months.js';
import { findQuantities } from '../../src/text/quantities.js';

const quantities = (text: string): string[] =>
  findQuantities(text).map(({ kind, span }) => `${kind}: ${text.slice(span.start, span.end)}`);

test.each([...MONTHS, ...MONTH_ABBREVIATIONS.map((month) => `${month}.`)])('a date in %s', (month) => {
  expect(quantities(`It began on 3 ${month} 2025.`)).toEqual([`date: 3 ${month} 2025`]);
});

test.each(WEEKDAYS)('%s is a date', (day) => {
  expect(quantities(`It began on ${day} morning.`)).toEqual([`date: ${day} morning`]);
});

test('every month but May is a date by itself', () => {
  expect(MONTHS.filter((month) => quantities(`${month} came.`).length === 0)).toEqual(['May']);
});

test.each([
  ['It cost five hundred million rupees.', 'money: five hundred million rupees'],
  ['It cost $3.5bn.', 'money: $3.5bn'],
  ['It lasted half an hour.', 'duration: half an hour'],
  ['A 12-year-old won.', 'number: 12'],
  ['It rose by 3 percentage points.', 'percent: 3 percentage points'],
])('%s', (text, expected) => {
  expect(quantities(text)).toEqual([expected]);
});

test('a run of number words is one number, without backtracking', () => {
  // With "twenty" read in two ways, this takes minutes.
  expect(quantities(`It has ${'twenty '.repeat(32)}rooms.`)).toEqual([
    `number: ${'twenty '.repeat(16).trim()}`,
    `number: ${'twenty '.repeat(16).trim()}`,
  ]);
});
