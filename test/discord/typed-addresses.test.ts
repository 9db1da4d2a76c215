import { describe, expect, test } from 'vitest';
import { addressesIn, addressesOnly } from '../../src/discord/input/typed-addresses.js';

const A = 'https://example.org/a';
const B = 'https://example.org/b';

describe('addresses in what is typed as one', () => {
  test.each<[string, readonly string[]]>([
    [` ${A} `, [A]],
    ['https://example.org/a_(b)', ['https://example.org/a_(b)']],
    ['http://localhost:8080/x.', ['http://localhost:8080/x.']],
    [`<${A}>`, [A]],
    [`[A story](${A})`, [A]],
    [`look at this: ${A} please`, [A]],
    [`**${A}**, then "${B}".`, [A, B]],
    ['www.example.org/a', ['https://www.example.org/a']],
    ['example.org', ['https://example.org/']],
    ['news.example.co.uk:8443/a?b=c', ['https://news.example.co.uk:8443/a?b=c']],
    ['<example.org/a>', ['https://example.org/a']],
    ['see www.example.org/a.', ['https://www.example.org/a']],
    ['zeitung-häfen.example/x', ['https://xn--zeitung-hfen-ocb.example/x']],
  ])('%s', (typed, expected) => {
    expect(addressesIn(typed)).toEqual(expected);
  });

  test.each([
    '',
    'harbour',
    'the pier is closed.Ships wait',
    'report.pdf',
    'ann@example.org',
    'ftp://example.org/a',
    '1.5',
    'javascript:alert(1)',
  ])('%s has none', (typed) => {
    expect(addressesIn(typed)).toEqual([]);
  });
});

describe('a text that is nothing but addresses', () => {
  test.each<[string, readonly string[]]>([
    [`${A}\n${B}`, [A, B]],
    [`- <${A}>\n- <${B}>`, [A, B]],
    [`[A story](${A})`, [A]],
    ['www.example.org/a\nexample.org/b', ['https://www.example.org/a', 'https://example.org/b']],
  ])('%s', (text, expected) => {
    expect(addressesOnly(text)).toEqual(expected);
  });

  test.each([`The pier closed: ${A}`, 'The pier closed.', 'Closed.', ''])('%s is not', (text) => {
    expect(addressesOnly(text)).toEqual([]);
  });
});
