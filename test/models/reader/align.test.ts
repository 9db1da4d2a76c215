import { describe, expect, test } from 'vitest';
import { alignTokens, fold, foldText } from '../../../src/models/reader/align.js';
import fc from '../../fixtures/properties.js';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });

/** The part of `text` at which each token was found. */
const found = (text: string, tokens: readonly string[]): string[] =>
  alignTokens(tokens, foldText(text)).map(({ start, end }) => text.slice(start, end));

describe('alignTokens', () => {
  test.for([
    ['Café Zürich', 'cafe|zurich', 'Café|Zürich'],
    ['Cafe\u0301 noir', 'cafe|noir', 'Cafe\u0301|noir'],
    ['paid €1.5m or ₹20', 'paid|€|1|.|5|m|or|₹|20', 'paid|€|1|.|5|m|or|₹|20'],
    ['Win 🎉 today', 'win|🎉|today', 'Win|🎉|today'],
    ['東京で会談', '東|京|て|会|談', '東|京|で|会|談'],
    ['Rajnath signed', 'raj|nath|signed', 'Raj|nath|signed'],
    ['a\u00a0b\u202fc\u3000d\n\ne', 'a|b|c|d|e', 'a|b|c|d|e'],
    ['the the the', 'the|the|the', 'the|the|the'],
    [`a${' '.repeat(60)}b`, 'a|b', 'a|b'],
    ['ﬁnding ½', 'fi|nding|1⁄2', 'ﬁ|nding|½'],
    ['ﬁnding', 'f|inding', 'ﬁ|ﬁnding'],
  ])('%j as %s', ([text, tokens, words]) => {
    expect(found(text!, tokens!.split('|'))).toEqual(words!.split('|'));
  });

  test('a repeated word is the next occurrence, not the one already found', () => {
    expect(alignTokens(['war', 'war'], foldText('War, war'))).toEqual([
      { start: 0, end: 3 },
      { start: 5, end: 8 },
    ]);
  });

  test('an unknown token has an empty span, and the next one is still found', () => {
    expect(found('Win 🎉 today', ['win', '[unk]', 'today'])).toEqual(['Win', '', 'today']);
    expect(found('co\u00adoperate now', ['cooperate', 'now'])).toEqual(['', 'now']);
    expect(found('Win', ['', 'win', '[unk]'])).toEqual(['', 'Win', '']);
    expect(found('', ['win'])).toEqual(['']);
  });

  test('every space-separated word has a token at its position', () => {
    const word = fc.stringMatching(/^[!-~]{1,12}$/);
    const spaces = fc.stringMatching(/^[ \t\n\u00a0]{1,5}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(word, spaces), { maxLength: 12 }), (pairs) => {
        const words = pairs.map(([one]) => one);
        expect(found(pairs.flat().join(''), words.map(fold))).toEqual(words);
      }),
    );
  });

  test('for any tokens, spans are inside the text and in order', () => {
    const token = fc.oneof(anyText, fc.constantFrom('a', 'e', 'i', '[unk]'));
    fc.assert(
      fc.property(fc.array(fc.tuple(token, fc.boolean()), { maxLength: 10 }), (parts) => {
        const text = parts.map(([part, isThere]) => (isThere ? part : '?')).join('');
        let before = 0;
        for (const { start, end } of alignTokens(
          parts.map(([part]) => fold(part)),
          foldText(text),
        )) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          before = start;
        }
      }),
    );
  });
});

describe('foldText', () => {
  test.for([
    ['ÉA', 'ea', [0, 1, 2]],
    ['Cafe\u0301!', 'cafe!', [0, 1, 2, 3, 5, 6]],
    ['ﬁn', 'fin', [0, 0, 1, 2]],
    ['𝐀b', 'ab', [0, 2, 3]],
    ['🎉!', '🎉!', [0, 0, 2, 3]],
    ['', '', [0]],
  ] as const)('%j becomes %j', ([original, text, origins]) => {
    expect(foldText(original)).toEqual({ text, origins: Uint32Array.from(origins) });
  });

  test('each folded unit results from the character at its origin', () => {
    fc.assert(
      fc.property(anyText, (original) => {
        const { text, origins } = foldText(original);
        expect(origins).toHaveLength(text.length + 1);
        expect(origins[text.length]).toBe(original.length);
        for (let at = 0; at < text.length; at++) {
          const character = String.fromCodePoint(original.codePointAt(origins[at]!)!);
          expect(fold(character)).toContain(text[at]);
        }
      }),
    );
  });
});

test('a word outside the vocabulary is skipped at any length, and the following words are found', () => {
  const text = `He wrote ${'x'.repeat(120)} on a wall, then ${'🎉'.repeat(25)} the minister spoke`;
  const tokens = ['he', 'wrote', null, 'on', 'a', 'wall', ',', 'then', null, 'the', 'minister', 'spoke'];
  const spans = alignTokens(tokens, foldText(text));
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual([
    'He',
    'wrote',
    '',
    'on',
    'a',
    'wall',
    ',',
    'then',
    '',
    'the',
    'minister',
    'spoke',
  ]);
});
