import { expect, test } from 'vitest';
import { suggest } from '../../../src/answer/suggest/suggest.js';
import { cite } from '../../../src/domain/citation.js';

const TEXT = `Eight workers were rescued from the Hillside dam on Monday.

Wes Moore called the officers of the Hillside police heroes on Tuesday.`;
const ARTICLE = {
  id: 'a',
  revision: 1,
  title: 'Dam',
  outlet: null,
  urls: [],
  provenance: 'fetched' as const,
  ingestedBy: null,
  claimedUrl: null,
  publishedAt: null,
  text: TEXT,
  boilerplate: [],
};
const citations = TEXT.split('\n\n').map((sentence) => {
  const start = TEXT.indexOf(sentence);
  return cite(ARTICLE, { start, end: start + sentence.length });
});
const QUESTION = 'How many workers were rescued from the Hillside dam on Monday?';

test('suggests a question only if its answer cites the sentence, else the sentence alone', async () => {
  const asked: string[] = [];
  const suggestions = await suggest(ARTICLE, async (question) => {
    asked.push(question);
    return citations.slice(0, 1);
  });
  expect(asked).toEqual([QUESTION, 'Who called the officers of the Hillside police heroes on Tuesday?']);
  expect(suggestions).toEqual([
    { question: QUESTION, sentence: citations[0] },
    { question: null, sentence: citations[1] },
  ]);
});

test('a citation of the same span in another article does not count', async () => {
  const elsewhere = citations.map((citation) => ({ ...citation, articleId: 'b' }));
  const suggestions = await suggest(ARTICLE, async () => elsewhere);
  expect(suggestions.map(({ question }) => question)).toEqual([null, null]);
});
