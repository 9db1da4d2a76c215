import { expect, test } from 'vitest';
import { placeOf } from '../../src/store/articles/imported-revision.js';

const FREE = { isTaken: false };
const TAKEN = { isTaken: true };

test.each([
  ['the current revision of a new article is searched', 3, 3, null, [], 'searched'],
  ['it replaces an older one that is here', 3, 3, 2, [FREE], 'searched'],
  ['it is kept unsearched where a newer one is here', 3, 3, 5, [FREE], 'unsearched'],
  ['one free URL of several is enough', 3, 3, null, [TAKEN, FREE], 'searched'],
  ['it is kept unsearched where newer texts have all its URLs', 3, 3, null, [TAKEN, TAKEN], 'unsearched'],
  ['an earlier revision is history', 2, 3, null, [FREE], 'history'],
  ['so is one of an article that is no longer searched', 2, null, null, [], 'history'],
  ['and one before a newer text that is here', 2, 3, 5, [FREE], 'history'],
  ['a number after the current revision is left out', 4, 3, null, [], 'left-out'],
  ['as is one after the text that is here', 4, null, 3, [FREE], 'left-out'],
] as const)('%s', (_, number, ofRecord, here, urls, place) => {
  expect(placeOf({ number }, { current: ofRecord }, here, urls)).toBe(place);
});
