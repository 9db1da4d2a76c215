import { expect, test } from 'vitest';
import { Database } from '../../src/store/postgres/connection/database.js';
import { migrate } from '../../src/store/postgres/migrations/migrate.js';
import { PglitePool } from '../fixtures/pglite.js';

test('rows of a scope are seen only by transactions that name it', async () => {
  const database = new Database(await PglitePool.open('smoke'));
  await migrate(database);
  await migrate(database);
  await database.write('guild:1', (session, scope) =>
    session.run("INSERT INTO tombstone (scope, hash, forgotten_at) VALUES ($1, 'a', '2026')", scope),
  );
  const hashes = (reach: Parameters<Database['read']>[0]) =>
    database.read(reach, (session) => session.rows<{ hash: string }>('SELECT * FROM tombstone'));
  expect(await hashes('guild:1')).toHaveLength(1);
  expect(await hashes(1)).toHaveLength(1);
  expect(await hashes('guild:2')).toHaveLength(0);
  await expect(
    database.write('guild:2', (session) =>
      session.run("INSERT INTO tombstone (scope, hash, forgotten_at) VALUES (1, 'b', '2026')"),
    ),
  ).rejects.toThrow(/row-level security/);
});
