import { describe, expect, test } from 'vitest';
import { analyseQuestion } from '../../src/answer/question.js';

const analyse = (question: string) => analyseQuestion(question, 1000);

describe('the kind of answer', () => {
  test.for([
    ['who chaired the panel?', 'person'],
    ['who is pete hegseth', 'definition'],
    ['who is leading labour', 'person'],
    ['who is the ceo of activision', 'person'],
    ['which german poet was descended from huguenots', 'person'],
    ['names of the two ministers', 'person'],
    ['ceo of crowdstrike', 'person'],
    ['which company got him as its boss', 'organisation'],
    ['What band was the first?', 'organisation'],
    ['which dynasty came next?', 'organisation'],
    ['where did they meet', 'place'],
    ['which country hosts it', 'place'],
    ['when is the meeting?', 'time'],
    ['what year was it sold', 'time'],
    ['how long will it run?', 'duration'],
    ['how much did it cost', 'money'],
    ['how much is the company paying for the plant?', 'money'],
    ['how much will Varga get?', 'money'],
    ['what share of people voted', 'percent'],
    ['how many seats did they win?', 'number'],
    ['uk election turnout', 'number'],
    ['why was the launch scrubbed?', 'reason'],
    ['what is the process called?', 'definition'],
    ['what are clades', 'definition'],
    ['did they sign a trade deal?', 'yesno'],
    ['latest on the takeover', 'overview'],
    ['what happened with the bridge', 'overview'],
    ['what did the minister post', 'statement'],
    ['How did Pete Hegseth describe India?', 'statement'],
    ["what was the mayor's response to the flood", 'statement'],
    ['what is the duration of the framework', 'duration'],
    ['what do some people protest against', 'fact'],
  ] as const)('%s: %s', ([question, kind]) => {
    expect(analyse(question).kind).toBe(kind);
  });
});

test('what is counted, and whether several are asked for', () => {
  expect(analyse('how many seats did they win?').unit).toEqual(['seat']);
  expect(analyse('which two ministers signed it?').several).toBe(true);
  expect(analyse('which minister signed it?').several).toBe(false);
});

test('terms that may stand for those asked: synonyms, doers and deeds', () => {
  const related = (question: string, term: string) => [...(analyse(question).related.get(term) ?? [])];
  expect(related('who bought the hotel', 'bought')).toContain('bui');
  expect(related('who bought the hotel', 'hotel')).toEqual([]);
  expect(related('who purchased the hotel', 'purchas')).toContain('bui');
  expect(related('signatories of the pact', 'signatori')).toContain('sign');
  expect(related('who founded it', 'found')).toContain('founder');
  expect(related('when did she leave the board?', 'leav')).toContain('left');
  expect(related('who won the race?', 'won')).toContain('win');
});

test('words that go with the one that asks say no more than it', () => {
  expect(analyse('how long will the framework run?').terms).toEqual(['framework']);
  expect(analyse('When does the meeting take place?').terms).toEqual(['meet']);
  expect(analyse('What time did the crash happen?').terms).toEqual(['crash']);
  expect(analyse('who ran the race').terms).toContain('ran');
});

test('whose words are asked for', () => {
  expect(analyse('what did Pete Hegseth say about India?').speaker).toEqual(['pete', 'hegseth']);
  expect(analyse("what was the mayor's response").speaker).toEqual([]);
});

test('the short words of headlines stand for longer ones', () => {
  const related = (question: string, term: string) => [...(analyse(question).related.get(term) ?? [])];
  expect(related('who inked the pact', 'ink')).toContain('sign');
  expect(related('what did he tweet', 'tweet')).toContain('post');
  expect(related('the company will cancel it', 'cancel')).not.toContain('dismiss');
});

test('only what asks and stands for nothing else is left out', () => {
  expect(analyse('whats the latest on fannie mae').terms).toEqual(['fanni', 'mae']);
});
