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
  ['what did the ECB decide?', { ecb: [['european', 'central', 'bank']] }],
  ['what did the ecb decide?', { ecb: [['european', 'central', 'bank']] }],
  [
    'what did the European Central Bank decide?',
    { european: [['ecb']], central: [['ecb']], bank: [['ecb']] },
  ],
  ['what did the central bank decide?', {}],
  ['what does the U.N. say?', { un: [['unit', 'nation']] }],
  ['what does the US say?', {}],
  ['tell us who did it', {}],
  ['Who did it to us?', {}],
  ["who's behind it?", {}],
  ["Who's behind it?", {}],
  [
    'who leads the WHO',
    {
      who: [
        ['world', 'health', 'organ'],
        ['world', 'health', 'organ'],
      ],
    },
  ],
])('%s', (question, expected) => {
  expect(Object.fromEntries(alternativesOf(question))).toEqual(expected);
});

test('all are searched for, each once', () => {
  const terms = withAlternatives(['prime', 'minist'], alternativesOf('prime minister'));
  expect(terms).toEqual(['prime', 'minist', 'pm', 'premier']);
});
