/**
 * The full-text index of a scope: what it has of each article comes and goes with the article's passages, in one
 * transaction. Posting lists name passages by key, so nothing of one scope has an effect on another.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { passageTerms, titleTerms } from '../../../articles/passage-terms.js';
import { sentencesOf } from '../passage-queries.js';
import { appendPostings, removePostings } from './posting-blocks.js';
import type { Posting } from './posting-list.js';

/** An article whose passages are to be found. */
export interface IndexedArticle {
  readonly key: number;
  /** By ascending keys, which are above those of all passages that the scope has. */
  readonly passages: readonly {
    readonly key: number;
    /** Search terms of the title and the passage (src/text/terms/tokens.ts), with repeats. */
    readonly terms: readonly string[];
  }[];
}

/** Adds articles, in the order of their passages. Call it within a transaction. */
export function addToFullText(
  db: Database.Database,
  scope: number,
  articles: readonly IndexedArticle[],
): void {
  const postings = new Map<string, Posting[]>();
  const addTerms = db.prepare('INSERT INTO article_terms (article, terms) VALUES (?, ?)');
  let length = 0;
  for (const { key, passages } of articles) {
    const own = new Set<string>();
    for (const passage of passages) {
      length += passage.terms.length;
      for (const [term, frequency] of countsOf(passage.terms)) {
        own.add(term);
        const posting = { passage: passage.key, frequency, length: passage.terms.length };
        const others = postings.get(term);
        if (others) others.push(posting);
        else postings.set(term, [posting]);
      }
    }
    addTerms.run(key, encodeTerms(own));
  }
  // In the order of the table, whose pages are then written one after the other.
  for (const [term, added] of [...postings].sort(([a], [b]) => (a < b ? -1 : 1)))
    appendPostings(db, scope, term, added);
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  db.prepare(
    `INSERT INTO text_totals (scope, passages, terms) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET passages = passages + excluded.passages, terms = terms + excluded.terms`,
  ).run(scope, passages, length);
}

function countsOf(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

/** Removes an article. Call it within a transaction, before its passages are deleted. */
export function removeFromFullText(db: Database.Database, scope: number, article: number): void {
  const terms = db
    .prepare<[number], Buffer>('SELECT terms FROM article_terms WHERE article = ?')
    .pluck()
    .get(article);
  if (!terms) return;
  const { first, last, count } = db
    .prepare<[number], { first: number; last: number; count: number }>(
      'SELECT min(key) AS first, max(key) AS last, count(*) AS count FROM passage WHERE article = ?',
    )
    .get(article)!;
  const lengths = new Map<number, number>();
  for (const term of decodeTerms(terms))
    for (const { passage, length } of removePostings(db, scope, term, first, last))
      lengths.set(passage, length);
  db.prepare('DELETE FROM article_terms WHERE article = ?').run(article);
  db.prepare('UPDATE text_totals SET passages = passages - ?, terms = terms - ? WHERE scope = ?').run(
    count,
    [...lengths.values()].reduce((sum, length) => sum + length, 0),
    scope,
  );
}

/** No term contains a space. */
const encodeTerms = (terms: ReadonlySet<string>): Buffer => deflateRawSync([...terms].join(' '));

const decodeTerms = (bytes: Buffer): string[] =>
  inflateRawSync(bytes)
    .toString()
    .split(' ')
    .filter((term) => term !== '');

export function dropFullText(db: Database.Database, scope: number): void {
  db.prepare('DELETE FROM posting WHERE scope = ?').run(scope);
  db.prepare('DELETE FROM article_terms WHERE article IN (SELECT key FROM article WHERE scope = ?)').run(
    scope,
  );
  db.prepare('DELETE FROM text_totals WHERE scope = ?').run(scope);
}

/** Articles indexed at a time, some ten megabytes of postings: each batch rewrites the last block of most terms. */
const ARTICLES_PER_BATCH = 1000;

/**
 * Builds the index of a scope again, from its texts. Call it within a transaction.
 * @param without Articles to leave out, by key.
 * @returns the number of indexed passages.
 */
export function rebuildFullText(
  db: Database.Database,
  scope: number,
  without: { has(article: number): boolean } = new Set<number>(),
): number {
  dropFullText(db, scope);
  const searched = db
    .prepare<[number], { key: number }>(
      `SELECT a.key FROM article a JOIN passage p ON p.article = a.key
       WHERE a.scope = ? AND a.current IS NOT NULL GROUP BY a.key ORDER BY min(p.key)`,
    )
    .all(scope)
    .filter(({ key }) => !without.has(key));
  let passages = 0;
  for (let at = 0; at < searched.length; at += ARTICLES_PER_BATCH) {
    const batch = searched.slice(at, at + ARTICLES_PER_BATCH).map(({ key }) => indexedArticle(db, key));
    addToFullText(db, scope, batch);
    passages += batch.reduce((sum, article) => sum + article.passages.length, 0);
  }
  return passages;
}

function indexedArticle(db: Database.Database, key: number): IndexedArticle {
  const { title, text } = db
    .prepare<[number], { title: string; text: string }>(
      'SELECT r.title, r.text FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?',
    )
    .get(key)!;
  const article = { text, sentences: sentencesOf(db, key) };
  const passages = db
    .prepare<[number], { key: number; first: number; last: number }>(
      'SELECT key, first, last FROM passage WHERE article = ? ORDER BY key',
    )
    .all(key);
  const inTitle = titleTerms({ title });
  return {
    key,
    passages: passages.map((passage) => ({
      key: passage.key,
      terms: [...inTitle, ...passageTerms(article, passage.first, passage.last)],
    })),
  };
}

/** Builds the index of each scope that has passages, but none: after a migration. */
export function indexMissingTexts(db: Database.Database): void {
  const missing = (): { scope: number } | undefined =>
    db
      .prepare<[], { scope: number }>(
        `SELECT s.key AS scope FROM scope s WHERE NOT EXISTS (SELECT 1 FROM text_totals t WHERE t.scope = s.key)
         AND EXISTS (SELECT 1 FROM article a JOIN passage p ON p.article = a.key WHERE a.scope = s.key) LIMIT 1`,
      )
      .get();
  const index = db.transaction(() => {
    const found = missing();
    if (found) rebuildFullText(db, found.scope);
  });
  // Without a look first, a start would wait for any process that writes.
  while (missing()) index.immediate();
}
