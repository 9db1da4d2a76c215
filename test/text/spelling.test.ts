import { expect, test } from 'vitest';
import { canonicalSpelling } from '../../src/text/terms/spelling.js';

test.each([
  ['organisations', 'organizations'],
  ['realised', 'realized'],
  ['analyse', 'analyze'],
  ['defence', 'defense'],
  ['theatres', 'theaters'],
  ['neighbours', 'neighbors'],
  ['programme', 'program'],
  ['travelled', 'traveled'],
  ['dialogue', 'dialog'],
  ['aeroplane', 'airplane'],
  ['ploughed', 'plowed'],
  ['tyres', 'tires'],
])('%s becomes %s', (british, american) => {
  expect(canonicalSpelling(british)).toBe(american);
});

test.each(['rise', 'wise', 'four', 'hour', 'fence', 'acre', 'scheme', 'called', 'league'])(
  '%s stays',
  (word) => {
    expect(canonicalSpelling(word)).toBe(word);
  },
);
