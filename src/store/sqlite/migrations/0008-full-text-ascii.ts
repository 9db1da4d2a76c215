import type Database from 'better-sqlite3';

/** Rebuilds the full-text table of every scope with the ASCII tokenizer of src/store/sqlite/search/full-text.ts. */
export function rebuildFullText(db: Database.Database): void {
  const scopes = db
    .prepare("SELECT substr(name, 11) FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE full_text_%'")
    .pluck()
    .all() as string[];
  for (const scope of scopes) {
    db.exec(`
      CREATE VIRTUAL TABLE full_text_new USING fts5(title, body, tokenize = "ascii tokenchars '.'");
      INSERT INTO full_text_new(full_text_new, rank) VALUES ('secure-delete', 1);
      INSERT INTO full_text_new(rowid, title, body) SELECT rowid, title, body FROM full_text_${scope};
      DROP TABLE vocabulary_${scope};
      DROP TABLE full_text_${scope};
      ALTER TABLE full_text_new RENAME TO full_text_${scope};
      CREATE VIRTUAL TABLE vocabulary_${scope} USING fts5vocab(full_text_${scope}, row);
    `);
  }
}
