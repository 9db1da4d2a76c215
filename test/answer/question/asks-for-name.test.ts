import { expect, test } from 'vitest';
import { asksForEach, asksForName } from '../../../src/answer/question/asks-for-name.js';

test.each([
  'which company was fined?',
  'which car companies cut their orders',
  'what airline did she sue?',
  'which country has no army',
  "what's the name of the missing girl",
  'what name did they give the baby?',
  'halden headquarters',
])('%s: only a name', (question) => {
  expect(asksForName(question)).toBe(true);
});

test.each([
  'what did they paint on the headquarters?',
  'where is the headquarters?',
  'which hospital staff are on strike?',
  'what company policy changed?',
  'what union demand was rejected?',
  'what chain of events led to it?',
  'what is the name of the disease?',
  'what was done in the name of religion?',
  'what are baby eels called?',
  'what kind of company is it?',
])('%s: not only a name', (question) => {
  expect(asksForName(question)).toBe(false);
});

test('each of several', () => {
  expect(asksForEach('which two politicians signed it?')).toBe(true);
  expect(asksForEach('which politicians signed it?')).toBe(false);
});
