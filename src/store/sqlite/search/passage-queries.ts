import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Sentence } from '../../../domain/article.js';
import { decodeVectors, hasVectors } from '../../codecs.js';
import type { EmbeddedPassage, StoredPassage } from '../../ports/search-store.js';
import type { IndexedModel } from '../../ports/vector-index.js';

export const sentencesIn = (db: Database.Database, scope: number): number =>
  db
    .prepare<[number], { count: number }>(
      'SELECT count(*) AS count FROM sentence s JOIN article a ON a.key = s.article WHERE a.scope = ?',
    )
    .get(scope)!.count;

/** The sentences of these articles by key, in order. */
export function sentencesByArticle(
  db: Database.Database,
  articles: readonly number[],
): ReadonlyMap<number, readonly Sentence[]> {
  const rows = db
    .prepare<[string], { article: number; ordinal: number; start: number; end: number; paragraph: number }>(
      `SELECT s.article, s.ordinal, s.start, s.end, s.paragraph
       FROM json_each(?) k CROSS JOIN sentence s ON s.article = k.value ORDER BY s.article, s.ordinal`,
    )
    .all(JSON.stringify([...new Set(articles)]));
  const sentences = new Map<number, Sentence[]>(articles.map((article) => [article, []]));
  for (const { article, ordinal, start, end, paragraph } of rows)
    sentences.get(article)!.push({ ordinal, span: { start, end }, paragraph });
  return sentences;
}

/** The sentences of an article, in order. */
export const sentencesOf = (db: Database.Database, article: number): readonly Sentence[] =>
  sentencesByArticle(db, [article]).get(article)!;

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
): EmbeddedPassage[] {
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

const numbers = z.array(z.int().min(0));

/**
 * The vectors of these passages, in no order. Passages without one are left out, and so are those of an article whose
 * vectors are damaged, which `byline doctor` tells: the search goes on without them.
 */
export function vectorsByKey(
  db: Database.Database,
  keys: readonly number[],
  model: IndexedModel,
): { readonly key: number; readonly vector: Float32Array }[] {
  const articles = db
    .prepare<[string, string], { keys: string; ordinals: string; passages: Buffer; count: number }>(
      `WITH wanted AS (
         SELECT p.article, json_group_array(p.key) AS keys, json_group_array(p.ordinal) AS ordinals
         FROM json_each(?) k CROSS JOIN passage p ON p.key = k.value GROUP BY p.article)
       SELECT w.keys, w.ordinals, v.passages,
         (SELECT count(*) FROM passage p WHERE p.article = w.article) AS count
       FROM model m CROSS JOIN wanted w CROSS JOIN vectors v ON v.article = w.article AND v.model = m.key
       WHERE m.id = ?`,
    )
    .all(JSON.stringify(keys), model.id);
  return articles.flatMap(({ keys: found, ordinals, passages, count }) => {
    const rows = numbers.parse(JSON.parse(ordinals));
    if (!hasVectors(passages, model.dimension, count)) return [];
    const vectors = decodeVectors(passages, model.dimension, count, rows);
    return numbers.parse(JSON.parse(found)).map((key, at) => ({ key, vector: vectors[at]! }));
  });
}
