import type { Provenance } from '../../../domain/article.js';
import { newId } from '../../../domain/ids.js';
import { requireActive } from '../../articles/require-active.js';
import { columnsOfArticle } from '../../articles/revision-columns.js';
import { isStronger } from '../../articles/save-outcome.js';
import { DELETED, tombstoneHashes } from '../../articles/tombstones.js';
import { urlVariants } from '../../articles/url-variants.js';
import { storeErrors } from '../../errors.js';
import {
  ForgottenError,
  type IngestOrigin,
  type PreparedArticle,
  type SaveCondition,
  type SavedArticle,
  type TextIdentity,
} from '../../ports/article-store.js';
import type { Session } from '../connection/session.js';
import { addHeadline } from '../feeds/headline-store.js';
import { readActiveModel } from '../meta/active-model.js';
import { lockModel } from '../meta/model-lock.js';
import { CURRENT } from './article-rows.js';
import { classify } from './classify.js';
import { changeCorpus } from './corpus.js';
import { dropDerived, insertDerived } from './derived.js';
import { insertRevision } from './insert-revision.js';
import { withOwnUrls } from './page-identity.js';
import { placeInStory } from './stories.js';
import { blocksIngest } from './tombstones.js';
import { assignUrls, hashIn, leaveOtherPages, partAddresses } from './url-aliases.js';

/** The revision to be written. */
interface Target {
  readonly key: number;
  readonly id: string;
  readonly number: number;
  /** The other addresses of the changed page, which lead to its own address from now on. */
  readonly alsoLeading: readonly string[];
}

/** See `ArticleStore.attachToExisting`. */
export async function attachToExisting(
  session: Session,
  scope: number,
  given: TextIdentity,
  ingestedBy: string | null,
  origin: IngestOrigin,
): Promise<(SavedArticle & { readonly passages: number }) | null> {
  await lockModel(session, 'share');
  const text = await withOwnUrls(session, scope, given);
  const outcome = await classify(session, scope, text, ingestedBy);
  if (outcome.kind !== 'known') return null;
  const key = await keyOf(session, outcome.article);
  await liftTombstones(session, scope, text, origin);
  const { page } = await partAddresses(session, scope, key, text.urls);
  await leaveOtherPages(session, scope, key, text.urls);
  await assignUrls(session, scope, key, [...text.urls, ...page.map(({ url }) => url)]);
  const [counted] = await session.rows<{ passages: number }>(
    'SELECT count(*) AS passages FROM passage WHERE scope = $1 AND article = $2',
    scope,
    key,
  );
  return { id: outcome.article, outcome, passages: counted!.passages };
}

/** See `ArticleStore.save`. */
export async function saveArticle(
  session: Session,
  scope: number,
  given: PreparedArticle,
  ingestedBy: string | null,
  origin: IngestOrigin,
): Promise<SavedArticle> {
  const prepared = await withOwnUrls(session, scope, given);
  const known = await attachToExisting(session, scope, prepared, ingestedBy, origin);
  if (known) return { id: known.id, outcome: known.outcome };
  requireActive(prepared.vectors.model, await readActiveModel(session));
  const outcome = await classify(session, scope, prepared, ingestedBy);
  await liftTombstones(session, scope, prepared, origin);
  const target =
    outcome.kind === 'updated'
      ? await revise(session, scope, await keyOf(session, outcome.article), prepared, ingestedBy)
      : await createArticle(session, scope, { number: 1, ingestedBy, alsoLeading: [] });
  await insertRevision(session, scope, target.key, columnsOfArticle(prepared, target.number));
  if (outcome.kind === 'new') await leaveOtherPages(session, scope, target.key, prepared.urls);
  await assignUrls(session, scope, target.key, [...prepared.urls, ...target.alsoLeading]);
  await placeInStory(session, scope, target.key, prepared);
  await insertDerived(session, scope, target.key, prepared);
  if (outcome.kind === 'new' && origin.headlineOf !== undefined) {
    await addHeadline(session, scope, origin.headlineOf, target.key);
  }
  return { id: target.id, outcome };
}

/**
 * The article of a changed text. If the article also has pages that did not change, it keeps its text for them, and
 * the changed text becomes a new article. For the same text with a stronger provenance, URLs that did not take part
 * in the fetch are dropped: an older text may only have claimed them.
 */
async function revise(
  session: Session,
  scope: number,
  key: number,
  prepared: PreparedArticle,
  ingestedBy: string | null,
): Promise<Target> {
  const [found] = await session.rows<{ id: string; current: number; hash: string; provenance: Provenance }>(
    `SELECT a.id, a.current, r.content_hash AS hash, r.provenance FROM ${CURRENT} WHERE a.scope = $1 AND a.key = $2`,
    scope,
    key,
  );
  const { id, current, hash, provenance } = found!;
  const isChanged = hash !== prepared.contentHash;
  const { page, others } = await partAddresses(session, scope, key, prepared.urls);
  let alsoLeading = page.map(({ url }) => url);
  const number = current + 1;
  if (isChanged && others.length > 0) {
    return createArticle(session, scope, { number, ingestedBy, alsoLeading });
  }
  if (!isChanged && isStronger(prepared.provenance, provenance)) {
    await session.run(
      `DELETE FROM url WHERE scope = $1 AND article = $2 AND NOT ${hashIn('hash', '$3')}`,
      scope,
      key,
      prepared.urls.flatMap(urlVariants),
    );
    alsoLeading = [];
  }
  await dropDerived(session, scope, key);
  await session.run('UPDATE article SET current = $1 WHERE scope = $2 AND key = $3', number, scope, key);
  return { key, id, number, alsoLeading };
}

async function createArticle(
  session: Session,
  scope: number,
  { number, ingestedBy, alsoLeading }: Pick<Target, 'number' | 'alsoLeading'> & { ingestedBy: string | null },
): Promise<Target> {
  const id = newId();
  const [created] = await session.rows<{ key: number }>(
    'INSERT INTO article (id, scope, current, ingested_by, added_at) VALUES ($1, $2, $3, $4, $5) RETURNING key',
    id,
    scope,
    number,
    ingestedBy,
    new Date().toISOString(),
  );
  await changeCorpus(session, scope, { articles: 1 });
  return { key: created!.key, id, number, alsoLeading };
}

/** @throws ForgottenError, UserError `cancelled` as `save` does. */
async function liftTombstones(
  session: Session,
  scope: number,
  text: Pick<TextIdentity, 'contentHash' | 'urls'>,
  origin: IngestOrigin,
): Promise<void> {
  if (origin.condition && !(await isMet(session, scope, origin.condition))) throw storeErrors.withdrawn({});
  const hashes = tombstoneHashes(text);
  if (await blocksIngest(session, scope, hashes, origin)) throw new ForgottenError(DELETED);
  await session.run('DELETE FROM tombstone WHERE scope = $1 AND hash = ANY($2)', scope, hashes);
}

async function keyOf(session: Session, id: string): Promise<number> {
  const [article] = await session.rows<{ key: number }>('SELECT key FROM article WHERE id = $1', id);
  return article!.key;
}

async function isMet(session: Session, scope: number, { row, key }: SaveCondition): Promise<boolean> {
  if (row === 'scope') return scope === key;
  const table = row === 'job' ? 'accepted' : 'feed';
  return (await session.rows(`SELECT 1 FROM ${table} WHERE scope = $1 AND key = $2`, scope, key)).length > 0;
}
