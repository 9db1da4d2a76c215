import { expect, test } from 'vitest';
import { questionOfNewTopic } from '../../../src/answer/question/new-topic.js';
import { plainQuestion } from '../../../src/answer/question/plain-question.js';

test.each([
  ['ok different thing, who won the derby', 'who won the derby'],
  ['Another question: is the pier open?', 'is the pier open?'],
  ['new topic - what about the otter', 'what about the otter'],
  ['changing the subject, who died', 'who died'],
  ["let's switch topics: how is the mayor", 'how is the mayor'],
  ['moving on... when is the vote', 'when is the vote'],
  ['on a different note, who runs the port', 'who runs the port'],
  ['lol ok, something else: who sank', 'who sank'],
])('%s: about something else', (typed, question) => {
  expect(questionOfNewTopic(typed)).toBe(question);
  expect(plainQuestion(typed)).toBe(question);
});

test.each([
  'who is moving on, and why',
  'another thing happened to the ferry',
  'is the other ferry safe',
  'new question about the ferry',
  'different thing',
])('%s: says something itself', (typed) => {
  expect(questionOfNewTopic(typed)).toBeNull();
});
