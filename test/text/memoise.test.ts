import { expect, test } from 'vitest';
import { memoise } from '../../src/text/terms/memoise.js';

test('computes each key once, and again after it was evicted', () => {
  const computed: string[] = [];
  const lengthOf = memoise((key) => {
    computed.push(key);
    return key === '' ? null : key.length;
  }, 2);
  expect([lengthOf('ab'), lengthOf(''), lengthOf('ab'), lengthOf('')]).toEqual([2, null, 2, null]);
  expect(computed).toEqual(['ab', '']);
  lengthOf('abc');
  lengthOf('');
  lengthOf('abcd');
  expect([lengthOf(''), lengthOf('ab')]).toEqual([null, 2]);
  expect(computed).toEqual(['ab', '', 'abc', 'abcd', 'ab']);
});
