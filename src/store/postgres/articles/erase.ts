import type { CitingAnswer, ForgetReport } from '../../../domain/deletion.js';
import { sha256 } from '../../../domain/ids.js';
import { urlVariants } from '../../articles/url-variants.js';
import type { Erased } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';
import { lockModel } from '../meta/model-lock.js';
import { changeCorpus } from './corpus.js';
import { dropDerived } from './derived.js';
import { putTombstones } from './tombstones.js';

/** Answers named in a report; their total is always exact. */
const MAX_REPORTED_ANSWERS = 100;

interface ErasedArticle {
  readonly key: number;
  readonly id: string;
  /** Null if it is not searched. */
  readonly current: number | null;
}

/**
 * Deletes an article with all its revisions, everything derived from it, and everything waiting that would ingest it
 * again. Call it within a transaction that writes.
 * @param leaveTombstones Store hashes of its texts and URLs, which keep it deleted.
 * @returns null if the scope has no such article.
 */
export async function eraseArticle(
  session: Session,
  scope: number,
  id: string,
  leaveTombstones: boolean,
): Promise<Erased | null> {
  await lockModel(session, 'share');
  const [article] = await session.rows<ErasedArticle>(
    'SELECT key, id, current FROM article WHERE scope = $1 AND id = $2',
    scope,
    id,
  );
  if (!article) return null;
  const { key } = article;
  const revisions = await session.rows<{ title: string; content_hash: string }>(
    'SELECT title, content_hash FROM revision WHERE scope = $1 AND article = $2 ORDER BY number',
    scope,
    key,
  );
  const urls = (
    await session.rows<{ url: string }>('SELECT url FROM url WHERE scope = $1 AND article = $2', scope, key)
  ).map(({ url }) => url);
  const counts = await countRows(session, scope, key);
  const waiting = await dropWaiting(session, scope, urls.flatMap(urlVariants));
  await dropFollowUpQueries(session, scope, id);
  const hashes = [...new Set([...revisions.map((revision) => revision.content_hash), ...urls.map(sha256)])];
  if (leaveTombstones) await putTombstones(session, scope, hashes);
  const passages = await dropDerived(session, scope, key);
  await session.run('DELETE FROM article WHERE scope = $1 AND key = $2', scope, key);
  await changeCorpus(session, scope, { articles: article.current === null ? 0 : -1 });
  return {
    articleId: id,
    title: revisions.at(-1)?.title ?? '',
    revisions: revisions.length,
    urls: urls.length,
    passages,
    ...counts,
    waiting,
    tombstones: leaveTombstones ? hashes.length : 0,
    answers: await answersCiting(session, scope, id),
  };
}

async function countRows(
  session: Session,
  scope: number,
  article: number,
): Promise<Pick<Erased, 'sentences' | 'vectors' | 'headlines'>> {
  const [counts] = await session.rows<Pick<Erased, 'sentences' | 'vectors' | 'headlines'>>(
    `SELECT (SELECT count(*) FROM sentence WHERE scope = $1 AND article = $2) AS sentences,
       (SELECT count(*) FROM passage p JOIN passage_vector v ON v.scope = p.scope AND v.passage = p.key
        WHERE p.scope = $1 AND p.article = $2)
       + (SELECT coalesce(sum(json_array_length(passages::json)), 0)::integer FROM pending
          WHERE scope = $1 AND article = $2) AS vectors,
       (SELECT count(*) FROM headline WHERE scope = $1 AND article = $2) AS headlines`,
    scope,
    article,
  );
  return counts!;
}

/** @returns how many feed entries and jobs of these addresses waited. */
async function dropWaiting(session: Session, scope: number, addresses: readonly string[]): Promise<number> {
  const entries = await session.run(
    'UPDATE feed_entry SET url = NULL, content = NULL WHERE scope = $1 AND url = ANY($2)',
    scope,
    addresses,
  );
  const queued = await session.run(
    'DELETE FROM accepted WHERE scope = $1 AND address = ANY($2)',
    scope,
    addresses,
  );
  await session.run('DELETE FROM set_aside WHERE scope = $1 AND address = ANY($2)', scope, addresses);
  return entries + queued;
}

/** A follow-up's query contains words of the answer before it, and so of the article. */
async function dropFollowUpQueries(session: Session, scope: number, id: string): Promise<void> {
  await session.run(
    `UPDATE answer SET searched = NULL WHERE scope = $1 AND searched IS NOT NULL
     AND key >= (SELECT min(answer) FROM citation WHERE scope = $1 AND article = $2)`,
    scope,
    id,
  );
}

async function answersCiting(session: Session, scope: number, id: string): Promise<ForgetReport['answers']> {
  const citing = `answer a WHERE a.scope = $1 AND EXISTS (
    SELECT 1 FROM citation c WHERE c.scope = a.scope AND c.answer = a.key AND c.article = $2)`;
  const [counted] = await session.rows<{ total: number }>(
    `SELECT count(*) AS total FROM ${citing}`,
    scope,
    id,
  );
  const latest = await session.rows<CitingAnswer>(
    `SELECT a.id, a.question, a.channel, a.message FROM ${citing} ORDER BY a.key DESC LIMIT ${MAX_REPORTED_ANSWERS}`,
    scope,
    id,
  );
  return { total: counted!.total, latest };
}
