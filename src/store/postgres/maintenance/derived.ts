import type { DamagedText } from '../../ports/maintenance.js';
import type { Session } from '../connection/session.js';

/** A searched article whose sentences, passages or vectors do not fit its text; they can be made again. */
export interface UnfitArticle extends DamagedText {
  readonly scopeKey: number;
  readonly article: number;
}

/** Articles without vectors are embedded at the next start, so they are complete. */
export const unfitArticles = (session: Session): Promise<UnfitArticle[]> =>
  session.rows<UnfitArticle>(
    `WITH sentences AS (
       SELECT scope, article, count(*) AS n, max(ordinal) AS last, min(start_at) AS first_start,
         max(end_at) AS last_end, bool_or(start_at >= end_at) AS has_empty
       FROM sentence GROUP BY scope, article
     ), passages AS (
       SELECT scope, article, count(*) AS n, max(ordinal) AS last, max(last_sentence) AS covered,
         bool_or(first_sentence > last_sentence OR first_sentence < 0) AS has_wrong
       FROM passage GROUP BY scope, article
     ), vectors AS (
       SELECT p.scope, p.article, v.model, count(*) AS n
       FROM passage_vector v JOIN passage p ON p.scope = v.scope AND p.key = v.passage
       JOIN model m ON m.key = v.model AND m.dimension = vector_dims(v.vector)
       GROUP BY p.scope, p.article, v.model
     )
     SELECT s.name AS scope, a.scope AS "scopeKey", a.key AS article, a.id, r.title, r.number AS revision
     FROM article a JOIN scope s ON s.key = a.scope
     JOIN revision r ON r.scope = a.scope AND r.article = a.key AND r.number = a.current
     JOIN (SELECT DISTINCT scope, article FROM derivation) d ON d.scope = a.scope AND d.article = a.key
     LEFT JOIN sentences t ON t.scope = a.scope AND t.article = a.key
     LEFT JOIN passages p ON p.scope = a.scope AND p.article = a.key
     WHERE coalesce(t.n, 0) <> coalesce(t.last, -1) + 1 OR coalesce(t.first_start, 0) < 0 OR t.has_empty
       OR coalesce(p.n, 0) <> coalesce(p.last, -1) + 1 OR p.has_wrong
       OR coalesce(p.covered, -1) <> coalesce(t.n, 0) - 1
       OR EXISTS (SELECT 1 FROM derivation d LEFT JOIN vectors v
                    ON v.scope = d.scope AND v.article = d.article AND v.model = d.model
                  WHERE d.scope = a.scope AND d.article = a.key AND coalesce(v.n, 0) <> coalesce(p.n, 0))
     ORDER BY a.key`,
  );

/** Scopes whose postings, vocabulary or counts do not fit their passages, with the reason. */
export const brokenIndexes = (
  session: Session,
): Promise<{ readonly scope: number; readonly name: string; readonly reason: string }[]> =>
  session.rows(
    `WITH counted AS (
       SELECT s.key AS scope, s.name, coalesce(c.articles, 0) AS articles, coalesce(c.passages, 0) AS passages,
         coalesce(c.terms, 0) AS terms,
         (SELECT count(*) FROM article a WHERE a.scope = s.key AND a.current IS NOT NULL) AS own_articles,
         (SELECT count(*) FROM passage p WHERE p.scope = s.key) AS own_passages,
         (SELECT coalesce(sum(p.terms), 0) FROM passage p WHERE p.scope = s.key) AS own_terms,
         (SELECT coalesce(sum(t.frequency), 0) FROM posting t WHERE t.scope = s.key) AS posted_terms,
         (SELECT count(*) FROM posting t WHERE t.scope = s.key) AS postings,
         (SELECT coalesce(sum(v.passages), 0) FROM vocabulary v WHERE v.scope = s.key) AS vocabulary
       FROM scope s LEFT JOIN corpus c ON c.scope = s.key
     )
     SELECT scope, name, CASE
         WHEN own_terms <> posted_terms THEN 'its postings do not fit its passages'
         WHEN postings <> vocabulary THEN 'its vocabulary does not fit its postings'
         ELSE 'its counts do not fit its articles'
       END AS reason
     FROM counted
     WHERE own_terms <> posted_terms OR postings <> vocabulary OR articles <> own_articles
       OR passages <> own_passages OR terms <> own_terms
     ORDER BY scope`,
  );
