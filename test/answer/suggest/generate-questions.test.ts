import { describe, expect, test } from 'vitest';
import { generateQuestions } from '../../../src/answer/suggest/generate-questions.js';
import { analyseText } from '../../../src/text/analyse.js';

const questionsOf = (text: string) => generateQuestions(text, analyseText(text, [])[0]!);

describe('generates a question', () => {
  test.each([
    [
      'Eight workers were on the bridge at the time, repairing potholes.',
      'How many workers were on the bridge at the time?',
    ],
    ['More than 80 people died in the fire and others fled.', 'How many people died in the fire?'],
    [
      'Wes Moore, the governor of Maryland, called the officers heroes who had saved lives.',
      'Who called the officers heroes?',
    ],
    ['Microsoft completed the takeover on Friday.', 'Who completed the takeover on Friday?'],
    [
      "Some 1.28 million people took part in marches across France on Tuesday against the government's plan to make people work for longer.",
      'How many people took part in marches across France on Tuesday?',
    ],
    ['Notre-Dame was reopened on 7 December 2024.', 'When was Notre-Dame reopened?'],
  ])('%s', (sentence, question) => {
    expect(questionsOf(sentence)).toContain(question);
  });
});

test.each([
  'He called the officers heroes.',
  'The water rose for two days.',
  'Shipping in and out of the port was suspended until further notice.',
  'Eight of them left.',
  '',
])('generates none from “%s”', (sentence) => {
  const [first] = analyseText(sentence, []);
  expect(first ? generateQuestions(sentence, first) : []).toEqual([]);
});
