/** Articles of SQLite databases of older versions. */
import { expect, test } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase, UNDO_AFTER_0009, UNDO_AFTER_0013 } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const ANN = '1000000000000000001';
const BOB = '1000000000000000002';
const A = 'https://example.org/a';
const B = 'https://example.org/b';
const PAGE = 'https://example.org/2026/ferry';

const report = (missing: string) =>
  ({
    title: 'Ferry capsizes',
    text: `A ferry capsized off the harbour on Friday, and ${missing} people are missing, the coastguard said. The boat had left the pier early. Two helicopters and six lifeboats search the bay in calm weather.`,
  }) as const;

test('an older database keeps how its texts came', async () => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  const { id } = await older.articles.save(
    SCOPE,
    await preparedArticle({ ...report('12'), url: PAGE, provenance: 'hidden' }),
    null,
  );
  rawDatabase(older).exec(`${UNDO_AFTER_0013} PRAGMA user_version = 13;`);
  await older.close();
  const store = SqliteStore.open(folder);
  expect(await store.articles.find(SCOPE, id)).toMatchObject({
    provenance: 'hidden',
    text: report('12').text,
  });
  expect(() => rawDatabase(store).exec("UPDATE revision SET provenance = 'hearsay'")).toThrow(/CHECK/);
});

test('an older database knows the addresses of one site for one page', async () => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  const copy = 'https://wire.example/ferry';
  await older.articles.save(
    SCOPE,
    await preparedArticle({ ...report('12'), url: PAGE, alternativeUrls: [`${PAGE}?from=app`] }),
    null,
  );
  await older.articles.save(SCOPE, await preparedArticle({ ...report('12'), url: copy }), null);
  rawDatabase(older).exec(`${UNDO_AFTER_0013} PRAGMA user_version = 13;`);
  await older.close();
  const { articles } = SqliteStore.open(folder);
  await articles.save(SCOPE, await preparedArticle({ ...report('3'), url: PAGE }), null);
  const { entries } = await articles.list(SCOPE, { limit: 5 });
  expect(entries.map(({ article }) => article.urls)).toEqual(
    expect.arrayContaining([[PAGE, `${PAGE}?from=app`], [copy]]),
  );
});

test('texts of an older database are of unknown provenance until their page is fetched', async () => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  const article = await preparedArticle({
    text: 'The dam held.',
    url: A,
    alternativeUrls: [B],
    outlet: 'BBC News',
  });
  const { id } = await older.articles.save(SCOPE, article, ANN);
  rawDatabase(older).exec(`${UNDO_AFTER_0009} PRAGMA user_version = 9;`);
  await older.close();

  const store = SqliteStore.open(folder);
  expect(await store.articles.find(SCOPE, id)).toMatchObject({ provenance: 'unknown', urls: [A, B] });
  const given = await preparedArticle({ text: 'The dam broke.', url: A, provenance: 'uploaded' });
  expect((await store.articles.save(SCOPE, given, ANN)).outcome).toEqual({ kind: 'new' });
  const page = await preparedArticle({ text: 'The dam held.', url: B, outlet: 'Village Blog' });
  expect((await store.articles.save(SCOPE, page, BOB)).outcome).toEqual({ kind: 'updated', article: id });
  // The other address may have been a claim only.
  expect(await store.articles.find(SCOPE, id)).toMatchObject({
    provenance: 'fetched',
    outlet: 'Village Blog',
    urls: [B],
  });
  await store.close();
});
