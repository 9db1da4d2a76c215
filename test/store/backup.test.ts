import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/domain/answer.js';
import { sqliteDataFolder } from '../../src/store/sqlite/folder/data-folder.js';
import { folderErrors } from '../../src/store/sqlite/folder/errors.js';
import { requireSpace } from '../../src/store/sqlite/folder/files.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { UNDO_AFTER_0009 } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();

async function save(
  store: SqliteStore,
  text: string,
  url: string | null = null,
  scope = SCOPE,
): Promise<string> {
  const { id } = await store.articles.save(scope, await preparedArticle({ text, url }, EMBEDDER), null);
  await store.index(await store.articles.scopeKey(scope), EMBEDDER);
  return id;
}

const answer = (id: string): Answer => ({
  id,
  question: 'who built the dam?',
  kind: 'nothing',
  statements: [],
  read: true,
  searched: { articles: 1, passages: 1, newest: null },
  confidence: 0.1,
});

/** A data folder with some articles, closed, and a path for its backup. */
async function dataFolder(texts: readonly string[] = ['The dam held.', 'The mayor spoke.']) {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const ids: string[] = [];
  for (const [n, text] of texts.entries()) ids.push(await save(store, text, `https://example.org/${n}`));
  await store.close();
  return { folder, data: sqliteDataFolder(folder), backup: join(temporaryFolder(), 'backup.db'), ids };
}

const idsIn = (folder: string): string[] => {
  const db = new Database(join(folder, 'byline.db'), { readonly: true });
  try {
    return db.prepare<[], string>('SELECT id FROM article ORDER BY key').pluck().all();
  } finally {
    db.close();
  }
};

async function inStore<Result>(
  folder: string,
  use: (store: SqliteStore) => Promise<Result>,
): Promise<Result> {
  const store = SqliteStore.open(folder);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

describe('backup', () => {
  test('is a complete, private file that opens as a database of its own', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    const report = data.backup(backup);
    expect(report).toMatchObject({
      file: backup,
      articles: 2,
      answers: 0,
      feeds: 0,
      scopes: 1,
      damagedTexts: 0,
    });
    expect(report.bytes).toBe(statSync(backup).size);
    expect(statSync(backup).mode & 0o777).toBe(0o600);
    expect(existsSync(`${backup}.tmp`)).toBe(false);
    const other = temporaryFolder();
    copyFileSync(backup, join(other, 'byline.db'));
    expect(idsIn(other)).toEqual(ids);
    expect(JSON.parse(readFileSync(join(folder, 'backup.json'), 'utf8'))).toEqual({
      at: report.at,
      file: backup,
    });
  });

  test('contains what is only in the write-ahead log of an open database', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    await inStore(folder, async (store) => {
      const id = await save(store, 'The bridge opened.');
      expect(data.backup(backup).articles).toBe(3);
      const other = temporaryFolder();
      copyFileSync(backup, join(other, 'byline.db'));
      expect(idsIn(other)).toEqual([...ids, id]);
    });
  });

  test('replaces no file unless it is told to, and never the database', async () => {
    const { folder, data, backup } = await dataFolder();
    writeFileSync(backup, 'mine');
    expect(() => data.backup(backup)).toThrow(expect.objectContaining({ code: 'file.exists' }));
    expect(readFileSync(backup, 'utf8')).toBe('mine');
    data.backup(backup, { force: true });
    expect(readFileSync(backup).subarray(0, 6).toString()).toBe('SQLite');
    const database = join(folder, 'byline.db');
    expect(() => data.backup(database, { force: true })).toThrow(
      expect.objectContaining({ code: 'file.invalid' }),
    );
    expect(() => data.backup(join(folder, 'missing', 'x'))).toThrow(/does not exist/);
    expect(() => sqliteDataFolder(temporaryFolder()).backup(backup)).toThrow(/There is no database/);
  });

  test('of a damaged database fails, names what to do and keeps the earlier backup', async () => {
    const { folder, data, backup } = await dataFolder(
      Array.from({ length: 60 }, (_, n) => `The dam number ${n} held. ${'It rained. '.repeat(40)}`),
    );
    data.backup(backup);
    const before = readFileSync(backup);
    damage(join(folder, 'byline.db'));
    expect(() => data.backup(backup, { force: true })).toThrow(
      expect.objectContaining({ code: 'store.damaged', message: expect.stringContaining('byline restore') }),
    );
    expect(readFileSync(backup).equals(before)).toBe(true);
    expect(existsSync(`${backup}.tmp`)).toBe(false);
  });

  test('after an article was forgotten has no byte of it', async () => {
    const { folder, data, backup, ids } = await dataFolder(['The xqvating dam held.', 'The mayor spoke.']);
    data.backup(backup);
    expect(filesContaining(join(backup, '..'), ['xqvating'])).not.toEqual([]);
    await inStore(folder, (store) => store.articles.forget(SCOPE, ids[0]!));
    data.backup(backup, { force: true });
    expect(filesContaining(join(backup, '..'), ['xqvating', 'xqvat'])).toEqual([]);
  });

  test('too little room is told before anything is written', () => {
    const folder = temporaryFolder();
    expect(() => requireSpace(join(folder, 'x'), 2 ** 60)).toThrow(
      expect.objectContaining({ code: 'store.no-space' }),
    );
    const message = folderErrors.noSpace({ folder, needed: 800_000, free: 700_000 }).message;
    expect(message).toContain('1 MiB are needed, 0 MiB are free');
  });
});

describe('restore', () => {
  test('brings back the articles and keeps the former database under another name', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    data.backup(backup);
    const later = await inStore(folder, (store) => save(store, 'The bridge opened.'));
    const report = data.restore(backup);
    expect(report).toMatchObject({ articles: 2, migratedFrom: null, damagedTexts: [], openedMeanwhile: [] });
    expect(idsIn(folder)).toEqual(ids);
    const former = temporaryFolder();
    copyFileSync(report.setAside!, join(former, 'byline.db'));
    expect(idsIn(former)).toEqual([...ids, later]);
    expect(statSync(join(folder, 'byline.db')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual([
      'backup.json',
      'byline.db',
      report.setAside!.split('/').at(-1),
    ]);
  });

  test('searches of the restored database find its articles and no others', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    data.backup(backup);
    await inStore(folder, (store) => save(store, 'The bridge opened.'));
    data.restore(backup, { discardCurrent: true });
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
    await inStore(folder, async (store) => {
      const scope = await store.articles.scopeKey(SCOPE);
      const index = await store.index(scope, EMBEDDER);
      const found = await index.search(await EMBEDDER.embedQuery('The bridge opened.'), 10);
      expect(found).toHaveLength(2);
      expect((await store.search.articles(scope)).map(({ id }) => id).sort()).toEqual([...ids].sort());
    });
  });

  test('leaves the database to the owner of the folder, also if root restores', async () => {
    const { folder, data, backup } = await dataFolder();
    data.backup(backup);
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    const { setAside } = data.restore(backup);
    expect(statSync(join(folder, 'byline.db')).uid).toBe(statSync(folder).uid);
    expect(existsSync(setAside!)).toBe(true);
  });

  test('into an empty folder moves the data there', async () => {
    const { data, backup, ids } = await dataFolder();
    data.backup(backup);
    const folder = join(temporaryFolder(), 'new', 'place');
    expect(sqliteDataFolder(folder).restore(backup)).toMatchObject({ setAside: null, deletions: 'none' });
    expect(idsIn(folder)).toEqual(ids);
  });

  test('is refused while another process has the database open, even an idle one', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    data.backup(backup);
    await inStore(folder, async (store) => {
      await store.activeModel();
      expect(() => data.restore(backup)).toThrow(expect.objectContaining({ code: 'store.in-use' }));
      expect(await store.articles.count(1)).toBe(2);
    });
    expect(idsIn(folder)).toEqual(ids);
    expect(readdirSync(folder).filter((name) => name.includes('restore'))).toEqual([]);
    data.restore(backup);
  });

  test('deletes again what was forgotten since, unless it was ingested again', async () => {
    const { folder, data, backup, ids } = await dataFolder([
      'The xqvating dam held.',
      'The mayor spoke.',
      'It rained.',
    ]);
    data.backup(backup);
    await inStore(folder, async (store) => {
      await store.articles.forget(SCOPE, ids[0]!);
      await store.scrub();
    });
    expect(data.restore(backup, { discardCurrent: true }).deletions).toEqual({
      articles: 1,
      scopes: 0,
      answers: 0,
      ratings: 0,
      tombstones: 2,
    });
    expect(idsIn(folder)).toEqual(ids.slice(1));
    expect(filesContaining(folder, ['xqvating', 'xqvat'])).toEqual([]);
    expect(await inStore(folder, (store) => store.articles.isForgotten(SCOPE, 'https://example.org/0'))).toBe(
      true,
    );

    expect(data.restore(backup, { bringBack: true }).deletions).toBe('brought-back');
    expect(idsIn(folder)).toEqual(ids);
  });

  test('keeps an article that shares an old text with a forgotten one', async () => {
    const { folder, data, backup, ids } = await dataFolder(['The dam held.']);
    await inStore(folder, (store) => save(store, 'The dam broke.', 'https://example.org/0'));
    data.backup(backup);
    await inStore(folder, async (store) => {
      const copied = await save(store, 'The dam held.', 'https://example.org/copy');
      await store.articles.forget(SCOPE, copied);
    });
    expect(data.restore(backup).deletions).toMatchObject({ articles: 0 });
    expect(idsIn(folder)).toEqual(ids);
  });

  test('purges again a purged scope, and deletes again questions and ratings that users deleted', async () => {
    const { folder, data, backup } = await dataFolder();
    await inStore(folder, async (store) => {
      await save(store, 'Other news.', null, 'user:2');
      const scope = await store.articles.scopeKey(SCOPE);
      for (const [id, user] of [
        ['mine', 'u1'],
        ['theirs', 'u2'],
      ] as const) {
        await store.answers.add(scope, answer(id), { channel: null, user });
        await store.answers.rate(id, 'u1', true);
      }
    });
    data.backup(backup);
    await inStore(folder, async (store) => {
      await store.purge('user:2');
      await store.personalData.deleteByUser('u1');
    });
    const { deletions } = data.restore(backup);
    expect(deletions).toMatchObject({ articles: 0, scopes: 1, answers: 1, ratings: 1 });
    const db = new Database(join(folder, 'byline.db'), { readonly: true });
    expect(db.prepare('SELECT id FROM answer').pluck().all()).toEqual(['theirs']);
    expect(db.prepare('SELECT count(*) FROM rating').pluck().get()).toBe(0);
    expect(db.prepare("SELECT count(*) FROM scope WHERE name = 'user:2'").pluck().get()).toBe(0);
    db.close();
  });

  test('of a backup of another history deletes no question', async () => {
    const one = await dataFolder();
    await inStore(one.folder, (store) => store.answers.add(1, answer('kept'), { channel: null, user: null }));
    one.data.backup(one.backup);
    const other = await dataFolder(['Other news.']);
    expect(other.data.restore(one.backup).deletions).toMatchObject({ articles: 0, answers: 0 });
    expect(await inStore(other.folder, (store) => store.answers.count(1))).toBe(1);
  });

  test('over a damaged database says that deletions could not be repeated', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    data.backup(backup);
    writeFileSync(join(folder, 'byline.db'), 'nothing but text, long enough for a header of a file');
    expect(data.restore(backup).deletions).toBe('unreadable');
    expect(idsIn(folder)).toEqual(ids);
    writeFileSync(join(folder, 'byline.db'), '');
    expect(data.restore(backup).deletions).toBe('unreadable');
  });

  test('takes a copied data folder with its write-ahead log', async () => {
    const { folder, ids } = await dataFolder();
    const copies = temporaryFolder();
    const id = await inStore(folder, async (store) => {
      const last = await save(store, 'The bridge opened.');
      for (const suffix of ['', '-wal'])
        copyFileSync(join(folder, `byline.db${suffix}`), join(copies, `old.db${suffix}`));
      return last;
    });
    const target = temporaryFolder();
    sqliteDataFolder(target).restore(join(copies, 'old.db'));
    expect(idsIn(target)).toEqual([...ids, id]);
  });

  test('refuses what is no backup, a damaged one and one of a newer version, and leaves everything as it was', async () => {
    const { folder, data, backup, ids } = await dataFolder(
      Array.from({ length: 60 }, (_, n) => `The dam number ${n} held. ${'It rained. '.repeat(40)}`),
    );
    data.backup(backup);
    const refused = (code: string, change: (file: string) => void) => {
      const file = join(temporaryFolder(), 'changed.db');
      copyFileSync(backup, file);
      chmodSync(file, 0o600);
      change(file);
      expect(() => data.restore(file)).toThrow(expect.objectContaining({ code }));
      expect(idsIn(folder)).toEqual(ids);
      expect(readdirSync(folder).filter((name) => /restore/.test(name))).toEqual([]);
    };
    refused('file.invalid', (file) => writeFileSync(file, 'no database'));
    refused('file.invalid', (file) => changed(file, 'DROP TABLE citation'));
    refused('store.newer', (file) => changed(file, 'PRAGMA user_version = 999'));
    refused('store.damaged', damage);
    refused('store.damaged', (file) => writeFileSync(file, readFileSync(file).subarray(0, 40_000)));
    expect(() => data.restore(join(folder, 'byline.db'))).toThrow(
      expect.objectContaining({ code: 'file.invalid' }),
    );
    expect(() => data.restore(join(folder, 'missing.db'))).toThrow(/no file/);
  });

  test('migrates a backup of an older version', async () => {
    const { folder, data, backup, ids } = await dataFolder();
    data.backup(backup);
    changed(
      backup,
      `CREATE VIRTUAL TABLE full_text_1 USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'");
       CREATE VIRTUAL TABLE vocabulary_1 USING fts5vocab(full_text_1, row);
       ALTER TABLE sentence ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';
       ${UNDO_AFTER_0009}
       PRAGMA user_version = 7;`,
    );
    expect(data.restore(backup)).toMatchObject({ migratedFrom: 7, articles: 2 });
    expect(idsIn(folder)).toEqual(ids);
  });
});

/** Overwrites some pages in the middle of a file. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  for (let page = 4; page * 4096 < bytes.length; page += 3) bytes.fill(0x5a, page * 4096, page * 4096 + 64);
  writeFileSync(file, bytes);
}

function changed(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}
