import { expect, test } from 'vitest';
import { alternativesOf, withAlternatives } from '../../../src/answer/question/alternatives.js';

test.each([
  [
    'who is the ceo of Solvane?',
    {
      ceo: [
        ['chief', 'execut'],
        ['chief', 'execut', 'offic'],
      ],
    },
  ],
  [
    "what did Solvane's CEO say?",
    {
      ceo: [
        ['chief', 'execut'],
        ['chief', 'execut', 'offic'],
      ],
    },
  ],
  ['who is the chief executive of Solvane?', { chief: [['ceo']], execut: [['ceo']] }],
  ['who is the pm', { pm: [['prime', 'minist'], ['premier']] }],
  ['who is the prime minister', { prime: [['pm'], ['premier']], minist: [['pm'], ['premier']] }],
  ['what happened at 5 pm', {}],
  ['what happened at 5 p.m. in Oslo', {}],
  ['who is the chief of police', {}],
  ['how many are missing?', { miss: [['unaccount']] }],
  ['how many people were hurt', { hurt: [['injur'], ['wound']] }],
  ['which parcel is missing?', {}],
  ['who came 3rd?', { 3: [['third']], rd: [['third']] }],
  ['who was booked?', {}],
  ['what is on the table?', {}],
  ['who does Leyburn have next', { next: [['visit'], ['travel'], ['host'], ['face'], ['meet']] }],
  ['who came third?', { third: [['3', 'rd']] }],
  ['who has 3 dogs?', {}],
])('%s', (question, expected) => {
  expect(Object.fromEntries(alternativesOf(question))).toEqual(expected);
});

test('all are searched for, each once', () => {
  const terms = withAlternatives(['prime', 'minist'], alternativesOf('prime minister'));
  expect(terms).toEqual(['prime', 'minist', 'pm', 'premier']);
});
