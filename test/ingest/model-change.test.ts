import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ReEmbedProgress } from '../../src/app/active-model.js';
import { createNewsroom, type NewsroomDeps } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { filledFolder, heldUp, NEW, OLD, oldModel, SCOPE, vectorsByModel } from './two-models.js';

describe('a newsroom whose configured model changed', () => {
  async function open(parts: Partial<NewsroomDeps>, folder?: string) {
    const seen: ReEmbedProgress[] = [];
    const listeners: (() => void)[] = [];
    const store = SqliteStore.open(folder ?? (await filledFolder()));
    const newsroom = createNewsroom({
      parser: threadParser,
      config: readConfig({}),
      store,
      embedder: fakeEmbedder(NEW),
      openAgain: async () => oldModel(),
      onReEmbedProgress: (progress) => {
        seen.push(progress);
        for (const listener of listeners) listener();
      },
      ...parts,
    });
    const stage = (name: ReEmbedProgress['stage']): Promise<void> =>
      new Promise((resolve) => {
        const look = () => seen.some((progress) => progress.stage === name) && resolve();
        listeners.push(look);
        look();
      });
    return { newsroom, store, seen, stage };
  }
  const ask = async (newsroom: Newsroom, topic: string): Promise<string | undefined> =>
    (await newsroom.answers.ask({ scope: SCOPE, question: `What about the ${topic} on Friday?` }))
      .statements[0]?.text;
  const ingest = (newsroom: Newsroom, text: string) =>
    newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text } });

  test('answers and ingests with the old until the new is ready, then with the new', async () => {
    const held = heldUp(6);
    const opened: unknown[] = [];
    const { newsroom, store, stage } = await open({
      embedder: held.embedder,
      openAgain: async (settings) => {
        opened.push(settings);
        return oldModel();
      },
    });
    await held.arrived;
    expect(await ask(newsroom, 'storm')).toContain('The storm');
    expect((await newsroom.scopes.stats(SCOPE)).model).toBe('old');
    await ingest(newsroom, 'The volcano made news on Friday. It is loud.');
    expect(vectorsByModel(store)).toEqual({ old: 11 });
    expect(await ask(newsroom, 'volcano')).toContain('The volcano');
    held.release();
    await stage('re-embedded');
    expect(vectorsByModel(store)).toEqual({ new: 11 });
    expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({ model: 'new', dimension: 48, articles: 11 });
    expect(await ask(newsroom, 'storm')).toContain('The storm');
    expect(await ask(newsroom, 'volcano')).toContain('The volcano');
    await ingest(newsroom, 'The glacier made news on Friday. It melts.');
    expect(vectorsByModel(store)).toEqual({ new: 12 });
    expect(opened).toEqual([{ EMBEDDING_MODEL: 'old' }]);
    await newsroom.close();
  });

  test('a question and an ingestion that the switch overtakes are done again', async () => {
    const held = heldUp(6);
    const overtaken: string[] = [];
    const switched: { happens?: () => Promise<void> } = {};
    const wait = (what: string) => async () => {
      overtaken.push(what);
      if (overtaken.length === 2) held.release();
      await switched.happens?.();
    };
    const { newsroom, store, stage } = await open({
      embedder: held.embedder,
      openAgain: async () => fakeEmbedder({ ...OLD, beforeQuery: wait('ask'), beforeTexts: wait('ingest') }),
    });
    await held.arrived;
    switched.happens = () => stage('re-embedded');
    const answers = ask(newsroom, 'storm');
    const ingested = ingest(newsroom, 'The volcano made news on Friday. It is loud.');
    expect(await answers).toContain('The storm');
    expect((await ingested).outcome).toBe('new');
    expect(overtaken.toSorted()).toEqual(['ask', 'ingest']);
    expect(vectorsByModel(store)).toEqual({ new: 11 });
    await newsroom.close();
  });

  test('goes on at the next start when it was closed in the middle', async () => {
    const folder = await filledFolder();
    const held = heldUp(6);
    const first = await open({ embedder: held.embedder }, folder);
    await held.arrived;
    const closed = first.newsroom.close();
    held.release();
    await closed;
    const last = first.seen.at(-1);
    expect([5, 6].map((done) => ({ stage: 're-embedding', done, total: 10 }))).toContainEqual(last);
    const second = await open({}, folder);
    await second.stage('re-embedded');
    expect(second.seen[0]).toEqual(last);
    await second.newsroom.close();
  });

  test.for([
    ['cannot be opened', () => Promise.reject(new Error('the folder is gone')), 'the folder is gone'],
    ['is not what it was', async () => fakeEmbedder({ ...OLD, id: 'changed' }), 'now open changed'],
  ] as const)('lets questions wait for the new when the old %s', async ([, openAgain, reason]) => {
    const held = heldUp(6);
    const { newsroom, seen } = await open({ embedder: held.embedder, openAgain });
    await held.arrived;
    expect(seen[0]).toEqual({ stage: 'waiting', reason: expect.stringContaining(reason) });
    const answer = ask(newsroom, 'storm');
    held.release();
    expect(await answer).toContain('The storm');
    expect((await newsroom.scopes.stats(SCOPE)).model).toBe('new');
    await newsroom.close();
  });

  test('says so when it fails, and goes on with the old', async () => {
    const { newsroom, seen, stage } = await open({
      embedder: fakeEmbedder({
        ...NEW,
        beforeTexts: () => {
          throw new Error('out of memory');
        },
      }),
    });
    await stage('failed');
    expect(seen.at(-1)).toEqual({ stage: 'failed', reason: 'out of memory' });
    expect(await ask(newsroom, 'storm')).toContain('The storm');
    await newsroom.close();
  });

  test('follows another process that changed the model', async () => {
    const folder = await filledFolder();
    const following = await open({ embedder: oldModel(), openAgain: async () => fakeEmbedder(NEW) }, folder);
    expect(await ask(following.newsroom, 'storm')).toContain('The storm');
    const changing = await open({}, folder);
    await changing.stage('re-embedded');
    await changing.newsroom.close();
    expect(await ask(following.newsroom, 'storm')).toContain('The storm');
    await ingest(following.newsroom, 'The volcano made news on Friday. It is loud.');
    expect(vectorsByModel(following.store)).toEqual({ new: 11 });
    await following.newsroom.close();
  });

  test('has nothing to do when nothing was ingested yet', async () => {
    const { newsroom, store, seen } = await open({}, temporaryFolder());
    await setImmediate();
    expect(await store.activeModel()).toMatchObject({
      model: 'new',
      settings: { EMBEDDING_MODEL: 'bundled' },
    });
    expect(seen).toEqual([]);
    await newsroom.close();
  });
});
