/**
 * The full-text index of a scope: what it has of each article comes and goes with the article's passages, in one
 * transaction. Posting lists name passages by key, so nothing of one scope has an effect on another.
 */
import type Database from 'better-sqlite3';
import { passageTerms, titleTerms } from '../../../articles/passage-terms.js';
import { sentencesOf } from '../passage-queries.js';
import { appendPostings, removeFromAllLists, removePostings, termsOfHalf } from './posting-blocks.js';
import type { Posting } from './posting-list.js';
import { decodeHalves, encodeHalves, termKey } from './term-key.js';

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
  const postings = new Map<number, Posting[]>();
  const addTerms = db.prepare('INSERT INTO article_terms (article, terms) VALUES (?, ?)');
  let length = 0;
  for (const { key, passages } of articles) {
    if (passages.length === 0) continue;
    const own = new Set<number>();
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
    addTerms.run(key, encodeHalves(own));
  }
  // In the order of the table, whose pages are then written one after the other.
  for (const [term, added] of [...postings].sort(([a], [b]) => a - b)) appendPostings(db, scope, term, added);
  const passages = articles.reduce((sum, article) => sum + article.passages.length, 0);
  db.prepare(
    `INSERT INTO text_totals (scope, passages, terms) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET passages = passages + excluded.passages, terms = terms + excluded.terms`,
  ).run(scope, passages, length);
}

/** By their keys. Two terms with the same key count as one. */
function countsOf(terms: readonly string[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const term of terms) {
    const key = termKey(term);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Removes an article. Call it within a transaction, before its passages are deleted. */
export function removeFromFullText(db: Database.Database, scope: number, article: number): void {
  const { first, last, count } = db
    .prepare<[number], { first: number | null; last: number; count: number }>(
      'SELECT min(key) AS first, max(key) AS last, count(*) AS count FROM passage WHERE article = ?',
    )
    .get(article)!;
  if (first === null) return;
  const stored = db
    .prepare<[number], Buffer>('SELECT terms FROM article_terms WHERE article = ?')
    .pluck()
    .get(article);
  const terms = (stored ? decodeHalves(stored) : []).flatMap((half) => termsOfHalf(db, scope, half));
  const listed = terms.flatMap((term) => removePostings(db, scope, term, first, last));
  // Nothing may stay of a forgotten article, even if its terms are not the ones that it was indexed by.
  const removed = isWhole(listed, count)
    ? listed
    : [...listed, ...removeFromAllLists(db, scope, first, last)];
  db.prepare('DELETE FROM article_terms WHERE article = ?').run(article);
  // One that was left out when the index was built is not counted either.
  if (!stored && removed.length === 0) return;
  const lengths = new Map(removed.map(({ passage, length }) => [passage, length]));
  db.prepare('UPDATE text_totals SET passages = passages - ?, terms = terms - ? WHERE scope = ?').run(
    count,
    [...lengths.values()].reduce((sum, length) => sum + length, 0),
    scope,
  );
}

/** True if the postings are all of so many passages: their frequencies add up to the passages' lengths. */
function isWhole(postings: readonly Posting[], passages: number): boolean {
  const lengths = new Map(postings.map(({ passage, length }) => [passage, length]));
  const length = [...lengths.values()].reduce((sum, own) => sum + own, 0);
  const found = postings.reduce((sum, { frequency }) => sum + frequency, 0);
  return found === length && lengths.size === passages;
}

export function dropFullText(db: Database.Database, scope: number): void {
  db.prepare('DELETE FROM posting WHERE scope = ?').run(scope);
  db.prepare('DELETE FROM article_terms WHERE article IN (SELECT key FROM article WHERE scope = ?)').run(
    scope,
  );
  db.prepare('DELETE FROM text_totals WHERE scope = ?').run(scope);
}

/** Terms indexed at a time, those of some thousand articles: each batch rewrites the last block of most terms. */
const TERMS_PER_BATCH = 300_000;

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
    .prepare<[number], number>(
      `SELECT a.key FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current
       JOIN passage p ON p.article = a.key WHERE a.scope = ? GROUP BY a.key ORDER BY min(p.key)`,
    )
    .pluck()
    .all(scope)
    .filter((key) => !without.has(key));
  let passages = 0;
  let terms = 0;
  let batch: IndexedArticle[] = [];
  const flush = (): void => {
    addToFullText(db, scope, batch);
    passages += batch.reduce((sum, article) => sum + article.passages.length, 0);
    [batch, terms] = [[], 0];
  };
  for (const key of searched) {
    const article = indexedArticle(db, key);
    batch.push(article);
    terms += article.passages.reduce((sum, passage) => sum + passage.terms.length, 0);
    if (terms >= TERMS_PER_BATCH) flush();
  }
  flush();
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

/** Building takes some 20 seconds for 100,000 passages; another process that opens the database waits for it. */
const BUILDING_WAIT_MS = 600_000;

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
  if (!missing()) return;
  const waitMs = db.pragma('busy_timeout', { simple: true }) as number;
  db.pragma(`busy_timeout = ${BUILDING_WAIT_MS}`);
  try {
    while (missing()) index.immediate();
  } finally {
    db.pragma(`busy_timeout = ${waitMs}`);
  }
}
