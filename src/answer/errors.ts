import { errorCatalogue, wording } from '../domain/errors.js';

interface BadFile {
  readonly file: string;
  readonly reason: string;
}

const unusable = ({ file, reason }: BadFile): string =>
  `The calibration ${file} cannot be used: ${reason.trimEnd().replace(/\.$/, '')}.`;

export const answerErrors = errorCatalogue('answer', {
  emptyQuestion: wording(
    'question.empty',
    () =>
      'There is nothing to search for in this question. Ask about something in the news, for example: ' +
      'who signed the US-India framework?',
  ),
  longQuestion: wording<{ readonly length: number; readonly limit: number }>(
    'question.too-long',
    ({ length, limit }) =>
      `The question has ${length.toLocaleString('en')} characters; the limit is ${limit.toLocaleString('en')} ` +
      '(MAX_QUESTION_CHARS). Shorten it.',
  ),
  badCalibration: wording<BadFile>(
    'model.invalid',
    (facts) =>
      `${unusable(facts)} Run "byline calibrate" to write it again, or delete it to use the calibration of the ` +
      'bundled reader.',
  ),
  badShippedCalibration: wording<BadFile>(
    'model.invalid',
    (facts) => `${unusable(facts)} The file belongs to Byline: install Byline again.`,
  ),
});
