import { expect, test } from 'vitest';
import { plainQuestion } from '../../../src/answer/question/plain-question.js';
import { isOpinion, questionOfStatement } from '../../../src/answer/question/statement.js';

test.each([
  ['nobody drowned in Tarn, right?', 'did anyone drown in Tarn?'],
  ['no one was arrested after the match, correct?', 'was anyone arrested after the match?'],
  ['Nobody won the lottery', 'did anyone win the lottery?'],
  ['did nobody resign over the bridge?', 'did anyone resign over the bridge?'],
  ['there was no storm, was there', 'was there any storm?'],
  ['there were no injuries, right?', 'were there any injuries?'],
  ['did everyone survive the crash?', 'did anyone die in the crash?'],
  ['everybody survived, right?', 'did anyone die?'],
  ['did all the passengers survive the crash', 'did any passengers die in the crash?'],
  ["the bridge is closed, isn't it?", 'is it true that the bridge is closed?'],
  ['Varga lost, is that right?', 'is it true that varga lost?'],
])('%s asks: %s', (statement, question) => {
  expect(questionOfStatement(statement).toLowerCase()).toBe(question.toLowerCase());
  expect(plainQuestion(statement).toLowerCase()).toBe(question.toLowerCase());
});

test.each([
  'who nobody expected to win',
  'nobody knows the reason',
  'who survived the crash?',
  'how did everyone get out?',
  'is the bridge closed, right now?',
  'what is the human right',
  'dock strike',
  'the bridge is closed',
])('%s stays', (text) => {
  expect(questionOfStatement(text)).toBe(text);
});

test.each([
  ['the mayor is a liar', true],
  ['i think Varga will win', true],
  ['imo the pact was a mistake', true],
  ['this treaty is the worst', true],
  ['Varga is so brave', true],
  ['the mayor is a liar?', false],
  ['is the mayor a liar', false],
  ['who is a liar', false],
  ['the bridge is closed', false],
  ['latest on the thinking machine', false],
])('%j is an opinion: %j', (text, expected) => {
  expect(isOpinion(text)).toBe(expected);
});
