import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Scope } from '../../../domain/scope.js';
import { decodeSpans } from '../../codecs.js';
import type {
  AnswerRecord,
  ArticleRecord,
  FeedEntryRecord,
  FeedRecord,
  RevisionRecord,
  TombstoneRecord,
  TransferCounts,
  TransferRecord,
} from '../../ports/transfer-store.js';
import { urlsOf } from '../articles/article-rows.js';
import { SqliteScopeStore } from '../scopes/scope-store.js';

/** Rows read at a time; of revisions, which hold texts, one. */
const ROWS_PER_PAGE = 200;

interface ScopeRow {
  readonly key: number;
  readonly name: Scope;
  readonly left_at: string | null;
  readonly hasPreferences: number;
}

const IN_SCOPE = "s.name NOT LIKE 'purged:%' AND (@scope IS NULL OR s.name = @scope)";

export function countRecords(db: Database.Database, scope: Scope | null): TransferCounts {
  const count = (table: string) =>
    `(SELECT count(*) FROM ${table} t JOIN scope s ON s.key = t.scope WHERE ${IN_SCOPE})`;
  return db
    .prepare<{ scope: Scope | null }, TransferCounts>(
      `SELECT ${count('article')} AS articles, ${count('answer')} AS answers, ${count('feed')} AS feeds,
         ${count('accepted')} AS queued`,
    )
    .get({ scope })!;
}

/**
 * Everything of the scopes, in the order in which it is imported: tombstones last, so that they keep away no article
 * of the same file. Call it within a transaction.
 */
export async function* readRecords(
  db: Database.Database,
  scope: Scope | null,
): AsyncGenerator<TransferRecord> {
  const scopes = db
    .prepare<{ scope: Scope | null }, ScopeRow>(
      `SELECT s.key, s.name, s.left_at, EXISTS (SELECT 1 FROM preference WHERE scope = s.key) AS hasPreferences
       FROM scope s WHERE ${IN_SCOPE} ORDER BY s.key`,
    )
    .all({ scope });
  const preferencesOf = new SqliteScopeStore(db);
  for (const { name, left_at: leftAt, hasPreferences } of scopes) {
    const preferences = hasPreferences ? await preferencesOf.preferences(name) : null;
    yield { type: 'scope', scope: name, leftAt, preferences };
  }
  for (const { key, name } of scopes) yield* articles(db, key, name);
  for (const { key, name } of scopes) yield* answers(db, key, name);
  for (const { key, name } of scopes) yield* feeds(db, key, name);
  for (const { key, name } of scopes) yield* tombstones(db, key, name);
}

/** Rows in pages, each after the last `key` of the one before. */
function* pages<Row extends { readonly key: number | string }>(
  db: Database.Database,
  sql: string,
  parent: number,
  start: Row['key'],
): Generator<Row> {
  const next = db.prepare<[number, Row['key'], number], Row>(sql);
  let after = start;
  for (;;) {
    const rows = next.all(parent, after, ROWS_PER_PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_PAGE) return;
    after = last.key;
  }
}

type ArticleRow = Omit<ArticleRecord, 'type' | 'scope' | 'urls'> & { readonly key: number };

function* articles(db: Database.Database, scope: number, name: Scope): Generator<TransferRecord> {
  const rows = pages<ArticleRow>(
    db,
    `SELECT a.key, a.id, a.current, a.ingested_by AS ingestedBy, a.added_at AS addedAt,
       (SELECT content_hash FROM revision WHERE article = a.key AND number = a.current) AS contentHash,
       (SELECT m.id FROM article m WHERE m.scope = a.scope AND m.story = a.story ORDER BY m.key LIMIT 1) AS story
     FROM article a WHERE a.scope = ? AND a.key > ? ORDER BY a.key LIMIT ?`,
    scope,
    0,
  );
  for (const { key, ...article } of rows) {
    yield { type: 'article', scope: name, ...article, urls: urlsOf(db, key) };
    yield* revisions(db, key, article.id);
  }
}

type RevisionRow = Omit<RevisionRecord, 'type' | 'article' | 'boilerplate'> & { readonly furniture: string };

function* revisions(db: Database.Database, article: number, id: string): Generator<RevisionRecord> {
  const next = db.prepare<[number, number], RevisionRow>(
    `SELECT number, title, outlet, author, language, published_at AS publishedAt, fetched_at AS fetchedAt,
       content_hash AS contentHash, provenance, claimed_url AS claimedUrl, words, text, furniture
     FROM revision WHERE article = ? AND number > ? ORDER BY number LIMIT 1`,
  );
  for (let row = next.get(article, 0); row; row = next.get(article, row.number)) {
    const { furniture, text, ...facts } = row;
    const boilerplate = decodeSpans(furniture).map(({ start, end }) => [start, end] as const);
    yield { type: 'revision', article: id, ...facts, boilerplate, text };
  }
}

type AnswerRow = Omit<AnswerRecord, 'type' | 'scope' | 'citations' | 'ratings'> & { readonly key: number };

function* answers(db: Database.Database, scope: number, name: Scope): Generator<AnswerRecord> {
  const citations = db.prepare<[string], AnswerRecord['citations'][number]>(
    'SELECT article, revision, start, end, place FROM citation WHERE answer = ? ORDER BY ordinal',
  );
  const ratings = db.prepare<[string], { user: string; helpful: number; ratedAt: string }>(
    'SELECT user, helpful, rated_at AS ratedAt FROM rating WHERE answer = ? ORDER BY user',
  );
  const rows = pages<AnswerRow>(
    db,
    `SELECT rowid AS key, id, question, searched, kind, confidence, asked_at AS askedAt, channel, user, message
     FROM answer WHERE scope = ? AND rowid > ? ORDER BY rowid LIMIT ?`,
    scope,
    0,
  );
  for (const { key: _, ...answer } of rows) {
    yield {
      type: 'answer',
      scope: name,
      ...answer,
      citations: citations.all(answer.id),
      ratings: ratings.all(answer.id).map((rating) => ({ ...rating, helpful: rating.helpful === 1 })),
    };
  }
}

/** A waiting entry without a page. Its text is not exported: the next poll fetches the whole feed, and reads it. */
const IS_TEXT = "(url IS NOT NULL AND coalesce(json_extract(content, '$.hasPage'), 1) = 0)";
const HAS_TEXTS = `EXISTS (SELECT 1 FROM feed_entry WHERE feed = f.key AND ${IS_TEXT})`;

type FeedRow = Omit<FeedRecord, 'type' | 'scope' | 'headlines'> & {
  readonly key: number;
  readonly headlines: string;
};
type EntryRow = Omit<FeedEntryRecord, 'type' | 'feed' | 'notify'> & {
  readonly key: number;
  readonly notify: number;
};
const ids = z.array(z.string());

function* feeds(db: Database.Database, scope: number, name: Scope): Generator<TransferRecord> {
  const rows = pages<FeedRow>(
    db,
    `SELECT f.key, f.id, f.url, f.title, f.channel, f.added_by AS addedBy, f.added_at AS addedAt,
       f.pause_reason AS pauseReason, iif(${HAS_TEXTS}, NULL, f.etag) AS etag,
       iif(${HAS_TEXTS}, NULL, f.last_modified) AS lastModified, f.rest_minutes AS minIntervalMinutes,
       f.polled_at AS polledAt, f.read_at AS readAt, f.next_poll_at AS nextPollAt, f.failures,
       f.last_error AS lastError,
       (SELECT json_group_array(id) FROM (SELECT a.id FROM headline h JOIN article a ON a.key = h.article
          WHERE h.feed = f.key ORDER BY h.key)) AS headlines
     FROM feed f WHERE f.scope = ? AND f.key > ? ORDER BY f.key LIMIT ?`,
    scope,
    0,
  );
  for (const { key, headlines, ...feed } of rows) {
    yield { type: 'feed', scope: name, ...feed, headlines: ids.parse(JSON.parse(headlines)) };
    const entries = pages<EntryRow>(
      db,
      `SELECT key, entry, mark AS fingerprint, url, tell AS notify, tries AS attempts, not_before AS notBefore,
         seen_at AS seenAt
       FROM feed_entry WHERE feed = ? AND key > ? AND NOT ${IS_TEXT} ORDER BY key LIMIT ?`,
      key,
      0,
    );
    for (const { key: _, ...entry } of entries)
      yield { type: 'feed-entry', feed: feed.id, ...entry, notify: entry.notify === 1 };
  }
}

function* tombstones(db: Database.Database, scope: number, name: Scope): Generator<TombstoneRecord> {
  const rows = pages<{ key: string; forgottenAt: string }>(
    db,
    `SELECT hash AS key, forgotten_at AS forgottenAt FROM tombstone WHERE scope = ? AND hash > ?
     ORDER BY hash LIMIT ?`,
    scope,
    '',
  );
  for (const { key, forgottenAt } of rows) yield { type: 'tombstone', scope: name, hash: key, forgottenAt };
}
