import { expect, test } from 'vitest';
import { withoutTrailing } from '../../src/text/trailing.js';

test.each([
  ['It is. .. ', 'It is'],
  ['. .', ''],
  ['', ''],
  ['.It', '.It'],
])('%j ends before stops and blanks', (text, expected) => {
  expect(withoutTrailing(text, /[.\s]/)).toBe(expected);
});
