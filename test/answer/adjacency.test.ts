import { describe, expect, test } from 'vitest';
import { adjacency, namedPairs, sideBySide } from '../../src/answer/adjacency.js';

describe('neighbours of the question in a text', () => {
  const ordered = ['sky', 'digit', 'launch'];

  test('stand together up to two words apart, in any order', () => {
    expect(adjacency(ordered, ['digit', 'new', 'sky'])).toBe(0.5);
    expect(adjacency(ordered, ['sky', 'a', 'b', 'digit'])).toBe(0);
    expect(adjacency(['sky'], ['sky'])).toBe(0);
  });

  test('side by side only as asked, weighed by their rarity, in any of the texts', () => {
    const idf = new Map([
      ['sky', 2],
      ['digit', 2],
      ['launch', 0],
    ]);
    expect(sideBySide(ordered, [['digit', 'sky'], ['launch']], idf)).toBe(0);
    expect(sideBySide(ordered, [['launch'], ['the', 'sky', 'digit']], idf)).toBeCloseTo(4 / 6);
    expect(sideBySide(ordered, [['sky', 'digit', 'launch']], idf)).toBe(1);
    expect(sideBySide(['sky'], [], idf)).toBe(1);
  });
});

describe('names of two words', () => {
  test('are written with capitals, the number behind them included, and nothing between', () => {
    expect(namedPairs('When was Sky Digital launched?')).toEqual(['sky digital']);
    expect(namedPairs("Who won Super Bowl 50's coin toss?")).toEqual(['super bowl', 'bowl 50']);
    expect(namedPairs('Did Singh, Hegseth and Wong meet?')).toEqual([]);
  });

  test('not the first word, which is always written so, and not years in a row', () => {
    expect(namedPairs('What Paris wants')).toEqual([]);
    expect(namedPairs('from 2000 2001 on')).toEqual([]);
  });
});
