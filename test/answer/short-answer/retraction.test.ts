import { expect, test } from 'vitest';
import { repeatsError, retracts } from '../../../src/answer/short-answer/retraction.js';

test.each([
  'An earlier version of this article gave the length of the quay as 1,400 metres.',
  'An earlier version of this story misidentified the captain as Bo Lind.',
  'An earlier version said that two had died.',
  'Correction: In our report of Monday we said that the branches had 96,000 visits.',
  'Correction: The Sentinel wrote on Thursday that the mountain is 2,074 metres high.',
  'Clarification: This article described the firm as insolvent.',
])('repeats an error: %s', (sentence) => {
  expect(repeatsError(sentence, 'Pandan Sentinel')).toBe(true);
});

test.each([
  'Initial reports said 14 people died.',
  'In its previous report in March, the central bank put inflation at 3.1 percent.',
  'A first edition of the novel was sold for £90,000, auctioneers said.',
  'The original version of the bill gave ministers the power to close ports.',
  'The firm, whose previous reports put sales at $3 billion, said nothing.',
  'Correction: The ship carried 412 passengers, the company said.',
  "Editor's note: This article was updated after the ministry said that 31 people had died.",
  'Corrections officers said three inmates escaped.',
  'An earlier version of this article said 14; there were 12.',
  'Correction: Our report gave 12, not 14.',
])('repeats none: %s', (sentence) => {
  expect(repeatsError(sentence, 'Pandan Sentinel')).toBe(false);
});

test.each([
  ['That was wrong: two were hurt.', true],
  ['The figure proved to be a mistake.', true],
  ['That is not wrong.', false],
  ['It was never false.', false],
  ['It was a mistake to sell him, Lind said.', false],
  ['It is wrong that nurses pay for parking.', false],
])('%s retracts: %s', (sentence, expected) => {
  expect(retracts(sentence)).toBe(expected);
});
