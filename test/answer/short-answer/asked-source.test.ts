import { expect, test } from 'vitest';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { fromAskedSource } from '../../../src/answer/short-answer/asked-source.js';
import { withoutRivals } from '../../../src/answer/short-answer/likely-value.js';
import { option } from './option.js';

const POLICE = option(
  '18,000',
  '2026-11-24',
  'A march.',
  1.6,
  (value) => `The police counted ${value} people.`,
);
const UNION = option(
  '40,000',
  '2026-11-24',
  'A march.',
  2,
  (value) => `The union speaks of ${value} marchers.`,
);
const RANKED = [UNION.ranked, POLICE.ranked];
const told = (question: string) => fromAskedSource(analyseQuestion(question), [UNION, POLICE], RANKED);

test.each([
  'how many people marched according to the police?',
  'How many marched, in the opinion of the police?',
  'how many marched by the count of the police',
  'how many people do the police say marched?',
  'how high was the police estimate of the number that marched?'.replace('police', "police's"),
])('%s', (question) => {
  expect(told(question)).toEqual({ options: [withoutRivals(POLICE)], ranked: [POLICE.ranked] });
});

test.each([
  'how many people marched?',
  'how many marched according to the ministry?',
  'what did the police say about the march?',
])('%s: any source', (question) => {
  expect(told(question)).toEqual({ options: [UNION, POLICE], ranked: RANKED });
});

test('a sentence that only names the source does not tell what it says', () => {
  const pays = option('900', '2026-11-24', 'A march.', 0, (value) => `The police pay ${value} crowns.`);
  const question = analyseQuestion('how many marched according to the police?');
  expect(fromAskedSource(question, [UNION, pays], RANKED).options).toEqual([UNION, pays]);
});
