import { expect, test } from 'vitest';
import { overviewStyleOf } from '../../../src/answer/question/overview-style.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test.each([
  ['timeline of the ferry disaster', 'timeline', 'ferry disaster'],
  ['give me a timeline of the strike', 'timeline', 'strike'],
  ['ferry disaster timeline', 'timeline', 'ferry disaster'],
  ['chronology of the trial', 'timeline', 'trial'],
  ['compare what outlets say about the budget', 'outlets', 'budget'],
  ['what do the different papers say about the budget?', 'outlets', 'budget?'],
  ['how do outlets differ on the strike', 'outlets', 'strike'],
  ['which outlets have reported on the strike?', 'outlets', 'strike?'],
])('%s', (question, style, topic) => {
  expect(overviewStyleOf(question)).toEqual({ style, topic });
  expect(analyseQuestion(question)).toMatchObject({ type: 'overview', overview: style, text: question });
});

test.each([
  'who drew up the timeline?',
  'what sources of energy does Tarn have',
  'which reports say that the dam is unsafe',
  'compare the budgets of Tarn and Orvale',
])('%s asks for no layout', (question) => {
  expect(overviewStyleOf(question)).toBeNull();
});

test.each([
  'what did i miss',
  'anything new?',
  'any news?',
  'ferry news',
  'ukraine war latest',
  "what's up with the ferry",
  'budget updates',
])('%s asks for an overview', (question) => {
  expect(analyseQuestion(question).type).toBe('overview');
});

test.each([
  'who makes fake news',
  'is there news that is true',
  'what is the news agency called',
  'who reads the news',
])('%s does not', (question) => {
  expect(analyseQuestion(question).type).not.toBe('overview');
});
