import type Database from 'better-sqlite3';
import { sha256 } from '../../../domain/ids.js';
import { urlVariants } from '../../articles/url-variants.js';
import type {
  AnswerRecord,
  FeedEntryRecord,
  FeedRecord,
  ImportOutcome,
  PlainRecord,
  ScopeRecord,
  TombstoneRecord,
} from '../../ports/transfer-store.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { preferenceColumns } from '../scopes/scope-store.js';

/** Adds records that need no embedding. Call it within a transaction. */
export function addPlain(db: Database.Database, records: readonly PlainRecord[]): ImportOutcome[] {
  const live = liveHashes(
    db,
    records.filter((record) => record.type === 'tombstone'),
  );
  return records.map((record) =>
    record.type === 'tombstone' && live.has(hashKey(record)) ? 'kept' : addRecord(db, record),
  );
}

function addRecord(db: Database.Database, record: PlainRecord): ImportOutcome {
  switch (record.type) {
    case 'scope':
      return addScope(db, record);
    case 'answer':
      return addAnswer(db, record);
    case 'feed':
      return addFeed(db, record);
    case 'feed-entry':
      return addFeedEntry(db, record);
    case 'tombstone':
      return addTombstone(db, record);
  }
}

function addScope(db: Database.Database, { scope, leftAt, preferences }: ScopeRecord): ImportOutcome {
  const isNew = db.prepare('SELECT 1 FROM scope WHERE name = ?').get(scope) === undefined;
  const key = scopeKeyOf(db, scope);
  if (isNew) db.prepare('UPDATE scope SET left_at = ? WHERE key = ?').run(leftAt, key);
  if (preferences === null) return isNew ? 'added' : 'known';
  const given = preferenceColumns(preferences);
  const { changes } = db
    .prepare(
      `INSERT INTO preference
         (scope, channels, private_answers, asks_per_minute, ingests_per_hour, answer_threads, forums)
       VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(key, ...given);
  if (changes > 0) return 'added';
  const isSame = db
    .prepare(
      `SELECT 1 FROM preference WHERE scope = ? AND channels = ? AND private_answers = ?
       AND asks_per_minute IS ? AND ingests_per_hour IS ? AND answer_threads = ? AND forums = ?`,
    )
    .get(key, ...given);
  return isSame ? 'known' : 'kept';
}

function addAnswer(db: Database.Database, answer: AnswerRecord): ImportOutcome {
  const { id, channel, user, message, question, kind, confidence, askedAt, searched } = answer;
  const scope = scopeKeyOf(db, answer.scope);
  const { changes } = db
    .prepare(
      `INSERT INTO answer (id, scope, channel, user, message, question, kind, confidence, asked_at, searched)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(id, scope, channel, user, message, question, kind, confidence, askedAt, searched);
  if (changes > 0) {
    const cite = db.prepare(
      'INSERT INTO citation (answer, ordinal, article, revision, start, end, place) VALUES (?, ?, ?, ?, ?, ?, ?)',
    );
    answer.citations.forEach((cited, ordinal) => {
      cite.run(id, ordinal, cited.article, cited.revision, cited.start, cited.end, cited.place);
    });
  } else if (!db.prepare('SELECT 1 FROM answer WHERE id = ? AND scope = ?').get(id, scope)) {
    return 'kept';
  }
  const rate = db.prepare(
    `INSERT INTO rating (answer, user, helpful, rated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET helpful = excluded.helpful, rated_at = excluded.rated_at
     WHERE excluded.rated_at > rated_at`,
  );
  for (const rating of answer.ratings) rate.run(id, rating.user, rating.helpful ? 1 : 0, rating.ratedAt);
  return changes > 0 ? 'added' : 'known';
}

function addFeed(db: Database.Database, feed: FeedRecord): ImportOutcome {
  const { changes, lastInsertRowid } = db
    .prepare(
      `INSERT INTO feed (id, scope, url, title, channel, added_by, added_at, pause_reason, etag, last_modified,
         rest_minutes, polled_at, read_at, next_poll_at, failures, last_error)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    )
    .run(
      feed.id,
      scopeKeyOf(db, feed.scope),
      feed.url,
      feed.title,
      feed.channel,
      feed.addedBy,
      feed.addedAt,
      feed.pauseReason,
      feed.etag,
      feed.lastModified,
      feed.minIntervalMinutes,
      feed.polledAt,
      feed.readAt,
      feed.nextPollAt,
      feed.failures,
      feed.lastError,
    );
  if (changes === 0) return 'known';
  const post = db.prepare(
    'INSERT OR IGNORE INTO headline (feed, article) SELECT ?, key FROM article WHERE id = ?',
  );
  for (const article of feed.headlines) post.run(lastInsertRowid, article);
  return 'added';
}

/** Entries of a feed that is followed here under another id are left to its next poll. */
function addFeedEntry(db: Database.Database, entry: FeedEntryRecord): ImportOutcome {
  const { changes } = db
    .prepare(
      `INSERT INTO feed_entry (feed, entry, mark, url, tell, tries, not_before, seen_at)
       SELECT key, ?, ?, ?, ?, ?, ?, ? FROM feed WHERE id = ? ON CONFLICT DO NOTHING`,
    )
    .run(
      entry.entry,
      entry.fingerprint,
      entry.url,
      entry.notify ? 1 : 0,
      entry.attempts,
      entry.notBefore,
      entry.seenAt,
      entry.feed,
    );
  return changes > 0 ? 'added' : 'known';
}

function addTombstone(db: Database.Database, { scope, hash, forgottenAt }: TombstoneRecord): ImportOutcome {
  const { changes } = db
    .prepare(
      `INSERT INTO tombstone (scope, hash, forgotten_at) VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET forgotten_at = excluded.forgotten_at
       WHERE excluded.forgotten_at > tombstone.forgotten_at`,
    )
    .run(scopeKeyOf(db, scope), hash, forgottenAt);
  return changes > 0 ? 'added' : 'known';
}

const hashKey = ({ scope, hash }: Pick<TombstoneRecord, 'scope' | 'hash'>): string => `${scope} ${hash}`;

/** The hashes, with their scopes, of texts and URLs that are searched here. */
function liveHashes(db: Database.Database, tombstones: readonly TombstoneRecord[]): Set<string> {
  const wanted = new Set(tombstones.map(hashKey));
  const live = new Set<string>();
  const byText = db.prepare(
    `SELECT 1 FROM revision r JOIN article a ON a.key = r.article AND a.current = r.number
     JOIN scope s ON s.key = a.scope WHERE r.content_hash = ? AND s.name = ?`,
  );
  for (const tombstone of tombstones)
    if (byText.get(tombstone.hash, tombstone.scope)) live.add(hashKey(tombstone));
  const urls = db.prepare<[string], { url: string }>(
    `SELECT u.url FROM url u JOIN scope s ON s.key = u.scope JOIN article a ON a.key = u.article
     WHERE s.name = ? AND a.current IS NOT NULL`,
  );
  for (const scope of new Set(tombstones.map((tombstone) => tombstone.scope))) {
    for (const { url } of urls.iterate(scope)) {
      const keys = urlVariants(url).map((variant) => hashKey({ scope, hash: sha256(variant) }));
      for (const key of keys) if (wanted.has(key)) live.add(key);
    }
  }
  return live;
}
