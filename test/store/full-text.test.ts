import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/store/sqlite/database.js';
import { brokenFullTexts } from '../../src/store/sqlite/folder/full-text-state.js';
import { addToFullText, removeFromFullText } from '../../src/store/sqlite/search/full-text/index-texts.js';
import {
  decodePostings,
  encodePostings,
  type Posting,
} from '../../src/store/sqlite/search/full-text/posting-list.js';
import { searchFullText } from '../../src/store/sqlite/search/full-text/search.js';
import { documentFrequencies } from '../../src/store/sqlite/search/full-text/vocabulary.js';
import fc from '../fixtures/properties.js';
import { randomFrom } from '../fixtures/random.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const posting = fc.record({
  passage: fc.nat({ max: 2 ** 45 }),
  frequency: fc.integer({ min: 1, max: 400 }),
  length: fc.nat({ max: 100_000 }),
});

test('a posting list is read as it was written, and a part of one is refused', () => {
  fc.assert(
    fc.property(fc.array(posting, { minLength: 1, maxLength: 40 }), fc.nat({ max: 3 }), (given, cut) => {
      const postings: Posting[] = given.toSorted((a, b) => a.passage - b.passage);
      const { passage: first } = postings[0]!;
      const bytes = encodePostings(first, postings);
      expect(decodePostings({ first, postings: bytes })).toEqual(postings);
      const end = bytes.findLastIndex((byte, at) => at < bytes.length - 1 - cut && byte > 0x7f) + 1;
      if (end === 0) return;
      expect(() => decodePostings({ first, postings: bytes.subarray(0, end) })).toThrow(Database.SqliteError);
    }),
  );
  expect(() =>
    encodePostings(7, [
      { passage: 8, frequency: 1, length: 3 },
      { passage: 7, frequency: 1, length: 3 },
    ]),
  ).toThrow('passage 7 follows 8');
});

interface Stored {
  readonly key: number;
  readonly passages: { readonly key: number; readonly terms: readonly string[] }[];
}

/** Articles of two scopes, as they come and go; words are as frequent as in texts. */
function filled(articles: number) {
  const db = openDatabase(join(temporaryFolder(), 'byline.db'));
  db.exec("INSERT INTO scope (key, name) VALUES (1, 'guild:1'), (2, 'guild:2')");
  const random = randomFrom(7);
  const word = () => `w${Math.floor(400 ** random()) - 1}`;
  const kept = new Map<number, Map<number, Stored>>([
    [1, new Map()],
    [2, new Map()],
  ]);
  const add = (scope: number, count: number): void => {
    const added = Array.from({ length: count }, (): Stored => {
      const key = Number(
        db
          .prepare("INSERT INTO article (id, scope, current, added_at) VALUES (hex(randomblob(8)), ?, 1, '')")
          .run(scope).lastInsertRowid,
      );
      const passages = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, ordinal) => ({
        key: Number(
          db
            .prepare('INSERT INTO passage (article, ordinal, first, last) VALUES (?, ?, 0, 0)')
            .run(key, ordinal).lastInsertRowid,
        ),
        terms: Array.from({ length: Math.floor(random() * 60) }, word),
      }));
      return { key, passages };
    });
    addToFullText(db, scope, added);
    for (const article of added) kept.get(scope)!.set(article.key, article);
  };
  const remove = (scope: number, key: number): void => {
    removeFromFullText(db, scope, key);
    db.prepare('DELETE FROM article WHERE key = ?').run(key);
    kept.get(scope)!.delete(key);
  };
  const change = db.transaction(() => {
    for (let n = 0; n < articles; n += 1) {
      const scope = random() < 0.8 ? 1 : 2;
      add(scope, random() < 0.1 ? 5 : 1);
      const keys = [...kept.get(scope)!.keys()];
      if (random() < 0.3) remove(scope, keys[Math.floor(random() * keys.length)]!);
    }
  });
  change();
  return { db, kept, remove, word };
}

test('scores and counts are those of the BM25 of SQLite, over what is left after additions and deletions', () => {
  const { db, kept, word } = filled(500);
  for (const scope of [1, 2]) {
    const passages = [...kept.get(scope)!.values()].flatMap((article) => article.passages);
    db.exec(`CREATE VIRTUAL TABLE peer_${scope} USING fts5(body);
      CREATE VIRTUAL TABLE peer_terms_${scope} USING fts5vocab(peer_${scope}, row)`);
    for (const { key, terms } of passages)
      db.prepare(`INSERT INTO peer_${scope} (rowid, body) VALUES (?, ?)`).run(key, terms.join(' '));
    const articleOf = new Map(
      [...kept.get(scope)!.values()].flatMap((article) =>
        article.passages.map(({ key }) => [key, article.key] as const),
      ),
    );
    const articles = [...kept.get(scope)!.keys()];
    for (let n = 0; n < 30; n += 1) {
      const terms = [word(), word(), word(), `absent${n}`].slice(0, 1 + (n % 4));
      const peer = db
        .prepare<[string], { passage: number; score: number }>(
          `SELECT rowid AS passage, -bm25(peer_${scope}) AS score FROM peer_${scope} WHERE peer_${scope} MATCH ?
           ORDER BY score DESC, rowid`,
        )
        .all([...new Set(terms)].join(' OR '));
      const counts = db
        .prepare<[string], { term: string; doc: number }>(
          `SELECT term, doc FROM peer_terms_${scope} WHERE term IN (SELECT value FROM json_each(?))`,
        )
        .all(JSON.stringify(terms));
      expect(documentFrequencies(db, scope, terms)).toEqual(
        new Map(counts.map(({ term, doc }) => [term, doc])),
      );
      const among = n % 3 === 0 ? articles.filter((_, at) => at % 5 < 2) : null;
      const wanted =
        among === null ? peer : peer.filter(({ passage }) => among.includes(articleOf.get(passage)!));
      const found = searchFullText(db, scope, terms, 20, among);
      expect(found.map(({ score }) => score.toFixed(9))).toEqual(
        wanted.slice(0, 20).map(({ score }) => score.toFixed(9)),
      );
      const scores = new Map(wanted.map(({ passage, score }) => [passage, score]));
      for (const { passage, article, score } of found) {
        expect(scores.get(passage)).toBeCloseTo(score, 9);
        expect(articleOf.get(passage)).toBe(article);
      }
    }
  }
  db.close();
});

test('what is left is complete, in blocks that fit on a page, and nothing is left when everything is gone', () => {
  const { db, kept, remove } = filled(1500);
  expect([...brokenFullTexts(db)]).toEqual([]);
  const longest = db.prepare('SELECT max(length(postings)) FROM posting').pluck().get();
  expect(longest).toBeGreaterThan(500);
  expect(longest).toBeLessThanOrEqual(900);
  const several = db.prepare('SELECT 1 FROM posting GROUP BY scope, term HAVING count(*) > 2 LIMIT 1').get();
  expect(several).toBeDefined();
  const empty = db.transaction(() => {
    for (const scope of [1, 2]) for (const key of [...kept.get(scope)!.keys()]) remove(scope, key);
  });
  empty();
  for (const table of ['posting', 'article_terms'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0);
  expect(db.prepare('SELECT passages, terms FROM text_totals').all()).toEqual([
    { passages: 0, terms: 0 },
    { passages: 0, terms: 0 },
  ]);
  db.close();
});

test('an article goes whole even if the terms that it was indexed by are lost', () => {
  for (const damage of ['DELETE FROM article_terms', 'UPDATE article_terms SET terms = substr(terms, 4)']) {
    const { db, kept, remove } = filled(60);
    const [key] = [...kept.get(1)!.keys()];
    db.exec(`${damage} WHERE article = ${key}`);
    remove(1, key!);
    expect([...brokenFullTexts(db)]).toEqual([]);
    db.close();
  }
});

test('the words of an article are nowhere in the file', () => {
  const { db } = filled(200);
  const bytes = db.serialize();
  expect(bytes.includes('w17')).toBe(false);
  expect(db.prepare('SELECT 1 FROM posting LIMIT 1').get()).toBeDefined();
  db.close();
});

test('an article without passages leaves nothing, and may come again', () => {
  const { db } = filled(3);
  db.exec("INSERT INTO article (key, id, scope, current, added_at) VALUES (900, 'empty', 1, 1, '')");
  for (let n = 0; n < 2; n += 1) {
    addToFullText(db, 1, [{ key: 900, passages: [] }]);
    removeFromFullText(db, 1, 900);
  }
  expect([...brokenFullTexts(db)]).toEqual([]);
  db.close();
});
