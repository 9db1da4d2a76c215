import type { Scope } from '../../../domain/scope.js';
import { decodeSpans } from '../../codecs.js';
import type {
  AnswerRecord,
  ArticleRecord,
  FeedEntryRecord,
  FeedRecord,
  RevisionRecord,
  ScopeRecord,
  TombstoneRecord,
  TransferCounts,
  TransferRecord,
} from '../../ports/transfer-store.js';
import { type PreferenceRow, preferencesIn } from '../../scopes/preference-columns.js';
import type { Session } from '../connection/session.js';

/** Rows read at a time; of revisions, which hold texts, one. */
const ROWS_PER_PAGE = 200;

const IN_SCOPE = "NOT starts_with(s.name, 'purged:') AND ($1::text IS NULL OR s.name = $1)";

export async function countRecords(session: Session, scope: Scope | null): Promise<TransferCounts> {
  const count = (table: string) =>
    `(SELECT count(*) FROM ${table} t JOIN scope s ON s.key = t.scope WHERE ${IN_SCOPE})`;
  const [counts] = await session.rows<TransferCounts>(
    `SELECT ${count('article')} AS articles, ${count('answer')} AS answers, ${count('feed')} AS feeds,
       ${count('accepted')} AS queued`,
    scope,
  );
  return counts!;
}

/** Everything of the scopes, in the order of the SQLite engine's export. The transaction reaches every scope. */
export async function* readRecords(session: Session, scope: Scope | null): AsyncGenerator<TransferRecord> {
  const scopes = await session.rows<{ key: number; name: Scope; left_at: string | null }>(
    `SELECT s.key, s.name, s.left_at FROM scope s WHERE ${IN_SCOPE} ORDER BY s.key`,
    scope,
  );
  for (const { key, name, left_at: leftAt } of scopes) yield await scopeRecord(session, key, name, leftAt);
  for (const { key, name } of scopes) yield* articles(session, key, name);
  for (const { key, name } of scopes) yield* answers(session, key, name);
  for (const { key, name } of scopes) yield* feeds(session, key, name);
  for (const { key, name } of scopes) yield* tombstones(session, key, name);
}

async function scopeRecord(
  session: Session,
  key: number,
  name: Scope,
  leftAt: string | null,
): Promise<ScopeRecord> {
  const [row] = await session.rows<PreferenceRow>('SELECT * FROM preference WHERE scope = $1', key);
  return { type: 'scope', scope: name, leftAt, preferences: row ? preferencesIn(row) : null };
}

/**
 * Rows in pages, each after the last `key` of the one before.
 * @param sql With the parent as `$1`, the last key as `$2` and the number of rows as `$3`.
 */
async function* pages<Row extends { readonly key: number | string }>(
  session: Session,
  sql: string,
  parent: readonly (number | string)[],
  start: Row['key'],
): AsyncGenerator<Row> {
  let after = start;
  for (;;) {
    const rows = await session.rows<Row>(sql, after, ROWS_PER_PAGE, ...parent);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_PAGE) return;
    after = last.key;
  }
}

type ArticleRow = Omit<ArticleRecord, 'type' | 'scope'> & { readonly key: number };

async function* articles(session: Session, scope: number, name: Scope): AsyncGenerator<TransferRecord> {
  const rows = pages<ArticleRow>(
    session,
    `SELECT a.key, a.id, a.current, a.ingested_by AS "ingestedBy", a.added_at AS "addedAt",
       (SELECT content_hash FROM revision r
        WHERE r.scope = a.scope AND r.article = a.key AND r.number = a.current) AS "contentHash",
       (SELECT m.id FROM article m WHERE m.scope = a.scope AND m.story = a.story ORDER BY m.key LIMIT 1) AS story,
       ARRAY(SELECT u.url FROM url u WHERE u.scope = a.scope AND u.article = a.key ORDER BY u.key) AS urls
     FROM article a WHERE a.scope = $3 AND a.key > $1 ORDER BY a.key LIMIT $2`,
    [scope],
    0,
  );
  for await (const { key, ...article } of rows) {
    yield { type: 'article', scope: name, ...article };
    yield* revisions(session, scope, key, article.id);
  }
}

type RevisionRow = Omit<RevisionRecord, 'type' | 'article' | 'boilerplate'> & {
  readonly boilerplate: string;
};

async function* revisions(
  session: Session,
  scope: number,
  article: number,
  id: string,
): AsyncGenerator<RevisionRecord> {
  let after = 0;
  for (;;) {
    const [row] = await session.rows<RevisionRow>(
      `SELECT number, title, outlet, author, language, published_at AS "publishedAt", fetched_at AS "fetchedAt",
         content_hash AS "contentHash", provenance, claimed_url AS "claimedUrl", words, text, boilerplate
       FROM revision WHERE scope = $1 AND article = $2 AND number > $3 ORDER BY number LIMIT 1`,
      scope,
      article,
      after,
    );
    if (!row) return;
    const { boilerplate: column, text, ...facts } = row;
    const boilerplate = decodeSpans(column).map(({ start, end }) => [start, end] as const);
    yield { type: 'revision', article: id, ...facts, boilerplate, text };
    after = row.number;
  }
}

type AnswerRow = Omit<AnswerRecord, 'type' | 'scope' | 'citations' | 'ratings'> & { readonly key: number };

async function* answers(session: Session, scope: number, name: Scope): AsyncGenerator<AnswerRecord> {
  const rows = pages<AnswerRow>(
    session,
    `SELECT key, id, question, searched, kind, confidence, asked_at AS "askedAt", channel, asker AS "user", message
     FROM answer WHERE scope = $3 AND key > $1 ORDER BY key LIMIT $2`,
    [scope],
    0,
  );
  for await (const { key, ...answer } of rows) {
    const citations = await session.rows<AnswerRecord['citations'][number]>(
      `SELECT article, revision, start_at AS start, end_at AS "end", place FROM citation
       WHERE scope = $1 AND answer = $2 ORDER BY ordinal`,
      scope,
      key,
    );
    const ratings = await session.rows<AnswerRecord['ratings'][number]>(
      `SELECT rater AS "user", helpful, rated_at AS "ratedAt" FROM rating
       WHERE scope = $1 AND answer = $2 ORDER BY rater`,
      scope,
      key,
    );
    yield { type: 'answer', scope: name, ...answer, citations, ratings };
  }
}

/** A waiting entry without a page. Its text is not exported: the next poll fetches the whole feed, and reads it. */
const IS_TEXT = "(url IS NOT NULL AND coalesce(content::json ->> 'hasPage', 'true') = 'false')";
const HAS_TEXTS = `EXISTS (SELECT 1 FROM feed_entry WHERE scope = f.scope AND feed = f.key AND ${IS_TEXT})`;

type FeedRow = Omit<FeedRecord, 'type' | 'scope'> & { readonly key: number };
type EntryRow = Omit<FeedEntryRecord, 'type' | 'feed'> & { readonly key: number };

async function* feeds(session: Session, scope: number, name: Scope): AsyncGenerator<TransferRecord> {
  const rows = pages<FeedRow>(
    session,
    `SELECT f.key, f.id, f.url, f.title, f.channel, f.added_by AS "addedBy", f.added_at AS "addedAt",
       f.pause_reason AS "pauseReason", CASE WHEN ${HAS_TEXTS} THEN NULL ELSE f.etag END AS etag,
       CASE WHEN ${HAS_TEXTS} THEN NULL ELSE f.last_modified END AS "lastModified",
       f.rest_minutes AS "minIntervalMinutes", f.polled_at AS "polledAt", f.read_at AS "readAt",
       f.next_poll_at AS "nextPollAt", f.failures, f.last_error AS "lastError",
       ARRAY(SELECT a.id FROM headline h JOIN article a ON a.scope = h.scope AND a.key = h.article
             WHERE h.scope = f.scope AND h.feed = f.key ORDER BY h.key) AS headlines
     FROM feed f WHERE f.scope = $3 AND f.key > $1 ORDER BY f.key LIMIT $2`,
    [scope],
    0,
  );
  for await (const { key, ...feed } of rows) {
    yield { type: 'feed', scope: name, ...feed };
    const entries = pages<EntryRow>(
      session,
      `SELECT key, entry, mark AS fingerprint, url, tell AS notify, tries AS attempts, not_before AS "notBefore",
         seen_at AS "seenAt"
       FROM feed_entry WHERE scope = $3 AND feed = $4 AND key > $1 AND NOT ${IS_TEXT} ORDER BY key LIMIT $2`,
      [scope, key],
      0,
    );
    for await (const { key: _, ...entry } of entries) yield { type: 'feed-entry', feed: feed.id, ...entry };
  }
}

async function* tombstones(session: Session, scope: number, name: Scope): AsyncGenerator<TombstoneRecord> {
  const rows = pages<{ key: string; forgottenAt: string }>(
    session,
    `SELECT hash AS key, forgotten_at AS "forgottenAt" FROM tombstone WHERE scope = $3 AND hash > $1
     ORDER BY hash LIMIT $2`,
    [scope],
    '',
  );
  for await (const { key, forgottenAt } of rows)
    yield { type: 'tombstone', scope: name, hash: key, forgottenAt };
}
