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
  for (const table of tables) dropTable(db, table);
  db.exec(sql);
}

/** The format of the tables, with secure-delete. */
const FTS5_FORMAT = 5;

/** Also if its own record of its format is damaged, without which FTS5 refuses to do anything. */
function dropTable(db: Database.Database, table: string): void {
  try {
    db.exec(`DROP TABLE ${table}`);
  } catch {
    // SQLite otherwise lets nobody but FTS5 write to its tables.
    db.unsafeMode(true);
    try {
      db.prepare(`INSERT OR REPLACE INTO ${table}_config VALUES ('version', ?)`).run(FTS5_FORMAT);
      db.exec(`DROP TABLE ${table}`);
    } finally {
      db.unsafeMode(false);
    }
  }
}

const sql = `
-- Which passages have a term (see term-key.ts), in blocks (see posting-blocks.ts).
CREATE TABLE posting (
  scope INTEGER NOT NULL REFERENCES scope(key),
  term INTEGER NOT NULL,
  first INTEGER NOT NULL,
  passages INTEGER NOT NULL,
  postings BLOB NOT NULL,
  PRIMARY KEY (scope, term, first)
) STRICT, WITHOUT ROWID;

-- Halves of the keys of an article's terms, to find its postings when it goes.
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
