/** Everything derived from the searched revision of an article, and the counts of its scope that follow from it. */
import { matrixRows } from '../../codecs.js';
import type { ArticleVectors, Derived } from '../../ports/derived.js';
import type { IndexedModel } from '../../ports/vector-index.js';
import type { Session } from '../connection/session.js';
import { changeCorpus } from './corpus.js';
import { addPostings, type CountedTerms, countTerms, dropPostings } from './postings.js';

/** Adds an article to the search. Call it within a transaction that writes. */
export async function insertDerived(
  session: Session,
  scope: number,
  article: number,
  derived: Derived & { readonly title: string; readonly text: string },
): Promise<void> {
  await insertSentences(session, scope, article, derived);
  const counted = countTerms(derived);
  const passages = await insertPassages(session, scope, article, derived, counted);
  await addPostings(session, scope, passages, counted);
  await insertVectors(session, scope, article, passages, derived.vectors);
  const terms = counted.reduce((sum, passage) => sum + passage.terms, 0);
  await changeCorpus(session, scope, { passages: passages.length, terms });
}

/**
 * Removes an article from the search; its text and revisions stay. Call it within a transaction that writes.
 * @returns the number of its passages.
 */
export async function dropDerived(session: Session, scope: number, article: number): Promise<number> {
  const passages = await session.rows<{ key: number; terms: number }>(
    'SELECT key, terms FROM passage WHERE scope = $1 AND article = $2',
    scope,
    article,
  );
  const keys = passages.map(({ key }) => key);
  if (keys.length > 0) await dropPostings(session, scope, keys);
  const remove = (table: string) =>
    session.run(`DELETE FROM ${table} WHERE scope = $1 AND article = $2`, scope, article);
  await remove('sentence');
  await remove('passage');
  await remove('derivation');
  await changeCorpus(session, scope, {
    passages: -keys.length,
    terms: -passages.reduce((sum, { terms }) => sum + terms, 0),
  });
  return keys.length;
}

/** The model's key in the database; created on first use. */
export async function modelKey(session: Session, { id, dimension }: IndexedModel): Promise<number> {
  await session.run(
    'INSERT INTO model (id, dimension) SELECT $1, $2 WHERE NOT EXISTS (SELECT 1 FROM model WHERE id = $1) ON CONFLICT DO NOTHING',
    id,
    dimension,
  );
  const [model] = await session.rows<{ key: number }>('SELECT key FROM model WHERE id = $1', id);
  return model!.key;
}

async function insertSentences(
  session: Session,
  scope: number,
  article: number,
  { sentences }: Pick<Derived, 'sentences'>,
): Promise<void> {
  await session.run(
    `INSERT INTO sentence (scope, article, ordinal, start_at, end_at, paragraph)
     SELECT $1, $2, * FROM unnest($3::integer[], $4::integer[], $5::integer[], $6::integer[])`,
    scope,
    article,
    sentences.map(({ ordinal }) => ordinal),
    sentences.map(({ span }) => span.start),
    sentences.map(({ span }) => span.end),
    sentences.map(({ paragraph }) => paragraph),
  );
}

/** @returns their keys, which ascend in their order. */
async function insertPassages(
  session: Session,
  scope: number,
  article: number,
  { passages }: Pick<Derived, 'passages'>,
  counted: readonly CountedTerms[],
): Promise<number[]> {
  const rows = await session.rows<{ key: number }>(
    `INSERT INTO passage (scope, article, ordinal, first_sentence, last_sentence, terms)
     SELECT $1, $2, p.* FROM unnest($3::integer[], $4::integer[], $5::integer[], $6::integer[])
       AS p (ordinal, first_sentence, last_sentence, terms) ORDER BY p.ordinal
     RETURNING key`,
    scope,
    article,
    passages.map(({ ordinal }) => ordinal),
    passages.map(({ first }) => first),
    passages.map(({ last }) => last),
    counted.map(({ terms }) => terms),
  );
  return rows.map(({ key }) => key).sort((one, other) => one - other);
}

async function insertVectors(
  session: Session,
  scope: number,
  article: number,
  passages: readonly number[],
  vectors: ArticleVectors,
): Promise<void> {
  const model = await modelKey(session, { id: vectors.model, dimension: vectors.dimension });
  await session.run(
    'INSERT INTO derivation (scope, article, model, analysis) VALUES ($1, $2, $3, $4)',
    scope,
    article,
    model,
    vectors.analysis,
  );
  await session.run(
    `INSERT INTO passage_vector (scope, passage, model, vector)
     SELECT $1, v.passage, $2, v.vector::halfvec FROM unnest($3::bigint[], $4::text[]) AS v (passage, vector)`,
    scope,
    model,
    passages,
    matrixRows(vectors.passages, vectors.dimension).map((vector) => `[${vector.join(',')}]`),
  );
}
