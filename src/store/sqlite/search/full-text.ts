import type Database from 'better-sqlite3';
import type { Bm25Hit } from '../../ports/search-store.js';

/**
 * BM25 over passages, one FTS5 table a scope, so that its counts are the scope's own. What is indexed are
 * search terms (src/text/tokens.ts) separated by blanks, so that FTS5 stems and folds nothing by itself and
 * the terms of a question match those of a text by construction. Its tokenizer is `ascii`, to which all of
 * Unicode is a word: `unicode61` goes by a Unicode of its own, in which some letters of today part words.
 */
const table = (scope: number): string => `full_text_${scope}`;
const vocabulary = (scope: number): string => `vocabulary_${scope}`;

/** How much more a term of the title counts than one of the passage. */
const TITLE_WEIGHT = 1.0;

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
  title: string,
  body: string,
): void {
  db.prepare(`INSERT INTO ${table(scope)} (rowid, title, body) VALUES (?, ?, ?)`).run(passage, title, body);
}

/** Removes every passage of an article; to be called before its passages are deleted. */
export function removeFromFullText(db: Database.Database, scope: number, article: number): void {
  db.prepare(`DELETE FROM ${table(scope)} WHERE rowid IN (SELECT key FROM passage WHERE article = ?)`).run(
    article,
  );
}

/**
 * Writes the table anew when its index holds the beginning of a word that no passage holds: FTS5's secure-delete
 * takes words out of the pages but leaves them where they part one page from the next.
 */
export function purgeFullText(db: Database.Database, scope: number): void {
  if (!hasFullText(db, scope)) return;
  const left = db
    .prepare(
      `WITH parting(term) AS (
         SELECT CAST(substr(term, 2) AS TEXT) FROM ${table(scope)}_idx WHERE length(term) > 1
       )
       SELECT 1 FROM parting p WHERE NOT EXISTS (
         SELECT 1 FROM ${vocabulary(scope)} v WHERE v.term >= p.term AND v.term < p.term || char(0x10ffff)
       ) LIMIT 1`,
    )
    .get();
  if (left) db.exec(`INSERT INTO ${table(scope)}(${table(scope)}) VALUES ('rebuild')`);
}

export function dropFullText(db: Database.Database, scope: number): void {
  db.exec(`DROP TABLE IF EXISTS ${vocabulary(scope)}; DROP TABLE IF EXISTS ${table(scope)};`);
}

/**
 * The passages that share most with the terms, best first.
 * @param articles Only passages of these articles; null for all.
 */
export function searchFullText(
  db: Database.Database,
  scope: number,
  terms: readonly string[],
  limit: number,
  articles: readonly number[] | null,
): Bm25Hit[] {
  if (terms.length === 0 || !hasFullText(db, scope)) return [];
  const query = [...new Set(terms)].map((term) => `"${term.replaceAll('"', '""')}"`).join(' OR ');
  const narrowed = articles === null ? '' : 'AND p.article IN (SELECT value FROM json_each(@articles))';
  return db
    .prepare<{ query: string; limit: number; articles: string }, Bm25Hit>(
      `SELECT p.key AS passage, p.article, -bm25(${table(scope)}, ${TITLE_WEIGHT}, 1.0) AS score
       FROM ${table(scope)} f JOIN passage p ON p.key = f.rowid
       WHERE ${table(scope)} MATCH @query ${narrowed} ORDER BY score DESC LIMIT @limit`,
    )
    .all({ query, limit, articles: JSON.stringify(articles ?? []) });
}

/** In how many of the scope's passages each term stands, terms that stand in none left out. */
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

/** The scope's terms that begin like `term` and are about as long, those of most passages first. */
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
