import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrateStore } from '../../src/store/maintenance/migrate-store.js';
import { serverMaintenance } from '../../src/store/maintenance/server-maintenance.js';
import type { Finding } from '../../src/store/ports/maintenance.js';
import { Database, EVERY_SCOPE } from '../../src/store/postgres/connection/database.js';
import { hearsNotifications } from '../../src/store/postgres/maintenance/notifications.js';
import type { Server } from '../../src/store/postgres/maintenance/server.js';
import { placeOfUrl } from '../../src/store/postgres/maintenance/server.js';
import { sqliteDataFolder } from '../../src/store/sqlite/folder/data-folder.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { FIRST_SCOPE, fillFolder } from '../fixtures/full-newsroom.js';
import { PglitePool } from '../fixtures/pglite.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const NOW = new Date('2026-11-20T12:00:00Z');

const serverOf = (pool: PglitePool, place: string): Server => ({
  database: new Database(pool),
  place,
  hears: () => hearsNotifications(pool),
});

/** A server's database with a newsroom, and its maintenance. */
async function filledServer(schema: string) {
  const folder = temporaryFolder();
  const ids = await fillFolder(folder);
  const pool = await PglitePool.open(schema);
  const server = serverOf(pool, `pglite:${schema}`);
  await migrateStore({ folder }, { server });
  const data = temporaryFolder();
  return { server, ids, original: folder, data, maintenance: serverMaintenance(() => server, data) };
}

async function findings(maintenance: ReturnType<typeof serverMaintenance>) {
  const found = new Map<string, Omit<Finding, 'check'>>();
  for await (const { check, ...finding } of maintenance.inspect(NOW)) found.set(check, finding);
  return found;
}

const run = (server: Server, sql: string) =>
  server.database.write(EVERY_SCOPE, (session) => session.run(sql));
const count = async (server: Server, from: string) =>
  (
    await server.database.read(EVERY_SCOPE, (session) =>
      session.rows<{ n: number }>(`SELECT count(*) AS n FROM ${from}`),
    )
  )[0]!.n;

test('doctor finds a copied newsroom in order', async () => {
  const { maintenance } = await filledServer('doctor_in_order');
  const found = await findings(maintenance);
  expect(found.get('database')).toEqual({
    state: 'ok',
    detail: expect.stringMatching(
      /^PostgreSQL \S+.* at pglite:doctor_in_order, pgvector \S+, \S+ MiB, schema 0003_url_by_alias, 4 articles and 4 answers in 2 scopes$/,
    ),
  });
  expect(found.get('row-level security')).toMatchObject({ state: 'ok' });
  for (const check of ['articles', 'full-text index', 'sessions', 'database write'])
    expect(found.get(check), check).toMatchObject({ state: 'ok' });
  expect(found.get('backup')).toMatchObject({ state: 'warning' });
});

test('doctor warns of a pooler that keeps connections from hearing one another', async () => {
  const { server, data } = await filledServer('doctor_pooler');
  const pool = await PglitePool.open('doctor_pooler');
  const deaf = { lend: pool.lend.bind(pool), listen: async () => async () => undefined };
  const maintenance = serverMaintenance(() => ({ ...server, hears: () => hearsNotifications(deaf) }), data);
  expect((await findings(maintenance)).get('sessions')).toEqual({
    state: 'warning',
    detail: expect.stringMatching(/transaction mode/),
  });
});

test('doctor tells which machines are there, and which one is not', async () => {
  const { server, maintenance } = await filledServer('doctor_machines');
  expect(await findings(maintenance)).not.toContain('machines');
  const add = (number: number, seconds: number) =>
    run(
      server,
      `INSERT INTO machine VALUES (${number}, 2, 6, 'host-${number}', 'owner', now() + interval '${seconds} s')`,
    );
  await add(1, 60);
  await add(2, -60);
  expect((await findings(maintenance)).get('machines')).toEqual({
    state: 'warning',
    detail: '1/2 on host-1; 2/2 not there: start it, or the servers of its shards get no answer',
  });
  await run(server, "UPDATE machine SET held_until = now() + interval '60 s'");
  expect((await findings(maintenance)).get('machines')).toEqual({
    state: 'ok',
    detail: '1/2 on host-1, 2/2 on host-2; 6 shards',
  });
});

test('doctor names damage, and repair mends what is derived', async () => {
  const { server, maintenance } = await filledServer('doctor_damaged');
  await run(server, "UPDATE revision SET text = text || '!' WHERE article = (SELECT max(key) FROM article)");
  await run(server, 'DELETE FROM sentence WHERE article = (SELECT min(key) FROM article) AND ordinal = 0');
  await run(server, 'DELETE FROM vocabulary WHERE scope = 3');
  const found = await findings(maintenance);
  expect(found.get('articles')?.detail).toMatch(/does not match its content hash.*do not fit its text/s);
  expect(found.get('full-text index')?.detail).toMatch(/that of guild:2: its vocabulary/);

  const report = await maintenance.repair(NOW);
  expect(report.done.join('\n')).toMatch(/embedded again[\s\S]*Rebuilt the full-text index of guild:2/);
  expect(report.left).toEqual([expect.stringContaining('is damaged')]);
  const after = await findings(maintenance);
  expect(after.get('full-text index')).toMatchObject({ state: 'ok' });
  expect(after.get('articles')?.detail).not.toMatch(/do not fit/);
});

test('a backup of a server is restored into a data folder and into a server', async () => {
  const { server, ids, maintenance } = await filledServer('backup_both_ways');
  const backup = join(temporaryFolder(), 'backup.db');
  expect(await maintenance.backup(backup)).toMatchObject({
    articles: 4,
    answers: 4,
    feeds: 2,
    damagedTexts: 0,
  });
  expect((await findings(maintenance)).get('backup')?.detail).toContain(backup);

  const folder = temporaryFolder();
  expect(sqliteDataFolder(folder).restore(backup)).toMatchObject({ articles: 4, deletions: 'none' });
  const store = SqliteStore.open(folder);
  expect(await store.articles.find(FIRST_SCOPE, ids[0]!)).toMatchObject({ revision: 2 });
  await store.close();

  const hash =
    '(SELECT content_hash FROM revision WHERE article = (SELECT max(key) FROM article WHERE scope = 2))';
  await run(server, `INSERT INTO tombstone (scope, hash, forgotten_at) VALUES (2, ${hash}, '2026-11-19')`);
  await run(server, 'DELETE FROM article WHERE key = (SELECT max(key) FROM article WHERE scope = 2)');
  await run(server, "DELETE FROM answer WHERE id = 'answer-2'");
  const report = await maintenance.restore(backup);
  expect(report).toMatchObject({
    articles: 3,
    deletions: { articles: 1, answers: 1, scopes: 0 },
    setAside: expect.stringMatching(/before-restore-.*\.db$/),
  });
  expect(await count(server, 'article')).toBe(3);
  expect(await count(server, "answer WHERE id = 'answer-2'")).toBe(0);

  expect(
    await maintenance.restore(report.setAside!, { bringBack: true, discardCurrent: true }),
  ).toMatchObject({
    articles: 3,
    setAside: null,
  });
  expect(await maintenance.restore(backup, { bringBack: true })).toMatchObject({ articles: 4 });
  expect(await count(server, "answer WHERE id = 'answer-2'")).toBe(1);
});

test('a backup of a data folder is restored into an empty server', async () => {
  const folder = temporaryFolder();
  await fillFolder(folder);
  const backup = join(temporaryFolder(), 'backup.db');
  sqliteDataFolder(folder).backup(backup);
  const server = serverOf(await PglitePool.open('restore_folder'), 'pglite');
  const maintenance = serverMaintenance(() => server, temporaryFolder());
  await expect(maintenance.backup(join(temporaryFolder(), 'none.db'))).rejects.toThrow(/no newsroom yet/);
  expect(await maintenance.restore(backup)).toMatchObject({ articles: 4, setAside: null, deletions: 'none' });
  expect(await count(server, 'passage_vector')).toBe(4);
});

test('a place is named without user and password', () => {
  expect(placeOfUrl('postgres://byline:s3cret@db.example.org:5432/byline?sslmode=require')).toBe(
    'postgres://db.example.org:5432/byline',
  );
  expect(placeOfUrl('postgresql:///byline?host=/run/postgresql')).toBe('postgres:///run/postgresql/byline');
});
