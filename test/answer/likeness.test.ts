import { describe, expect, test } from 'vitest';
import { kinIn, metIn } from '../../src/answer/likeness.js';
import { termOf, tokenize } from '../../src/text/tokens.js';
import { kinOf } from '../../src/text/wordnet.js';

const vocabulary = (text: string): Set<string> => new Set(tokenize(text).map(({ term }) => term));
const kin = (word: string, text: string): string[] => [
  ...(kinIn({ words: new Map([[termOf(word), word]]) }, [termOf(word)], vocabulary(text)).get(termOf(word)) ??
    []),
];

describe('terms akin to a word', () => {
  test('WordNet: what it is derived from, and what is broader', () => {
    expect(kinOf('destroyed')).toContain('destruction');
    expect(kinOf('poet')).toContain('writer');
    expect(kinOf('poet')).not.toContain('poet');
    expect(kinOf('zzyzx')).toEqual([]);
  });

  test('stems that begin alike, and only what the sentences hold', () => {
    expect(kin('evolution', 'an evolutionary step')).toEqual([termOf('evolutionary')]);
    expect(kin('poet', 'a writer of verse')).toEqual([termOf('writer')]);
    expect(kin('poet', 'a pot of tea')).toEqual([]);
  });
});

describe('what a term counts in a set', () => {
  const likeness = {
    related: new Map([['purchas', new Set(['bui'])]]),
    kin: new Map([['purchas', new Set(['acquisit'])]]),
  };
  const count = (held: string, loose: 'same' | 'related' | 'kin') =>
    metIn('purchas', [new Set([held])], likeness, loose);

  test('the term itself the most, a synonym less, kin the least, each only where it is allowed', () => {
    expect(count('purchas', 'same')).toBe(1);
    expect(count('bui', 'same')).toBe(0);
    expect(count('bui', 'related')).toBeLessThan(1);
    expect(count('acquisit', 'related')).toBe(0);
    expect(count('acquisit', 'kin')).toBeGreaterThan(0);
    expect(count('acquisit', 'kin')).toBeLessThan(count('bui', 'kin'));
  });
});
