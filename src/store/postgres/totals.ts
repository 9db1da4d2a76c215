import type { StoreTotals } from '../ports/store-totals.js';
import type { Session } from './connection/session.js';

type Counts = Record<
  'scopes' | 'articles' | 'passages' | 'answers' | 'ingestJobs' | 'followed' | 'paused' | 'failing',
  number
>;

/** Counts rows of all scopes, which the session must reach; a purged scope does not count. */
export async function countRows(session: Session): Promise<Omit<StoreTotals, 'indexes'>> {
  const [row] = await session.rows<Counts>(
    `SELECT (SELECT count(*) FROM scope WHERE NOT starts_with(name, 'purged:')) AS scopes,
       (SELECT count(*) FROM article) AS articles,
       (SELECT coalesce(sum(passages), 0)::bigint FROM corpus) AS passages,
       (SELECT count(*) FROM answer) AS answers, (SELECT count(*) FROM accepted) AS "ingestJobs",
       count(*) FILTER (WHERE pause_reason IS NULL) AS followed,
       count(*) FILTER (WHERE pause_reason IS NOT NULL) AS paused,
       count(*) FILTER (WHERE pause_reason IS NULL AND failures > 0) AS failing
     FROM feed`,
  );
  const { followed, paused, failing, ...counts } = row!;
  return { ...counts, feeds: { followed, paused, failing } };
}
