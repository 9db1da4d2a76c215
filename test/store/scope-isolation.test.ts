import { expect, test } from 'vitest';
import { listSources } from '../../src/app/archive/list-sources.js';
import type { Answer } from '../../src/domain/answer.js';
import { articleCounts } from '../../src/store/sqlite/search/article-queries.js';
import { searchFullText } from '../../src/store/sqlite/search/full-text/search.js';
import { documentFrequencies } from '../../src/store/sqlite/search/full-text/vocabulary.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { contentTerms } from '../../src/text/terms/tokens.js';
import { citationLike } from '../fixtures/citation.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const EMBEDDER = fakeEmbedder();
const OWN = 'guild:1';
const OTHER = 'guild:2';
const TERMS = contentTerms('Did the dam hold the water?');

/** Everything that members of a scope can see of it. */
async function viewOf(store: SqliteStore, scope: string) {
  const key = await store.articles.scopeKey(scope);
  const index = await store.index(key, EMBEDDER);
  return {
    fullText: searchFullText(rawDatabase(store), key, TERMS, 50, null),
    frequencies: documentFrequencies(rawDatabase(store), key, TERMS),
    nearest: await index.search(await EMBEDDER.embedQuery('dam water'), 50),
    counts: articleCounts(rawDatabase(store), key, null),
    articles: await store.articles.list(scope, { limit: 50 }),
    answers: await store.answers.count(key),
    sources: await Promise.all(
      (['all', 'last', 'cited'] as const).map((which) => listSources(store, { scope, which })),
    ),
  };
}

const add = async (store: SqliteStore, scope: string, text: string, url: string | null = null) =>
  (await store.articles.save(scope, await preparedArticle({ text, url }, EMBEDDER), null)).id;

const answerCiting = (articleId: string): Answer => ({
  id: `answer-${articleId}`,
  question: 'Did the dam hold?',
  kind: 'answered',
  statements: [
    {
      text: 'x',
      citations: [
        citationLike({
          articleId,
          revision: 1,
          quote: 'x',
          title: 'x',
          outlet: null,
          url: null,
          publishedAt: null,
          status: 'current',
        }),
      ],
    },
  ],
  searched: { articles: 1, passages: 1, newest: null },
  confidence: 1,
  read: true,
});

test('nothing in one scope is visible in another', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const url = 'https://example.org/a';
  const ids: string[] = [];
  for (let i = 0; i < 8; i += 1) ids.push(await add(store, OWN, `The dam held on day ${i}. Water rose.`));
  await add(store, OWN, 'The water fell.', url);
  await store.answers.add(await store.articles.scopeKey(OWN), answerCiting(ids[3]!), {
    channel: null,
    user: null,
  });
  const before = await viewOf(store, OWN);
  expect(before.fullText.length).toBeGreaterThan(5);

  for (let i = 0; i < 30; i += 1) await add(store, OTHER, `The dam dam dam broke on day ${i}. Water!`);
  const twin = await add(store, OTHER, 'The water fell.', url);
  await add(store, OTHER, 'The water rose again.', url);
  await store.answers.add(await store.articles.scopeKey(OTHER), answerCiting(ids[4]!), {
    channel: null,
    user: null,
  });
  await store.articles.forget(OTHER, twin);
  expect(await store.articles.forget(OTHER, ids[0]!)).toBeNull();
  expect(await store.articles.find(OTHER, ids[0]!)).toBeNull();
  expect(await store.articles.currentRevision(OTHER, ids[0]!)).toBeNull();

  expect(await viewOf(store, OWN)).toEqual(before);
  await store.close();
});
