import { expect, test } from 'vitest';
import { asksAboutQuestions, isQuestionLine } from '../../src/text/sentences/question-line.js';

test.each([
  'When will rates fall?',
  '“When will rates fall?”',
  '(Who pays!?)',
  'Q: When will rates fall?',
  'Q. And what about the rates',
  'Question 2: the rates',
  'Frage: Und die Zinsen?',
  '何が起きたのか？',
  'متى تنخفض الفائدة؟',
])('%s only asks', (sentence) => {
  expect(isQuestionLine(sentence)).toBe(true);
});

test.each([
  'A: Not before the summer.',
  '“When will they fall?” asked the mayor.',
  'The question is when.',
  'Q4 profits rose.',
  'Question marks hang over the plan.',
])('%s states something', (sentence) => {
  expect(isQuestionLine(sentence)).toBe(false);
});

test('a question about what was asked can have a question as its answer', () => {
  expect(asksAboutQuestions('what did the reporter ask the mayor?')).toBe(true);
  expect(asksAboutQuestions('when will rates fall?')).toBe(false);
});
