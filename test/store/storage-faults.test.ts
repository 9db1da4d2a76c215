/** Whatever goes wrong with the disk, the folder or the file, every method of the store says so in words. */
import { chmodSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/domain/errors.js';
import type { Store } from '../../src/store/ports/store.js';
import type { ArticleRecord, RevisionRecord } from '../../src/store/ports/transfer-store.js';
import { storageFault } from '../../src/store/sqlite/faults/storage-fault.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { emptyAnswer } from '../fixtures/empty-answer.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { openStore } from '../fixtures/open-store.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const NOW = new Date('2026-03-04T05:06:07.000Z');
const MODEL = { id: 'fake-32', dimension: 32 };
const TARGET = { model: MODEL, analysis: 1 };
const LEASE = { owner: 'me', until: NOW };
const ANSWER = emptyAnswer('a1');
const ARTICLE: ArticleRecord = {
  type: 'article',
  scope: SCOPE,
  id: 'imported',
  current: 2,
  contentHash: 'hash',
  ingestedBy: null,
  addedAt: NOW.toISOString(),
  story: null,
  urls: [],
};
/** An older one, which is not searched. */
const REVISION: RevisionRecord = {
  type: 'revision',
  article: ARTICLE.id,
  number: 1,
  title: 'The dam',
  outlet: null,
  author: null,
  language: 'eng',
  publishedAt: null,
  fetchedAt: NOW.toISOString(),
  contentHash: 'hash',
  provenance: 'fetched',
  claimedUrl: null,
  words: 3,
  boilerplate: [],
  text: 'The dam held.',
};

type Ports = {
  readonly [P in keyof Store as Store[P] extends (...args: never[]) => unknown ? never : P]: Store[P];
};
/** Arguments for every method of every port: a method that is added must be added here. */
type AllCalls = {
  readonly [P in keyof Ports]: { readonly [M in Exclude<keyof Ports[P], 'records'>]: readonly unknown[] };
};

const allCalls = async (): Promise<AllCalls> => {
  const prepared = await preparedArticle({ text: 'The dam held.' });
  const reading = {
    title: null,
    minIntervalMinutes: null,
    etag: null,
    lastModified: null,
    passedOver: [],
    entries: [{ id: 'e', formerId: null, url: 'https://a.example/', fingerprint: 'f', content: null }],
  };
  return {
    articles: {
      scopeKey: [SCOPE],
      classify: [SCOPE, prepared, null],
      attachToExisting: [SCOPE, prepared, null],
      save: [SCOPE, prepared, null],
      refuseForgotten: [SCOPE, prepared],
      isForgotten: [SCOPE, 'https://a.example/'],
      find: [SCOPE, 'x'],
      sameStory: ['x'],
      currentRevision: [SCOPE, 'x'],
      summary: [SCOPE, 'x'],
      list: [SCOPE, { limit: 1 }],
      searchTitles: [SCOPE, 'dam', 1],
      outlets: [1, ''],
      count: [1],
      bytes: [1],
      forget: [SCOPE, 'x'],
      retire: [SCOPE, 'x'],
      fetchedBefore: [NOW, 1, NOW],
      findByName: [SCOPE, 'dam'],
    },
    answers: {
      add: [1, ANSWER, { channel: null, user: null }],
      find: [1, 'x'],
      findAt: [1, { message: 'm' }],
      rate: ['a0', 'u', true],
      ratings: [1],
      recordMessage: ['x', 'm'],
      count: [1],
      citedArticles: [1, { which: 'cited' }],
    },
    search: {
      narrow: [1, { since: 'day', outlet: null }, NOW],
      corpus: [1, null],
      passageCount: [1],
      sentenceCount: [1],
      articles: [1],
      newest: [1, null, 1],
      stories: [[1]],
      loadArticles: [1, [1]],
      passages: [1, [1]],
      passageVectors: [1, [1], MODEL],
      bm25: [1, ['dam'], 1, null],
      documentFrequencies: [1, ['dam']],
    },
    staging: {
      progress: [TARGET],
      next: [TARGET],
      put: [{ key: 1, revision: 1 }, prepared],
      activate: [TARGET, {}],
      clear: [],
    },
    scopes: {
      preferences: [SCOPE],
      allPreferences: [],
      setPreferences: [
        1,
        {
          channels: [],
          privateAnswers: false,
          asksPerMinute: null,
          ingestsPerHour: null,
          answerThreads: false,
          forums: {},
        },
      ],
      markLeft: [SCOPE, NOW],
      markJoined: [SCOPE],
      servers: [],
      markPresent: [[SCOPE], [], NOW],
      leftBefore: [NOW],
    },
    jobs: {
      add: [1, { source: { kind: 'text', text: 'The dam held.' } }, null, LEASE],
      has: [1],
      start: [1],
      handBack: [1, { started: true, until: NOW }],
      remove: [1],
      setAside: [1, { name: 'dam.md', reason: 'because', at: NOW }],
      setAsideSources: [1, 5],
      count: [1],
      renewLeases: ['me', [1], NOW],
      releaseAll: ['me'],
      claimNext: [NOW, LEASE],
    },
    feeds: {
      add: [1, { url: 'https://a.example/feed', title: null, channel: null, addedBy: null }, NOW],
      list: [SCOPE],
      find: [SCOPE, 'x'],
      byKey: [1],
      remove: [1],
      setChannel: [1, 'channel'],
      pause: [1, 'because'],
      resume: [1, NOW],
      due: [NOW],
      nextDue: [],
      lease: [1, 'me', NOW],
      release: [1, 'me'],
      releaseAll: ['me'],
      recordReading: [1, reading, NOW],
      waiting: [1, 1, NOW],
      settle: [1, null],
      postpone: [1, NOW],
      move: [1, 'https://b.example/feed'],
      recordPoll: [1, { at: NOW, next: NOW, failures: 0, error: null }],
    },
    personalData: {
      deleteByUser: ['u'],
      deleteQuestionsBefore: [NOW, 1],
      removeUserIdsBefore: [NOW, 1],
    },
    transfer: {
      counts: [null],
      add: [[{ type: 'scope', scope: SCOPE, leftAt: null, preferences: null }]],
      addRevision: [ARTICLE, REVISION, null],
    },
    headlines: { waitingScopes: [], take: [[SCOPE], 1], count: [], markPosted: [[1]] },
  };
};

type AnyMethod = (...args: readonly unknown[]) => Promise<unknown>;

/** Calls every method. @returns how each ended: `done`, or the id of its error, or the error if it is none of ours. */
async function outcomes(store: Store): Promise<Map<string, unknown>> {
  const ended = new Map<string, unknown>();
  for (const [port, calls] of Object.entries(await allCalls())) {
    for (const [method, args] of Object.entries(calls as Record<string, readonly unknown[]>)) {
      const target = (store as unknown as Record<string, Record<string, AnyMethod>>)[port]!;
      const outcome = await target[method]!(...args).then(
        () => 'done',
        (error: unknown) => (error instanceof UserError ? error.id : error),
      );
      ended.set(`${port}.${method}`, outcome);
    }
  }
  for (const [method, args] of Object.entries({
    activeModel: [],
    activate: [{ model: 'm', dimension: 2, settings: {} }],
    clockMark: [],
    recordClockMark: [{ trusted: 0, doubt: null }],
    index: [1, MODEL],
    purge: [SCOPE],
  })) {
    const target = store as unknown as Record<string, AnyMethod>;
    const outcome = await target[method]!(...args).then(
      () => 'done',
      (error: unknown) => (error instanceof UserError ? error.id : error),
    );
    ended.set(method, outcome);
  }
  return ended;
}

/** Methods that read, and those that have nothing to write here. */
const withoutWrites = (ended: Map<string, unknown>): string[] =>
  [...ended].filter(([, outcome]) => outcome === 'done').map(([name]) => name);

test('every method of a store whose tables are gone says that the database is damaged', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const raw = rawDatabase(store);
  raw.pragma('foreign_keys = OFF');
  const tables = raw
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  for (const table of tables) raw.exec(`DROP TABLE ${table}`);
  const ended = await outcomes(store);
  expect([...new Set(ended.values())]).toEqual(['store.damaged']);
  await store.close();
});

test('a newer version that migrates the database while the store is open is named as the reason', async () => {
  const store = SqliteStore.open(temporaryFolder());
  rawDatabase(store).exec('ALTER TABLE rating RENAME TO helpfulness; PRAGMA user_version = 9999');
  await expect(store.answers.ratings(1)).rejects.toMatchObject({ code: 'store.newer' });
  expect(await store.check()).toEqual({ ok: true });
  await store.close();
});

test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
  'a folder that may not be written is named at the start',
  async () => {
    const folder = temporaryFolder();
    await SqliteStore.open(folder).close();
    chmodSync(folder, 0o500);
    expect(() => SqliteStore.open(folder)).toThrow(expect.objectContaining({ id: 'store.readOnly' }));
    chmodSync(folder, 0o700);
  },
);

describe('every method that writes says why it cannot, and reading goes on:', () => {
  const FAULTS: Readonly<Record<string, { set: (db: Database.Database) => void; id: string }>> = {
    'a full disk': {
      set: (db) => db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true })}`),
      id: 'store.full',
    },
    'a read-only database': { set: (db) => db.pragma('query_only = ON'), id: 'store.readOnly' },
  };
  test.each(Object.entries(FAULTS))('%s', async (_, { set, id }) => {
    const { store, connection } = openStore(temporaryFolder());
    const { id: article } = await store.articles.save(
      SCOPE,
      await preparedArticle({ text: 'The river rose. '.repeat(300) }),
      null,
    );
    await store.answers.add(1, emptyAnswer('a0'), { channel: null, user: null });
    set(connection);
    const save = store.articles.save(
      SCOPE,
      await preparedArticle({ text: 'The dam broke. '.repeat(900) }),
      null,
    );
    await expect(save).rejects.toMatchObject({ code: 'store.unavailable', id });
    expect((await store.articles.find(SCOPE, article))?.text).toMatch('The river rose.');
    const ended = await outcomes(store);
    expect([...new Set(ended.values())].filter((outcome) => outcome !== 'done' && outcome !== id)).toEqual(
      [],
    );
    expect(withoutWrites(ended)).toContain('search.bm25');
    await store.close();
  });

  test('a database that another process has locked', async () => {
    const { store, connection } = openStore(temporaryFolder(), { busyWaitMs: 20 });
    await store.articles.save(SCOPE, await preparedArticle({ text: 'The river rose.' }), null);
    await store.answers.add(1, emptyAnswer('a0'), { channel: null, user: null });
    rawDatabase(store).exec('BEGIN IMMEDIATE');
    expect(connection.pragma('busy_timeout', { simple: true })).toBe(0);
    const ended = await outcomes(store);
    expect(new Set(ended.values())).toEqual(new Set(['done', 'store.busy']));
    expect(ended.get('articles.save')).toBe('store.busy');
    expect(ended.get('search.bm25')).toBe('done');
    rawDatabase(store).exec('ROLLBACK');
    expect((await outcomes(store)).get('articles.save')).toBe('done');
    await store.close();
  });
});

test('a write waits for another process without blocking the thread, and reads go on meanwhile', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const key = await store.articles.scopeKey(SCOPE);
  rawDatabase(store).exec('BEGIN IMMEDIATE');
  let isStored = false;
  const storing = store.answers.add(key, ANSWER, { channel: null, user: null }).then(() => {
    isStored = true;
  });
  for (let i = 0; i < 20; i += 1) await store.search.corpus(key, null);
  expect(await store.answers.count(key)).toBe(0);
  expect(isStored).toBe(false);
  rawDatabase(store).exec('COMMIT');
  await storing;
  expect(await store.answers.count(key)).toBe(1);
  await store.close();
});

test('a closing store waits for what is being written, but not for long', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const key = await store.articles.scopeKey(SCOPE);
  rawDatabase(store).exec('BEGIN IMMEDIATE');
  const storing = store.answers.add(key, ANSWER, { channel: null, user: null });
  const failing = expect(storing).rejects.toMatchObject({ id: 'store.busy' });
  await store.close();
  await failing;
  rawDatabase(store).exec('COMMIT');
});

describe('what was written into files that are no longer in their place is refused:', () => {
  const save = async (store: SqliteStore, text: string) =>
    store.articles.save(SCOPE, await preparedArticle({ text }), null);

  test('the folder was moved away, and works again when it is back', async () => {
    const troubles: (string | null)[] = [];
    const folder = join(temporaryFolder(), 'data');
    const store = SqliteStore.open(folder, { onTrouble: (trouble) => troubles.push(trouble?.id ?? null) });
    await save(store, 'The dam held.');
    renameSync(folder, `${folder}-away`);
    await expect(save(store, 'The river rose.')).rejects.toMatchObject({ id: 'store.displaced' });
    await expect(save(store, 'The vote was close.')).rejects.toMatchObject({
      code: 'store.unavailable',
      message: expect.stringContaining(join(folder, 'byline.db')),
    });
    expect(await store.check()).toMatchObject({ ok: false, reason: expect.stringContaining('moved') });
    expect(await store.articles.count(await store.articles.scopeKey(SCOPE))).toBeGreaterThan(0);
    renameSync(`${folder}-away`, folder);
    await save(store, 'The bank failed.');
    expect(troubles).toEqual(['store.displaced', null]);
    expect(await store.check()).toEqual({ ok: true });
    await store.close();
  });

  test('the folder was deleted, or another database put in its place', async () => {
    const folder = join(temporaryFolder(), 'data');
    const store = SqliteStore.open(folder);
    await save(store, 'The dam held.');
    rmSync(folder, { recursive: true });
    await expect(save(store, 'The river rose.')).rejects.toMatchObject({ id: 'store.displaced' });
    mkdirSync(folder);
    const other = SqliteStore.open(folder);
    await expect(save(store, 'The vote was close.')).rejects.toMatchObject({ id: 'store.displaced' });
    await store.close();
    expect(await other.articles.count(await other.articles.scopeKey(SCOPE))).toBe(0);
    await other.close();
  });

  test('the log was deleted: closing still writes what it held', async () => {
    const folder = temporaryFolder();
    const store = SqliteStore.open(folder);
    const { id } = await save(store, 'The dam held.');
    rmSync(join(folder, 'byline.db-wal'));
    await expect(save(store, 'The river rose.')).rejects.toMatchObject({
      message: expect.stringContaining('byline.db-wal was deleted'),
    });
    await store.close();
    const again = SqliteStore.open(folder);
    expect((await again.articles.find(SCOPE, id))?.text).toBe('The dam held.');
    await again.close();
  });
});

describe('check', () => {
  test('says what keeps the store from working, and that it works again', async () => {
    const { store, connection } = openStore(temporaryFolder());
    expect(await store.check()).toEqual({ ok: true });
    connection.pragma('query_only = ON');
    expect(await store.check()).toMatchObject({
      ok: false,
      reason: expect.stringContaining('may not write'),
    });
    connection.pragma('query_only = OFF');
    expect(await store.check()).toEqual({ ok: true });
    rawDatabase(store).exec('BEGIN IMMEDIATE');
    expect(await store.check()).toMatchObject({
      ok: false,
      reason: expect.stringContaining('Another process'),
    });
    rawDatabase(store).exec('ROLLBACK');
    expect(await store.check()).toEqual({ ok: true });
    await store.close();
  });

  test('does not forget that a part of the database is damaged', async () => {
    const store = SqliteStore.open(temporaryFolder());
    rawDatabase(store).exec('ALTER TABLE rating RENAME TO gone');
    await expect(store.answers.ratings(1)).rejects.toMatchObject({ id: 'store.damaged' });
    expect(await store.check()).toMatchObject({ ok: false, reason: expect.stringContaining('damaged') });
    await store.close();
  });
});

test('codes of SQLite and of the file system are worded, with the fault as the cause', () => {
  const file = join(temporaryFolder(), 'byline.db');
  const sqlite = (code: string) => new Database.SqliteError('it failed', code);
  const system = (code: string) => Object.assign(new Error('it failed'), { code });
  const ids = (errors: readonly Error[]) => errors.map((error) => storageFault(error, file)?.id);
  expect(
    ids(['SQLITE_IOERR', 'SQLITE_IOERR_WRITE', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_CANTOPEN'].map(sqlite)),
  ).toEqual(Array(4).fill('store.failing'));
  expect(ids(['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB'].map(sqlite))).toEqual(
    Array(3).fill('store.damaged'),
  );
  expect(ids([sqlite('SQLITE_READONLY_DBMOVED'), system('EROFS'), system('EACCES')])).toEqual(
    Array(3).fill('store.readOnly'),
  );
  expect(ids([sqlite('SQLITE_FULL'), system('ENOSPC'), system('EDQUOT')])).toEqual(
    Array(3).fill('store.full'),
  );
  expect(ids([sqlite('SQLITE_BUSY_SNAPSHOT')])).toEqual(['store.busy']);
  expect(ids([sqlite('SQLITE_CONSTRAINT_UNIQUE'), system('ERR_X'), new TypeError('no')])).toEqual(
    Array(3).fill(undefined),
  );
  expect(ids([Object.assign(system('ELOOP'), { syscall: 'open' })])).toEqual(['store.failing']);
  const fault = sqlite('SQLITE_FULL');
  expect(storageFault(fault, file)?.cause).toBe(fault);
});

test('an index that cannot be kept on the disk is searched in memory, and said once', async () => {
  const folder = temporaryFolder();
  const faults: unknown[] = [];
  const store = SqliteStore.open(folder, { onFault: (fault) => faults.push(fault) });
  const embedder = fakeEmbedder();
  for (const text of ['The dam held.', 'The river rose.']) {
    await store.articles.save(SCOPE, await preparedArticle({ text }, embedder), null);
  }
  writeFileSync(join(folder, 'index'), 'no folder');
  const index = await store.index(await store.articles.scopeKey(SCOPE), embedder);
  expect(await index.search(await embedder.embedQuery('the dam held'), 10)).toHaveLength(2);
  await store.close();
  expect(faults).toEqual([expect.objectContaining({ id: 'store.snapshotFailed' })]);
});

test('a forget that cannot delete a snapshot fails, and questions are answered all the same', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const embedder = fakeEmbedder();
  const save = async (text: string) =>
    (await store.articles.save(SCOPE, await preparedArticle({ text }, embedder), null)).id;
  const first = await save('The dam held.');
  await save('The river rose.');
  const scope = await store.articles.scopeKey(SCOPE);
  await store.index(scope, embedder);
  symlinkSync(join(folder, 'index'), join(folder, 'index'));
  await store.articles.forget(SCOPE, first);
  const index = await store.index(scope, embedder);
  await expect(index.settled()).rejects.toMatchObject({ id: 'store.failing' });
  expect(await index.search(await embedder.embedQuery('the river'), 10)).toHaveLength(1);
  rmSync(join(folder, 'index'));
  await index.settled();
  expect(await index.search(await embedder.embedQuery('the river'), 10)).toHaveLength(1);
  await store.close();
});
