import { describe, expect, test } from 'vitest';
import * as amounts from '../../src/text/lexicon/amounts.js';
import * as auxiliaries from '../../src/text/lexicon/auxiliaries.js';
import * as months from '../../src/text/lexicon/months.js';
import * as offices from '../../src/text/lexicon/offices.js';
import * as organisations from '../../src/text/lexicon/organisations.js';
import * as speechVerbs from '../../src/text/lexicon/speech-verbs.js';
import { anyOf, capitalise, pluralOf, wordList } from '../../src/text/lexicon/words.js';

const lists = Object.entries({
  ...amounts,
  ...auxiliaries,
  ...months,
  ...offices,
  ...organisations,
  ...speechVerbs,
}).filter((entry): entry is [string, readonly string[]] => Array.isArray(entry[1]));

describe('word lists', () => {
  test.each(lists)('%s has no word twice and no separators', (_, words) => {
    expect(words.length).toBeGreaterThan(0);
    expect(new Set(words).size).toBe(words.length);
    for (const word of words) expect(word).toMatch(/^\S+$/);
  });
});

test('a number word is at the index of its value', () => {
  expect(amounts.SMALL_NUMBERS[0]).toBe('zero');
  expect(amounts.SMALL_NUMBERS[12]).toBe('twelve');
  expect(amounts.SMALL_NUMBERS[20]).toBe('twenty');
});

test.each([
  ['leader', 'leaders'],
  ['boss', 'bosses'],
  ['coach', 'coaches'],
  ['agency', 'agencies'],
  ['spokeswoman', 'spokeswomen'],
  ['boy', 'boys'],
])('the plural of %s is %s', (singular, plural) => {
  expect(pluralOf(singular)).toBe(plural);
});

test('words become lists, capitalised words and regular expressions', () => {
  expect(wordList(' one two\n  three ')).toEqual(['one', 'two', 'three']);
  expect(capitalise('judge')).toBe('Judge');
  expect(new RegExp(`^${anyOf(['one', 'two'])}$`).test('two')).toBe(true);
});
