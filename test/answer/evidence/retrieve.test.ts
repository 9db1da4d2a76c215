import { expect, test } from 'vitest';
import { retrieve } from '../../../src/answer/evidence/retrieve.js';
import type { Alternatives } from '../../../src/answer/question/alternatives.js';
import { openArticles } from '../open-articles.js';

const ARTICLES = [
  { id: 'storm', title: 'Storm', text: 'A storm damaged houses in Oslo on Monday night.' },
  { id: 'bridge', title: 'Bridge', text: 'The mayor opened a new bridge over the river.' },
  { id: 'ferry', title: 'Ferry', text: 'The ferry line lost twelve million crowns.' },
];

/** Retrieves by the vector of a text, or by terms. */
async function open() {
  const corpus = await openArticles(ARTICLES);
  const { store, embedder } = corpus.tools;
  const scope = await store.articles.scopeKey(corpus.scope);
  const keyOf = new Map((await store.search.articles(scope)).map(({ id, key }) => [id, key]));
  const key = (id: string): number => keyOf.get(corpus.id(id))!;
  const find = async (
    text: string,
    terms: readonly string[],
    articleKeys: readonly number[] | null,
    alternatives: Alternatives = new Map(),
  ) => {
    const vector = await embedder.embedQuery(text);
    return retrieve(store, embedder, scope, { terms, alternatives, vector, articleKeys });
  };
  return { find, key };
}

test('vector search finds passages without a common term', async () => {
  const { find, key } = await open();
  const { passages } = await find('storm damaged houses in Oslo', [], null);
  expect(passages[0]).toMatchObject({ article: key('storm'), fused: 1 });
});

test('vector search of selected articles is exact and finds no others', async () => {
  const { find, key } = await open();
  const selected = [key('bridge'), key('ferry')];
  const { passages } = await find('storm, mayor, bridge, river', [], selected);
  expect(passages.map(({ article }) => article).sort()).toEqual(selected.sort());
  expect(passages[0]).toMatchObject({ article: key('bridge'), fused: 1 });
});

test('many selected articles are searched in the vector index', async () => {
  const { find, key } = await open();
  const missing = Array.from({ length: 500 }, (_, at) => 1_000_000 + at);
  const { passages } = await find('storm damaged houses in Oslo', [], [key('bridge'), ...missing]);
  expect(passages.map(({ article }) => article)).toEqual([key('bridge')]);
});

test('BM25 and cosine are divided by their maximum and added', async () => {
  const { find, key } = await open();
  const { passages, bestBm25, idf } = await find('storm', ['storm'], null);
  expect(passages[0]).toMatchObject({ article: key('storm'), fused: 2 });
  expect(passages.slice(1).every(({ fused }) => fused < 1)).toBe(true);
  expect(bestBm25).toBeGreaterThan(0);
  expect(idf.get('storm')).toBeCloseTo(Math.log(1 + 2.5 / 1.5), 10);
});

test('other words for the same are searched, and are as rare as the most frequent of them', async () => {
  const { find, key } = await open();
  const { passages, bestBm25, idf } = await find(
    'tempest',
    ['tempest'],
    null,
    new Map([['tempest', [['storm']]]]),
  );
  expect(passages[0]).toMatchObject({ article: key('storm') });
  expect(bestBm25).toBeGreaterThan(0);
  expect(idf.get('tempest')).toBeCloseTo(Math.log(1 + 2.5 / 1.5), 10);
});
