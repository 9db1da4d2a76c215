import { describe, expect, test } from 'vitest';
import { adjacency, sideBySide } from '../../src/answer/adjacency.js';

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
