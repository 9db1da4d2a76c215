import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { ReEmbedProgress } from '../../src/app/active-model.js';
import { createNewsroom, type NewsroomDeps } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { reEmbed, reEmbedTarget } from '../../src/ingest/re-embed.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { ANALYSIS_VERSION } from '../../src/text/analyse.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const SETTINGS = { EMBEDDING_MODEL: 'new' };
const TOPICS = ['dam', 'river', 'vote', 'bank', 'film', 'goal', 'storm', 'strike', 'merger', 'comet'];
const textOn = (topic: string): string =>
  `The ${topic} made news on Friday. ${'Many people came to look at it and stayed until late. '.repeat(5)}The ${topic} was seen by all.`;

const OLD = { id: 'old', dimension: 32, maxTokens: 40 };
const NEW = { id: 'new', dimension: 48, maxTokens: 25 };
const oldModel = () => fakeEmbedder(OLD);

/** A folder whose ten articles were embedded with the old model. */
async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  await store.activate({ model: OLD.id, dimension: OLD.dimension, settings: { EMBEDDING_MODEL: 'old' } });
  for (const topic of TOPICS) {
    await store.articles.save(SCOPE, await preparedArticle({ text: textOn(topic) }, oldModel()), null);
  }
  await store.close();
  return folder;
}

/** Models whose articles were made with each, and how many vectors of each there are. */
const vectorsByModel = (store: SqliteStore) =>
  Object.fromEntries(
    rawDatabase(store)
      .prepare<[], { id: string; articles: number }>(
        'SELECT m.id, count(*) AS articles FROM vectors v JOIN model m ON m.key = v.model GROUP BY m.id',
      )
      .all()
      .map(({ id, articles }) => [id, articles]),
  );

/** A model that is held up before the n-th article, to be killed there or let go on. */
function heldUp(before: number, model = NEW) {
  let release = (): void => undefined;
  let reached = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    reached = resolve;
  });
  let articles = 0;
  const embedder = fakeEmbedder({
    ...model,
    beforeTexts: async () => {
      articles += 1;
      if (articles !== before) return;
      reached();
      await held;
    },
  });
  return { embedder, arrived, release, articles: () => articles };
}

describe('re-embedding', () => {
  test('replaces everything, with another dimension and other passages, as a fresh ingestion would', async () => {
    const store = SqliteStore.open(await filledFolder());
    await reEmbed(store, fakeEmbedder(NEW), SETTINGS);
    expect(await store.activeModel()).toMatchObject({ model: 'new', dimension: 48, settings: SETTINGS });
    const fresh = SqliteStore.open(temporaryFolder());
    for (const topic of TOPICS) {
      await fresh.articles.save(
        SCOPE,
        await preparedArticle({ text: textOn(topic) }, fakeEmbedder(NEW)),
        null,
      );
    }
    for (const query of [
      'SELECT * FROM sentence ORDER BY article, ordinal',
      'SELECT article, ordinal, first, last FROM passage ORDER BY article, ordinal',
      'SELECT article, passages FROM vectors ORDER BY article',
      'SELECT title, body FROM full_text_1 ORDER BY rowid',
    ]) {
      expect(rawDatabase(store).prepare(query).all()).toEqual(rawDatabase(fresh).prepare(query).all());
    }
    expect(rawDatabase(store).prepare('SELECT * FROM pending').all()).toEqual([]);
    const index = await store.index(1, NEW);
    const [best] = await index.search(await fakeEmbedder(NEW).embedQuery(textOn('storm')), 1);
    expect(best!.similarity).toBeGreaterThan(0.5);
    await store.close();
    await fresh.close();
  });

  test('goes on after a kill where it was, and changes nothing before the end', async () => {
    const folder = await filledFolder();
    const first = SqliteStore.open(folder);
    const killed = heldUp(4);
    const run = reEmbed(first, killed.embedder, SETTINGS);
    await killed.arrived;
    expect(vectorsByModel(first)).toEqual({ old: 10 });
    await first.close();
    killed.release();
    await expect(run).rejects.toThrow('not open');

    const store = SqliteStore.open(folder);
    expect((await store.activeModel())?.model).toBe('old');
    expect(vectorsByModel(store)).toEqual({ old: 10 });
    const counts: string[] = [];
    const rest = heldUp(0);
    await reEmbed(store, rest.embedder, SETTINGS, {
      onProgress: ({ done, total }) => counts.push(`${done}/${total}`),
    });
    expect(counts).toEqual(['3/10', '4/10', '5/10', '6/10', '7/10', '8/10', '9/10', '10/10']);
    expect(rest.articles()).toBe(7);
    expect(vectorsByModel(store)).toEqual({ new: 10 });
    await store.close();
  });

  test('takes along what came, changed or was forgotten meanwhile', async () => {
    const store = SqliteStore.open(await filledFolder());
    const url = 'https://example.org/a';
    const save = async (text: string) =>
      (await store.articles.save(SCOPE, await preparedArticle({ text, url }, oldModel()), null)).id;
    const changing = await save('The volcano is quiet.');
    const held = heldUp(11);
    const run = reEmbed(store, held.embedder, SETTINGS);
    await held.arrived;
    await save('The volcano erupts. Ash falls.');
    await store.articles.save(SCOPE, await preparedArticle({ text: 'The glacier melts.' }, oldModel()), null);
    const forgotten = (await store.articles.searchTitles(SCOPE, 'film', 1))[0]!;
    await store.articles.forget(SCOPE, forgotten.id);
    held.release();
    await run;
    expect(vectorsByModel(store)).toEqual({ new: 11 });
    expect((await store.articles.find(SCOPE, changing))?.revision).toBe(2);
    expect(rawDatabase(store).prepare('SELECT count(*) AS n FROM sentence WHERE article = 11').get()).toEqual(
      { n: 2 },
    );
    await store.close();
  });

  test('is not done while an article is missing', async () => {
    const store = SqliteStore.open(await filledFolder());
    expect(await store.staging.activate(reEmbedTarget(fakeEmbedder(NEW)), SETTINGS)).toBe(false);
    expect(vectorsByModel(store)).toEqual({ old: 10 });
    expect((await store.activeModel())?.model).toBe('old');
    await store.close();
  });

  test('a fault while all is replaced leaves the old', async () => {
    const store = SqliteStore.open(await filledFolder());
    const embedder = fakeEmbedder(NEW);
    rawDatabase(store).exec(`CREATE TRIGGER fault BEFORE INSERT ON vectors WHEN NEW.article = 7
      BEGIN SELECT RAISE(ABORT, 'out of paper'); END`);
    await expect(reEmbed(store, embedder, SETTINGS)).rejects.toThrow('out of paper');
    expect(vectorsByModel(store)).toEqual({ old: 10 });
    expect((await store.activeModel())?.model).toBe('old');
    rawDatabase(store).exec('DROP TRIGGER fault');
    await reEmbed(store, embedder, SETTINGS);
    expect(vectorsByModel(store)).toEqual({ new: 10 });
    await store.close();
  });

  test('derives anew what older rules derived, and leaves what newer ones did', async () => {
    const store = SqliteStore.open(await filledFolder());
    rawDatabase(store)
      .prepare('UPDATE vectors SET analysis = ? WHERE article <= 3')
      .run(ANALYSIS_VERSION - 1);
    rawDatabase(store)
      .prepare('UPDATE vectors SET analysis = ? WHERE article = 9')
      .run(ANALYSIS_VERSION + 1);
    const same = heldUp(0, OLD);
    await reEmbed(store, same.embedder, SETTINGS);
    expect(same.articles()).toBe(3);
    expect(await store.staging.progress(reEmbedTarget(same.embedder))).toEqual({ done: 0, total: 0 });
    await store.close();
  });
});

describe('a newsroom whose configured model changed', () => {
  async function open(parts: Partial<NewsroomDeps>, folder?: string) {
    const told: ReEmbedProgress[] = [];
    const listeners: (() => void)[] = [];
    const store = SqliteStore.open(folder ?? (await filledFolder()));
    const newsroom = createNewsroom({
      config: readConfig({}),
      store,
      embedder: fakeEmbedder(NEW),
      openAgain: async () => oldModel(),
      onReEmbedProgress: (progress) => {
        told.push(progress);
        for (const listener of listeners) listener();
      },
      ...parts,
    });
    const stage = (name: ReEmbedProgress['stage']): Promise<void> =>
      new Promise((resolve) => {
        const look = () => told.some((progress) => progress.stage === name) && resolve();
        listeners.push(look);
        look();
      });
    return { newsroom, store, told, stage };
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
    const last = first.told.at(-1);
    expect([5, 6].map((done) => ({ stage: 're-embedding', done, total: 10 }))).toContainEqual(last);
    const second = await open({}, folder);
    await second.stage('re-embedded');
    expect(second.told[0]).toEqual(last);
    await second.newsroom.close();
  });

  test.for([
    ['cannot be opened', () => Promise.reject(new Error('the folder is gone')), 'the folder is gone'],
    ['is not what it was', async () => fakeEmbedder({ ...OLD, id: 'changed' }), 'now open changed'],
  ] as const)('lets questions wait for the new when the old %s', async ([, openAgain, reason]) => {
    const held = heldUp(6);
    const { newsroom, told } = await open({ embedder: held.embedder, openAgain });
    await held.arrived;
    expect(told[0]).toEqual({ stage: 'waiting', reason: expect.stringContaining(reason) });
    const answer = ask(newsroom, 'storm');
    held.release();
    expect(await answer).toContain('The storm');
    expect((await newsroom.scopes.stats(SCOPE)).model).toBe('new');
    await newsroom.close();
  });

  test('says so when it fails, and goes on with the old', async () => {
    const { newsroom, told, stage } = await open({
      embedder: fakeEmbedder({
        ...NEW,
        beforeTexts: () => {
          throw new Error('out of memory');
        },
      }),
    });
    await stage('failed');
    expect(told.at(-1)).toEqual({ stage: 'failed', reason: 'out of memory' });
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
    const { newsroom, store, told } = await open({}, temporaryFolder());
    await setImmediate();
    expect(await store.activeModel()).toMatchObject({
      model: 'new',
      settings: { EMBEDDING_MODEL: 'bundled' },
    });
    expect(told).toEqual([]);
    await newsroom.close();
  });
});
