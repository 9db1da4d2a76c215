import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test('detects questions for several names', () => {
  expect(analyseQuestion('which two ministers signed it?').several).toBe(true);
  expect(analyseQuestion('who signed the pact').several).toBe(true);
  expect(analyseQuestion('which minister chaired it?').several).toBe(false);
});

test('leaves question words out of the search terms, unless there are no others', () => {
  expect(analyseQuestion('whats the latest on fannie mae').terms).toEqual(['fanni', 'mae']);
  expect(analyseQuestion('what is new?').terms).toEqual([]);
  expect(analyseQuestion('new').terms).toEqual(['new']);
});

test('removes control characters and direction marks', () => {
  expect(analyseQuestion('who\u202e signed\u0000 it\n\n now').text).toBe('who signed it now');
});

test('rejects a question without search terms', () => {
  expect(() => analyseQuestion('who is it?')).toThrow(
    expect.objectContaining({ id: 'answer.missingSubject' }),
  );
});
