import { describe, expect, test } from 'vitest';
import { deepLink, textDirective, webAddress } from '../../src/discord/reply/markdown/text-fragment.js';
import fc from '../fixtures/properties.js';
import { anyText } from './arbitraries.js';

const PAGE = 'https://example.org/story';

describe('textDirective', () => {
  test('encodes a short quote as a whole', () => {
    expect(textDirective('Well-known, & (true).')).toBe(':~:text=Well%2Dknown%2C%20%26%20%28true');
  });

  test('a long quote is named by its first and last words', () => {
    const quote = 'one two three four five six seven eight nine ten eleven twelve thirteen.';
    expect(textDirective(quote)).toBe(
      ':~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen',
    );
  });

  test('finds words that are not separated by spaces', () => {
    const directive =
      textDirective('日本の首相は木曜日に新しい防衛の枠組みについて両国が合意したと記者団に発表しました。') ??
      '';
    expect(decodeURIComponent(directive)).toMatch(/^:~:text=日本.*,.*ました$/);
    expect(directive.length).toBeLessThan(400);
  });
});

describe('webAddress', () => {
  test.each([
    ['https://example.org/s?**`/forget`', 'https://example.org/s?%2A%2A%60/forget%60'],
    ['https://example.org/a(b)_c d#||e~~[f]', 'https://example.org/a%28b%29_c%20d#%7C%7Ce%7E%7E%5Bf%5D'],
    ['https://example.org/näe?x=%2a', 'https://example.org/n%C3%A4e?x=%2a'],
    ['http://[::1]:8080/x', 'http://[::1]:8080/x'],
    ['https://example.org@other.example/', 'https://other.example/'],
    ['https://a**b.example/', undefined],
    ['https://a`b.example/', undefined],
    ['javascript:alert(1)', undefined],
  ])('of %s has no markup', (url, address) => {
    expect(webAddress(url)).toBe(address);
  });
});

describe('deepLink', () => {
  test('preserves the URL’s fragment, replaces its directive', () => {
    expect(deepLink(`${PAGE}#top`, 'A word')).toBe(`${PAGE}#top:~:text=A%20word`);
    expect(deepLink(`${PAGE}#:~:text=old`, 'A word')).toBe(`${PAGE}#:~:text=A%20word`);
  });

  test('returns the plain URL if the link would be too long or the quote has no words', () => {
    expect(deepLink(PAGE, 'wordwordword '.repeat(3), 40)).toBe(PAGE);
    expect(deepLink(PAGE, '')).toBe(PAGE);
    expect(deepLink(PAGE, ' … ')).toBe(PAGE);
  });

  test('any quote results in a valid URL that does not end a markdown link early', () => {
    fc.assert(
      fc.property(anyText, (quote) => {
        const link = deepLink(PAGE, quote);
        expect(link.length).toBeLessThanOrEqual(512);
        expect(new URL(link).href).toBe(link);
        expect(link).not.toMatch(/[()<>\s]/);
      }),
      { numRuns: 1000 },
    );
  });
});
