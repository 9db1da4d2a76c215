import { expect, test } from 'vitest';
import { parseUrl } from '../../src/text/parse-url.js';

test.each([
  ['https://a.example/x', undefined, 'https://a.example/x'],
  ['/y', 'https://a.example/x', 'https://a.example/y'],
  ['no address', undefined, undefined],
  ['/y', undefined, undefined],
])('%s from %s', (written, base, expected) => {
  expect(parseUrl(written, base)?.href).toBe(expected);
});

test('a host with an umlaut is one however often it is asked', () => {
  let refused = 0;
  for (let i = 0; i < 20_000; i += 1) if (parseUrl('https://häfen.example/x') === null) refused += 1;
  expect(refused).toBe(0);
});
