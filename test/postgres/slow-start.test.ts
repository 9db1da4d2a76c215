/** What takes longer at a start than a machine waits for its lease, and who is seen to use a newsroom. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openMachineStore } from '../../src/app/machines/open-machine-store.js';
import { openStore } from '../../src/app/open-store.js';
import { LOCK_CLASS } from '../../src/store/postgres/connection/database.js';
import { newsroomsUsing, openServer } from '../../src/store/postgres/maintenance/server.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { createEmptySchema } from './empty-schema.js';

async function emptySchema() {
  const schema = await createEmptySchema(process.env.TEST_DATABASE_URL!);
  onTestFinished(() => schema.drop());
  const server = openServer(schema.url);
  onTestFinished(() => server.database.close());
  return { url: schema.url, server };
}

test('a machine waits for whoever installs pgvector, however long it takes', async () => {
  const { url, server } = await emptySchema();
  const installing = server.database.lend(async (connection) => {
    await connection.query(`SELECT pg_advisory_lock(${LOCK_CLASS}, 3)`);
    await sleep(7000);
    await connection.query(`SELECT pg_advisory_unlock(${LOCK_CLASS}, 3)`);
  });
  const store = await openMachineStore(url, (error) => {
    throw error;
  });
  onTestFinished(() => store.close());
  expect(await store.present()).toEqual([]);
  await installing;
});

test('a newsroom that is open is seen, however idle', async () => {
  const { url, server } = await emptySchema();
  const store = await openStore({ DATA_DIR: temporaryFolder(), DATABASE_URL: url });
  // The driver closes what is idle for ten seconds.
  await sleep(12_000);
  const during = await newsroomsUsing(server);
  await store.close();
  expect(during).not.toEqual([]);
});
