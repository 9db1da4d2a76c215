import { expect, test } from 'vitest';
import { fateAsked, fateOf } from '../../../src/answer/evidence/toll.js';
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
  ['The number of cases rose to «52», but there have been no new ones since Friday.', 'ill'],
  ['«Nine» people drowned, while a similar flood had killed 30.', 'dead'],
  ['Nine people drowned, while a similar flood had killed «30».', null],
  ['«Six» people were killed last year, but none were hurt.', null],
  ['A similar fire killed «six» people.', null],
  ['Five years ago, a fire there killed «six» people.', null],
  ['In the neighbouring county, «six» people have died.', null],
  ['«500» people attended a vigil for those killed.', null],
  ['«300» relatives of the dead came to the court.', null],
  ['Relatives of the dead said «300» people came.', null],
  ['«70» firefighters treated the injured.', null],
  ['More than «140» homes were lost in the fire that killed six people.', null],
  ['More than 140 homes were lost in the fire that killed «six» people.', 'dead'],
  ['«260» goats died in the fire.', null],
  ['The crew saved «60» lives.', 'rescued'],
  ['The fire claimed «six» lives.', 'dead'],
  ['In the fire «six» lives were lost.', 'dead'],
  ['The mayor denied that «60» people had died.', null],
  ['The rope could have failed and killed «80» people.', null],
  ['«Two» gunmen killed 14 people.', null],
  ['Two gunmen killed «14» people.', 'dead'],
  ['The number of the dead rose to «14».', 'dead'],
  ['«Six» bodies were found.', 'dead'],
  ['«Nine» passengers who died were from Orvale.', 'dead'],
])('%s: %s', (marked, fate) => {
  const sentence = marked.replace(/[«»]/g, '');
  const amount = spanOf(sentence, marked.slice(marked.indexOf('«') + 1, marked.indexOf('»')));
  expect(fateOf(sentence, amount)).toBe(fate);
});
