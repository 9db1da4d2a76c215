import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { lacksSubject } from '../../../src/answer/question/subject.js';

test.each([
  'and when was it signed?',
  'how many?',
  'how much',
  'when did it open?',
  'how old is he?',
  'what is her name?',
  'why did they resign?',
  'and did he admit it publicly?',
  'which one?',
  'what do they want?',
  'what do they want now?',
  'where did they find it?',
  'when did they find it there?',
  'why did they want to?',
  'what happened to him?',
])('%j cannot be answered by itself', (question) => {
  expect(lacksSubject(analyseQuestion(question))).toBe(true);
});

test.each([
  'when was the framework signed?',
  'and when was the Lakeside dam opened?',
  'is it legal to vote twice in Tarn?',
  'is it raining?',
  'did Torres sign it?',
  'why did the ministers resign?',
  "what's new?",
  'latest',
  'when did they catch otto?',
  'where did they find the otter',
  'where did they catch that otter?',
  'ferry',
  'death toll',
  'does the mayor say that she will resign?',
])('%j can', (question) => {
  expect(lacksSubject(analyseQuestion(question))).toBe(false);
});
