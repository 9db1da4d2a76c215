import { describe, expect, test } from 'vitest';
import { alikeIn, metIn } from '../../src/answer/likeness.js';
import { termOf, tokenize } from '../../src/text/tokens.js';
import { kinOf } from '../../src/text/wordnet.js';

const vocabulary = (text: string): Set<string> => new Set(tokenize(text).map(({ term }) => term));
const alike = (word: string, text: string) => {
  const asked = { words: new Map([[termOf(word), word]]), related: new Map() };
  const { related, kin } = alikeIn(asked, [termOf(word)], vocabulary(text));
  return { related: [...(related.get(termOf(word)) ?? [])], kin: [...(kin.get(termOf(word)) ?? [])] };
};

describe('terms like a word', () => {
  test('WordNet: what it is derived from, and what is broader', () => {
    expect(kinOf('destroyed')).toContain('destruction');
    expect(kinOf('poet')).toContain('writer');
    expect(kinOf('poet')).not.toContain('poet');
    expect(kinOf('zzyzx')).toEqual([]);
  });

  test('only what the sentences hold is akin', () => {
    expect(alike('poet', 'a writer of verse').kin).toEqual([termOf('writer')]);
    expect(alike('poet', 'a pot of tea')).toEqual({ related: [], kin: [] });
  });

  test('stems that begin alike are forms of one word, short or unlike ones are not', () => {
    expect(alike('septicemia', 'the septicemic plague').related).toEqual([termOf('septicemic')]);
    expect(alike('evolution', 'an evolutionary step').kin).toContain(termOf('evolutionary'));
    expect(alike('star', 'at the start').related).toEqual([]);
    expect(alike('contract', 'the continent').related).toEqual([]);
  });

  test('a prefix that says the opposite makes a word akin, whichever of the two is asked', () => {
    expect(alike('unproven', 'it was proven').kin).toContain(termOf('proven'));
    expect(alike('proven', 'it is unproven').kin).toContain(termOf('unproven'));
    expect(alike('unit', 'it was it').kin).toEqual([]);
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
