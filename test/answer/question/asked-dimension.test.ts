import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test.each([
  ['how long is the reef?', ['length']],
  ['how long was the old swimming pool?', ['length']],
  ['how long was the match?', ['duration', 'length']],
  ['how long is the lease?', ['duration', 'length']],
  ['how long is the bridge closed?', ['duration']],
  ['how long will the pact last?', ['duration']],
  ['how old is the captain?', ['age', 'count', 'ordinal']],
  ['how fast was the wind?', ['speed', 'duration', 'length', 'count']],
  ['how tall is the tower?', ['length', 'count']],
  ['how many kilometres were closed?', ['length']],
  ['how many people died?', ['count', 'percentage', 'vote']],
  [
    'how much rice was lost?',
    ['count', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  [
    'how much help was sent?',
    ['count', 'money', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  [
    'how much jewellery was stolen?',
    ['count', 'money', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  [
    'how much cheaper is the phone?',
    ['count', 'money', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  ['how much oil money was spent?', ['money']],
  [
    'how much is a cabin for one?',
    ['money', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  [
    'how much is the population of Tarn?',
    ['count', 'money', 'percentage', 'length', 'area', 'volume', 'weight', 'power', 'energy', 'data'],
  ],
  ['what time did the ferry sink?', ['clock']],
  ['which year was it built?', ['date']],
  ['when was it signed?', ['date', 'clock', 'duration']],
  ['how much did the bridge cost?', ['money']],
  ['what is the interest rate?', ['percentage']],
  ['how many cars broke the speed limit?', ['count', 'percentage', 'vote']],
  ['how many children under the age of five died?', ['count', 'percentage', 'vote']],
  ['how many ships of that length were built?', ['count', 'percentage', 'vote']],
  ['what was the number of children under the age of five?', ['count', 'percentage', 'vote']],
  ['how many tonnes does the ship weigh?', ['weight']],
  ['how many square kilometres burned?', ['area']],
  ['how many more kilometres were closed?', ['length']],
  ['how many goals were in the final score?', ['count', 'score']],
  ['what was the final score?', ['score', 'count', 'vote']],
])('%s asks for %j', (question, dimensions) => {
  expect(analyseQuestion(question).dimensions).toEqual(dimensions);
});

test.each(['who signed the pact?', 'why did it sink?', 'did it sink?', 'what did they sign?', 'what’s new?'])(
  '%s asks for no value',
  (question) => {
    expect(analyseQuestion(question).dimensions).toBeNull();
  },
);
