import { expect, test } from 'vitest';
import { outcomeFirst } from '../../../src/answer/evidence/match-outcome.js';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const PART = 'Leyburn led 12-9 at the break through Ode and Marr.';
const WHOLE = 'Ida Berg scrambled over in the last minute to rescue Harwick.';
const LINE = 'Harwick 19 Leyburn 15';

/** Sentences that are ranked in the order given, with the score of each one below the one before it. */
function firstOf(question: string, sentences: readonly string[], gap = 1): string {
  const { candidates } = evidenceOf(question, [articleOf(sentences.join('\n\n'))]);
  const ranked = candidates.map((candidate, at) => ({ candidate, score: -gap * at }) as RankedSentence);
  return outcomeFirst(analyseQuestion(question), ranked)[0]!.candidate.text;
}

test.each(['who got the winning try', 'who scored the last try for harwick', 'who hit the winner?'])(
  '%s: not who scored before',
  (question) => {
    expect(firstOf(question, [PART, LINE, WHOLE])).toBe(WHOLE);
  },
);

test.each([
  'did leyburn win?',
  'who won the derby',
  'who did leyburn lose to',
  'harwick leyburn score',
  'final result',
])('%s: the score at the end', (question) => {
  expect(firstOf(question, [PART, WHOLE, LINE])).toBe(LINE);
});

test('a score with time left is not that of the end', () => {
  expect(firstOf('what was the score', ['Marr made it 12-9.', 'Harwick beat Leyburn by 19-15.'])).toContain(
    '19-15',
  );
});

test.each([
  ['who won?', ['Harwick beat Leyburn after trailing at half-time.', LINE]],
  ['who won the prize?', ['Ode received it.', WHOLE]],
  ['what was the score at the break?', [PART, LINE]],
  ['what was the halftime score?', [PART, LINE]],
  ['what was the score in the second half?', [PART, LINE]],
  ['who took the lead?', [PART, LINE]],
  ['who will score next?', [WHOLE, LINE]],
])('%s: the best', (question, sentences) => {
  expect(firstOf(question, sentences)).toBe(sentences[0]);
});

test('the best, if what tells of the end is much less likely', () => {
  expect(firstOf('who won the derby', [PART, LINE], 5)).toBe(PART);
});
