import { expect, test } from 'vitest';
import { asksForList } from '../../../src/answer/question/list-question.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test.each([
  'which ports are on strike?',
  'which three countries get it first?',
  'what colours does the phone come in?',
  'what are the demands of the union?',
  'what are their main demands',
  'list the candidates for mayor',
  'please list all stations that closed',
  'name the three ships',
  'name all members of the jury',
  'who are all the goalscorers?',
  'who all was hurt',
  'who are the winners?',
  'which parties are in the council',
  'what children were rescued',
])('%s asks for a list', (question) => {
  expect(asksForList(question)).toBe(true);
  expect(analyseQuestion(question).several).toBe(true);
});

test.each([
  'which port is the biggest?',
  'what colour is it?',
  'who is the mayor?',
  'name the captain',
  'what makes it different?',
  'what happens next',
  'what causes the noise?',
  'what is the list price?',
  'what is the news?',
  'how many ports are on strike?',
  'when were the ports closed?',
  'what does the union want',
])('%s does not', (question) => {
  expect(asksForList(question)).toBe(false);
});
