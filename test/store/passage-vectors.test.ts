/** Migrates a data folder in which sentences had vectors: articles stay searchable until they are re-embedded. */
import { expect, test } from 'vitest';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { reEmbed } from '../../src/ingest/re-embed.js';
import { passageVectorsOf } from '../../src/store/sqlite/search/passage-queries.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { ANALYSIS_VERSION } from '../../src/text/analyse.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase, UNDO_AFTER_0009 } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const MODEL = { id: 'fake', dimension: 32 };

/** Reverts a data folder to schema 8, where sentences had vectors and names. */
async function olderFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const embedder = fakeEmbedder(MODEL);
  await store.activate({ model: MODEL.id, dimension: MODEL.dimension, settings: {} });
  await store.articles.save(
    'guild:1',
    await preparedArticle({ text: 'The dam held. The town was safe.' }, embedder),
    null,
  );
  rawDatabase(store).exec(`
    ${UNDO_AFTER_0009}
    ALTER TABLE sentence ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE vectors RENAME TO present;
    CREATE TABLE vectors (article INTEGER NOT NULL, model INTEGER NOT NULL, analysis INTEGER NOT NULL,
      sentences BLOB NOT NULL, titled BLOB NOT NULL, passages BLOB NOT NULL, PRIMARY KEY (article, model));
    INSERT INTO vectors SELECT article, model, 3, randomblob(256), randomblob(256), passages FROM present;
    DROP TABLE present;
    DROP TABLE pending;
    CREATE TABLE pending (article INTEGER, revision INTEGER, model INTEGER, analysis INTEGER, derived_sentences TEXT,
      derived_passages TEXT, sentences BLOB, titled BLOB, passages BLOB, PRIMARY KEY (article, model));
    INSERT INTO answer (id, scope, question, kind, confidence, asked_at) VALUES ('a1', 1, 'did it hold', 'answered', 0.9, '2026-01-01');
    INSERT INTO citation (answer, ordinal, article, revision, start, end, place)
      SELECT 'a1', 0, id, 1, 0, 13, 1 FROM article;
    PRAGMA user_version = 8;
  `);
  await store.close();
  return folder;
}

test('the migration keeps passage vectors and citations, and every article is re-embedded with the new rules', async () => {
  const store = SqliteStore.open(await olderFolder());
  const [passage] = passageVectorsOf(rawDatabase(store), 1, MODEL);
  expect(passage?.vector).toHaveLength(MODEL.dimension);
  const columns = rawDatabase(store).pragma('table_info(vectors)') as { name: string }[];
  expect(columns.map(({ name }) => name)).toEqual(['article', 'model', 'analysis', 'passages']);
  expect((await store.answers.find(1, 'a1'))?.citations).toMatchObject([{ revision: 1, start: 0, end: 13 }]);

  const target = { model: MODEL, analysis: ANALYSIS_VERSION };
  expect(await store.staging.progress(target)).toEqual({ done: 0, total: 1 });
  const counts: number[] = [];
  await reEmbed(
    { store, embedder: fakeEmbedder(MODEL), parser: threadParser },
    {},
    { onProgress: ({ done }) => counts.push(done) },
  );
  expect(counts).toEqual([0, 1]);
  expect((await store.staging.progress(target)).total).toBe(0);
  expect((await store.answers.find(1, 'a1'))?.citations).toMatchObject([{ revision: 1, start: 0, end: 13 }]);
  await store.close();
});
