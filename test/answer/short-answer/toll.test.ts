import { expect, test } from 'vitest';
import { fateAsked, fateOf } from '../../../src/answer/short-answer/toll.js';
import { spanOf } from '../evidence-of.js';

test.each([
  ['how many dead on the Lady Maren?', 'dead'],
  ['what is the death toll', 'dead'],
  ['how many people were killed?', 'dead'],
  ['how many are unaccounted for', 'missing'],
  ['how many were saved?', 'rescued'],
  ['how many people were evacuated', 'displaced'],
  ['how many were killed and injured?', null],
  ['how many seats do the Greens have?', null],
])('%s: %s', (question, fate) => {
  expect(fateAsked(question)).toBe(fate);
});

test.each([
  ["Police made an arrest as the death toll of Tuesday's disaster rose to «14».", 'dead'],
  [
    'The number of people killed when the ferry turned over has risen to «nine», and eleven are missing.',
    'dead',
  ],
  ['The number of people killed has risen to nine, and «eleven» people are missing.', 'missing'],
  ['At least «four» people died and 19 were missing.', 'dead'],
  ['At least four people died and «19» were missing.', 'missing'],
  ['The death toll has risen to «31», as divers searched the hull for those still unaccounted for.', 'dead'],
  ['«118» were saved.', 'rescued'],
  ['There were «138» people on board.', null],
  ['It is the worst accident since 1971, when a ship sank with the loss of «22» lives.', null],
  ['A similar fire killed «six» people.', null],
])('%s: %s', (marked, fate) => {
  const sentence = marked.replace(/[«»]/g, '');
  const amount = spanOf(sentence, marked.slice(marked.indexOf('«') + 1, marked.indexOf('»')));
  expect(fateOf(sentence, amount)).toBe(fate);
});
