import { isClaimed, type Provenance } from '../../../domain/article.js';
import { isOfPage, outcomeOfSame, type SameText } from '../../articles/save-outcome.js';
import { urlVariants } from '../../articles/url-variants.js';
import type { SaveOutcome, TextIdentity } from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';
import { CURRENT } from './article-rows.js';
import { articleOfPage, withOwnUrls } from './page-identity.js';
import { hashIn } from './url-aliases.js';

/** See `ArticleStore.classify`. */
export async function classify(
  session: Session,
  scope: number,
  given: TextIdentity,
  ingestedBy: string | null,
): Promise<SaveOutcome> {
  const text = await withOwnUrls(session, scope, given);
  const same = await withText(session, scope, text.contentHash);
  const settled = outcomeOfSame(same, text);
  if (settled) return settled;
  const earlier = same?.id ?? (await earlierVersion(session, scope, text, ingestedBy));
  if (earlier === undefined) return { kind: 'new' };
  return text.provenance === 'feed' && (await hasReadPage(session, earlier))
    ? { kind: 'known', article: earlier }
    : { kind: 'updated', article: earlier };
}

const earlierVersion = (session: Session, scope: number, text: TextIdentity, ingestedBy: string | null) =>
  isClaimed(text.provenance)
    ? claiming(session, scope, text.claimedUrl, ingestedBy)
    : articleOfPage(session, scope, text);

/** The searched article with a text. */
async function withText(session: Session, scope: number, contentHash: string): Promise<SameText | undefined> {
  const [same] = await session.rows<SameText>(
    `SELECT a.id, r.provenance, r.text FROM ${CURRENT} WHERE r.scope = $1 AND r.content_hash = $2
     ORDER BY a.key LIMIT 1`,
    scope,
    contentHash,
  );
  return same;
}

async function hasReadPage(session: Session, id: string): Promise<boolean> {
  const [current] = await session.rows<{ provenance: Provenance }>(
    `SELECT r.provenance FROM ${CURRENT} WHERE a.id = $1`,
    id,
  );
  return isOfPage(current!.provenance);
}

/** The searched text that the same user gave for a claimed address. */
async function claiming(
  session: Session,
  scope: number,
  url: string | null,
  ingestedBy: string | null,
): Promise<string | undefined> {
  if (url === null) return undefined;
  const [article] = await session.rows<{ id: string }>(
    `SELECT a.id FROM ${CURRENT} WHERE r.scope = $1 AND ${hashIn('r.claimed_hash', '$2')}
     AND a.ingested_by IS NOT DISTINCT FROM $3 ORDER BY a.key LIMIT 1`,
    scope,
    urlVariants(url),
    ingestedBy,
  );
  return article?.id;
}
