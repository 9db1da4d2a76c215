import { expect, test } from 'vitest';
import { exportLines } from '../../src/app/transfer/export-records.js';
import { importRecords } from '../../src/app/transfer/import-records.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import type { Store } from '../../src/store/ports/store.js';
import { Database, EVERY_SCOPE } from '../../src/store/postgres/connection/database.js';
import { brokenIndexes, unfitArticles } from '../../src/store/postgres/maintenance/derived.js';
import { migrate } from '../../src/store/postgres/migrations/migrate.js';
import { PostgresTransferStore } from '../../src/store/postgres/transfer/transfer-store.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { fillFolder } from '../fixtures/full-newsroom.js';
import { PglitePool } from '../fixtures/pglite.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const NOW = new Date('2026-03-04T05:06:07.000Z');
const EMBEDDER = fakeEmbedder();

type Transfer = Pick<Store, 'transfer'>;

async function exported(store: Transfer): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store, null, NOW)) lines.push(line);
  return lines;
}

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${line}\n`);
}

const importInto = (store: Transfer, lines: readonly string[]) =>
  importRecords(
    { store: store as Store, parser: threadParser, embedder: async () => EMBEDDER },
    bytesOf(lines),
  );

test('an export of either engine is imported by the other and comes out the same', async () => {
  const folder = temporaryFolder();
  await fillFolder(folder);
  const original = SqliteStore.open(folder);
  const lines = await exported(original);
  await original.close();

  const database = new Database(await PglitePool.open('transfer'));
  await migrate(database);
  const server = { transfer: new PostgresTransferStore(database) };
  expect(await importInto(server, lines)).toMatchObject({ bad: [], complete: true });
  const out = await exported(server);
  // What waits in the queue is not exported.
  expect(out.slice(1)).toEqual(lines.slice(1));
  const again = await importInto(server, lines);
  expect(Object.values(again.counts).flatMap((outcomes) => Object.keys(outcomes))).toEqual(
    Object.keys(again.counts).map(() => 'known'),
  );
  await database.read(EVERY_SCOPE, async (session) => {
    expect(await unfitArticles(session)).toEqual([]);
    expect(await brokenIndexes(session)).toEqual([]);
  });

  const back = SqliteStore.open(temporaryFolder());
  expect(await importInto(back, out)).toMatchObject({ bad: [], complete: true });
  expect((await exported(back)).slice(1)).toEqual(lines.slice(1));
  await back.close();
});

test('records that nobody takes any more leave no transaction open', async () => {
  const database = new Database(await PglitePool.open('transfer_left'));
  await migrate(database);
  const transfer = new PostgresTransferStore(database);
  await transfer.add([{ type: 'scope', scope: 'guild:1', leftAt: null, preferences: null }]);
  for await (const record of transfer.records(null)) {
    expect(record).toMatchObject({ scope: 'guild:1' });
    break;
  }
  expect(await transfer.counts(null)).toMatchObject({ articles: 0 });
});
