import { describe, expect, test } from 'vitest';
import { namedPairs } from '../../src/answer/named-words.js';

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
