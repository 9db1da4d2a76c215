import { expect, test } from 'vitest';
import { withCompounds } from '../../../src/answer/question/compounds.js';
import { analyseQuestion } from '../../../src/answer/question/question.js';
import { contentTerms } from '../../../src/text/terms/tokens.js';

/** Of a scope with one passage. */
const search = (passage: string) => {
  const known = new Set(contentTerms(passage));
  return {
    documentFrequencies: async (_: number, terms: readonly string[]) =>
      new Map(terms.filter((term) => known.has(term)).map((term) => [term, 1])),
  };
};

test.each([
  ['when is the runoff?', 'A run-off follows in May.', 'when is the run-off?', ['run']],
  ['How much bycatch was there', 'By-catch fell.', 'How much by-catch was there', ['catch']],
  ['who won the playoffs?', 'The play-offs begin.', 'who won the play-offs?', ['won', 'plai']],
  ['when is the runoff?', 'The runoff follows in May.', 'when is the runoff?', ['runoff']],
  ['who sold the carpet?', 'His car hit a pet.', 'who sold the carpet?', ['sold', 'carpet']],
  ['who closed the takeover?', 'A storm came.', 'who closed the takeover?', ['close', 'takeov']],
])('%s, where the articles say %j', async (asked, passage, text, terms) => {
  const question = await withCompounds(search(passage), 1, analyseQuestion(asked));
  expect(question).toMatchObject({ text, terms });
});

test.each([
  ['when is the run-off?', 'The runoff follows in May.', [['run', [['runoff']]]]],
  ['how much by-catch was there?', 'Bycatch fell.', [['catch', [['bycatch']]]]],
  ['when is the run-off?', 'A run-off follows in May.', []],
])('%s is also searched closed if articles have it so', async (asked, passage, alternatives) => {
  const question = await withCompounds(search(passage), 1, analyseQuestion(asked));
  expect([...question.alternatives]).toEqual(alternatives);
  expect(question.text).toBe(asked);
});
