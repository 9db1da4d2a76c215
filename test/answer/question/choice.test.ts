import { expect, test } from 'vitest';
import { choicesIn, isChoice } from '../../../src/answer/question/choice.js';

test.each([
  ['Who won the final, Harwick or Leyburn?', [['harwick'], ['leyburn']]],
  [
    'who won, ana torres or lars holm',
    [
      ['ana', 'torr'],
      ['lar', 'holm'],
    ],
  ],
  ['Which city hosts it: Oslo, Leyburn, or Norby?', [['oslo'], ['leyburn'], ['norbi']]],
  ['When did it open, on Monday or Tuesday?', [['mondai'], ['tuesdai']]],
  ['How many people died, 12 or 14?', [['12'], ['14']]],
  ['Can you tell me who won, Harwick or Leyburn?', [['harwick'], ['leyburn']]],
])('%s offers %j', (question, choices) => {
  expect(choicesIn(question)).toEqual(choices);
});

test.each([
  'Who won the final?',
  'Who spoke for Norway or Sweden?',
  'How many people died or were hurt?',
  'How many people died in Brandle, Hexley or Norby?',
  'Who is the mayor, or is there none?',
  'Who won, and where or when?',
  'Who is the vice-president or premier?',
  'When the ferry sank, was the captain or the mate hurt?',
  'Did Harwick or Leyburn win the final?',
])('%s offers no choice', (question) => {
  expect(choicesIn(question)).toBeNull();
});

test.each([
  ['Harwick', true],
  ['the Harwick final', true],
  ['Leyburn', true],
  ['Lars Holm', false],
  ['Harwick United', false],
  ['Harwick and Leyburn', false],
  ['the final', false],
])('who won the final, Harwick or Leyburn: %s is a choice: %s', (words, expected) => {
  const question = 'Who won the final, Harwick or Leyburn?';
  expect(isChoice(choicesIn(question)!, words, ['won', 'final', 'harwick', 'leyburn'])).toBe(expected);
});

test('a part of a name is that choice', () => {
  expect(isChoice([['ana', 'torr'], ['holm']], 'Torres', ['ana', 'torr', 'holm'])).toBe(true);
  expect(
    isChoice(
      [
        ['ana', 'torr'],
        ['bo', 'torr'],
      ],
      'Torres',
      ['ana', 'bo', 'torr'],
    ),
  ).toBe(false);
});
