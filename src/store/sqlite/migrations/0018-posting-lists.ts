import type Database from 'better-sqlite3';

/**
 * Posting lists of our own (src/store/sqlite/search/full-text/) in place of the FTS5 tables of each scope. They are filled
 * from the texts when the database is opened.
 */
export function replaceFullText(db: Database.Database): void {
  const tables = db
    .prepare<[], string>(
      "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE %' ORDER BY name DESC",
    )
    .pluck()
    .all();
  for (const table of tables) db.exec(`DROP TABLE ${table}`);
  db.exec(sql);
}

const sql = `
-- Which passages have a term, in blocks: see posting-blocks.ts.
CREATE TABLE posting (
  scope INTEGER NOT NULL,
  term TEXT NOT NULL,
  first INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  postings BLOB NOT NULL,
  PRIMARY KEY (scope, term, first)
) STRICT, WITHOUT ROWID;

-- The terms of an article, to find its postings when it goes.
CREATE TABLE article_terms (
  article INTEGER PRIMARY KEY REFERENCES article(key) ON DELETE CASCADE,
  terms BLOB NOT NULL
) STRICT;

-- What BM25 needs of a whole scope.
CREATE TABLE text_totals (
  scope INTEGER PRIMARY KEY REFERENCES scope(key) ON DELETE CASCADE,
  passages INTEGER NOT NULL,
  terms INTEGER NOT NULL
) STRICT;
`;
