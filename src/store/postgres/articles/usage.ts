import type { Session } from '../connection/session.js';
import { CURRENT } from './article-rows.js';

const MAX_OUTLETS = 25;
/** Of a `halfvec`, besides two bytes a value. */
const VECTOR_HEADER_BYTES = 8;

export async function articlesIn(session: Session, scope: number): Promise<number> {
  const [counted] = await session.rows<{ count: number }>(
    'SELECT count(*) AS count FROM article WHERE scope = $1',
    scope,
  );
  return counted!.count;
}

/** Reads sizes, not contents. */
export async function bytesIn(session: Session, scope: number): Promise<number> {
  const [sum] = await session.rows<{ bytes: number }>(
    `SELECT (SELECT coalesce(sum(octet_length(text)), 0) FROM revision WHERE scope = $1)::bigint
       + (SELECT coalesce(sum(counted.vectors * (2 * m.dimension + ${VECTOR_HEADER_BYTES})), 0)
          FROM (SELECT model, count(*) AS vectors FROM passage_vector WHERE scope = $1 GROUP BY model) AS counted
          JOIN model m ON m.key = counted.model)::bigint AS bytes`,
    scope,
  );
  return sum!.bytes;
}

/** An outlet is written as in its first article. */
export async function outletsLike(session: Session, scope: number, typed: string): Promise<string[]> {
  const rows = await session.rows<{ outlet: string }>(
    `SELECT outlet FROM (
       SELECT (array_agg(r.outlet ORDER BY a.key))[1] AS outlet, count(*) AS articles FROM ${CURRENT}
       WHERE a.scope = $1 AND r.outlet IS NOT NULL AND strpos(lower(r.outlet), lower($2 COLLATE "C")) > 0
       GROUP BY lower(r.outlet)
     ) AS found ORDER BY articles DESC, outlet LIMIT $3`,
    scope,
    typed.trim(),
    MAX_OUTLETS,
  );
  return rows.map(({ outlet }) => outlet);
}
