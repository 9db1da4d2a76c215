import { expect, test } from 'vitest';
import { answerErrors } from '../../src/answer/errors.js';

test('errors name the limit, the file and what to do', () => {
  expect(answerErrors.longQuestion({ length: 1200, limit: 1000 }).message).toBe(
    'The question has 1,200 characters; the limit is 1,000 (MAX_QUESTION_CHARS). Shorten it.',
  );
  expect(answerErrors.badCalibration({ file: '/data/c.json', reason: 'No such file' }).message).toBe(
    'The calibration /data/c.json cannot be used: No such file. Run "byline calibrate" to write it again, or delete it ' +
      'to use the calibration of the bundled reader.',
  );
  expect(answerErrors.badShippedCalibration({ file: '/c.json', reason: 'No such file.' }).message).toContain(
    'install Byline again',
  );
  expect(answerErrors.emptyQuestion({})).toMatchObject({
    code: 'question.empty',
    id: 'answer.emptyQuestion',
  });
});
