import { expect, test } from 'vitest';
import { quotesInContext } from '../../src/answer/context.js';
import { spanOf } from './evidence-of.js';
import { openArticles } from './open-articles.js';

const TEXT = 'One came first. Two came second. Three came third. Four came fourth. Five came fifth.';

async function contextOf(...places: readonly (readonly [place: number, words: string])[]) {
  const corpus = await openArticles([{ id: 'a', title: 'Race', text: TEXT }]);
  const spans = places.map(([place, words]) => ({
    article: corpus.id('a'),
    revision: 1,
    place,
    ...spanOf(TEXT, words),
  }));
  const gone = { article: 'gone', revision: 1, place: 9, start: 0, end: 3 };
  const quotes = await quotesInContext(corpus.tools.store, corpus.scope, [...spans, gone]);
  return quotes.map(({ number, before, quote, after }) => ({
    number,
    before: before.map((citation) => citation.quote),
    quote: quote.quote,
    after: after.map((citation) => citation.quote),
  }));
}

test('a quote is shown with two sentences before and after it', async () => {
  expect(await contextOf([1, 'Three came third.'])).toEqual([
    {
      number: 1,
      before: ['One came first.', 'Two came second.'],
      quote: 'Three came third.',
      after: ['Four came fourth.', 'Five came fifth.'],
    },
  ]);
});

test('each statement is shown once, without short answers and deleted articles', async () => {
  const quotes = await contextOf(
    [0, 'One'],
    [1, 'One came first.'],
    [1, 'Two came second.'],
    [2, 'Five came fifth.'],
  );
  expect(quotes.map(({ number, quote }) => [number, quote])).toEqual([
    [1, 'One came first.'],
    [2, 'Five came fifth.'],
  ]);
});
