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
import type { Session, Value } from '../connection/session.js';
import { storableText } from '../storable-text.js';
import { scopeKeyOf } from './scope-key.js';

/** Adds records that need no embedding. Call it within a transaction that reaches every scope. */
export async function addPlain(session: Session, records: readonly PlainRecord[]): Promise<ImportOutcome[]> {
  const live = await liveHashes(
    session,
    records.filter((record) => record.type === 'tombstone'),
  );
  const outcomes: ImportOutcome[] = [];
  for (const record of records) {
    const isLive = record.type === 'tombstone' && live.has(hashKey(record));
    outcomes.push(isLive ? 'kept' : await addRecord(session, record));
  }
  return outcomes;
}

function addRecord(session: Session, record: PlainRecord): Promise<ImportOutcome> {
  switch (record.type) {
    case 'scope':
      return addScope(session, record);
    case 'answer':
      return addAnswer(session, record);
    case 'feed':
      return addFeed(session, record);
    case 'feed-entry':
      return addFeedEntry(session, record);
    case 'tombstone':
      return addTombstone(session, record);
  }
}

const stored = (value: Value): Value => (typeof value === 'string' ? storableText(value) : value);

/** @returns the row, or undefined if there is one like it. */
async function insert<Row extends object>(
  session: Session,
  table: string,
  row: Readonly<Record<string, Value>>,
  returning: string,
): Promise<Row | undefined> {
  const columns = Object.keys(row);
  const [added] = await session.rows<Row>(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((_, at) => `$${at + 1}`).join(', ')})
     ON CONFLICT DO NOTHING RETURNING ${returning}`,
    ...Object.values(row).map(stored),
  );
  return added;
}

async function addScope(
  session: Session,
  { scope, leftAt, preferences }: ScopeRecord,
): Promise<ImportOutcome> {
  const [known] = await session.rows('SELECT 1 FROM scope WHERE name = $1', scope);
  const key = await scopeKeyOf(session, scope);
  if (!known) await session.run('UPDATE scope SET left_at = $2 WHERE key = $1', key, leftAt);
  if (preferences === null) return known ? 'known' : 'added';
  const given = {
    channels: JSON.stringify(preferences.channels),
    private_answers: preferences.privateAnswers,
    asks_per_minute: preferences.asksPerMinute,
    ingests_per_hour: preferences.ingestsPerHour,
    answer_threads: preferences.answerThreads,
    forums: JSON.stringify(preferences.forums),
  };
  if (await insert(session, 'preference', { scope: key, ...given }, 'scope')) return 'added';
  const same = Object.keys(given).map((column, at) => `${column} IS NOT DISTINCT FROM $${at + 2}`);
  const [isSame] = await session.rows(
    `SELECT 1 FROM preference WHERE scope = $1 AND ${same.join(' AND ')}`,
    key,
    ...Object.values(given),
  );
  return isSame ? 'known' : 'kept';
}

async function addAnswer(session: Session, answer: AnswerRecord): Promise<ImportOutcome> {
  const { id, channel, message, question, kind, confidence, searched } = answer;
  const scope = await scopeKeyOf(session, answer.scope);
  const texts = { id, channel, asker: answer.user, message, question, kind, searched };
  const row = { scope, ...texts, confidence, asked_at: answer.askedAt };
  const added = await insert<{ key: number }>(session, 'answer', row, 'key');
  const [present] = added
    ? [added]
    : await session.rows<{ key: number }>('SELECT key FROM answer WHERE scope = $1 AND id = $2', scope, id);
  if (!present) return 'kept';
  if (added) {
    for (const [ordinal, { article, revision, start, end, place }] of answer.citations.entries()) {
      const spans = { article, revision, start_at: start, end_at: end, place };
      await insert(session, 'citation', { scope, answer: added.key, ordinal, ...spans }, 'ordinal');
    }
  }
  for (const { user, helpful, ratedAt } of answer.ratings) {
    await session.run(
      `INSERT INTO rating (scope, answer, rater, helpful, rated_at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (scope, answer, rater) DO UPDATE SET helpful = excluded.helpful, rated_at = excluded.rated_at
       WHERE excluded.rated_at > rating.rated_at`,
      scope,
      present.key,
      user,
      helpful,
      ratedAt,
    );
  }
  return added ? 'added' : 'known';
}

async function addFeed(session: Session, feed: FeedRecord): Promise<ImportOutcome> {
  const scope = await scopeKeyOf(session, feed.scope);
  const { id, url, title, channel, etag, failures } = feed;
  const row = {
    ...{ scope, id, url, title, channel, etag, failures },
    added_by: feed.addedBy,
    added_at: feed.addedAt,
    pause_reason: feed.pauseReason,
    last_modified: feed.lastModified,
    rest_minutes: feed.minIntervalMinutes,
    polled_at: feed.polledAt,
    read_at: feed.readAt,
    next_poll_at: feed.nextPollAt,
    last_error: feed.lastError,
  };
  const added = await insert<{ key: number }>(session, 'feed', row, 'key');
  if (!added) return 'known';
  await session.run(
    `INSERT INTO headline (scope, feed, article)
     SELECT $1, $2, a.key FROM unnest($3::text[]) WITH ORDINALITY AS h (id, place)
     JOIN article a ON a.scope = $1 AND a.id = h.id ORDER BY h.place ON CONFLICT DO NOTHING`,
    scope,
    added.key,
    feed.headlines,
  );
  return 'added';
}

/** Entries of a feed that is followed here under another id are left to its next poll. */
async function addFeedEntry(session: Session, entry: FeedEntryRecord): Promise<ImportOutcome> {
  const changes = await session.run(
    `INSERT INTO feed_entry (scope, feed, entry, mark, url, tell, tries, not_before, seen_at)
     SELECT scope, key, $2, $3, $4, $5, $6, $7, $8 FROM feed WHERE id = $1 ON CONFLICT DO NOTHING`,
    entry.feed,
    entry.entry,
    entry.fingerprint,
    entry.url && storableText(entry.url),
    entry.notify,
    entry.attempts,
    entry.notBefore,
    entry.seenAt,
  );
  return changes > 0 ? 'added' : 'known';
}

async function addTombstone(
  session: Session,
  { scope, hash, forgottenAt }: TombstoneRecord,
): Promise<ImportOutcome> {
  const changes = await session.run(
    `INSERT INTO tombstone (scope, hash, forgotten_at) VALUES ($1, $2, $3)
     ON CONFLICT (scope, hash) DO UPDATE SET forgotten_at = excluded.forgotten_at
     WHERE excluded.forgotten_at > tombstone.forgotten_at`,
    await scopeKeyOf(session, scope),
    hash,
    forgottenAt,
  );
  return changes > 0 ? 'added' : 'known';
}

const hashKey = ({ scope, hash }: Pick<TombstoneRecord, 'scope' | 'hash'>): string => `${scope} ${hash}`;

/** The hashes, with their scopes, of texts and URLs that are searched here. */
async function liveHashes(session: Session, tombstones: readonly TombstoneRecord[]): Promise<Set<string>> {
  const live = new Set<string>();
  for (const scope of new Set(tombstones.map((tombstone) => tombstone.scope))) {
    const hashes = tombstones.filter((tombstone) => tombstone.scope === scope).map(({ hash }) => hash);
    const texts = await session.rows<{ hash: string }>(
      `SELECT r.content_hash AS hash FROM scope s
       JOIN revision r ON r.scope = s.key AND r.content_hash = ANY($2)
       JOIN article a ON a.scope = r.scope AND a.key = r.article AND a.current = r.number WHERE s.name = $1`,
      scope,
      hashes,
    );
    for (const { hash } of texts) live.add(hashKey({ scope, hash }));
    const urls = await session.rows<{ url: string }>(
      `SELECT u.url FROM scope s JOIN url u ON u.scope = s.key
       JOIN article a ON a.scope = u.scope AND a.key = u.article
       WHERE s.name = $1 AND a.current IS NOT NULL`,
      scope,
    );
    const wanted = new Set(hashes);
    for (const hash of urls.flatMap(({ url }) => urlVariants(url).map(sha256)))
      if (wanted.has(hash)) live.add(hashKey({ scope, hash }));
  }
  return live;
}
