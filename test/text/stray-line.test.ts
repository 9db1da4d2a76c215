import { expect, test } from 'vitest';
import { isStrayLine } from '../../src/text/sentences/stray-line.js';

test.each(['Stenholm', 'By Ana Torres in Oslo', 'Our correspondent'])('%s says nothing', (line) => {
  expect(isStrayLine(line)).toBe(true);
});

test.each([
  'It sank.',
  'Price: €449',
  'Best film – The Grey Boat',
  'Tarn 28',
  'Tarn beat Velm in a final that nobody saw',
  '大雨。',
  '大雨',
  'Fire kills six in Oslo',
  '"We won"',
])('%s says something', (line) => {
  expect(isStrayLine(line)).toBe(false);
});
