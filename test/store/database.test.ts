import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.js';
import { brokenFullTexts } from '../../src/store/sqlite/folder/full-text-state.js';
import { addToFullText } from '../../src/store/sqlite/search/full-text/index-texts.js';
import { searchFullText } from '../../src/store/sqlite/search/full-text/search.js';
import { documentFrequencies } from '../../src/store/sqlite/search/full-text/vocabulary.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { contentTerms } from '../../src/text/terms/tokens.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import fc from '../fixtures/properties.js';
import { rawDatabase, UNDO_AFTER_0009, UNDO_AFTER_0013 } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

test('a database of a newer version is refused', async () => {
  const folder = temporaryFolder();
  await SqliteStore.open(folder).close();
  const file = join(folder, 'byline.db');
  const db = new Database(file);
  const known = Number(db.pragma('user_version', { simple: true }));
  db.pragma(`user_version = ${known + 1}`);
  db.close();
  expect(() => SqliteStore.open(folder)).toThrow(
    expect.objectContaining({
      code: 'store.newer',
      message: expect.stringContaining(
        `schema version ${known + 1}; this version of Byline supports up to ${known}`,
      ),
    }),
  );
});

test('full-text search accepts any words and finds the article that contains them', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const scope = await store.articles.scopeKey('guild:1');
  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(anyText, async (text) => {
      const prepared = await preparedArticle({ text: `News ${text}` });
      await store.articles.save('guild:1', prepared, null);
      const terms = contentTerms(text);
      const hits = searchFullText(rawDatabase(store), scope, terms, 1000, null);
      expect(hits.length > 0).toBe(terms.length > 0);
      const frequencies = documentFrequencies(rawDatabase(store), scope, terms);
      for (const term of terms) expect([term, frequencies.get(term) ?? 0]).not.toEqual([term, 0]);
    }),
    { numRuns: 300 },
  );
  await store.close();
});

test('a statement is compiled once, and sees what was changed since', () => {
  const db = openDatabase(join(temporaryFolder(), 'byline.db'));
  const count = () => db.prepare<[], { count: number }>('SELECT count(*) AS count FROM scope');
  expect(count().get()?.count).toBe(0);
  db.prepare("INSERT INTO scope (name) VALUES ('guild:1')").run();
  db.exec('ALTER TABLE scope ADD COLUMN colour TEXT');
  expect(count().get()?.count).toBe(1);
  expect(count()).toBe(count());
  db.close();
});

/** Characters of a text. */
const BLOCK = 256;

test('every letter and number of Unicode can be searched', () => {
  const db = openDatabase(join(temporaryFolder(), 'byline.db'));
  db.exec(
    "INSERT INTO scope (key, name) VALUES (1, 'guild:1'); INSERT INTO article (key, id, scope, added_at) VALUES (1, 'a', 1, '')",
  );
  const terms = new Set<string>();
  const lineOf = (code: number): string => {
    const letter = /\p{Surrogate}/u.test(String.fromCodePoint(code)) ? '' : String.fromCodePoint(code);
    return `${letter} be${letter}fore`;
  };
  for (let code = 0; code <= 0x10ffff; code += BLOCK) {
    const lines = Array.from({ length: BLOCK }, (_, at) => lineOf(code + at));
    for (const term of contentTerms(lines.join('\n'))) terms.add(term);
  }
  const add = db.transaction(() =>
    addToFullText(db, 1, [{ key: 1, passages: [{ key: 1, terms: [...terms] }] }]),
  );
  add();
  expect(terms.size).toBeGreaterThan(200_000);
  const found = documentFrequencies(db, 1, [...terms]);
  expect([...terms].filter((term) => found.get(term) !== 1)).toEqual([]);
  db.close();
}, 300_000);

test('full-text tables of an older version are replaced by posting lists', async () => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  await older.articles.save('guild:1', await preparedArticle({ text: 'The ᦰab dam held.' }), null);
  await older.articles.save('guild:1', await preparedArticle({ text: 'Another dam held.' }), null);
  await older.articles.save('guild:2', await preparedArticle({ text: 'No river rose.' }), null);
  rawDatabase(older).exec(`
    CREATE VIRTUAL TABLE full_text_1 USING fts5(title, body, tokenize = "unicode61 remove_diacritics 0 tokenchars '.'");
    CREATE VIRTUAL TABLE vocabulary_1 USING fts5vocab(full_text_1, row);
    INSERT INTO full_text_1 (rowid, title, body) VALUES (1, 'dam', 'ᦰab dam held');
    ${UNDO_AFTER_0009}
    ALTER TABLE sentence ADD COLUMN mentions TEXT NOT NULL DEFAULT '[]';
    PRAGMA user_version = 7;
  `);
  await older.close();

  const store = SqliteStore.open(folder);
  const db = rawDatabase(store);
  expect(db.prepare("SELECT name FROM sqlite_master WHERE name LIKE '%full_text_%'").all()).toEqual([]);
  expect(documentFrequencies(db, 1, ['ᦰab', 'dam', 'river'])).toEqual(
    new Map([
      ['ᦰab', 1],
      ['dam', 2],
    ]),
  );
  expect(documentFrequencies(db, 2, ['dam', 'river'])).toEqual(new Map([['river', 1]]));
  expect([...brokenFullTexts(db)]).toEqual([]);
  await store.articles.save('guild:1', await preparedArticle({ text: 'A third dam held.' }), null);
  expect(searchFullText(db, 1, ['dam'], 5, null)).toHaveLength(3);
  await store.close();
});

test.each([
  ['its format', 'DELETE FROM full_text_1_config'],
  ['its terms', 'UPDATE full_text_1_data SET block = zeroblob(length(block)) WHERE id > 10'],
])('a full-text table of an older version is replaced even after damage to %s', async (_, damage) => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  await older.articles.save('guild:1', await preparedArticle({ text: 'The old dam held.' }), null);
  const db = rawDatabase(older);
  db.exec(`
    CREATE VIRTUAL TABLE full_text_1 USING fts5(title, body);
    CREATE VIRTUAL TABLE vocabulary_1 USING fts5vocab(full_text_1, row);
    INSERT INTO full_text_1 (rowid, title, body) VALUES (1, 'dam', 'old dam held');
    ${UNDO_AFTER_0013}
    PRAGMA user_version = 13;
  `);
  db.unsafeMode(true);
  db.exec(damage);
  db.close();
  await older.close();
  const store = SqliteStore.open(folder);
  const hits = await store.search.bm25(1, ['dam'], 5, null);
  expect(hits).toHaveLength(1);
  await store.close();
});

test('an article without its text does not keep a database of an older version from opening', async () => {
  const folder = temporaryFolder();
  const older = SqliteStore.open(folder);
  for (const word of ['old', 'new'])
    await older.articles.save('guild:1', await preparedArticle({ text: `The ${word} dam held.` }), null);
  rawDatabase(older).exec('DELETE FROM revision WHERE article = 1; DELETE FROM text_totals');
  await older.close();
  const store = SqliteStore.open(folder);
  expect(await store.search.bm25(1, ['dam'], 5, null)).toHaveLength(1);
  await store.close();
});

test('nothing in a question is an operator', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const scope = await store.articles.scopeKey('guild:1');
  await store.articles.save('guild:1', await preparedArticle({ text: 'The near dam held.' }), null);
  for (const question of ['NEAR(dam', 'dam*', '"dam', 'title:dam', 'dam OR', '^dam', '{dam}', "dam'; DROP"]) {
    expect(searchFullText(rawDatabase(store), scope, contentTerms(question), 5, null)).toHaveLength(1);
  }
  expect(searchFullText(rawDatabase(store), scope, ['dam"', '(', '*', ''], 5, null)).toEqual([]);
  const thousand = Array.from({ length: 3000 }, (_, i) => `w${i}`);
  expect(searchFullText(rawDatabase(store), scope, [...thousand, 'dam'], 5, null)).toHaveLength(1);
  await store.close();
});

test('an invalid data folder and a file that is not a database are refused with the reason', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'notes.txt');
  writeFileSync(file, 'plain text, and no database at all; long enough to be read as a header'.repeat(20));
  expect(() => openDatabase(join(file, 'byline.db'))).toThrow(/is a file/);
  expect(() => openDatabase(join(file, 'deeper', 'byline.db'))).toThrow(/is a file/);
  expect(() => openDatabase(file)).toThrow(/is not a Byline database/);
});

test('commits are flushed to the disk, in the log of which readers do not wait', () => {
  const db = openDatabase(join(temporaryFolder(), 'byline.db'));
  const settings = ['synchronous', 'journal_mode', 'secure_delete', 'foreign_keys'];
  expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual([2, 'wal', 1, 1]);
  db.close();
});
