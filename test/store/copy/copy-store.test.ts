import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { copyStore } from '../../../src/store/copy/copy-store.js';
import { GLOBAL_TABLES, SCOPED_TABLES } from '../../../src/store/copy/tables.js';
import { EVERY_SCOPE, Database as Server } from '../../../src/store/postgres/connection/database.js';
import { PostgresCopyReader } from '../../../src/store/postgres/copy/reader.js';
import { PostgresCopyTarget } from '../../../src/store/postgres/copy/target.js';
import { migrate } from '../../../src/store/postgres/migrations/migrate.js';
import { openFolderAsSource, openFolderAsTarget } from '../../../src/store/sqlite/copy/open.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';
import { FIRST_SCOPE, fillFolder } from '../../fixtures/full-newsroom.js';
import { PglitePool } from '../../fixtures/pglite.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

async function emptyServer(schema: string): Promise<Server> {
  const database = new Server(await PglitePool.open(schema));
  await migrate(database);
  return database;
}

async function toServer(folder: string, server: Server, options: Parameters<typeof copyStore>[3] = {}) {
  const source = openFolderAsSource(folder);
  try {
    const target = PostgresCopyTarget.in(server, 'the test server');
    return await source.read((reader) => copyStore(source.place, reader, target, options));
  } finally {
    await source.close();
  }
}

async function toFolder(server: Server, folder: string) {
  const opened = openFolderAsTarget(folder);
  try {
    const report = await server.read(EVERY_SCOPE, (session) =>
      copyStore('the test server', new PostgresCopyReader(session), opened.target),
    );
    await opened.publish();
    return report;
  } finally {
    await opened.close();
  }
}

/** Every row of every table that a copy must have. */
function contentOf(folder: string): Record<string, unknown[]> {
  const db = new Database(join(folder, 'byline.db'), { readonly: true });
  const tables = [...GLOBAL_TABLES, ...SCOPED_TABLES].map(({ name }) => name);
  const rows = [...tables, 'sqlite_sequence'].map((table) => {
    const own = table === 'answer' ? 'rowid, *' : '*';
    const all = db.prepare(`SELECT ${own} FROM ${table} ORDER BY 1, 2`).all();
    return [table, all] as const;
  });
  db.close();
  return Object.fromEntries(rows);
}

test('a newsroom copied to PostgreSQL and back is the same', async () => {
  const [original, back] = [temporaryFolder(), temporaryFolder()];
  await fillFolder(original);
  const before = contentOf(original);
  for (const [table, rows] of Object.entries(before)) expect(rows, table).not.toHaveLength(0);

  const server = await emptyServer('copy_round_trip');
  const report = await toServer(original, server);
  expect(report).toMatchObject({ scopes: 3, present: 0 });
  expect(report.rows).toMatchObject({ article: 4, revision: 6, answer: 4 });
  await toFolder(server, back);

  const after = contentOf(back);
  const sequences = (content: typeof before) =>
    (content.sqlite_sequence as { name: string }[]).filter(({ name }) => name !== 'change');
  expect(sequences(after)).toEqual(sequences(before));
  for (const { name } of [...GLOBAL_TABLES, ...SCOPED_TABLES])
    if (name !== 'vectors') expect(after[name], name).toEqual(before[name]);
});

describe('an interrupted copy', () => {
  test('goes on with the scopes that are missing, and copies anew what has changed since', async () => {
    const original = temporaryFolder();
    await fillFolder(original);
    const server = await emptyServer('copy_interrupted');
    const stop = new AbortController();
    const interrupted = toServer(original, server, {
      signal: stop.signal,
      onProgress: (progress) => {
        if (progress.step === 'copying' && progress.scope === 'guild:2' && progress.table === 'passage')
          stop.abort();
      },
    });
    await expect(interrupted).rejects.toThrow(/Stopped/);

    const store = SqliteStore.open(original);
    await store.recordClockMark({ trusted: 1_800_000_000_000, doubt: null });
    await store.close();
    expect(await toServer(original, server)).toMatchObject({ scopes: 3, present: 2 });
  });

  test('is recognised by its original', async () => {
    const [original, other] = [temporaryFolder(), temporaryFolder()];
    await fillFolder(original);
    await fillFolder(other);
    const server = await emptyServer('copy_of_another');
    const stop = AbortSignal.abort();
    await expect(toServer(original, server, { signal: stop })).rejects.toThrow(/Stopped/);
    await expect(toServer(other, server)).rejects.toThrow(/has an unfinished copy of sqlite:/);
  });
});

test('a target with content is refused', async () => {
  const original = temporaryFolder();
  await fillFolder(original);
  const server = await emptyServer('copy_refused');
  await toServer(original, server);
  await expect(toServer(original, server)).rejects.toThrow(/has content already/);
  await expect(toFolder(server, original)).rejects.toThrow(/has content already/);
});

test('a copied folder answers searches as the original does', async () => {
  const [original, back] = [temporaryFolder(), temporaryFolder()];
  await fillFolder(original);
  const server = await emptyServer('copy_searched');
  await toServer(original, server);
  await toFolder(server, back);
  const search = async (folder: string) => {
    const store = SqliteStore.open(folder);
    const scope = await store.articles.scopeKey(FIRST_SCOPE);
    const embedder = fakeEmbedder();
    const index = await store.index(scope, embedder);
    const near = await index.search(await embedder.embedQuery('a dam that broke'), 5);
    const words = await store.search.bm25(scope, ['dam', 'treati'], 10, null);
    await store.close();
    return { near, words };
  };
  const [expected, actual] = [await search(original), await search(back)];
  expect(expected.words.length).toBeGreaterThan(1);
  expect(actual.words).toEqual(expected.words);
  expect(actual.near.map(({ label }) => label)).toEqual(expected.near.map(({ label }) => label));
});
