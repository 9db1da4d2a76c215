import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { citationsOf } from '../../src/domain/answer.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { damagedTexts } from '../../src/store/sqlite/folder/texts.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const TEXT =
  'Rajnath Singh met Pete Hegseth on Friday. The two men signed the Lakeside framework. It runs for ten years.';

async function newsroomWithArticle() {
  const faults: unknown[] = [];
  const onFault = (fault: unknown) => faults.push(fault);
  const store = SqliteStore.open(join(temporaryFolder(), 'data'), { onFault });
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
    onFault,
  });
  const ingest = async (text: string) =>
    newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text, title: 'The framework' } });
  const ask = () => newsroom.answers.ask({ scope: SCOPE, question: 'who signed the Lakeside framework?' });
  const { article } = await ingest(TEXT);
  await ingest('Jane Roe of Hillside signed the Lakeside framework, too. She praised it on Monday.');
  return { faults, store, newsroom, ingest, ask, id: article.id };
}

test('a text with a flipped letter is not quoted, the host reads which, and ingesting it again mends it', async () => {
  const { faults, store, newsroom, ingest, ask, id } = await newsroomWithArticle();
  const before = await ask();
  expect(citationsOf(before).map(({ articleId }) => articleId)).toContain(id);
  rawDatabase(store)
    .prepare("UPDATE revision SET text = replace(text, 'signed', 'sigped') WHERE article = 1")
    .run();

  const quoted = citationsOf(await ask());
  expect(quoted.length).toBeGreaterThan(0);
  expect(quoted.map(({ articleId }) => articleId)).not.toContain(id);
  await ask();
  expect(faults).toEqual([
    expect.objectContaining({ code: 'article.damaged', facts: { article: id, title: 'The framework' } }),
  ]);
  await expect(newsroom.answers.verify(SCOPE, citationsOf(before))).rejects.toMatchObject({
    id: 'app.citedArticleGone',
  });
  expect(await newsroom.answers.context(SCOPE, before.id)).not.toContainEqual(
    expect.objectContaining({ quote: expect.objectContaining({ articleId: id }) }),
  );
  await expect(newsroom.archive.open(SCOPE, id)).rejects.toMatchObject({ code: 'article.damaged' });
  expect([...damagedTexts(rawDatabase(store))]).toEqual([
    { id, scope: SCOPE, revision: 1, title: 'The framework' },
  ]);

  expect((await ingest(TEXT)).outcome).toBe('updated');
  expect(citationsOf(await ask()).map(({ articleId, revision }) => `${articleId} ${revision}`)).toContain(
    `${id} 2`,
  );
  expect((await ingest(TEXT)).outcome).toBe('known');
  expect([...damagedTexts(rawDatabase(store))]).toMatchObject([{ id, revision: 1 }]);
  await newsroom.close();
});

test('other damage to a revision withholds it, too', async () => {
  for (const damage of ["furniture = '[[1,'", "furniture = '[7]'", "content_hash = 'x'", "text = ''"]) {
    const { faults, store, newsroom, ask, id } = await newsroomWithArticle();
    rawDatabase(store)
      .prepare(`UPDATE revision SET ${damage} WHERE title = 'The framework' AND article = 1`)
      .run();
    expect(citationsOf(await ask()).map(({ articleId }) => articleId)).not.toContain(id);
    expect(faults).toMatchObject([{ code: 'article.damaged' }]);
    await newsroom.close();
  }
});

test('white space makes no difference', async () => {
  const { faults, store, newsroom, ask, id } = await newsroomWithArticle();
  rawDatabase(store).prepare("UPDATE revision SET text = replace(text, 'Friday. The', 'Friday.\nThe')").run();
  expect(citationsOf(await ask()).map(({ articleId }) => articleId)).toContain(id);
  expect(faults).toEqual([]);
  await newsroom.close();
});
