import { expect, test } from 'vitest';
import { cite } from '../../src/domain/citation.js';
import { wordsIn } from '../../src/text/terms/words-in-quote.js';

const ARTICLE = {
  id: 'a',
  revision: 1,
  title: 'Pact',
  outlet: null,
  urls: [],
  provenance: 'fetched' as const,
  ingestedBy: null,
  claimedUrl: null,
  publishedAt: null,
  text: 'Rain fell. Ana Torres signed it.',
  boilerplate: [],
};
const quote = cite(ARTICLE, { start: 11, end: 32 });

test('locates the words of a short answer in the quote', () => {
  const [elsewhere, name] = [cite(ARTICLE, { start: 0, end: 4 }), cite(ARTICLE, { start: 15, end: 21 })];
  expect(wordsIn(quote, [elsewhere, name])).toEqual([{ start: 4, end: 10 }]);
  expect(wordsIn(quote, [elsewhere])).toEqual([]);
});

test.each([{ id: 'b' }, { revision: 2 }])('not in another text: %j', (change) => {
  expect(wordsIn(quote, [cite({ ...ARTICLE, ...change }, { start: 15, end: 21 })])).toEqual([]);
});

test('locates several, in the order of the quote, without overlaps', () => {
  const parts = [
    [22, 28],
    [11, 14],
    [11, 21],
  ].map(([start, end]) => cite(ARTICLE, { start: start!, end: end! }));
  expect(wordsIn(quote, parts)).toEqual([
    { start: 0, end: 3 },
    { start: 11, end: 17 },
  ]);
});
