/** What of the data of users stays in the files of SQLite. `personal-data.test.ts` tests both engines. */
import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { fillForTwoUsers, OTHER_USER, USER, unanswered } from '../fixtures/two-users.js';

async function filled(folder: string): Promise<SqliteStore> {
  const store = SqliteStore.open(folder);
  await fillForTwoUsers(store);
  return store;
}

const later = (days: number): Date => new Date(Date.now() + days * 86_400_000);
const idsIn = (store: SqliteStore): number[] =>
  [
    'SELECT count(user) FROM answer',
    'SELECT count(ingested_by) FROM article',
    'SELECT count(added_by) FROM feed',
    'SELECT count(ingested_by) FROM accepted',
    "SELECT count(*) FROM rating WHERE user NOT GLOB 'anonymous:*'",
  ].map((sql) => rawDatabase(store).prepare(sql).pluck().get() as number);

test('deleting a user’s questions removes them from every scope and from the file, and no others', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const keys = [await store.articles.scopeKey('guild:1'), await store.articles.scopeKey('user:9')];
  for (const [i, key] of keys.entries()) {
    await store.answers.add(key, unanswered(`mine${i}`, 'who wrote zanzibarnote?'), {
      channel: null,
      user: '7',
    });
    await store.answers.add(key, unanswered(`theirs${i}`, 'who else?'), { channel: null, user: '8' });
  }
  expect(await store.personalData.deleteByUser('7')).toBe(2);
  expect(await store.personalData.deleteByUser('7')).toBe(0);
  expect(await Promise.all(keys.map((key) => store.answers.count(key)))).toEqual([1, 1]);
  await store.scrub();
  await store.close();
  expect(filesContaining(folder, ['zanzibarnote'])).toEqual([]);
});

test('deleting a user’s questions leaves no byte of the user’s id', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder);
  expect(filesContaining(folder, [USER])).not.toEqual([]);
  expect(await store.personalData.deleteByUser(USER)).toBe(1);
  await store.scrub();
  expect(filesContaining(folder, [USER])).toEqual([]);
  expect(idsIn(store)).toEqual([1, 1, 1, 1, 0]);
  expect(await store.articles.count(await store.articles.scopeKey('guild:1'))).toBe(2);
  expect(await store.feeds.list('guild:1')).toHaveLength(2);
  await store.close();
  expect(filesContaining(folder, [OTHER_USER])).not.toEqual([]);
});

test('removing old ids leaves no byte of them; what they belonged to and the ratings stay', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder);
  const scope = await store.articles.scopeKey('guild:1');
  expect(await store.personalData.removeUserIdsBefore(later(-1), 100)).toBe(0);
  expect(idsIn(store)).toEqual([2, 2, 2, 2, 2]);

  expect(await store.personalData.removeUserIdsBefore(later(1), 1)).toBe(5);
  expect(idsIn(store)).toEqual([1, 1, 1, 1, 1]);
  expect(await store.personalData.removeUserIdsBefore(later(1), 100)).toBe(5);
  expect(await store.personalData.removeUserIdsBefore(later(1), 100)).toBe(0);
  await store.scrub();
  expect(filesContaining(folder, [USER, OTHER_USER])).toEqual([]);

  expect(await store.answers.ratings(scope)).toEqual({ helpful: 2, unhelpful: 0 });
  expect(await store.answers.count(scope)).toBe(2);
  expect(await store.articles.count(scope)).toBe(2);
  await store.answers.rate('of 2', USER, false);
  await store.answers.rate('of 2', USER, true);
  expect(await store.answers.ratings(scope)).toEqual({ helpful: 3, unhelpful: 0 });
  await store.close();
});

test('deleting old questions leaves no byte of them, oldest first', async () => {
  const folder = temporaryFolder();
  const store = await filled(folder);
  const scope = await store.articles.scopeKey('guild:1');
  const age = rawDatabase(store).prepare('UPDATE answer SET asked_at = ? WHERE id = ?');
  age.run(later(-10).toISOString(), 'of 1');
  expect(await store.personalData.deleteQuestionsBefore(later(-11), 100)).toBe(0);
  expect(await store.personalData.deleteQuestionsBefore(later(-9), 100)).toBe(1);
  expect(await store.answers.find(scope, 'of 1')).toBeNull();
  expect(await store.answers.ratings(scope)).toEqual({ helpful: 0, unhelpful: 0 });
  expect(await store.personalData.deleteQuestionsBefore(later(1), 100)).toBe(1);
  await store.scrub();
  expect(filesContaining(folder, ['zanzibarnote'])).toEqual([]);
  await store.close();
});

test('what retention looks for is found by an index', async () => {
  const store = await filled(temporaryFolder());
  const seen: string[] = [];
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    seen.push(sql);
    return prepare.call(this, sql);
  });
  await store.personalData.removeUserIdsBefore(later(1), 100);
  await store.personalData.deleteQuestionsBefore(later(1), 100);
  vi.restoreAllMocks();
  // A waiting source lives for minutes, and few are ever set aside, so their tables stay small.
  const statements = seen.filter((sql) => sql.includes('LIMIT') && !/accepted|set_aside/.test(sql));
  expect(statements).toHaveLength(5);
  for (const sql of statements) {
    const [subquery] = sql.match(/(?<=\()SELECT[\s\S]*(?=\))/)!;
    const plan = rawDatabase(store).prepare(`EXPLAIN QUERY PLAN ${subquery}`).all('', 1) as {
      readonly detail: string;
    }[];
    expect(plan.map(({ detail }) => detail).join(), sql).toMatch(
      /USING (COVERING )?INDEX \w+_(with_user|by_time)/,
    );
  }
  await store.close();
});
