import { describe, expect, test } from 'vitest';
import { withoutParts } from '../../../src/answer/short-answer/part-of-count.js';
import type { ScoredSpan } from '../../../src/domain/models.js';

const START = 100;
const SENTENCE = 'The union said that 3.5 million people marched on Friday, 700,000 of them in the capital.';

const span = (words: string, score: number): ScoredSpan => {
  const start = START + SENTENCE.indexOf(words);
  return { start, end: start + words.length, score };
};
const whole = span('3.5 million', -2);
const part = span('700,000', 5);

describe('of a count and a part of it', () => {
  test('the whole takes the score of the part', () => {
    expect(withoutParts('how many people marched?', SENTENCE, START, [part, whole])).toEqual([
      { ...whole, score: 5 },
    ]);
  });

  test('the part stays if the question asks for it', () => {
    const spans = [part, whole];
    expect(withoutParts('how many marched in the capital?', SENTENCE, START, spans)).toEqual(spans);
  });

  test('what is no count keeps its score', () => {
    const day = span('on Friday', -4);
    expect(withoutParts('how many people marched?', SENTENCE, START, [part, whole, day])).toEqual([
      { ...whole, score: 5 },
      day,
    ]);
  });

  test('a whole that is likelier keeps its own', () => {
    const likelier = { ...whole, score: 7 };
    expect(withoutParts('how many people marched?', SENTENCE, START, [likelier, part])).toEqual([likelier]);
  });
});
