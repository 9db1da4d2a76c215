/** Copies of one report form a story; different reports of one event, and similar ones, do not. With the real model. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { IngestOutcome } from '../../src/domain/ingest.js';
import type { Embedder } from '../../src/domain/models.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import type { Store } from '../../src/store/ports/store.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
let embedder: Embedder;
beforeAll(async () => {
  embedder = await openEmbedder(bundledModelSettings());
});
afterAll(() => embedder.close());

async function open(): Promise<{ newsroom: Newsroom; store: Store }> {
  const store = await openTestStore(temporaryFolder());
  const shared: Embedder = {
    id: embedder.id,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embedQuery: (text) => embedder.embedQuery(text),
    embedTexts: (texts, options) => embedder.embedTexts(texts, options),
    countTokens: (texts) => embedder.countTokens(texts),
    close: async () => undefined,
  };
  return {
    newsroom: createNewsroom({ parser: threadParser, config: readConfig({}), store, embedder: shared }),
    store,
  };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const sample = (name: string) => `data/articles/${name}.md`;
const copy = (name: string) => `test/ingest/fixtures/copies/${name}.md`;
const ingestFile = (newsroom: Newsroom, path: string, scope = SCOPE): Promise<IngestOutcome> =>
  newsroom.ingest.article({ scope, source: { kind: 'file', name: path, bytes: read(path) } });
const ingestText = (newsroom: Newsroom, text: string, url?: string): Promise<IngestOutcome> =>
  newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text, ...(url && { url }) } });
const body = (path: string): string =>
  read(path)
    .toString()
    .replace(/^---[\s\S]*?---\s*/, '');
const ids = ({ sameStory = [] }: IngestOutcome) => sameStory.map(({ id }) => id);

test.each(['baltimore-key-bridge-collapse', 'chandrayaan-3-moon-landing', 'crowdstrike-outage'])(
  'a report reworded by another newsroom joins its story: %s',
  async (name) => {
    const { newsroom } = await open();
    const first = await ingestFile(newsroom, sample(name));
    expect(first.sameStory).toBeUndefined();
    const second = await ingestFile(newsroom, copy(name));
    expect(second).toMatchObject({
      outcome: 'new',
      sameStory: [{ id: first.article.id, title: first.article.title }],
    });
    expect(second.notes.map((note) => note.text).join()).toContain(`Same story as “${first.article.title}”`);
    await newsroom.close();
  },
);

test('shortened copies join the story in any order, and each keeps its text', async () => {
  const { newsroom, store } = await open();
  const text = body(sample('notre-dame-reopens'));
  const paragraphs = text.split('\n\n');
  const short = await ingestText(newsroom, paragraphs.slice(0, 3).join('\n\n'));
  const whole = await ingestText(newsroom, text);
  const middle = await ingestText(newsroom, paragraphs.slice(1, 4).join('\n\n'));
  expect(ids(whole)).toEqual([short.article.id]);
  expect(ids(middle).sort()).toEqual([short.article.id, whole.article.id].sort());
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(3);
  const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'all' });
  expect(entries.map(({ sameStory }) => sameStory?.length)).toEqual([2, 2, 2]);
  await ingestFile(newsroom, sample('crowdstrike-outage'));
  const articles = await store.search.articles(await store.articles.scopeKey(SCOPE));
  const stories = await store.search.stories([...articles.map(({ key }) => key), 404]);
  const [one, two, three, alone] = articles.map(({ key }) => stories.get(key));
  expect(one).toBeTypeOf('number');
  expect([two, three, alone]).toEqual([one, one, undefined]);
  expect(stories.size).toBe(3);
  expect(await store.search.stories([])).toEqual(new Map());
  await newsroom.close();
});

test('different reports of one event do not form a story', async () => {
  const { newsroom } = await open();
  for (const name of [
    'france-pension-protest-ministry-count',
    'france-unions-claim-record-turnout',
    'nobel-peace-prize-nihon-hidankyo',
    'hiroshima-survivors-nobel-honour',
    'starliner-first-crew-launch',
    'wilmore-williams-splashdown',
  ])
    expect((await ingestFile(newsroom, sample(name))).sameStory).toBeUndefined();
  await newsroom.close();
});

test('daily reports that differ only in their numbers do not form a story', async () => {
  const { newsroom } = await open();
  const market = (day: string, index: string, points: string, share: string, dollar: string) =>
    `The Harbour Exchange closed on ${day} at ${index} points. Its main index moved by ${points} points as banks led the ` +
    `trade. Shares of Sample Shipping ended at ${share} crowns. The dollar was bought for ${dollar} crowns in the evening.`;
  await ingestText(newsroom, market('Monday', '14,210', '83', '51.20', '10.41'));
  expect(
    (await ingestText(newsroom, market('Tuesday', '14,377', '167', '49.85', '10.36'))).sameStory,
  ).toBeUndefined();
  await newsroom.close();
});

test('a copy in another scope, or a forgotten one, does not count', async () => {
  const { newsroom } = await open();
  await ingestFile(newsroom, sample('crowdstrike-outage'), 'guild:2');
  const first = await ingestFile(newsroom, sample('crowdstrike-outage'));
  expect(first.sameStory).toBeUndefined();
  await newsroom.archive.forget(SCOPE, first.article.id);
  expect((await ingestFile(newsroom, copy('crowdstrike-outage'))).sameStory).toBeUndefined();
  await newsroom.close();
});

test('a page whose text changes to another report leaves its story', async () => {
  const { newsroom } = await open();
  const url = 'https://gazette.example/front';
  const first = await ingestFile(newsroom, sample('crowdstrike-outage'));
  const second = await ingestText(newsroom, body(copy('crowdstrike-outage')), url);
  expect(ids(second)).toEqual([first.article.id]);
  const third = await ingestText(newsroom, body(sample('notre-dame-reopens')), url);
  expect(third).toMatchObject({ outcome: 'updated', article: { id: second.article.id } });
  expect(third.sameStory).toBeUndefined();
  const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'all' });
  expect(entries.every(({ sameStory }) => sameStory === undefined)).toBe(true);
  await newsroom.close();
});
