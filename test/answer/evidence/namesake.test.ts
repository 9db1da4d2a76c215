import { expect, test } from 'vitest';
import { withoutNamesakes } from '../../../src/answer/evidence/namesake.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const TRIAL = articleOf(
  'The builder Peter Hale was sent to prison for six years on Monday. His brother Simon was cleared by the jury. ' +
    'Peter, 54, ran the firm. The fine was 9,000 euros. Mayor Anna Hale, who is no relation, was 61 on Sunday.',
);
const FOUND = { 'six years': 5, 'the jury': 4, '54': 3, '9,000 euros': 2, '61': 1 };

/** What may still answer. */
function answersTo(question: string): string[] {
  const { candidates, question: analysed } = evidenceOf(question, [TRIAL], [FOUND]);
  return withoutNamesakes(analysed, candidates).flatMap(({ spans, from }) =>
    (spans ?? []).map(({ start, end }) => from.article.text.slice(start, end)),
  );
}

test.each([
  ['why was simon hale sent to prison', ['the jury', '9,000 euros']],
  ["what was Simon Hale's sentence?", ['the jury', '9,000 euros']],
  ['how old is Anna Hale', ['the jury', '9,000 euros', '61']],
  ['how old is peter hale', ['six years', 'the jury', '54', '9,000 euros']],
])('%s: what is not about a namesake', (question, expected) => {
  expect(answersTo(question)).toEqual(expected);
});

test.each([
  'why was hale sent to prison',
  'what happened to mayor hale in court',
  'who is the brother of simon hale',
  'is anna hale related to peter or simon?',
  'how old is robert hale',
])('all may answer: %s', (question) => {
  expect(answersTo(question)).toEqual(Object.keys(FOUND).toSorted((a, b) => AT(a) - AT(b)));
});

const AT = (words: string): number => TRIAL.article.text.indexOf(words);
