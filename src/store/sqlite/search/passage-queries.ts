import type Database from 'better-sqlite3';
import type { Sentence } from '../../../domain/article.js';
import { decodeVectors } from '../../codecs.js';
import type { StoredPassage } from '../../ports/search-store.js';
import type { IndexedModel } from '../../ports/vector-index.js';

export const passagesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM passage p JOIN article a ON a.key = p.article WHERE a.scope = ?',
    )
    .get(scope)!.count;

export const sentencesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM sentence s JOIN article a ON a.key = s.article WHERE a.scope = ?',
    )
    .get(scope)!.count;

export const sentencesOf = (db: Database.Database, article: number): Sentence[] =>
  db
    .prepare<[number], { ordinal: number; start: number; end: number; paragraph: number }>(
      'SELECT ordinal, start, end, paragraph FROM sentence WHERE article = ? ORDER BY ordinal',
    )
    .all(article)
    .map(({ ordinal, start, end, paragraph }) => ({ ordinal, span: { start, end }, paragraph }));

export function passagesByKey(
  db: Database.Database,
  scope: number,
  keys: readonly number[],
): StoredPassage[] {
  return db
    .prepare<[string, number], StoredPassage>(
      // CROSS JOIN fixes the join order: from the keys, never from every article of the scope.
      `SELECT p.key, p.article, p.first, p.last FROM json_each(?) k CROSS JOIN passage p ON p.key = k.value
       CROSS JOIN article a ON a.key = p.article WHERE a.scope = ?`,
    )
    .all(JSON.stringify(keys), scope);
}

export function passageVectorsOf(
  db: Database.Database,
  article: number,
  model: IndexedModel,
): (StoredPassage & { readonly vector: Float32Array })[] {
  const row = db
    .prepare<[number, string], { passages: Buffer }>(
      'SELECT v.passages FROM vectors v JOIN model m ON m.key = v.model WHERE v.article = ? AND m.id = ?',
    )
    .get(article, model.id);
  if (!row) return [];
  const passages = db
    .prepare<[number], StoredPassage>(
      'SELECT key, article, first, last FROM passage WHERE article = ? ORDER BY ordinal',
    )
    .all(article);
  const vectors = decodeVectors(row.passages, model.dimension, passages.length);
  return passages.map((passage, at) => ({ ...passage, vector: vectors[at]! }));
}
