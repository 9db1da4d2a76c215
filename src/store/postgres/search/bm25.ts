import type { Bm25Hit } from '../../ports/search-store.js';
import type { Session } from '../connection/session.js';
import { storedTerm } from './stored-term.js';

/** Those of SQLite's `bm25()`, so that both engines give the same scores. */
const K1 = 1.2;
const B = 0.75;
const MIN_IDF = 1e-6;

/**
 * BM25 over the passages of a scope, by index scans of its own postings alone: statistics of other scopes have no
 * effect. Title and passage are one text.
 */
export async function searchBm25(
  session: Session,
  scope: number,
  terms: readonly string[],
  limit: number,
  among: readonly number[] | null,
): Promise<Bm25Hit[]> {
  if (terms.length === 0) return [];
  const only = 'AND p.passage = ANY(ARRAY(SELECT key FROM passage WHERE scope = $1 AND article = ANY($4)))';
  return session.rows<Bm25Hit>(
    `WITH corpus_of AS MATERIALIZED (
       SELECT passages::float8 AS passages, terms::float8 / nullif(passages, 0) AS mean FROM corpus WHERE scope = $1
     ),
     query AS MATERIALIZED (
       SELECT v.term, c.mean, ln((c.passages - v.passages + 0.5) / (v.passages + 0.5)) AS idf
       FROM vocabulary v, corpus_of c WHERE v.scope = $1 AND v.term = ANY($2) AND v.passages > 0
     ),
     best AS MATERIALIZED (
       SELECT p.passage, sum(
         CASE WHEN q.idf > 0 THEN q.idf ELSE ${MIN_IDF} END
         * (p.frequency * (${K1} + 1.0::float8)
            / (p.frequency + ${K1}::float8 * (1 - ${B}::float8 + ${B}::float8 * p.terms / q.mean)))
       ) AS score
       FROM query q JOIN posting p ON p.scope = $1 AND p.term = q.term ${among === null ? '' : only}
       GROUP BY p.passage ORDER BY score DESC, p.passage LIMIT $3
     )
     SELECT b.passage, (SELECT article FROM passage WHERE scope = $1 AND key = b.passage) AS article, b.score
     FROM best b ORDER BY b.score DESC, b.passage`,
    scope,
    [...new Set(terms.map(storedTerm))],
    limit,
    ...(among === null ? [] : [among]),
  );
}
