import { contentHashOf } from '../../../domain/content-hash.js';
import { placeOf } from '../../articles/imported-revision.js';
import { requireActive } from '../../articles/require-active.js';
import { columnsOfRecord } from '../../articles/revision-columns.js';
import { tombstoneHashes } from '../../articles/tombstones.js';
import type { Derived } from '../../ports/derived.js';
import type { ArticleRecord, RevisionOutcome, RevisionRecord } from '../../ports/transfer-store.js';
import { changeCorpus } from '../articles/corpus.js';
import { dropDerived, insertDerived } from '../articles/derived.js';
import { insertRevision } from '../articles/insert-revision.js';
import { placeInStory } from '../articles/stories.js';
import { addSameSiteAliases, rowsOf } from '../articles/url-aliases.js';
import type { Session } from '../connection/session.js';
import { readActiveModel } from '../meta/active-model.js';
import { lockModel } from '../meta/model-lock.js';

interface Stored {
  readonly key: number;
  readonly current: number | null;
}

/** A URL of the record, and the other article that has it here. */
interface UrlState {
  readonly url: string;
  readonly rows: readonly { readonly key: number; readonly article: number }[];
  /** Its text here is as new as that of the record, or newer. */
  readonly isTaken: boolean;
}

/** See `TransferStore.addRevision`. Call it within a transaction that writes to the scope. */
export async function addRevision(
  session: Session,
  scope: number,
  article: ArticleRecord,
  given: RevisionRecord,
  derived: Derived | null,
): Promise<RevisionOutcome> {
  const revision = storable(given);
  const [stored] = await session.rows<Stored>('SELECT key, current FROM article WHERE id = $1', article.id);
  if (stored) {
    const present = await storedHash(session, scope, stored.key, revision.number);
    if (present !== null) return { outcome: present === revision.contentHash ? 'known' : 'kept' };
  } else {
    if (await isForgotten(session, scope, article)) return { outcome: 'forgotten' };
    const same = await sameText(session, scope, article);
    if (same) {
      await addFreeUrls(session, scope, same.key, article.urls);
      return { outcome: 'same-text', article: same.id, revision: same.current };
    }
  }

  const urls: UrlState[] = [];
  for (const url of article.urls)
    urls.push(await urlState(session, scope, url, stored?.key, revision.fetchedAt));
  const former = stored?.current ?? null;
  const place = placeOf(revision, article, former, urls);
  if (place === 'left-out') return { outcome: 'kept' };
  if (place === 'searched') {
    if (derived === null) return { outcome: 'embed' };
    await lockModel(session, 'share');
    requireActive(derived.vectors.model, await readActiveModel(session));
  }
  const key = stored?.key ?? (await insertArticle(session, scope, article));
  if (key === null) return { outcome: 'kept' };
  await insertRevision(session, scope, key, columnsOfRecord(revision));
  if (place === 'history') return { outcome: 'added' };
  if (place === 'unsearched' || derived === null) return { outcome: 'kept' };
  if (former !== null) await dropDerived(session, scope, key);
  const replaced = await takeUrls(session, scope, key, urls);
  await session.run(
    'UPDATE article SET current = $3 WHERE scope = $1 AND key = $2',
    scope,
    key,
    revision.number,
  );
  if (former === null) await changeCorpus(session, scope, { articles: 1 });
  await joinStory(session, scope, key, article, { ...derived, text: revision.text });
  await insertDerived(session, scope, key, { ...derived, title: revision.title, text: revision.text });
  return { outcome: replaced > 0 || former !== null ? 'replaced' : 'added' };
}

/** Another character of the same length keeps the spans of a text in their places. */
function storable(revision: RevisionRecord): RevisionRecord {
  const { text, contentHash } = revision;
  const hasNul = text.includes('\0');
  const kept = hasNul ? text.replaceAll('\0', '\ufffd') : text;
  return {
    ...revision,
    text: kept,
    contentHash: hasNul ? contentHashOf(kept) : contentHash,
  };
}

async function storedHash(
  session: Session,
  scope: number,
  article: number,
  number: number,
): Promise<string | null> {
  const [row] = await session.rows<{ hash: string }>(
    'SELECT content_hash AS hash FROM revision WHERE scope = $1 AND article = $2 AND number = $3',
    scope,
    article,
    number,
  );
  return row?.hash ?? null;
}

async function isForgotten(session: Session, scope: number, article: ArticleRecord): Promise<boolean> {
  const found = await session.rows(
    'SELECT 1 FROM tombstone WHERE scope = $1 AND hash = ANY($2) LIMIT 1',
    scope,
    tombstoneHashes(article),
  );
  return found.length > 0;
}

async function sameText(session: Session, scope: number, { contentHash }: ArticleRecord) {
  const [same] = await session.rows<{ key: number; id: string; current: number }>(
    `SELECT a.key, a.id, a.current FROM revision r
     JOIN article a ON a.scope = r.scope AND a.key = r.article AND a.current = r.number
     WHERE r.scope = $1 AND r.content_hash = $2 ORDER BY a.key LIMIT 1`,
    scope,
    contentHash,
  );
  return same;
}

const insertUrl = (session: Session, scope: number, url: string, article: number): Promise<number> =>
  session.run('INSERT INTO url (scope, url, article) VALUES ($1, $2, $3)', scope, url, article);

async function addFreeUrls(
  session: Session,
  scope: number,
  key: number,
  urls: readonly string[],
): Promise<void> {
  for (const url of urls)
    if ((await rowsOf(session, scope, url)).length === 0) await insertUrl(session, scope, url, key);
  await addSameSiteAliases(session, scope, key);
}

async function urlState(
  session: Session,
  scope: number,
  url: string,
  own: number | undefined,
  fetchedAt: string,
): Promise<UrlState> {
  const rows = await rowsOf(session, scope, url);
  const others = rows.map(({ article }) => article).filter((article) => article !== own);
  const newer = await session.rows(
    `SELECT 1 FROM article a JOIN revision r ON r.scope = a.scope AND r.article = a.key AND r.number = a.current
     WHERE a.scope = $1 AND a.key = ANY($2) AND r.fetched_at >= $3 LIMIT 1`,
    scope,
    others,
    fetchedAt,
  );
  return { url, rows, isTaken: newer.length > 0 };
}

/** @returns the number of articles that lost their last URL, which are no longer searched. */
async function takeUrls(
  session: Session,
  scope: number,
  key: number,
  urls: readonly UrlState[],
): Promise<number> {
  let replaced = 0;
  for (const { url, rows, isTaken } of urls) {
    if (isTaken) continue;
    if (rows.length === 0) await insertUrl(session, scope, url, key);
    for (const row of rows.filter(({ article }) => article !== key)) {
      await session.run(
        'UPDATE url SET article = $3, alias_of = NULL WHERE scope = $1 AND key = $2',
        scope,
        row.key,
        key,
      );
      const [left] = await session.rows(
        'SELECT 1 FROM url WHERE scope = $1 AND article = $2 LIMIT 1',
        scope,
        row.article,
      );
      if (left) continue;
      await dropDerived(session, scope, row.article);
      const retired = await session.run(
        'UPDATE article SET current = NULL WHERE scope = $1 AND key = $2 AND current IS NOT NULL',
        scope,
        row.article,
      );
      await changeCorpus(session, scope, { articles: -retired });
      replaced += 1;
    }
  }
  await addSameSiteAliases(session, scope, key);
  return replaced;
}

/**
 * Not searched until its current revision is there.
 * @returns null if another scope, which the transaction does not see, has an article with this id.
 */
async function insertArticle(
  session: Session,
  scope: number,
  article: ArticleRecord,
): Promise<number | null> {
  const [row] = await session.rows<{ key: number }>(
    'INSERT INTO article (scope, id, ingested_by, added_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key',
    scope,
    article.id,
    article.ingestedBy,
    article.addedAt,
  );
  return row?.key ?? null;
}

/** As in the file, if the first article of the story is here; else as for a new article. */
async function joinStory(
  session: Session,
  scope: number,
  key: number,
  { id, story }: ArticleRecord,
  article: Derived & { readonly text: string },
): Promise<void> {
  if (story === null) return;
  const [first] =
    story === id
      ? [{ key, story: key }]
      : await session.rows<{ key: number; story: number | null }>(
          'SELECT key, story FROM article WHERE scope = $1 AND id = $2',
          scope,
          story,
        );
  if (!first) return placeInStory(session, scope, key, article);
  await session.run(
    'UPDATE article SET story = $3 WHERE scope = $1 AND key = ANY($2)',
    scope,
    [first.key, key],
    first.story ?? first.key,
  );
}
