import { describe, expect, test } from 'vitest';
import { baseForms, isKnownWord, nounClassOf } from '../../src/text/wordnet.js';

describe('what a noun stands for', () => {
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

  // The first and the last line of the index: a search that is off by one misses them.
  test.for(['aardvark', 'zymurgy'])('the ends of the index are found: %s', (noun) => {
    expect(nounClassOf(noun)).not.toBeNull();
  });
});

test('words are known in every inflection, names and typos are not', () => {
  for (const word of ['tsar', 'genre', 'buying', 'stopped', 'cities', 'quickest', 'formally']) {
    expect(isKnownWord(word), word).toBe(true);
  }
  for (const word of ['hegseth', 'framwork', 'sgined']) expect(isKnownWord(word), word).toBe(false);
  expect(baseForms('Stopped')).toContain('stop');
});
