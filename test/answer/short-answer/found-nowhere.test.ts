import { expect, test } from 'vitest';
import type { AnswerType } from '../../../src/answer/question/answer-type.js';
import { isFoundNowhere } from '../../../src/answer/short-answer/found-nowhere.js';
import { option } from './option.js';

const withCoverage = (termCoverage: number) => {
  const { ranked } = option('14', null, 'Rain.');
  return { ...ranked, features: { ...ranked.features, termCoverage } };
};

interface Case {
  readonly type?: AnswerType;
  readonly spanScores?: readonly number[];
  readonly termCoverage?: number;
  readonly confidence?: number;
}

test.each<[string, Case, boolean]>([
  ['the reader prefers no answer to every value', {}, true],
  ['it prefers one of them, if only a little less than no answer', { spanScores: [-1.2, -0.4] }, false],
  ['the other signals are sure', { confidence: 0.6 }, false],
  ['the sentence has every word of the question', { termCoverage: 1 }, false],
  ['a reason is asked for', { type: 'reason' }, false],
  ['a place is asked for', { type: 'place' }, false],
  ['no value was checked', { spanScores: [] }, false],
  ['a person is asked for', { type: 'person' }, true],
])(
  '%s',
  (_, { type = 'number', spanScores = [-1.2, -2], termCoverage = 0.6, confidence = 0.3 }, expected) => {
    const options = spanScores.map((score) => option('14', null, 'Rain.', score));
    expect(isFoundNowhere(type, options, withCoverage(termCoverage), confidence)).toBe(expected);
  },
);
