import { describe, expect, test } from 'vitest';
import { areOfOneKind, baseForms, isKnownWord, nounClassOf } from '../../src/text/terms/wordnet.js';

describe('semantic class of a noun', () => {
  test.for([
    ['poet', 'person'],
    ['Quarterbacks', 'person'],
    ['women', 'person'],
    ['company', 'group'],
    ['parties', 'group'],
    ['churches', 'group'],
    ['city', 'location'],
    ['decade', 'time'],
    ['storm', 'other'],
    ['hwzzl', null],
    ['', null],
    ["'hood", null],
    ['a b', null],
  ] as const)('%s: %s', ([noun, expected]) => {
    expect(nounClassOf(noun)).toBe(expected);
  });

  // The first and last lines of the index, which an off-by-one error would miss.
  test.for(['aardvark', 'zymurgy'])('finds the ends of the index: %s', (noun) => {
    expect(nounClassOf(noun)).not.toBeNull();
  });
});

test('knows words in every inflection, but not names and typos', () => {
  for (const word of ['tsar', 'genre', 'buying', 'stopped', 'cities', 'quickest', 'formally']) {
    expect(isKnownWord(word), word).toBe(true);
  }
  for (const word of ['hegseth', 'framwork', 'sgined']) expect(isKnownWord(word), word).toBe(false);
  expect(baseForms('Stopped')).toContain('stop');
});

test.each([
  ['blanket', 'towel', true],
  ['houses', 'goats', false],
  ['passenger', 'worker', true],
  ['house', 'xyzzy', false],
])('%s and %s are of one kind: %s', (a, b, expected) => {
  expect(areOfOneKind(a, b)).toBe(expected);
});
