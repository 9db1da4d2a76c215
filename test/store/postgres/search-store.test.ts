/** The same articles in both engines: what answering reads must be the same. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DamageWatch } from '../../../src/store/articles/damage-watch.js';
import { copyStore } from '../../../src/store/copy/copy-store.js';
import type { ArticleFilter, SearchStore } from '../../../src/store/ports/search-store.js';
import { Database } from '../../../src/store/postgres/connection/database.js';
import { PostgresCopyTarget } from '../../../src/store/postgres/copy/target.js';
import { migrate } from '../../../src/store/postgres/migrations/migrate.js';
import { newestArticles } from '../../../src/store/postgres/search/article-queries.js';
import { searchBm25 } from '../../../src/store/postgres/search/bm25.js';
import { PostgresSearchStore } from '../../../src/store/postgres/search/search-store.js';
import { documentFrequencies } from '../../../src/store/postgres/search/vocabulary.js';
import { openFolderAsSource } from '../../../src/store/sqlite/copy/open.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { PglitePool } from '../../fixtures/pglite.js';
import { preparedArticle } from '../../fixtures/prepared-article.js';
import { randomFrom } from '../../fixtures/random.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-11-20T12:00:00.000Z');
const embedder = fakeEmbedder();
const MODEL = { id: embedder.id, dimension: embedder.dimension };
const WORDS = ['dam', 'river', 'treaty', 'vote', 'Ankara', 'storm', 'minister', 'bridge', 'harbour', 'Köln'];
const DATES = [
  null,
  '2026-11-19',
  '2026-11-19T23:30:00-05:00',
  '2026-11-20T01:00:00.000Z',
  '2026-10-01T08:00:00+02:00',
];
const OUTLETS = ['Sample Wire', 'Øster Avis', null];
/** Longer than an entry of a PostgreSQL index. */
const LONG_WORD = 'абвгд'.repeat(1000);

const folder = mkdtempSync(join(tmpdir(), 'byline-test-'));
let database: Database;
let opened: SqliteStore;
let sqlite: SearchStore;
let postgres: SearchStore;
let scope: number;
let articles: number[];

beforeAll(async () => {
  const store = SqliteStore.open(folder);
  await fill(store);
  await store.activate({ model: MODEL.id, dimension: MODEL.dimension, settings: {} });
  scope = await store.articles.scopeKey(SCOPE);
  await store.close();

  database = new Database(await PglitePool.open('search_store'));
  await migrate(database);
  const source = openFolderAsSource(folder);
  await source.read((reader) =>
    copyStore(source.place, reader, PostgresCopyTarget.in(database, 'the test server')),
  );
  await source.close();

  const fail = (error: unknown) => expect.unreachable(String(error));
  postgres = new PostgresSearchStore(database, new DamageWatch(fail));
  opened = SqliteStore.open(folder);
  sqlite = opened.search;
  articles = (await sqlite.articles(scope)).map(({ key }) => key);
});

afterAll(async () => {
  await opened.close();
  rmSync(folder, { recursive: true });
});

/** Zipf's law: the first words are in most passages, so that they have the lowest weight. */
async function fill(store: SqliteStore): Promise<void> {
  const next = randomFrom(7);
  const word = () => WORDS[Math.floor(WORDS.length * next() ** 2)]!;
  const sentence = () => `The ${Array.from({ length: 5 + Math.floor(next() * 9) }, word).join(' ')} moved.`;
  for (let at = 0; at < 40; at += 1) {
    const text = Array.from({ length: 3 + Math.floor(next() * 30) }, sentence).join(' ');
    await store.articles.save(
      at % 8 === 7 ? 'guild:2' : SCOPE,
      await preparedArticle(
        {
          text,
          title: `${word()} ${word()} ${at}`,
          url: `https://example.org/${at}`,
          outlet: OUTLETS[at % OUTLETS.length]!,
          publishedAt: DATES[at % DATES.length]!,
        },
        embedder,
      ),
      null,
    );
  }
  const odd = {
    text: `A word without an end: ${LONG_WORD}. Half is ½ of it, or 1,200.5 parts.`,
    title: 'Odd',
  };
  await store.articles.save(SCOPE, await preparedArticle(odd, embedder), null);
}

/** Calls both engines. */
const both = <T>(call: (store: SearchStore) => Promise<T>): Promise<[T, T]> =>
  Promise.all([call(postgres), call(sqlite)]);

const QUERIES = [
  ['dam'],
  ['storm', 'harbour', 'dam', 'dam'],
  ['ankara', 'treati', 'minist', 'köln', 'nowhere'],
  ['koln', 'bridg', '39', '1200.5'],
  [LONG_WORD],
  ['\ud800', 'x'.repeat(8000)],
  ['nowhere'],
  [],
];

test.each([...QUERIES.entries()])(
  'BM25 gives the same passages with the same scores: query %i',
  async (_, terms) => {
    for (const among of [null, articles.slice(3, 12), []])
      for (const limit of [5, 1000]) {
        const [given, expected] = await both((store) => store.bm25(scope, terms, limit, among));
        const close = expected.map((hit) => ({ ...hit, score: expect.closeTo(hit.score, 9) }));
        expect(given).toEqual(close);
      }
  },
);

test('terms have the same document frequencies', async () => {
  const terms = QUERIES.flat();
  const [given, expected] = await both((store) => store.documentFrequencies(scope, terms));
  expect(new Map([...given].sort())).toEqual(new Map([...expected].sort()));
  expect(given.get(LONG_WORD)).toBe(1);
});

const ALL: ArticleFilter = { since: 'all', published: null, outlet: null };
const FILTERS: ArticleFilter[] = [
  ALL,
  { ...ALL, since: 'day' },
  { ...ALL, since: 'month' },
  { ...ALL, published: { from: '2026-11-19', to: '2026-11-19' } },
  { ...ALL, outlet: 'sample WIRE' },
  { ...ALL, outlet: 'øster avis' },
  { ...ALL, outlet: 'ØSTER AVIS' },
  { since: 'week', published: { from: '2026-11-01', to: '2026-11-20' }, outlet: 'Sample Wire' },
];

test.each(FILTERS)('a filter leaves the same articles: %o', async (filter) => {
  const [given, expected] = await both((store) => store.narrow(scope, filter, NOW));
  expect(given?.toSorted((a, b) => a - b)).toEqual(expected?.toSorted((a, b) => a - b));
  const [corpus, expectedCorpus] = await both((store) => store.corpus(scope, expected));
  expect(corpus).toEqual(expectedCorpus);
  const [newest, expectedNewest] = await both((store) => store.newest(scope, expected, 20));
  expect(newest).toEqual(expectedNewest);
});

test('counts are the same, also of a scope without articles', async () => {
  for (const key of [scope, 99]) {
    for (const call of ['passageCount', 'sentenceCount', 'articles'] as const) {
      const [given, expected] = await both<unknown>((store) => store[call](key));
      expect(given).toEqual(expected);
    }
    const [corpus, expectedCorpus] = await both((store) => store.corpus(key, null));
    expect(corpus).toEqual(expectedCorpus);
  }
});

test('articles, their stories and passages are the same', async () => {
  const [stories, expectedStories] = await both((store) => store.stories(articles));
  expect(stories).toEqual(expectedStories);
  const wanted = [articles[4]!, 9999, ...articles.slice(0, 4)];
  const [loaded, expectedArticles] = await both((store) => store.loadArticles(scope, wanted));
  expect([...loaded.keys()]).toEqual([articles[4]!, ...articles.slice(0, 4)]);
  expect([...loaded]).toEqual([...expectedArticles]);
  expect(await both((store) => store.loadArticles(99, wanted))).toEqual([new Map(), new Map()]);
  const keys = [9, 3, 9999, 4, 3];
  const [passages, expectedPassages] = await both((store) => store.passages(scope, keys));
  expect(passages).toEqual(expectedPassages);
});

test('the vectors of passages are the same but for rounding', async () => {
  const [given, expected] = await both((store) =>
    store.passageVectors(scope, [articles[3]!, 9999, articles[0]!], MODEL),
  );
  expect(new Set(given.map(({ article }) => article))).toEqual(new Set([articles[3]!, articles[0]!]));
  expect(given).toHaveLength(expected.length);
  for (const [at, { vector, ...passage }] of expected.entries()) {
    const { vector: rounded, ...same } = given[at]!;
    expect(same).toEqual(passage);
    expect(Math.hypot(...vector.map((value, i) => value - rounded[i]!))).toBeLessThan(0.001);
  }
  for (const store of [sqlite, postgres]) {
    expect(await store.passageVectors(scope, [articles[0]!], { ...MODEL, id: 'another' })).toEqual([]);
    expect(await store.passageVectors(99, [articles[0]!], MODEL)).toEqual([]);
  }
});

test('a transaction for another scope finds nothing, though the query names this one', async () => {
  const found = await database.read(99, async (session) => [
    await searchBm25(session, scope, ['dam'], 5, null),
    await documentFrequencies(session, scope, ['dam']),
    await newestArticles(session, scope, null, 5),
  ]);
  expect(found).toEqual([[], new Map(), []]);
});
