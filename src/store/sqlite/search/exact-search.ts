/** The search without an index: for what it does not have yet, and among the candidates of a projected one. */
import type Database from 'better-sqlite3';
import { dot } from '../../../domain/vectors.js';
import type { EmbeddedPassage } from '../../ports/search-store.js';
import type { IndexedModel, Neighbour } from '../../ports/vector-index.js';
import type { ChangeLog } from './change-log.js';
import { passageVectorsOf, vectorsByKey } from './passage-queries.js';

/** Reading and comparing one takes 25 µs, in which nothing else has its turn. */
const MAX_COMPARED = 10_000;

/**
 * Candidates of a projected index for each neighbour that is wanted: their order is not quite that of the vectors. Of
 * the ten nearest of 500 questions among 109,650 real passages, twice as many candidates contain 0.999 and of the eighty
 * nearest 0.989, compared one by one in 128 of 512 dimensions.
 */
export const CANDIDATES_PER_NEIGHBOUR = 2;

/** The latest passages that were added after a position of the log, about 10,000 at most. */
export function newestAdded(
  db: Database.Database,
  log: ChangeLog,
  model: IndexedModel,
  seq: number,
  isWanted: (key: number) => boolean,
): EmbeddedPassage[] {
  const found: EmbeddedPassage[] = [];
  let compared = 0;
  for (const { first, last } of log.additionsAfter(seq, MAX_COMPARED)) {
    for (const article of log.newestArticlesIn(first, last, MAX_COMPARED)) {
      if (compared >= MAX_COMPARED) return found;
      const passages = passageVectorsOf(db, article, model);
      compared += passages.length;
      found.push(...passages.filter(({ key }) => isWanted(key)));
    }
  }
  return found;
}

export const similarities = (
  passages: readonly Pick<EmbeddedPassage, 'key' | 'vector'>[],
  vector: Float32Array,
): Neighbour[] =>
  passages.map((passage) => ({ label: passage.key, similarity: dot(passage.vector, vector) }));

export const nearest = (found: readonly Neighbour[], k: number): Neighbour[] =>
  found.toSorted((a, b) => b.similarity - a.similarity).slice(0, k);

/** The nearest among candidates, by their vectors in the database. */
export function compared(
  db: Database.Database,
  model: IndexedModel,
  candidates: readonly Neighbour[],
  vector: Float32Array,
  k: number,
): Neighbour[] {
  const keys = candidates.map(({ label }) => label);
  return nearest(similarities(vectorsByKey(db, keys, model), vector), k);
}
