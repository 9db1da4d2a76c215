import type { IsoDate } from '../../../domain/article.js';
import type { Feed } from '../../../domain/feed.js';
import { newId } from '../../../domain/ids.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import type { Scope } from '../../../domain/scope.js';
import { settled } from '../../feeds/entry-limits.js';
import { type FeedRow, toFeed } from '../../feeds/feed-rows.js';
import { after, POLL_LEASE_MS, timesAt } from '../../feeds/feed-times.js';
import type { FeedReading, FeedStore, StoredFeed, WaitingEntry } from '../../ports/feed-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import type { Session, Value } from '../connection/session.js';
import { storableText } from '../storable-text.js';
import { recordReading } from './record-reading.js';

type WaitingRow = Omit<WaitingEntry, 'content'> & { readonly content: string | null };

const FEEDS = `SELECT f.*, s.name AS scope,
    (SELECT count(*) FROM feed_entry e WHERE e.scope = f.scope AND e.feed = f.key AND e.url IS NOT NULL) AS waiting,
    (SELECT coalesce(json_agg(json_build_object('reason', p.reason, 'count', p.count)), '[]')::text FROM
       (SELECT passed_over AS reason, count(*) AS count FROM feed_entry e
        WHERE e.scope = f.scope AND e.feed = f.key AND passed_over IS NOT NULL AND e.url IS NULL
          AND seen_at >= f.read_at GROUP BY passed_over) p
    ) AS passed_over_entries
  FROM feed f JOIN scope s ON s.key = f.scope`;

/** No poll has the lease, or it has expired: a lease that ends later than any could is of a clock set back since. */
const isFree = (now: string, latestLease: string): string =>
  `(f.polling_until IS NULL OR f.polling_until <= ${now} OR f.polling_until > ${latestLease})`;

export class PostgresFeedStore implements FeedStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  add(
    scopeKey: number,
    feed: Pick<Feed, 'url' | 'title' | 'channel' | 'addedBy'>,
    now: Date,
  ): Promise<StoredFeed | null> {
    const at = now.toISOString();
    return this.#database.write(scopeKey, async (session) => {
      const [added] = await session.rows<{ key: number }>(
        `INSERT INTO feed (id, scope, url, title, channel, added_by, added_at, next_poll_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT DO NOTHING RETURNING key`,
        newId(),
        scopeKey,
        feed.url,
        feed.title && storableText(feed.title),
        feed.channel,
        feed.addedBy,
        at,
      );
      return added ? feedByKey(session, added.key) : null;
    });
  }

  list(scope: Scope): Promise<StoredFeed[]> {
    return this.#database.read(scope, (session, key) =>
      feeds(session, `${FEEDS} WHERE f.scope = $1 ORDER BY f.key`, key),
    );
  }

  find(scope: Scope, idOrUrl: string): Promise<StoredFeed | null> {
    return this.#database.read(scope, async (session, key) => {
      const [feed] = await feeds(
        session,
        `${FEEDS} WHERE f.scope = $1 AND (f.id = $2 OR f.url = $2)`,
        key,
        storableText(idOrUrl),
      );
      return feed ?? null;
    });
  }

  byKey(key: number): Promise<StoredFeed | null> {
    return this.#database.read(EVERY_SCOPE, (session) => feedByKey(session, key));
  }

  async remove(key: number): Promise<void> {
    await this.#run('DELETE FROM feed WHERE key = $1', key);
  }

  async setChannel(key: number, channel: string | null): Promise<void> {
    await this.#database.write(EVERY_SCOPE, async (session) => {
      await session.run('UPDATE feed SET channel = $1 WHERE key = $2', channel, key);
      if (channel === null) await session.run('DELETE FROM headline WHERE feed = $1', key);
    });
  }

  async pause(key: number, reason: string): Promise<void> {
    await this.#run('UPDATE feed SET pause_reason = $1 WHERE key = $2', storableText(reason), key);
  }

  async resume(key: number, now: Date): Promise<void> {
    await this.#run(
      'UPDATE feed SET pause_reason = NULL, failures = 0, last_error = NULL, next_poll_at = $1 WHERE key = $2',
      now.toISOString(),
      key,
    );
  }

  due(now: Date): Promise<StoredFeed[]> {
    const times = timesAt(now);
    return this.#database.read(EVERY_SCOPE, (session) =>
      feeds(
        session,
        `${FEEDS} WHERE f.pause_reason IS NULL AND s.left_at IS NULL
         AND (f.next_poll_at <= $1 OR f.next_poll_at > $2) AND ${isFree('$1', '$3')}
         ORDER BY f.next_poll_at, f.key`,
        times.now,
        times.latestPoll,
        times.latestLease,
      ),
    );
  }

  nextDue(): Promise<IsoDate | null> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const [row] = await session.rows<{ at: string | null }>(
        `SELECT min(f.next_poll_at) AS at FROM feed f JOIN scope s ON s.key = f.scope
         WHERE f.pause_reason IS NULL AND s.left_at IS NULL`,
      );
      return row?.at ?? null;
    });
  }

  async lease(key: number, owner: string, now: Date): Promise<boolean> {
    const times = timesAt(now);
    const changed = await this.#run(
      `UPDATE feed f SET polling_until = $1, polling_owner = $2 WHERE key = $3 AND ${isFree('$4', '$5')}`,
      after(now, POLL_LEASE_MS),
      owner,
      key,
      times.now,
      times.latestLease,
    );
    return changed > 0;
  }

  async release(key: number, owner: string): Promise<void> {
    await this.#run(
      'UPDATE feed SET polling_until = NULL, polling_owner = NULL WHERE key = $1 AND polling_owner = $2',
      key,
      owner,
    );
  }

  async releaseAll(process: string): Promise<void> {
    await this.#run(
      'UPDATE feed SET polling_until = NULL, polling_owner = NULL WHERE starts_with(polling_owner, $1)',
      process,
    );
  }

  recordReading(key: number, reading: FeedReading, now: Date): Promise<number> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const feed = await feedByKey(session, key, 'FOR UPDATE OF f');
      return feed ? recordReading(session, feed, reading, now) : 0;
    });
  }

  waiting(key: number, limit: number, now: Date): Promise<WaitingEntry[]> {
    const times = timesAt(now);
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const rows = await session.rows<WaitingRow>(
        `SELECT key, url, content, tell AS notify, tries AS attempts FROM feed_entry
         WHERE feed = $1 AND url IS NOT NULL AND (not_before <= $2 OR not_before > $3)
         ORDER BY tries, key LIMIT $4`,
        key,
        times.now,
        times.latestPoll,
        limit,
      );
      return rows.map((row) => ({ ...row, content: row.content === null ? null : JSON.parse(row.content) }));
    });
  }

  async settle(entry: number, reason: PassOverReason | null): Promise<void> {
    await this.#run(`${settled('$1')} WHERE key = $2`, reason, entry);
  }

  async postpone(entry: number, until: Date): Promise<void> {
    await this.#run(
      'UPDATE feed_entry SET tries = tries + 1, not_before = $1 WHERE key = $2',
      until.toISOString(),
      entry,
    );
  }

  async move(key: number, url: string): Promise<boolean> {
    const feed = await this.byKey(key);
    if (!feed) return false;
    // With the lock of the scope: another process may be adding a feed with that URL.
    const changed = await this.#database.write(feed.scope, (session) =>
      session.run(
        `UPDATE feed f SET url = $1 WHERE key = $2
         AND NOT EXISTS (SELECT 1 FROM feed o WHERE o.scope = f.scope AND o.key <> f.key AND o.url = $1)`,
        url,
        key,
      ),
    );
    return changed > 0;
  }

  async recordPoll(
    key: number,
    poll: {
      readonly at: Date;
      readonly next: Date;
      readonly failures: number;
      readonly error: string | null;
    },
  ): Promise<void> {
    await this.#run(
      'UPDATE feed SET polled_at = $1, next_poll_at = $2, failures = $3, last_error = $4 WHERE key = $5',
      poll.at.toISOString(),
      poll.next.toISOString(),
      poll.failures,
      poll.error && storableText(poll.error),
      key,
    );
  }

  #run(sql: string, ...values: Value[]): Promise<number> {
    return this.#database.write(EVERY_SCOPE, (session) => session.run(sql, ...values));
  }
}

async function feeds(session: Session, sql: string, ...values: Value[]): Promise<StoredFeed[]> {
  return (await session.rows<FeedRow>(sql, ...values)).map(toFeed);
}

async function feedByKey(session: Session, key: number, lock = ''): Promise<StoredFeed | null> {
  const [feed] = await feeds(session, `${FEEDS} WHERE f.key = $1 ${lock}`, key);
  return feed ?? null;
}
