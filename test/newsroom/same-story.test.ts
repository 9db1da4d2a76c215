/** Copies of one report are grouped; what only reports the same event, or looks alike, is not. With the real model. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import type { IngestOutcome } from '../../src/domain/ingest.js';
import type { Embedder } from '../../src/domain/models.js';
import { openEmbedder } from '../../src/models/embedder/embedder.js';
import { storiesOf } from '../../src/store/sqlite/articles/stories.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { bundledModelSettings } from '../fixtures/bundled-model.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
let embedder: Embedder;
beforeAll(async () => {
  embedder = await openEmbedder(bundledModelSettings());
});
afterAll(() => embedder.close());

function open(): { newsroom: Newsroom; store: SqliteStore } {
  const store = SqliteStore.open(temporaryFolder());
  const shared: Embedder = {
    id: embedder.id,
    dimension: embedder.dimension,
    maxTokens: embedder.maxTokens,
    embedQuery: (text) => embedder.embedQuery(text),
    embedTexts: (texts, options) => embedder.embedTexts(texts, options),
    countTokens: (texts) => embedder.countTokens(texts),
    close: async () => undefined,
  };
  return { newsroom: createNewsroom({ config: readConfig({}), store, embedder: shared }), store };
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url));
const sample = (name: string) => `data/articles/${name}.md`;
const copy = (name: string) => `test/ingest/fixtures/copies/${name}.md`;
const feed = (newsroom: Newsroom, path: string, scope = SCOPE): Promise<IngestOutcome> =>
  newsroom.ingest.article({ scope, source: { kind: 'file', name: path, bytes: read(path) } });
const feedText = (newsroom: Newsroom, text: string, url?: string): Promise<IngestOutcome> =>
  newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text, ...(url && { url }) } });
const body = (path: string): string =>
  read(path)
    .toString()
    .replace(/^---[\s\S]*?---\s*/, '');
const ids = ({ sameStory = [] }: IngestOutcome) => sameStory.map(({ id }) => id);

test.each(['baltimore-key-bridge-collapse', 'chandrayaan-3-moon-landing', 'crowdstrike-outage'])(
  'a report reworded at another desk: %s',
  async (name) => {
    const { newsroom } = open();
    const first = await feed(newsroom, sample(name));
    expect(first.sameStory).toBeUndefined();
    const second = await feed(newsroom, copy(name));
    expect(second).toMatchObject({
      outcome: 'new',
      sameStory: [{ id: first.article.id, title: first.article.title }],
    });
    expect(second.notes.join()).toContain(`It reports the same as “${first.article.title}”`);
    await newsroom.close();
  },
);

test('a report that was cut, whichever comes first; each keeps its text, and all are of one story', async () => {
  const { newsroom, store } = open();
  const text = body(sample('notre-dame-reopens'));
  const paragraphs = text.split('\n\n');
  const short = await feedText(newsroom, paragraphs.slice(0, 3).join('\n\n'));
  const whole = await feedText(newsroom, text);
  const middle = await feedText(newsroom, paragraphs.slice(1, 4).join('\n\n'));
  expect(ids(whole)).toEqual([short.article.id]);
  expect(ids(middle).sort()).toEqual([short.article.id, whole.article.id].sort());
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(3);
  const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'all' });
  expect(entries.map(({ sameStory }) => sameStory?.length)).toEqual([2, 2, 2]);
  const keys = rawDatabase(store).prepare<[], { key: number }>('SELECT key FROM article').all();
  const stories = storiesOf(
    rawDatabase(store),
    keys.map(({ key }) => key),
  );
  expect(new Set(stories.values()).size).toBe(1);
  expect(stories.size).toBe(3);
  await newsroom.close();
});

test('two reports of one event by two desks stand apart', async () => {
  const { newsroom } = open();
  for (const name of [
    'france-pension-protest-ministry-count',
    'france-unions-claim-record-turnout',
    'nobel-peace-prize-nihon-hidankyo',
    'hiroshima-survivors-nobel-honour',
    'starliner-first-crew-launch',
    'wilmore-williams-splashdown',
  ])
    expect((await feed(newsroom, sample(name))).sameStory).toBeUndefined();
  await newsroom.close();
});

test('a daily report that differs in its numbers alone stands apart', async () => {
  const { newsroom } = open();
  const market = (day: string, index: string, points: string, share: string, dollar: string) =>
    `The Harbour Exchange closed on ${day} at ${index} points. Its main index moved by ${points} points as banks led the ` +
    `trade. Shares of Sample Shipping ended at ${share} crowns. The dollar was bought for ${dollar} crowns in the evening.`;
  await feedText(newsroom, market('Monday', '14,210', '83', '51.20', '10.41'));
  expect(
    (await feedText(newsroom, market('Tuesday', '14,377', '167', '49.85', '10.36'))).sameStory,
  ).toBeUndefined();
  await newsroom.close();
});

test('a copy in another scope, or one that was forgotten, is none', async () => {
  const { newsroom } = open();
  await feed(newsroom, sample('crowdstrike-outage'), 'guild:2');
  const first = await feed(newsroom, sample('crowdstrike-outage'));
  expect(first.sameStory).toBeUndefined();
  await newsroom.archive.forget(SCOPE, first.article.id);
  expect((await feed(newsroom, copy('crowdstrike-outage'))).sameStory).toBeUndefined();
  await newsroom.close();
});

test('a page that comes to tell another story leaves its group', async () => {
  const { newsroom } = open();
  const url = 'https://gazette.example/front';
  const first = await feed(newsroom, sample('crowdstrike-outage'));
  const second = await feedText(newsroom, body(copy('crowdstrike-outage')), url);
  expect(ids(second)).toEqual([first.article.id]);
  const third = await feedText(newsroom, body(sample('notre-dame-reopens')), url);
  expect(third).toMatchObject({ outcome: 'updated', article: { id: second.article.id } });
  expect(third.sameStory).toBeUndefined();
  const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'all' });
  expect(entries.every(({ sameStory }) => sameStory === undefined)).toBe(true);
  await newsroom.close();
});
