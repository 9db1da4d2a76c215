import { describe, expect, test } from 'vitest';
import { escapeLines, escapeText, plainText, unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { fittingStart, label, shorten } from '../../src/discord/reply/markdown/shorten.js';
import fc from '../fixtures/properties.js';
import { anyText } from './arbitraries.js';

describe('escapeText', () => {
  test('unescapeText is its exact inverse, for every string', () => {
    fc.assert(
      fc.property(anyText, (text) => unescapeText(escapeText(text)) === text),
      { numRuns: 2000 },
    );
  });

  test('returns one line without characters that reorder, mention, link or cannot be sent', () => {
    const live = /(?<!\\)(?:\\\\)*[*_~`|<>[\]:@]|[\p{Cc}\u2028-\u202e\u2066-\u2069\p{Cs}]/u;
    fc.assert(
      fc.property(anyText, (text) => !live.test(escapeText(text))),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['**bold** and __under__', '\\*\\*bold\\*\\* and \\_\\_under\\_\\_'],
    ['<@123> @everyone', '\\<\\@123\\> \\@everyone'],
    ['[a](https://x.example)', '\\[a\\](https\\://x.example)'],
    ['```js', '\\`\\`\\`js'],
    ['||spoiler||', '\\|\\|spoiler\\|\\|'],
    ['# heading', '\\# heading'],
    ['-# small', '\\-# small'],
    ['> quote', '\\> quote'],
    ['- item', '\\- item'],
    ['12. item', '12\\. item'],
    ['1.28 million', '1.28 million'],
    ['<t:1700000000:R>', '\\<t\\:1700000000\\:R\\>'],
    ['<a:party:123>', '\\<a\\:party\\:123\\>'],
    ['a \u202eb', 'a ⟨U+202E⟩b'],
    ['⟨U+202E⟩', '\\⟨U+202E⟩'],
    ['two\nlines', 'two⟨U+000A⟩lines'],
    ['two.\n\n- Paragraphs', 'two. ¶ - Paragraphs'],
    ['a ¶ b', 'a ⟨U+00B6⟩ b'],
    ['a well-known 3.5 % (rise)', 'a well-known 3.5 % (rise)'],
    ['日本語 – “quoted” 🙂', '日本語 – “quoted” 🙂'],
  ])('%j becomes %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });
});

test('escapeLines preserves line breaks, plainText joins the lines', () => {
  expect(escapeLines('# a\n# b')).toBe('\\# a\n\\# b');
  expect(plainText(' a\n\u202eb\0  c ')).toBe('a b c');
});

describe('shortening', () => {
  test('fittingStart is the start of the text and fits once escaped', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 16, max: 200 }), (text, max) => {
        const start = fittingStart(text, max);
        expect(text.startsWith(start)).toBe(true);
        expect(escapeText(start).length).toBeLessThanOrEqual(max);
        if (escapeText(text).length <= max) expect(start).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test('cuts at white space, never inside a character', () => {
    expect(fittingStart('the quick brown fox', 12)).toBe('the quick');
    expect(fittingStart('🙂🙂🙂🙂', 5)).toBe('🙂🙂');
    expect(shorten('the quick brown fox', 12)).toBe('the quick…');
    expect(shorten('🙂🙂🙂🙂', 6)).toBe('🙂🙂…');
  });

  test('a label fits and has no bracket that would end a link', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 120 }), (text, max) => {
        const shown = label(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        expect(shown).not.toMatch(/[[\]\n]/);
      }),
      { numRuns: 2000 },
    );
  });
});
