import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { type FakeEmbedderOptions, fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const open = async (folder = temporaryFolder(), options: FakeEmbedderOptions = {}): Promise<Newsroom> =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store: await openTestStore(folder),
    embedder: fakeEmbedder(options),
  });
const ingest = (newsroom: Newsroom, text: string, scope = SCOPE) =>
  newsroom.ingest.article({ scope, source: { kind: 'text', text } });
const DAM = 'The Lakeside dam held on Friday. Nobody was hurt.';

test('articles, answers and citations survive a restart', async () => {
  const folder = temporaryFolder();
  const first = await open(folder);
  const { article } = await ingest(first, DAM);
  const request = { scope: SCOPE, question: 'Did the Lakeside dam hold?', channel: 'c1' };
  const { statements } = await first.answers.ask(request);
  await first.close();
  const second = await open(folder);
  expect((await second.answers.ask(request)).statements).toEqual(statements);
  const { entries, question } = await second.archive.list({ scope: SCOPE, which: 'last', channel: 'c1' });
  expect(entries.map((entry) => entry.article)).toEqual([article]);
  expect(question).toBe(request.question);
  expect((await second.scopes.stats(SCOPE)).answers).toBe(2);
  await second.close();
});

test('the next answer includes what a second newsroom on the same folder has written', async () => {
  const folder = temporaryFolder();
  const [bot, terminal] = [await open(folder), await open(folder)];
  const question = 'Did the Lakeside dam hold?';
  expect((await bot.answers.ask({ scope: SCOPE, question })).searched.articles).toBe(0);
  const { article } = await ingest(terminal, DAM);
  const seen = await bot.answers.ask({ scope: SCOPE, question });
  expect(seen.statements[0]?.citations[0]?.articleId).toBe(article.id);
  await terminal.archive.forget(SCOPE, article.id);
  expect(await bot.answers.ask({ scope: SCOPE, question })).toMatchObject({
    kind: 'nothing',
    statements: [],
  });
  await Promise.all([bot.close(), terminal.close()]);
});

test('a forgotten article is not listed, counts as withdrawn, and cannot be forgotten twice', async () => {
  const newsroom = await open();
  const { article } = await ingest(newsroom, DAM);
  const answer = await newsroom.answers.ask({ scope: SCOPE, question: 'Did the Lakeside dam hold?' });
  expect(answer.statements).not.toEqual([]);
  expect(await newsroom.archive.forget(SCOPE, article.id)).toMatchObject({
    articleId: article.id,
    sentences: 2,
  });
  expect(await newsroom.archive.list({ scope: SCOPE, which: 'last' })).toMatchObject({
    entries: [],
    withdrawn: 1,
  });
  expect((await newsroom.archive.list({ scope: SCOPE, which: 'all' })).total).toBe(0);
  await expect(newsroom.answers.verify(SCOPE, answer.statements[0]!.citations)).rejects.toMatchObject({
    id: 'app.citedArticleGone',
  });
  await expect(newsroom.archive.forget(SCOPE, article.id)).rejects.toMatchObject({ code: 'article.unknown' });
  expect((await ingest(newsroom, DAM)).outcome).toBe('new');
  await newsroom.close();
});

test('an altered quote, or one of another scope, fails verification', async () => {
  const newsroom = await open();
  await ingest(newsroom, DAM);
  const { statements } = await newsroom.answers.ask({ scope: SCOPE, question: 'Did the Lakeside dam hold?' });
  const [citation] = statements[0]!.citations;
  await newsroom.answers.verify(SCOPE, [citation!]);
  const altered = { ...citation!, quote: citation!.quote.toUpperCase() };
  await expect(newsroom.answers.verify(SCOPE, [altered])).rejects.toThrow('is not in article');
  await expect(newsroom.answers.verify('guild:2', [citation!])).rejects.toMatchObject({
    id: 'app.citedArticleGone',
  });
  await newsroom.close();
});

test('concurrent ingests of one text store it once', async () => {
  const newsroom = await open();
  const outcomes = await Promise.all([ingest(newsroom, DAM), ingest(newsroom, DAM), ingest(newsroom, DAM)]);
  expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['known', 'known', 'new']);
  expect(new Set(outcomes.map(({ article }) => article.id)).size).toBe(1);
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(1);
  await newsroom.close();
});

test('an ingest that is cancelled while embedding stores nothing', async () => {
  const controller = new AbortController();
  const newsroom = await open(temporaryFolder(), { beforeTexts: () => controller.abort() });
  const source = { kind: 'text', text: DAM } as const;
  await expect(
    newsroom.ingest.article({ scope: SCOPE, source }, { signal: controller.signal }),
  ).rejects.toMatchObject({
    code: 'cancelled',
  });
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(0);
  await newsroom.close();
});

test('closing waits for accepted sources', async () => {
  const folder = temporaryFolder();
  const newsroom = await open(folder);
  const accepted = Array.from({ length: 6 }, (_, day) => ingest(newsroom, `The dam held on day ${day}.`));
  await newsroom.close();
  expect((await Promise.all(accepted)).map(({ outcome }) => outcome)).toEqual(Array(6).fill('new'));
  const again = await open(folder);
  expect((await again.scopes.stats(SCOPE)).articles).toBe(6);
  await again.close();
});

test('after a failure of the model nothing is stored, and the next article is ingested', async () => {
  let failures = 1;
  const newsroom = await open(temporaryFolder(), {
    beforeTexts: () => {
      if (failures-- > 0) throw new Error('out of memory');
    },
  });
  await expect(ingest(newsroom, DAM)).rejects.toThrow('out of memory');
  expect((await newsroom.scopes.stats(SCOPE)).articles).toBe(0);
  expect((await ingest(newsroom, DAM)).outcome).toBe('new');
  await newsroom.close();
});
