import { expect, test } from 'vitest';
import type { RankedSentence } from '../../../src/answer/evidence/rank.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { firstQuote } from '../../../src/answer/quotes/first-quote.js';
import { articleOf, evidenceOf } from '../evidence-of.js';

const TEXT = 'The superintendent, Ida Berg, replied. The head of the union, Gideon Marsh, accused the board.';

/** The text of the first quote, of sentences that are ranked in the order of the text. */
function firstOf(question: string): string {
  const { candidates } = evidenceOf(question, [articleOf(TEXT)]);
  const ranked = candidates.map((candidate) => ({ candidate }) as RankedSentence);
  return firstQuote(analyseQuestion(question), ranked).candidate.text;
}

test.each(['who is gideon marsh?', "who's Marsh", 'who was Mr Marsh'])('%s', (question) => {
  expect(firstOf(question)).toContain('Gideon Marsh');
});

test.each([
  'who is ida berg?',
  'who is Torres?',
  'who is the head of the union',
  'who did Marsh accuse?',
  'who is head of Marsh?',
  'who is suing Marsh?',
])('%s: the best', (question) => {
  expect(firstOf(question)).toContain('Ida Berg');
});
