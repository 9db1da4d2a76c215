import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { passageVectorsOf } from '../../src/store/sqlite/search/passage-queries.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { termOf } from '../../src/text/terms/tokens.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { waitingHeadline } from '../fixtures/waiting-headline.js';
import { NewsSite } from '../ingest/news-site.js';

const SCOPE = 'guild:1';
const OTHER = 'guild:2';
const EMBEDDER = fakeEmbedder();

const open = (folder: string): { newsroom: Newsroom; store: SqliteStore } => {
  const store = SqliteStore.open(folder);
  const config = readConfig({ ALLOW_PRIVATE_URLS: 'true' });
  return {
    newsroom: createNewsroom({ parser: threadParser, config, store, embedder: fakeEmbedder() }),
    store,
  };
};
const news = (newsroom: Newsroom, text: string, title: string, scope = SCOPE) =>
  newsroom.ingest.article({ scope, source: { kind: 'text', text, title } });

/** The bytes of the first vector of the last article, as an index has them and as the database has them. */
function firstPassage(store: SqliteStore): { readonly inIndex: Buffer; readonly inDatabase: Buffer } {
  const { article, passages } = rawDatabase(store)
    .prepare<[], { article: number; passages: Buffer }>(
      'SELECT article, passages FROM vectors ORDER BY article DESC LIMIT 1',
    )
    .get()!;
  const [first] = passageVectorsOf(rawDatabase(store), article, EMBEDDER);
  return {
    inIndex: Buffer.from(first!.vector.buffer),
    inDatabase: passages.subarray(0, EMBEDDER.dimension),
  };
}

/** Words that occur nowhere else. */
const SECRET = ['xqbvating', 'xqcvating', 'xqdvating', 'xqfvating'];
const secretStory = (version: string): string =>
  `The ${SECRET.join(' ')} dam ${version} on Friday, said the mayor of the harbour town. ` +
  'Nobody was hurt when the water came, and the bridge to the island stayed open for all. '.repeat(6);

/** A site whose feed links to one page with the secret words, in a version that can change. */
async function secretSite(): Promise<NewsSite & { version: string }> {
  const site = Object.assign(await new NewsSite().open(), { version: 'held' });
  site.publish(1, new Date('2026-03-02T00:00:00Z'));
  site.instead.set('/story/1', (response) => {
    const page = `<title>The ${SECRET[0]} report</title><article><h1>The ${SECRET[0]} report</h1><p>${secretStory(site.version)}</p></article>`;
    response.setHeader('content-type', 'text/html').end(`<!doctype html>${page}`);
  });
  return site;
}

test('the report counts what was removed, and no file contains a byte of the article', async () => {
  const folder = temporaryFolder();
  const site = await secretSite();
  let { newsroom, store } = open(folder);
  for (let day = 0; day < 12; day += 1)
    await news(newsroom, `Abbots met on day ${day}. Zebras zoomed past.`, `Day ${day}`);
  const feed = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml`, channel: 'c1' });
  await newsroom.feeds.poll(SCOPE, feed.id);
  site.version = 'broke';
  site.revise(1);
  const { articles } = await newsroom.feeds.poll(SCOPE, feed.id);
  expect(articles.map(({ outcome }) => outcome)).toEqual(['updated']);
  const { id } = articles[0]!.article;
  // It changes once more, but cannot be fetched: the entry waits.
  const page = site.instead.get('/story/1')!;
  site.instead.set('/story/1', (response) => void response.writeHead(503).end());
  site.revise(1);
  expect((await newsroom.feeds.poll(SCOPE, feed.id)).feed.waiting).toBe(1);
  site.instead.set('/story/1', page);
  const answer = await newsroom.answers.ask({
    scope: SCOPE,
    question: 'Did the harbour dam break?',
    channel: 'c1',
    user: 'ann',
  });
  expect(answer.statements[0]?.citations[0]?.articleId).toBe(id);
  await newsroom.answers.recordMessage(answer.id, 'm1');
  // Like a follow-up, whose query contains words of the previous answer.
  rawDatabase(store).prepare('UPDATE answer SET searched = ?').run(`what of ${SECRET[2]}`);
  const scopeKey = await store.articles.scopeKey(SCOPE);
  waitingHeadline(store, (await store.feeds.find(SCOPE, feed.id))!.key, id);
  await store.jobs.add(
    scopeKey,
    { source: { kind: 'url', url: `${site.origin}/story/1` } },
    `${site.origin}/story/1`,
    { owner: 'dead', until: new Date(Date.now() + 1e9) },
  );
  await newsroom.close();
  ({ newsroom, store } = open(folder));
  // By now the start has cleared the staged rows.
  await setImmediate();
  // Staged rows, as while another model is being activated.
  rawDatabase(store)
    .prepare(
      `INSERT INTO pending SELECT article, 2, model, analysis, ?,
         (SELECT json_group_array(json_array(first, last)) FROM passage p WHERE p.article = v.article), passages
       FROM vectors v WHERE article = (SELECT key FROM article WHERE id = ?)`,
    )
    .run(JSON.stringify([[0, 10, 0]]), id);

  const { inIndex, inDatabase } = firstPassage(store);
  const traces = [...SECRET, ...SECRET.map(termOf), 'vating', `${site.origin}/story/1`, inIndex, inDatabase];
  expect(filesContaining(folder, [SECRET[1]!])).not.toEqual([]);
  expect(filesContaining(folder, [inIndex])).toEqual(
    expect.arrayContaining([expect.stringMatching(/\.hnsw$/)]),
  );

  const report = await newsroom.archive.forget(SCOPE, `the ${SECRET[0]!.toUpperCase()} report`);
  const { passages } = report;
  expect(report).toEqual({
    articleId: id,
    title: `The ${SECRET[0]} report`,
    revisions: 2,
    urls: 1,
    sentences: 7,
    passages: 2,
    vectors: 2 * passages,
    headlines: 1,
    waiting: 2,
    tombstones: 3,
    answers: {
      total: 1,
      latest: [{ id: answer.id, question: answer.question, channel: 'c1', message: 'm1' }],
    },
    snapshots: 1,
    log: 'emptied',
  });
  expect(passages).toBeGreaterThan(0);
  expect(filesContaining(folder, traces)).toEqual([]);
  await newsroom.close();
  expect(filesContaining(folder, traces)).toEqual([]);

  // The answer stays and counts it as withdrawn. The feed does not ingest it again, a user does.
  ({ newsroom } = open(folder));
  expect(await newsroom.archive.list({ scope: SCOPE, which: 'last', channel: 'c1' })).toMatchObject({
    entries: [],
    withdrawn: 1,
  });
  site.version = 'was mended';
  site.revise(1);
  expect((await newsroom.feeds.poll(SCOPE, feed.id)).articles).toEqual([]);
  expect(filesContaining(folder, SECRET)).toEqual([]);
  const back = await newsroom.ingest.article({
    scope: SCOPE,
    source: { kind: 'url', url: `${site.origin}/story/1` },
  });
  expect(back.outcome).toBe('new');
  await newsroom.close();
});

test('an article is identified by id, URL or title; a part of a title only names the article', async () => {
  const folder = temporaryFolder();
  const { newsroom } = open(folder);
  const { article } = await news(newsroom, 'The dam held. Nobody was hurt.', 'The dam');
  const bridge = await news(newsroom, 'The bridge held. Nobody was hurt at all.', 'The dam bridge');
  await news(newsroom, 'The ferry sank. Nobody was near.', 'Ferry', OTHER);
  await expect(newsroom.archive.forget(SCOPE, 'dam b')).rejects.toMatchObject({
    code: 'article.ambiguous',
    id: 'app.partOfTitle',
    message: expect.stringContaining(
      `"The dam bridge". If that article is meant, give its id: ${bridge.article.id}`,
    ),
  });
  await news(newsroom, 'The bridge held. Nobody was hurt again.', 'Old dam bridge');
  await expect(newsroom.archive.forget(SCOPE, 'dam')).rejects.toMatchObject({
    code: 'article.ambiguous',
    message: expect.stringContaining(`${article.id} (The dam)`),
  });
  for (const name of ['Ferry', '', '   ', '%', 'https://example.org/none']) {
    await expect(newsroom.archive.forget(SCOPE, name)).rejects.toMatchObject({ code: 'article.unknown' });
  }
  expect(await newsroom.archive.forget(SCOPE, 'THE DAM')).toMatchObject({ articleId: article.id });
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(2);
  await newsroom.close();
});

test('a purge leaves no byte of the scope and does not touch others', async () => {
  const folder = temporaryFolder();
  const site = await secretSite();
  const { newsroom, store } = open(folder);
  await news(newsroom, 'The xqkept dam held. Nobody was hurt.', 'The other dam', OTHER);
  const feed = await newsroom.feeds.add({ scope: SCOPE, url: `${site.origin}/feed.xml` });
  await newsroom.feeds.poll(SCOPE, feed.id);
  const forgotten = await news(newsroom, 'The quay fell into the sea. Nobody saw it.', 'The quay');
  await newsroom.archive.forget(SCOPE, forgotten.article.id);
  await newsroom.answers.ask({ scope: SCOPE, question: 'Did the xqasked dam hold?' });
  const { inIndex, inDatabase } = firstPassage(store);
  const traces = [
    ...SECRET,
    ...SECRET.map(termOf),
    'vating',
    'xqasked',
    'feed.xml',
    '/story/1',
    SCOPE,
    inIndex,
    inDatabase,
  ];
  expect(filesContaining(folder, ['xqasked'])).not.toEqual([]);
  expect(await newsroom.scopes.purge(SCOPE)).toEqual({
    scope: SCOPE,
    articles: 1,
    answers: 1,
    feeds: 1,
    tombstones: 1,
    queued: 0,
  });
  expect(filesContaining(folder, traces)).toEqual([]);
  expect(await newsroom.scopes.stats(OTHER)).toMatchObject({ articles: 1 });
  expect(
    (await newsroom.answers.ask({ scope: OTHER, question: 'Did the dam hold?' })).statements,
  ).not.toEqual([]);
  // The scope starts again with an index of its own.
  expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({ articles: 0, answers: 0 });
  await news(newsroom, 'The lighthouse burned. Nobody was in it.', 'Lighthouse');
  expect((await newsroom.answers.ask({ scope: SCOPE, question: 'What burned?' })).searched.articles).toBe(1);
  await newsroom.close();
  expect(filesContaining(folder, SECRET)).toEqual([]);
  expect(filesContaining(folder, ['xqkept'])).not.toEqual([]);
});

test('a purge stops ingests in progress for the scope', async () => {
  const folder = temporaryFolder();
  let start: () => void = () => undefined;
  let release: () => void = () => undefined;
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const slow = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store: SqliteStore.open(folder),
    embedder: fakeEmbedder({
      beforeTexts: () => {
        start();
        return gate;
      },
    }),
  });
  const pending = news(slow, 'The dam held. Nobody was hurt.', 'The dam');
  const refused = expect(pending).rejects.toMatchObject({ code: 'cancelled' });
  await started;
  const { newsroom } = open(folder);
  expect(await newsroom.scopes.purge(SCOPE)).toMatchObject({ queued: 1 });
  release();
  await refused;
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(0);
  await Promise.all([slow.close(), newsroom.close()]);
});
