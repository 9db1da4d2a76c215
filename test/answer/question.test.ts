import { expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answer/question/question.js';

const analyse = (question: string) => analyseQuestion(question, 1000);

test('whether several names may be meant', () => {
  expect(analyse('which two ministers signed it?').several).toBe(true);
  expect(analyse('who signed the pact').several).toBe(true);
  expect(analyse('which minister chaired it?').several).toBe(false);
});

test('only what asks and stands for nothing else is left out of the search', () => {
  expect(analyse('whats the latest on fannie mae').terms).toEqual(['fanni', 'mae']);
  expect(analyse('what is new?').terms).toEqual([]);
  expect(analyse('new').terms).toEqual(['new']);
});

test('control characters and direction marks are no part of a question', () => {
  expect(analyse('who\u202e signed\u0000 it\n\n now').text).toBe('who signed it now');
});

test('a question without a word to search for, and one that is too long, are refused', () => {
  expect(() => analyse('who is it?')).toThrow('nothing to search for');
  expect(() => analyse(`who ${'signed '.repeat(200)}`)).toThrow('the limit is 1,000');
});
