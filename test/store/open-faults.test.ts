/** What lies in the place of the database is recognised at the start: nothing of another program is changed, and an emptied database is not taken for a new one. */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../src/domain/ids.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

const save = async (store: SqliteStore, text: string) =>
  (await store.articles.save(SCOPE, await preparedArticle({ text }, EMBEDDER), null)).id;

/** A closed data folder with an article and a snapshot. */
async function filledFolder(): Promise<string> {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  await save(store, 'The dam held.');
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  await store.close();
  return folder;
}

const change = (folder: string, sql: string): void => {
  const db = new Database(join(folder, 'byline.db'));
  db.pragma('foreign_keys = ON');
  db.exec(sql);
  db.close();
};

const emptied = { code: 'store.unavailable', id: 'store.emptied' };
const foreign = { code: 'config.invalid', id: 'store.noDatabase' };

const CASES: Readonly<Record<string, { spoil: (folder: string) => void | Promise<void>; error: object }>> = {
  'it is a folder': {
    spoil: (folder) => {
      rmSync(join(folder, 'byline.db'));
      mkdirSync(join(folder, 'byline.db'));
    },
    error: { code: 'config.invalid', id: 'store.isFolder' },
  },
  'it is empty beside an index': {
    spoil: (folder) => truncateSync(join(folder, 'byline.db'), 0),
    error: emptied,
  },
  'it is missing beside an index': { spoil: (folder) => rmSync(join(folder, 'byline.db')), error: emptied },
  'it is empty beside its log': {
    spoil: (folder) => {
      rmSync(join(folder, 'index'), { recursive: true });
      truncateSync(join(folder, 'byline.db'), 0);
      writeFileSync(join(folder, 'byline.db-wal'), 'acknowledged articles');
    },
    error: emptied,
  },
  'it is missing beside the note of a backup': {
    spoil: (folder) => {
      rmSync(join(folder, 'index'), { recursive: true });
      rmSync(join(folder, 'byline.db'));
      writeFileSync(
        join(folder, 'backup.json'),
        JSON.stringify({ at: new Date().toISOString(), file: '/backup.db' }),
      );
    },
    error: emptied,
  },
  'it is empty beside what a repair kept': {
    spoil: (folder) => {
      rmSync(join(folder, 'index'), { recursive: true });
      writeFileSync(
        join(folder, 'byline.db.before-repair-2026-01-02T03-04-05'),
        readFileSync(join(folder, 'byline.db')),
      );
      truncateSync(join(folder, 'byline.db'), 0);
    },
    error: emptied,
  },
  'it is a new one beside an index': {
    spoil: async (folder) => {
      const other = temporaryFolder();
      await SqliteStore.open(other).close();
      writeFileSync(join(folder, 'byline.db'), readFileSync(join(other, 'byline.db')));
    },
    error: emptied,
  },
  'its articles are gone': {
    spoil: (folder) => {
      rmSync(join(folder, 'index'), { recursive: true });
      change(folder, 'DELETE FROM article');
    },
    error: emptied,
  },
  'another program wrote it': {
    spoil: (folder) => {
      rmSync(join(folder, 'byline.db'));
      rmSync(join(folder, 'index'), { recursive: true });
      change(folder, 'CREATE TABLE notes (text TEXT); PRAGMA user_version = 3');
    },
    error: foreign,
  },
  'its version is negative': {
    spoil: (folder) => change(folder, 'PRAGMA user_version = -1'),
    error: foreign,
  },
  'it is no database': {
    spoil: (folder) => writeFileSync(join(folder, 'byline.db'), 'x'.repeat(10_000)),
    error: foreign,
  },
  'it is damaged': {
    spoil: (folder) => {
      const file = join(folder, 'byline.db');
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xff, 100, 4096));
    },
    error: { code: 'store.unavailable', id: 'store.damaged' },
  },
  'it is cut off': {
    spoil: (folder) => truncateSync(join(folder, 'byline.db'), 3 * 4096),
    error: { code: 'store.unavailable', id: 'store.damaged' },
  },
};

describe('a database is refused, and left as it is, if', () => {
  test.each(Object.entries(CASES))('%s', async (_, { spoil, error }) => {
    const folder = await filledFolder();
    const file = join(folder, 'byline.db');
    await spoil(folder);
    const content = () =>
      existsSync(file) && statSync(file).isFile() ? sha256(readFileSync(file, 'latin1')) : null;
    const before = content();
    expect(() => SqliteStore.open(folder)).toThrow(expect.objectContaining(error));
    expect(content()).toEqual(before);
  });
});

test('a folder whose last article was forgotten, purged or deleted for its age opens again', async () => {
  for (const remove of ['forget', 'retire', 'purge'] as const) {
    const folder = await filledFolder();
    const store = SqliteStore.open(folder);
    const id = await save(store, 'The river rose.');
    await store.articles.retire(
      SCOPE,
      (await store.articles.list(SCOPE, { limit: 9 })).entries.at(-1)!.article.id,
    );
    if (remove === 'purge') await store.purge(SCOPE);
    else await store.articles[remove](SCOPE, id);
    const left = (await store.articles.list(SCOPE, { limit: 9 })).entries;
    for (const { article } of left) await store.articles.retire(SCOPE, article.id);
    await store.close();
    const again = SqliteStore.open(folder);
    expect((await again.articles.list(SCOPE, { limit: 9 })).total).toBe(0);
    await again.close();
  }
});

test('a start does not wait for a process that writes', async () => {
  const folder = await filledFolder();
  const writer = new Database(join(folder, 'byline.db'));
  writer.exec('BEGIN IMMEDIATE');
  const store = SqliteStore.open(folder);
  expect(await store.articles.count(await store.articles.scopeKey(SCOPE))).toBe(1);
  await store.close();
  writer.exec('ROLLBACK');
  writer.close();
});

describe('snapshots', () => {
  const snapshotIn = (folder: string) => {
    const name = readdirSync(join(folder, 'index')).find((file) => file.endsWith('.hnsw'))!;
    return join(folder, 'index', name);
  };

  test('a half-written one of a process that ended is deleted at the start, one of a living process is not', async () => {
    const folder = await filledFolder();
    const snapshot = snapshotIn(folder);
    const dead = ['999999999.tmp', '999999999-0.tmp', '999999999-3.tmp.json', `${process.pid}-7.tmp`];
    const living = `${process.ppid}-0.tmp`;
    for (const ending of [...dead, living]) writeFileSync(`${snapshot}.${ending}`, 'half');
    await SqliteStore.open(folder).close();
    const left = readdirSync(join(folder, 'index')).filter((name) => name.includes('.tmp'));
    expect(left.map((name) => join(folder, 'index', name))).toEqual([`${snapshot}.${living}`]);
  });

  test('no half-written one outlives a forget, whoever writes it and of whatever model', async () => {
    const folder = await filledFolder();
    const snapshot = snapshotIn(folder);
    const store = SqliteStore.open(folder);
    const id = await save(store, 'The xqvating river rose.');
    const scope = await store.articles.scopeKey(SCOPE);
    await store.index(scope, EMBEDDER);
    const half = [`${snapshot}.${process.ppid}-0.tmp`, join(folder, 'index', `scope-${scope}-0000.hnsw`)];
    for (const file of half) writeFileSync(file, 'xqvating vectors');
    await store.articles.forget(SCOPE, id);
    await (await store.index(scope, EMBEDDER)).settled();
    await store.scrub();
    expect(half.filter((file) => existsSync(file))).toEqual([]);
    expect(filesContaining(folder, ['xqvating'])).toEqual([]);
    await store.close();
  });

  test('a folder in the place of one is replaced', async () => {
    const folder = await filledFolder();
    const snapshot = snapshotIn(folder);
    rmSync(snapshot);
    mkdirSync(join(snapshot, 'deeper'), { recursive: true });
    const faults: unknown[] = [];
    const store = SqliteStore.open(folder, { onFault: (fault) => faults.push(fault) });
    const index = await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
    expect(await index.search(await EMBEDDER.embedQuery('the dam'), 5)).toHaveLength(1);
    await store.close();
    expect(statSync(snapshot).isFile()).toBe(true);
    expect(faults).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('permissions', () => {
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  test('the folder and everything in it is for its user only, also what an older version left open', async () => {
    const before = process.umask(0o022);
    try {
      const folder = join(temporaryFolder(), 'new', 'data');
      const store = SqliteStore.open(folder);
      await save(store, 'The dam held.');
      await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
      const files = ['byline.db', 'byline.db-wal', 'byline.db-shm'].map((name) => join(folder, name));
      expect([folder, join(folder, '..')].map(modeOf)).toEqual(['700', '700']);
      expect(files.map(modeOf)).toEqual(['600', '600', '600']);
      await store.close();
      const index = join(folder, 'index');
      const snapshots = readdirSync(index).map((name) => join(index, name));
      expect(snapshots).toHaveLength(2);
      expect([index, ...snapshots].map(modeOf)).toEqual(['700', '600', '600']);

      const model = join(folder, 'models', 'deep', 'model.onnx');
      mkdirSync(join(model, '..'), { recursive: true });
      writeFileSync(model, '');
      const outside = join(folder, '..', 'outside.txt');
      writeFileSync(outside, '');
      symlinkSync(outside, join(folder, 'models', 'link'));
      for (const path of [folder, index]) chmodSync(path, 0o755);
      for (const path of [join(folder, 'byline.db'), ...snapshots]) chmodSync(path, 0o644);
      await SqliteStore.open(folder).close();
      expect([folder, index, join(model, '..')].map(modeOf)).toEqual(['700', '700', '700']);
      expect([join(folder, 'byline.db'), ...snapshots, model].map(modeOf)).toEqual(Array(4).fill('600'));
      expect(modeOf(outside)).toBe('644');
    } finally {
      process.umask(before);
    }
  });

  test('a folder that holds other files, too, keeps its own permissions', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'thesis.txt'), 'mine', { mode: 0o644 });
    await SqliteStore.open(folder).close();
    expect([folder, join(folder, 'thesis.txt'), join(folder, 'byline.db')].map(modeOf)).toEqual([
      '755',
      '644',
      '600',
    ]);
  });
});
