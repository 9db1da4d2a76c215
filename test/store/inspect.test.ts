/** What `byline doctor` says about a data folder, and what `byline doctor --repair` makes of it. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { DAY_MS, HOUR_MS } from '../../src/domain/units.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { reEmbed } from '../../src/ingest/re-embed.js';
import { openDatabase } from '../../src/store/sqlite/database.js';
import { sqliteDataFolder } from '../../src/store/sqlite/folder/data-folder.js';
import { searchFullText } from '../../src/store/sqlite/search/full-text/search.js';
import { termKey } from '../../src/store/sqlite/search/full-text/term-key.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();
const DAM = termKey('dam');

/** A closed data folder with articles of several passages. */
async function dataFolder(articles = 12) {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  await store.activate({ model: EMBEDDER.id, dimension: EMBEDDER.dimension, settings: {} });
  const ids: string[] = [];
  for (let n = 0; n < articles; n += 1) {
    const text = `The dam number ${n} held. ${`Rain fell on the hills of county ${n} for days. `.repeat(30)}`;
    const prepared = await preparedArticle(
      { text, title: `Dam ${n}`, url: `https://example.org/${n}` },
      EMBEDDER,
    );
    ids.push((await store.articles.save(SCOPE, prepared, 'ann')).id);
  }
  await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  await store.close();
  return { folder, file: join(folder, 'byline.db'), data: sqliteDataFolder(folder), ids };
}

const findings = (folder: string, now = new Date()) =>
  new Map([...sqliteDataFolder(folder).inspect(now)].map(({ check, ...finding }) => [check, finding]));
const troubles = (folder: string, now = new Date()) =>
  [...findings(folder, now)].filter(([, { state }]) => state === 'failed').map(([check]) => check);

function change(file: string, sql: string, ...values: unknown[]): void {
  const db = new Database(file);
  db.pragma('foreign_keys = OFF');
  db.unsafeMode();
  db.prepare(sql).run(...values);
  db.close();
}

const columnsOf = (file: string, table: string): string => {
  const db = new Database(file, { readonly: true });
  const names = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table);
  db.close();
  return names.join(', ');
};

function overwrite(file: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(file, change(readFileSync(file)));
}

/** All pages but the first, whose header the lock changes. */
const pagesOf = (file: string): string => readFileSync(file).subarray(4096).toString('base64');

const idsIn = (file: string): string[] => {
  const db = new Database(file, { readonly: true });
  try {
    return db
      .prepare<[], string>('SELECT id FROM article WHERE current IS NOT NULL ORDER BY key')
      .pluck()
      .all();
  } finally {
    db.close();
  }
};

/** Every file of a folder with its content. */
const contentOf = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]);

describe('inspect', () => {
  test('finds nothing wrong with a sound folder, and leaves its files as they were', async () => {
    const { folder, file } = await dataFolder();
    chmodSync(folder, 0o700);
    chmodSync(join(folder, 'index'), 0o700);
    for (const name of [
      'byline.db',
      ...readdirSync(join(folder, 'index')).map((name) => join('index', name)),
    ])
      chmodSync(join(folder, name), 0o600);
    const before = contentOf(folder);
    expect([...findings(folder)].filter(([, { state }]) => state !== 'ok').map(([check]) => check)).toEqual([
      'backup',
    ]);
    const changed = contentOf(folder).filter(
      ([name, content]) => before.find(([n]) => n === name)?.[1] !== content,
    );
    // The test row, which is deleted again.
    expect(changed.map(([name]) => name)).toEqual(['byline.db']);
    expect(readdirSync(folder).sort()).toEqual(['byline.db', 'index']);
    expect(idsIn(file)).toHaveLength(12);
  });

  test('creates nothing where nothing is', () => {
    const folder = join(temporaryFolder(), 'new', 'place');
    expect(troubles(folder)).toEqual([]);
    expect(findings(folder).get('database')).toMatchObject({
      state: 'ok',
      detail: expect.stringContaining('first start'),
    });
    expect(existsSync(join(folder, '..'))).toBe(false);
  });

  test('does not migrate, and says so', async () => {
    const { folder, file } = await dataFolder();
    change(file, 'PRAGMA user_version = 8');
    expect(findings(folder).get('database')!.detail).toContain('schema 8');
    const db = new Database(file);
    expect(db.pragma('user_version', { simple: true })).toBe(8);
    db.close();
  });

  test('names each article with one changed letter', async () => {
    const { folder, file, ids } = await dataFolder();
    change(file, "UPDATE revision SET text = replace(text, 'held', 'hold') WHERE title = 'Dam 3'");
    expect(troubles(folder)).toEqual(['articles']);
    const { detail } = findings(folder).get('articles')!;
    expect(detail).toContain(`“Dam 3” (${ids[3]} in ${SCOPE}, revision 1)`);
    expect(detail).not.toContain('Dam 4');
  });

  test.each([
    [
      'a passage is missing',
      'DELETE FROM passage WHERE article = 2 AND ordinal = 1',
      ['articles', 'full-text index'],
    ],
    [
      'a sentence ends behind the text',
      'UPDATE sentence SET end = 999999 WHERE article = 2 AND ordinal = 1',
      ['articles'],
    ],
    [
      'a vector is cut',
      'UPDATE vectors SET passages = substr(passages, 1, 64) WHERE article = 2',
      ['articles'],
    ],
    [
      'boilerplate is behind the text',
      "UPDATE revision SET furniture = '[[0,999999]]' WHERE article = 2",
      ['articles'],
    ],
    ['a revision is missing', 'DELETE FROM revision WHERE article = 2', ['articles']],
    [
      'an article of a URL is missing',
      "INSERT INTO url (scope, url, article) VALUES (1, 'https://x.example', 99)",
      ['database'],
    ],
    ['a term is missing', `DELETE FROM posting WHERE term = ${DAM}`, ['full-text index']],
    ['every term is missing', 'DELETE FROM posting WHERE scope = 1', ['full-text index']],
    [
      'the terms of an article are missing',
      'DELETE FROM article_terms WHERE article = 2',
      ['full-text index'],
    ],
    ['the counts of the terms are missing', 'DELETE FROM text_totals', ['full-text index']],
    ['a count is wrong', 'UPDATE text_totals SET terms = terms + 1', ['full-text index']],
    [
      'the count of a term is wrong',
      `UPDATE posting SET passages = 1 + passages WHERE term = ${DAM}`,
      ['full-text index'],
    ],
    [
      'a posting list is damaged',
      `UPDATE posting SET postings = zeroblob(length(postings)) WHERE term = ${DAM}`,
      ['full-text index'],
    ],
    [
      'a posting list is cut off',
      `UPDATE posting SET postings = substr(postings, 1, length(postings) - 1) WHERE term = ${DAM}`,
      ['full-text index'],
    ],
    [
      'a posting list has a passage that is gone',
      `UPDATE posting SET first = first + 1000 WHERE term = ${DAM}`,
      ['full-text index'],
    ],
  ])('sees that %s', async (_, sql, expected) => {
    const { folder, file } = await dataFolder();
    change(file, sql);
    expect(troubles(folder)).toEqual(expected);
  });

  test('sees damaged pages, and throws at none of many random damages', async () => {
    const { folder, file } = await dataFolder();
    const sound = readFileSync(file);
    let seen = 0;
    for (let n = 0; n < 40; n += 1) {
      const bytes = Buffer.from(sound);
      for (let at = 0; at < 64; at += 1) bytes[(n * 7919 + at * 104_729) % bytes.length]! ^= 0xff;
      writeFileSync(file, bytes);
      if (troubles(folder).length > 0) seen += 1;
    }
    expect(seen).toBe(40);
  });

  test.each([
    ['emptied', (file: string) => writeFileSync(file, ''), /0 bytes/],
    ['deleted', (file: string) => rmSync(file), /is missing/],
    ['replaced by a text', (file: string) => writeFileSync(file, 'text '.repeat(1000)), /not a database/],
    ['cut', (file: string) => overwrite(file, (bytes) => bytes.subarray(0, 20_000)), /damaged/],
    [
      'replaced by an empty one',
      (file: string) => {
        const other = join(temporaryFolder(), 'byline.db');
        openDatabase(other).close();
        copyFileSync(other, file);
      },
      /has no articles/,
    ],
  ])('names a database that was %s', async (_, spoil, message) => {
    const { folder, file } = await dataFolder();
    spoil(file);
    expect(findings(folder).get('database')).toMatchObject({
      state: 'failed',
      detail: expect.stringMatching(message),
    });
  });

  test('the note of a backup tells that an empty database was emptied', async () => {
    const { folder, file, data } = await dataFolder();
    data.backup(join(temporaryFolder(), 'backup.db'));
    rmSync(join(folder, 'index'), { recursive: true });
    writeFileSync(file, '');
    expect(findings(folder).get('database')).toMatchObject({
      state: 'failed',
      detail: expect.stringContaining('backup.json'),
    });
  });

  test('a damaged text that was replaced long ago is a warning without anything to do', async () => {
    const { folder, file } = await dataFolder();
    change(
      file,
      `INSERT INTO revision (${columnsOf(file, 'revision')}) SELECT ${columnsOf(file, 'revision').replace('number', '2')}
       FROM revision WHERE article = 2`,
    );
    change(file, 'UPDATE article SET current = 2 WHERE key = 2');
    expect(findings(folder).get('articles')!.state).toBe('ok');
    change(file, "UPDATE revision SET text = replace(text, 'held', 'hold') WHERE article = 2 AND number = 1");
    const { state, detail } = findings(folder).get('articles')!;
    expect(state).toBe('warning');
    expect(detail).toContain('nothing needs to be done');
    expect(detail).not.toContain('restore');
  });

  test('the database of another program is named as such, without advice to restore', async () => {
    const { folder, file } = await dataFolder();
    change(file, 'PRAGMA user_version = 0');
    const { state, detail } = findings(folder).get('database')!;
    expect(state).toBe('failed');
    expect(detail).toContain('another program');
    expect(detail).not.toContain('restore');
  });

  test('an empty database beside a log is not opened, which would delete the log', async () => {
    const { folder, file } = await dataFolder();
    writeFileSync(file, '');
    writeFileSync(`${file}-wal`, 'all that is left');
    expect(findings(folder).get('database')!.detail).toContain('byline.db-wal');
    expect(readFileSync(`${file}-wal`, 'utf8')).toBe('all that is left');
  });

  test('tells of a lock, open permissions, leftovers, an old backup and a wrong clock', async () => {
    const { folder, file, data } = await dataFolder();
    chmodSync(file, 0o644);
    const leftover = join(folder, 'index', 'scope-1-x.hnsw.1.tmp');
    writeFileSync(leftover, 'half');
    const earlier = new Date(Date.now() - 2 * HOUR_MS);
    utimesSync(leftover, earlier, earlier);
    data.backup(join(temporaryFolder(), 'backup.db'));
    const later = findings(folder, new Date(Date.now() + 30 * DAY_MS));
    expect(later.get('backup')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('30 days ago'),
    });
    const now = findings(folder);
    expect(now.get('permissions')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining('byline.db'),
    });
    expect(now.get('temporary files')).toMatchObject({
      state: 'warning',
      detail: expect.stringContaining(leftover),
    });
    expect(now.get('backup')!.state).toBe('ok');
    expect(findings(folder, new Date(Date.now() - 300 * DAY_MS)).get('clock')!.state).not.toBe('ok');
  });

  test('a folder that cannot be written fails', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(findings(join(file, 'data')).get('data folder')!.state).toBe('failed');
  });
});

describe('repair', () => {
  test('of a sound folder changes no row and makes no copy', async () => {
    const { folder, data } = await dataFolder();
    const report = data.repair(new Date());
    expect(report).toMatchObject({ left: [], copy: null });
    expect(report.done.every((line) => line.startsWith('Closed '))).toBe(true);
    expect(findings(folder).get('permissions')!.state).toBe('ok');
  });

  test.each([
    ['its bytes', 'UPDATE posting SET postings = zeroblob(length(postings))'],
    ['its terms', 'DELETE FROM posting WHERE term % 2 = 0; DELETE FROM article_terms WHERE article = 3'],
    ['its counts', 'UPDATE text_totals SET passages = 3'],
  ])('builds the full-text index again after damage to %s', async (_, damage) => {
    const { folder, file, data } = await dataFolder();
    for (const statement of damage.split('; ')) change(file, statement);
    const report = data.repair(new Date());
    expect(report.left).toEqual([]);
    expect(report.done.join('\n')).toContain(`Rebuilt the full-text index of ${SCOPE}`);
    expect(existsSync(report.copy!)).toBe(true);
    expect(troubles(folder)).toEqual([]);
    const store = SqliteStore.open(folder);
    expect(searchFullText(rawDatabase(store), 1, ['counti'], 100, null).length).toBeGreaterThan(20);
    await store.close();
  });

  test.each([
    'DELETE FROM passage WHERE article = 2 AND ordinal = 1',
    'DELETE FROM sentence WHERE article = 2 AND ordinal = 4',
    'UPDATE sentence SET end = 999999 WHERE article = 2 AND ordinal = 1',
    'UPDATE vectors SET passages = substr(passages, 1, 64) WHERE article = 2',
    "UPDATE revision SET furniture = 'x' WHERE article = 2",
  ])('after "%s" has the article embedded again as after a change of model', async (sql) => {
    const { folder, file, data, ids } = await dataFolder();
    change(file, sql);
    const report = data.repair(new Date());
    expect(report.done.join('\n')).toContain('embedded again at the next start');
    expect(report.left).toEqual([]);
    expect(troubles(folder)).toEqual([]);
    const store = SqliteStore.open(folder);
    await reEmbed({ store, embedder: EMBEDDER, parser: threadParser }, {});
    expect(await store.staging.progress({ model: EMBEDDER, analysis: 0 })).toEqual({ done: 0, total: 0 });
    const index = await store.index(1, EMBEDDER);
    await index.settled();
    const found = await index.search(await EMBEDDER.embedQuery('dam'), 1000);
    expect(found).toHaveLength(await store.search.passageCount(1));
    await store.close();
    expect(idsIn(file)).toEqual(ids);
    expect(troubles(folder)).toEqual([]);
  });

  test('names a damaged text and keeps it', async () => {
    const { file, data, ids } = await dataFolder();
    change(file, "UPDATE revision SET text = replace(text, 'held', 'hold') WHERE title = 'Dam 3'");
    const report = data.repair(new Date());
    expect(report.left).toEqual([expect.stringContaining(`“Dam 3” (${ids[3]}`)]);
    expect(report.copy).toBe(null);
    expect(idsIn(file)).toEqual(ids);
  });

  test('an article whose text is gone can be ingested again', async () => {
    const { folder, file, data, ids } = await dataFolder();
    change(file, 'DELETE FROM revision WHERE article = 2');
    const report = data.repair(new Date());
    expect(report.left).toEqual([expect.stringContaining('ingest https://example.org/1')]);
    expect(idsIn(file)).toEqual(ids.filter((_, at) => at !== 1));
    expect(troubles(folder)).toEqual([]);
    expect(findings(folder).get('database')!.detail).toContain(`${ids.length - 1} articles`);
    expect(data.repair(new Date()).left).toEqual([]);
  });

  test('an article that an earlier repair left without any text goes', async () => {
    const { folder, file, data, ids } = await dataFolder();
    for (const table of ['revision', 'sentence', 'passage', 'vectors'])
      change(file, `DELETE FROM ${table} WHERE article = 2`);
    change(file, 'UPDATE article SET current = NULL WHERE key = 2');
    expect(troubles(folder)).toContain('articles');
    data.repair(new Date());
    expect(troubles(folder)).toEqual([]);
    expect(findings(folder).get('database')!.detail).toContain(`${ids.length - 1} articles`);
  });

  test('closes permissions whatever the database is', async () => {
    const { folder, file, data } = await dataFolder();
    change(file, 'PRAGMA user_version = 0');
    chmodSync(folder, 0o755);
    expect(() => data.repair(new Date())).toThrow('not a Byline database');
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  test('a damaged page loses only the rows on it; the damaged file is kept', async () => {
    const { folder, file, data, ids } = await dataFolder(60);
    const db = new Database(file, { readonly: true });
    const leaf = db
      .prepare<[], number>(
        "SELECT pageno FROM dbstat WHERE name = 'revision' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 3",
      )
      .pluck()
      .get()!;
    db.close();
    overwrite(file, (bytes) => bytes.fill(0x5a, (leaf - 1) * 4096, leaf * 4096));
    const damaged = join(temporaryFolder(), 'damaged.db');
    copyFileSync(file, damaged);
    expect(troubles(folder)).toContain('database');

    const report = data.repair(new Date());
    expect(pagesOf(report.copy!)).toEqual(pagesOf(damaged));
    expect(troubles(folder)).toEqual([]);
    const kept = idsIn(file);
    expect(kept.length).toBeGreaterThan(50);
    expect(kept.length).toBeLessThan(60);
    const lost = ids.filter((id) => !kept.includes(id));
    for (const id of lost) expect(report.left.join('\n')).toContain(id);

    const store = SqliteStore.open(folder);
    await reEmbed({ store, embedder: EMBEDDER, parser: threadParser }, {});
    const index = await store.index(1, EMBEDDER);
    await index.settled();
    expect(index.size).toBe(await store.search.passageCount(1));
    const text = (await store.articles.find(SCOPE, kept[0]!))!;
    expect(text.urls).toEqual([`https://example.org/${ids.indexOf(kept[0]!)}`]);
    await store.close();
  });

  test('of a table of many pages only the rows on the damaged page are lost, and they are counted', async () => {
    const { file, data } = await dataFolder(2);
    change(
      file,
      `INSERT INTO answer (id, scope, question, kind, confidence, asked_at)
       WITH n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 2000)
       SELECT 'answer' || n, 1, 'who built the dam number ' || n || '?', 'nothing', 0, '2026-01-01T00:00:00.000Z' FROM n`,
    );
    const db = new Database(file, { readonly: true });
    const { pageno, ncell } = db
      .prepare<[], { pageno: number; ncell: number }>(
        "SELECT pageno, ncell FROM dbstat WHERE name = 'answer' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1 OFFSET 5",
      )
      .get()!;
    db.close();
    overwrite(file, (bytes) => bytes.fill(0x5a, (pageno - 1) * 4096, pageno * 4096));
    const report = data.repair(new Date());
    const repaired = new Database(file, { readonly: true });
    expect(repaired.prepare('SELECT count(*) FROM answer').pluck().get()).toBe(2000 - ncell);
    repaired.close();
    expect(report.left).toEqual([`${ncell} rows or groups of rows of the table answer can't be read.`]);
  });

  test('a file that was cut off loses only what was cut', async () => {
    const { folder, file, data, ids } = await dataFolder(60);
    overwrite(file, (bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    const report = data.repair(new Date());
    expect(report.copy).not.toBe(null);
    expect(troubles(folder)).toEqual([]);
    const kept = idsIn(file);
    expect(kept.length).toBeGreaterThan(10);
    expect(ids).toEqual(expect.arrayContaining(kept));
  });

  test('many random damages: it never throws, loses no file, and what it leaves is sound', async () => {
    const { folder, file, ids } = await dataFolder(30);
    const sound = readFileSync(file);
    let saved = 0;
    for (let n = 0; n < 12; n += 1) {
      const place = temporaryFolder();
      const copy = join(place, 'byline.db');
      copyFileSync(file, copy);
      overwrite(copy, (bytes) => {
        for (let at = 0; at < 6; at += 1) {
          const page = 1 + ((n * 31 + at * 17) % (sound.length / 4096 - 1));
          bytes.fill(0x33, page * 4096 + 8, page * 4096 + 600);
        }
        return bytes;
      });
      const damaged = join(place, 'damaged.db');
      copyFileSync(copy, damaged);
      const report = sqliteDataFolder(place).repair(new Date());
      expect(pagesOf(report.copy ?? copy)).toEqual(pagesOf(damaged));
      if (report.copy !== null && troubles(place).every((check) => check === 'articles'))
        saved += idsIn(copy).length;
    }
    expect(saved).toBeGreaterThan((ids.length * 12) / 2);
    expect(existsSync(folder)).toBe(true);
  });

  test('releases leases, and deletes leftovers and snapshots of another database', async () => {
    const { folder, file, data } = await dataFolder();
    change(
      file,
      `INSERT INTO accepted (scope, source, accepted_at, owner, held_until)
       VALUES (1, '{}', '2026-01-01', 'gone', '2999-01-01T00:00:00.000Z')`,
    );
    mkdirSync(join(folder, 'index'), { recursive: true });
    const leftover = join(folder, 'index', 'scope-1-x.hnsw.1.tmp');
    writeFileSync(leftover, 'half');
    const [snapshot] = readdirSync(join(folder, 'index')).filter((name) => name.endsWith('.hnsw'));
    overwrite(join(folder, 'index', `${snapshot}.json`), (bytes) =>
      Buffer.from(bytes.toString().replace(/"mark":"\w+"/, '"mark":"other"')),
    );
    const report = data.repair(new Date());
    expect(report.done.join('\n')).toMatch(/Released 1 leases/);
    expect(existsSync(leftover)).toBe(false);
    expect(existsSync(join(folder, 'index', snapshot!))).toBe(false);
    const db = new Database(file);
    expect(db.prepare('SELECT held_until FROM accepted').pluck().get()).toBe('');
    db.close();
  });

  test('is refused while another connection has the database open', async () => {
    const { folder, data } = await dataFolder();
    const store = SqliteStore.open(folder);
    await store.activeModel();
    expect(() => data.repair(new Date())).toThrow(expect.objectContaining({ code: 'store.in-use' }));
    await store.close();
  });
});
