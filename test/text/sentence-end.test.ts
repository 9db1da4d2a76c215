import { expect, test } from 'vitest';
import { sentenceEndRe } from '../../src/text/sentences/sentence-end.js';

test.each([
  'It ended.',
  'It ended!”',
  'Did it end?)',
  'It went on…',
  '首相は述べた。',
  '「終わった。」',
  'क्या यह समाप्त हुआ।',
  'هل انتهى؟',
  'یہ ختم ہوا۔',
])('%s ends like a sentence', (text) => {
  expect(sentenceEndRe().test(text)).toBe(true);
});

test.each(['Storm closes bridge', 'He said:', 'It ended. (AP', 'It ended. ', ''])('%j does not', (text) => {
  expect(sentenceEndRe().test(text)).toBe(false);
});

test('other marks can count too, and questions need not', () => {
  expect(sentenceEndRe({ also: ':;' }).test('He said:”')).toBe(true);
  expect(sentenceEndRe({ questions: false }).test('Why did it end?')).toBe(false);
  expect(sentenceEndRe({ questions: false }).test('It ended.')).toBe(true);
});
