import { describe, expect, test } from 'vitest';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { reEmbed, reEmbedTarget } from '../../src/ingest/re-embed.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { ANALYSIS_VERSION } from '../../src/text/analyse.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import {
  filledFolder,
  heldUp,
  NEW,
  OLD,
  oldModel,
  SCOPE,
  SETTINGS,
  TOPICS,
  textOn,
  vectorsByModel,
} from './two-models.js';

describe('re-embedding', () => {
  test('replaces everything, with another dimension and other passages, as a fresh ingestion would', async () => {
    const store = SqliteStore.open(await filledFolder());
    await reEmbed({ store, embedder: fakeEmbedder(NEW), parser: threadParser }, SETTINGS);
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
      'SELECT term, sum(passages) FROM posting GROUP BY term ORDER BY term',
      'SELECT article, terms FROM article_terms ORDER BY article',
      'SELECT * FROM text_totals',
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
    const run = reEmbed({ store: first, embedder: killed.embedder, parser: threadParser }, SETTINGS);
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
    await reEmbed({ store, embedder: rest.embedder, parser: threadParser }, SETTINGS, {
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
    const run = reEmbed({ store, embedder: held.embedder, parser: threadParser }, SETTINGS);
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
    await expect(reEmbed({ store, embedder, parser: threadParser }, SETTINGS)).rejects.toThrow(
      'out of paper',
    );
    expect(vectorsByModel(store)).toEqual({ old: 10 });
    expect((await store.activeModel())?.model).toBe('old');
    rawDatabase(store).exec('DROP TRIGGER fault');
    await reEmbed({ store, embedder, parser: threadParser }, SETTINGS);
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
    await reEmbed({ store, embedder: same.embedder, parser: threadParser }, SETTINGS);
    expect(same.articles()).toBe(3);
    expect(await store.staging.progress(reEmbedTarget(same.embedder))).toEqual({ done: 0, total: 0 });
    await store.close();
  });
});
