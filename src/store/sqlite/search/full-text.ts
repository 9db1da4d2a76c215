import type Database from 'better-sqlite3';
import type { Bm25Hit } from '../../ports/search-store.js';

/**
 * BM25 over passages, with one FTS5 table per scope, so that term statistics do not leak between scopes. The table
 * contains search terms (src/text/terms/tokens.ts) separated by spaces, so that a question's terms match a text's terms by
 * construction. The tokenizer is `ascii`, which treats every character beyond ASCII as a letter: `unicode61` follows
 * an old version of Unicode, in which some letters of today separate words.
 */
const table = (scope: number): string => `full_text_${scope}`;
const vocabulary = (scope: number): string => `vocabulary_${scope}`;

/** Weight of a term in the title relative to one in the passage. */
const TITLE_WEIGHT = 1.0;
/** The format of its tables, with secure-delete. */
const FTS5_FORMAT = 5;

export function ensureFullText(db: Database.Database, scope: number): void {
  if (hasFullText(db, scope)) return;
  db.exec(`
    CREATE VIRTUAL TABLE ${table(scope)} USING fts5(title, body, tokenize = "ascii tokenchars '.'");
    CREATE VIRTUAL TABLE ${vocabulary(scope)} USING fts5vocab(${table(scope)}, row);
    INSERT INTO ${table(scope)}(${table(scope)}, rank) VALUES ('secure-delete', 1);
  `);
}

const hasFullText = (db: Database.Database, scope: number): boolean =>
  db.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table(scope)) !== undefined;

export function addToFullText(
  db: Database.Database,
  scope: number,
  passage: number,
  title: readonly string[],
  body: readonly string[],
): void {
  db.prepare(`INSERT INTO ${table(scope)} (rowid, title, body) VALUES (?, ?, ?)`).run(
    passage,
    title.join(' '),
    body.join(' '),
  );
}

/** Removes every passage of an article. Call it before its passages are deleted. */
export function removeFromFullText(db: Database.Database, scope: number, article: number): void {
  db.prepare(`DELETE FROM ${table(scope)} WHERE rowid IN (SELECT key FROM passage WHERE article = ?)`).run(
    article,
  );
}

/**
 * Rebuilds the table if its index contains a prefix of a term that is in no passage: FTS5's secure-delete removes
 * terms from pages, but leaves their prefixes as the separators between pages.
 */
export function purgeFullText(db: Database.Database, scope: number): void {
  if (!hasFullText(db, scope)) return;
  const hasRemnant = db
    .prepare(
      `WITH separator(term) AS (
         SELECT CAST(substr(term, 2) AS TEXT) FROM ${table(scope)}_idx WHERE length(term) > 1
       )
       SELECT 1 FROM separator p WHERE NOT EXISTS (
         SELECT 1 FROM ${vocabulary(scope)} v WHERE v.term >= p.term AND v.term < p.term || char(0x10ffff)
       ) LIMIT 1`,
    )
    .get();
  if (hasRemnant) db.exec(`INSERT INTO ${table(scope)}(${table(scope)}) VALUES ('rebuild')`);
}

/** Also if its own record of its format is damaged, without which FTS5 refuses to do anything. */
export function dropDamagedFullText(db: Database.Database, scope: number): void {
  try {
    dropFullText(db, scope);
  } catch (error) {
    if (!hasFullText(db, scope)) throw error;
    // SQLite otherwise lets nobody but FTS5 write to its tables.
    db.unsafeMode(true);
    try {
      db.prepare(`INSERT OR REPLACE INTO ${table(scope)}_config VALUES ('version', ?)`).run(FTS5_FORMAT);
      dropFullText(db, scope);
    } finally {
      db.unsafeMode(false);
    }
  }
}

export function dropFullText(db: Database.Database, scope: number): void {
  db.exec(`DROP TABLE IF EXISTS ${vocabulary(scope)}; DROP TABLE IF EXISTS ${table(scope)};`);
}

export function searchFullText(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
  limit: number,
  among: readonly number[] | null,
): Bm25Hit[] {
  if (terms.length === 0 || !hasFullText(db, scope)) return [];
  const query = [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
  const filter = among === null ? '' : 'AND p.article IN (SELECT value FROM json_each(@among))';
  return db
    .prepare<{ query: string; limit: number; among: string }, Bm25Hit>(
      `SELECT p.key AS passage, p.article, -bm25(${table(scope)}, ${TITLE_WEIGHT}, 1.0) AS score
       FROM ${table(scope)} f JOIN passage p ON p.key = f.rowid
       WHERE ${table(scope)} MATCH @query ${filter} ORDER BY score DESC LIMIT @limit`,
    )
    .all({ query, limit, among: JSON.stringify(among ?? []) });
}

export function documentFrequencies(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
): Map<string, number> {
  if (!hasFullText(db, scope)) return new Map();
  return new Map(
    db
      .prepare<[string], { term: string; doc: number }>(
        `SELECT term, doc FROM ${vocabulary(scope)} WHERE term IN (SELECT value FROM json_each(?))`,
      )
      .all(JSON.stringify([...new Set(terms)]))
      .map(({ term, doc }) => [term, doc]),
  );
}

export function vocabularyNear(db: Database.Database, scope: number, term: string): string[] {
  if (!hasFullText(db, scope)) return [];
  const first = String.fromCodePoint(term.codePointAt(0)!);
  return db
    .prepare<{ from: string; to: string; length: number }, { term: string }>(
      `SELECT term FROM ${vocabulary(scope)} WHERE term >= @from AND term < @to
       AND length(term) BETWEEN @length - 1 AND @length + 1 ORDER BY doc DESC`,
    )
    .all({ from: first, to: `${first}\u{10ffff}`, length: term.length })
    .map((row) => row.term);
}
