import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import type { Answer } from '../../src/domain/answer.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const USER = '481516234200000007';
const OTHER_USER = '481516234200000008';
const NOBODY = { channel: null, user: null };

const answer = (id: string, question: string): Answer => ({
  id,
  question,
  kind: 'nothing',
  statements: [],
  searched: { articles: 0, passages: 0, newest: null },
  confidence: 0,
  read: true,
});

/** Something of two users in every table that holds ids of users. */
async function filled(folder: string): Promise<SqliteStore> {
  const store = SqliteStore.open(folder);
  const scope = await store.articles.scopeKey('guild:1');
  for (const user of [USER, OTHER_USER]) {
    const text = `The dam of ${user === USER ? 'Hillside' : 'Lakeside'} held on Friday.`;
    await store.articles.save('guild:1', await preparedArticle({ text }, fakeEmbedder()), user);
    const url = `https://example.org/${user === USER ? 'one' : 'other'}.xml`;
    await store.feeds.add(scope, { url, title: null, channel: null, addedBy: user }, new Date());
    await store.jobs.add(
      scope,
      { source: { kind: 'url', url: 'https://example.org/' }, ingestedBy: user },
      null,
      { owner: 'o', until: new Date() },
    );
    await store.answers.add(scope, answer(`of ${user === USER ? 1 : 2}`, 'who wrote zanzibarnote?'), {
      channel: null,
      user,
    });
    await store.answers.rate('of 1', user, true);
  }
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
    await store.answers.add(key, answer(`mine${i}`, 'who wrote zanzibarnote?'), { channel: null, user: '7' });
    await store.answers.add(key, answer(`theirs${i}`, 'who else?'), { channel: null, user: '8' });
  }
  expect(await store.personalData.deleteByUser('7')).toBe(2);
  expect(await store.personalData.deleteByUser('7')).toBe(0);
  expect(await Promise.all(keys.map((key) => store.answers.count(key)))).toEqual([1, 1]);
  await store.scrub();
  await store.close();
  expect(filesContaining(folder, ['zanzibarnote'])).toEqual([]);
});

test('questions of direct messages are their user’s, also after their ids were removed', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const own = await store.articles.scopeKey('user:7');
  await store.answers.add(own, answer('a', 'who wrote it?'), NOBODY);
  await store.answers.add(await store.articles.scopeKey('user:77'), answer('b', 'who else?'), NOBODY);
  expect(await store.personalData.deleteByUser('7')).toBe(1);
  expect(await store.answers.count(own)).toBe(0);
  await store.close();
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

test('counts what all scopes have together', async () => {
  const store = await filled(temporaryFolder());
  const key = await store.articles.scopeKey('guild:2');
  const text = 'The dam held.';
  await store.articles.save('guild:2', await preparedArticle({ text }, fakeEmbedder()), null);
  await store.index(key, fakeEmbedder());
  expect(await store.totals()).toEqual({
    scopes: 2,
    articles: 3,
    passages: 3,
    answers: 2,
    ingestJobs: 2,
    feeds: { followed: 2, paused: 0, failing: 0 },
    indexes: { open: 1, vectorBytes: expect.any(Number) },
  });
  await store.purge('guild:2');
  expect(await store.totals()).toMatchObject({ scopes: 1, articles: 2 });
  await store.close();
});
