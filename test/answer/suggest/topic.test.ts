import { expect, test } from 'vitest';
import { topicOf } from '../../../src/answer/suggest/topic.js';
import { analyseText } from '../../../src/text/analyse.js';

const topic = (title: string, text: string) => topicOf({ title, text }, analyseText(text, []));

test('the most prominent names, with their article', () => {
  const { names } = topic(
    'Lady Oskava sinks off Kettle Island',
    'The ferry Lady Oskava sank on Monday. The Lady Oskava was built in 1988, said Rita Cole of the coastguard.',
  );
  expect(names.map(({ text }) => text)).toEqual(['the Lady Oskava']);
});

test('a name that only modifies a noun is none', () => {
  const { names } = topic(
    'Oak to be moved',
    'An old oak is moved for the Brey bypass. The Brey bypass opens in May.',
  );
  expect(names).toEqual([]);
});

test.each([
  ['Dockers strike at Eastmoor', 'The dockers walked out. The strike may last.', 'the strike'],
  ['Bomb survivors win prize', 'They lived through the bomb. The prize is worth a million.', 'the prize'],
  ['Ferry death toll rises', 'It sank. The death toll rose.', null],
  ['Mayor wins again', 'The mayor won.', null],
])('the noun of %s', (title, text, noun) => {
  expect(topic(title, text).noun).toBe(noun);
});

test.each([
  ['Ministry counts marchers on sixth day of French pension protests', 'the French pension protests'],
  ['Kestrel ferry death toll rises to 14', 'the Kestrel ferry death toll'],
  ['Storm Nadia leaves homes without power', null],
])('the phrase of %s', (title, phrase) => {
  const text =
    'A man died in the Kestrel accident. The toll is high. They marched in the rain near Kestrel on Monday.';
  expect(topic(title, text).phrase).toBe(phrase);
});
