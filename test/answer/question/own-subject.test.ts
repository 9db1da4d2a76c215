import { expect, test } from 'vitest';
import { isIncomplete, ownSubject } from '../../../src/answer/question/follow-up/own-subject.js';

const EARLIER = {
  typed: '',
  searched: 'how did the ferry sink?',
  shortAnswer: null,
  quote: 'The ferry leaked.',
};

test.each([
  ['who found the tiara', [['tiara']]],
  ['how many died in the tunnel collapse', [['tunnel', 'collaps']]],
  ['did brook resign', [['brook']]],
  ['name all ministers of the coalition', [['minist'], ['coalit']]],
])('“%s” presents %j as known', (question, expected) => {
  expect(ownSubject(question, EARLIER)).toEqual(expected);
});

test.each([
  'who was the captain',
  'how many people were injured',
  'when did the ferry leave',
  'are tourists let in',
  'did they repair the tiara',
  'and the tiara?',
  'what about the tiara?',
  'the tiara',
])('“%s” may be about what was asked before', (question) => {
  expect(ownSubject(question, EARLIER)).toEqual([]);
});

test.each([
  ['in euros?', true],
  ['with whom?', true],
  ['who paid for it?', true],
  ['why?', true],
  ['and Halden?', false],
  ['who said that?', false],
  ['how many boats sailed?', false],
])('“%s” is incomplete: %s', (question, expected) => {
  expect(isIncomplete(question)).toBe(expected);
});
