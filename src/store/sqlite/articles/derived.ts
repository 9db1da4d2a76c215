import type Database from 'better-sqlite3';
import { passageTerms, titleTerms } from '../../articles/passage-terms.js';
import { encodeVectors } from '../../codecs.js';
import type { ArticleVectors, Derived } from '../../ports/derived.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import { addToFullText, removeFromFullText } from '../search/full-text/index-texts.js';

/** Adds an article to the search. Call it within a transaction. */
export function insertDerived(
  db: Database.Database,
  scope: number,
  key: number,
  article: Derived & { readonly title: string; readonly text: string },
): void {
  const addSentence = db.prepare('INSERT INTO sentence VALUES (?, ?, ?, ?, ?)');
  for (const { ordinal, span, paragraph } of article.sentences) {
    addSentence.run(key, ordinal, span.start, span.end, paragraph);
  }
  const title = titleTerms(article);
  const addPassage = db.prepare('INSERT INTO passage (article, ordinal, first, last) VALUES (?, ?, ?, ?)');
  const passages = article.passages.map(({ ordinal, first, last }) => ({
    key: Number(addPassage.run(key, ordinal, first, last).lastInsertRowid),
    terms: [...title, ...passageTerms(article, first, last)],
  }));
  addToFullText(db, scope, [{ key, passages }]);
  insertVectors(db, key, article.vectors);
  if (passages.length > 0) logChange(db, scope, 'put', passages[0]!.key, passages.at(-1)!.key);
}

/**
 * Removes an article from the search; its text and revisions stay. Call it within a transaction.
 * @param kind `erase` if no file may keep anything of it.
 * @returns the number of its passages.
 */
export function dropDerived(
  db: Database.Database,
  scope: number,
  key: number,
  kind: 'drop' | 'erase',
): number {
  const bounds = db
    .prepare<[number], { first: number | null; last: number; count: number }>(
      'SELECT min(key) AS first, max(key) AS last, count(*) AS count FROM passage WHERE article = ?',
    )
    .get(key)!;
  removeFromFullText(db, scope, key);
  if (bounds.first !== null) {
    logChange(db, scope, kind, bounds.first, bounds.last);
  }
  for (const table of ['sentence', 'passage', 'vectors']) {
    db.prepare(`DELETE FROM ${table} WHERE article = ?`).run(key);
  }
  return bounds.count;
}

/** The model's key in the database; created on first use. */
export function modelKey(db: Database.Database, { id, dimension }: IndexedModel): number {
  const found = db.prepare<[string], { key: number }>('SELECT key FROM model WHERE id = ?').get(id);
  if (found) return found.key;
  db.prepare('INSERT INTO model (id, dimension) VALUES (?, ?) ON CONFLICT DO NOTHING').run(id, dimension);
  return modelKey(db, { id, dimension });
}

function insertVectors(db: Database.Database, key: number, vectors: ArticleVectors): void {
  const model = modelKey(db, { id: vectors.model, dimension: vectors.dimension });
  db.prepare('INSERT INTO vectors (article, model, analysis, passages) VALUES (?, ?, ?, ?)').run(
    key,
    model,
    vectors.analysis,
    encodeVectors(vectors.passages, vectors.dimension),
  );
}

/** Makes every index of the scope, in all processes, remove all passages that the scope ever had from its files. */
export function logErasure(db: Database.Database, scope: number): void {
  const ever = db
    .prepare<[number], { first: number | null; last: number }>(
      'SELECT min(first) AS first, max(last) AS last FROM change WHERE scope = ?',
    )
    .get(scope)!;
  if (ever.first !== null) logChange(db, scope, 'erase', ever.first, ever.last);
}

/** Appends to the log that the vector indexes catch up from. */
export function logChange(
  db: Database.Database,
  scope: number,
  kind: 'put' | 'drop' | 'erase',
  first: number,
  last: number,
): void {
  db.prepare('INSERT INTO change (scope, kind, first, last) VALUES (?, ?, ?, ?)').run(
    scope,
    kind,
    first,
    last,
  );
}
