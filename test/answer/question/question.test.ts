import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';

test('detects questions for several names', () => {
  expect(analyseQuestion('which two ministers signed it?').several).toBe(true);
  expect(analyseQuestion('who signed the pact').several).toBe(true);
  expect(analyseQuestion('which minister chaired it?').several).toBe(false);
});

test.each([
  ['The announcer Olu Ode died at the age of 94. Which team did he work for?', 'other'],
  ['Prices rose by more than 13%. Which food rose most?', 'other'],
  ['Fans mourn the loss of a singer. In what film did she play Ada?', 'other'],
  ['A probe found abuse among players. Who ordered it?', 'person'],
  ['Mr. Ode left the U.S. Senate in May. When was he elected?', 'time'],
  ['Who won the U.S. Open?', 'person'],
  ['How many jobs will go? Is that right?', 'number'],
  ['How much did it cost? What is your source?', 'money'],
  ['When did it sink? I want to know who says so.', 'time'],
  ['When the ferry sank, 12 died. Who was its captain?', 'person'],
  ['How many people died? It must be many.', 'number'],
])('the sentence that asks decides what is asked for: %s', (question, type) => {
  expect(analyseQuestion(question).type).toBe(type);
});

test.each([
  ['is the dock strike over', ['dock', 'strike', 'end']],
  ["isn't the dock strike over yet?", ['dock', 'strike', 'end', 'yet']],
  ['is the plane over the sea', ['plane', 'sea']],
  ['who takes over', ['take']],
])('what is over has ended: “%s”', (question, terms) => {
  expect(analyseQuestion(question).terms).toEqual(terms);
});

test('leaves question words out of the search terms, unless there are no others', () => {
  expect(analyseQuestion('whats the latest on fannie mae').terms).toEqual(['fanni', 'mae']);
  expect(analyseQuestion('what is new?').terms).toEqual([]);
  expect(analyseQuestion('new').terms).toEqual(['new']);
  expect(analyseQuestion('how many are on strike right now?').terms).toEqual(['strike']);
  expect(analyseQuestion('how many are on strike rn').terms).toEqual(['strike']);
  expect(analyseQuestion('how much was in the atm?').terms).toEqual(['atm']);
  expect(analyseQuestion('who turned right?').terms).toEqual(['turn', 'right']);
});

test('removes control characters and direction marks', () => {
  expect(analyseQuestion('who\u202e signed\u0000 it\n\n now').text).toBe('who signed it now');
});

test('rejects a question without search terms', () => {
  expect(() => analyseQuestion('who is it?')).toThrow(
    expect.objectContaining({ id: 'answer.missingSubject' }),
  );
});

test.each([
  ['when did the flower fair take place?', ['flower', 'fair']],
  ['where did the blast occur', ['blast']],
  ['when was the flower fair held?', ['flower', 'fair']],
  ['what were the reasons for the walkout', ['walkout']],
  ['what was the cause of the blast', ['caus', 'blast']],
  ['where is the suspect held', ['suspect', 'held']],
  ['what is the reason', ['reason']],
  ['is the ferry still running', ['ferri', 'run']],
  ['who painted the still life', ['paint', 'still', 'life']],
])('%s is searched as %j', (question, terms) => {
  expect(analyseQuestion(question).terms).toEqual(terms);
});
