import type Database from 'better-sqlite3';
import type { IsoDate } from '../../../domain/article.js';
import type { Feed } from '../../../domain/feed.js';
import { newId, sha256 } from '../../../domain/ids.js';
import type { PassOverReason } from '../../../domain/passed-over.js';
import type { Scope } from '../../../domain/scope.js';
import { excessEntries, excessWaiting, settled } from '../../feeds/entry-limits.js';
import { type FeedRow, toFeed } from '../../feeds/feed-rows.js';
import { after, ENTRY_TTL_MS, POLL_LEASE_MS, type Times, timesAt } from '../../feeds/feed-times.js';
import type {
  FeedReading,
  FeedReadingEntry,
  FeedStore,
  StoredFeed,
  WaitingEntry,
} from '../../ports/feed-store.js';
import { FEEDS } from './feed-rows.js';

type WaitingRow = Omit<WaitingEntry, 'notify' | 'content'> & { notify: number; content: string | null };

/** No poll has the lease, or it has expired: a lease that ends later than any could is of a clock set back since. */
const IS_FREE = '(f.polling_until IS NULL OR f.polling_until <= @now OR f.polling_until > @latestLease)';

export class SqliteFeedStore implements FeedStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async add(
    scopeKey: number,
    feed: Pick<Feed, 'url' | 'title' | 'channel' | 'addedBy'>,
    now: Date,
  ): Promise<StoredFeed | null> {
    const at = now.toISOString();
    const add = this.#db.transaction(() => {
      const { changes, lastInsertRowid } = this.#db
        .prepare(
          `INSERT INTO feed (id, scope, url, title, channel, added_by, added_at, next_poll_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (scope, url) DO NOTHING`,
        )
        .run(newId(), scopeKey, feed.url, feed.title, feed.channel, feed.addedBy, at, at);
      return changes === 0 ? null : this.#byKey(Number(lastInsertRowid));
    });
    return add.immediate();
  }

  async list(scope: Scope): Promise<StoredFeed[]> {
    return this.#db
      .prepare<[string], FeedRow>(`${FEEDS} WHERE s.name = ? ORDER BY f.key`)
      .all(scope)
      .map(toFeed);
  }

  async find(scope: Scope, idOrUrl: string): Promise<StoredFeed | null> {
    const row = this.#db
      .prepare<[string, string, string], FeedRow>(`${FEEDS} WHERE s.name = ? AND (f.id = ? OR f.url = ?)`)
      .get(scope, idOrUrl, idOrUrl);
    return row ? toFeed(row) : null;
  }

  async byKey(key: number): Promise<StoredFeed | null> {
    return this.#byKey(key);
  }

  #byKey(key: number): StoredFeed | null {
    const row = this.#db.prepare<[number], FeedRow>(`${FEEDS} WHERE f.key = ?`).get(key);
    return row ? toFeed(row) : null;
  }

  async remove(key: number): Promise<void> {
    this.#db.prepare('DELETE FROM feed WHERE key = ?').run(key);
  }

  async setChannel(key: number, channel: string | null): Promise<void> {
    const set = this.#db.transaction(() => {
      this.#db.prepare('UPDATE feed SET channel = ? WHERE key = ?').run(channel, key);
      if (channel === null) this.#db.prepare('DELETE FROM headline WHERE feed = ?').run(key);
    });
    set.immediate();
  }

  async pause(key: number, reason: string): Promise<void> {
    this.#db.prepare('UPDATE feed SET pause_reason = ? WHERE key = ?').run(reason, key);
  }

  async resume(key: number, now: Date): Promise<void> {
    this.#db
      .prepare(
        'UPDATE feed SET pause_reason = NULL, failures = 0, last_error = NULL, next_poll_at = ? WHERE key = ?',
      )
      .run(now.toISOString(), key);
  }

  async due(now: Date): Promise<StoredFeed[]> {
    return this.#db
      .prepare<Times, FeedRow>(
        `${FEEDS} WHERE f.pause_reason IS NULL AND s.left_at IS NULL
         AND (f.next_poll_at <= @now OR f.next_poll_at > @latestPoll) AND ${IS_FREE}
         ORDER BY f.next_poll_at`,
      )
      .all(timesAt(now))
      .map(toFeed);
  }

  async nextDue(): Promise<IsoDate | null> {
    return this.#db
      .prepare<[], { at: string | null }>(
        `SELECT min(f.next_poll_at) AS at FROM feed f JOIN scope s ON s.key = f.scope
         WHERE f.pause_reason IS NULL AND s.left_at IS NULL`,
      )
      .get()!.at;
  }

  async lease(key: number, owner: string, now: Date): Promise<boolean> {
    const until = after(now, POLL_LEASE_MS);
    return (
      this.#db
        .prepare(
          `UPDATE feed AS f SET polling_until = @until, polling_owner = @owner WHERE key = @key AND ${IS_FREE}`,
        )
        .run({ ...timesAt(now), key, owner, until }).changes > 0
    );
  }

  async release(key: number, owner: string): Promise<void> {
    this.#db
      .prepare(
        'UPDATE feed SET polling_until = NULL, polling_owner = NULL WHERE key = ? AND polling_owner = ?',
      )
      .run(key, owner);
  }

  async releaseAll(process: string): Promise<void> {
    this.#db
      .prepare(
        `UPDATE feed SET polling_until = NULL, polling_owner = NULL
         WHERE substr(polling_owner, 1, length(@process)) = @process`,
      )
      .run({ process });
  }

  async recordReading(key: number, reading: FeedReading, now: Date): Promise<number> {
    const at = now.toISOString();
    const record = this.#db.transaction(() => {
      const isFirst = this.#byKey(key)?.read === false;
      this.#db
        .prepare(
          `UPDATE feed SET title = coalesce(?, title), rest_minutes = ?, etag = ?, last_modified = ?, read_at = ?,
             passed_over = ?
           WHERE key = ?`,
        )
        .run(
          reading.title,
          reading.minIntervalMinutes,
          reading.etag,
          reading.lastModified,
          at,
          JSON.stringify(reading.passedOver),
          key,
        );
      const isStored = this.#db.prepare('SELECT 1 FROM feed_entry WHERE feed = ? AND entry = ?');
      const idOf = ({ id, formerId }: FeedReadingEntry): string => {
        const hashes = [id, ...(formerId === null ? [] : [formerId])].map(sha256);
        return hashes.find((hash) => isStored.get(key, hash) !== undefined) ?? hashes[0]!;
      };
      const markSeen = this.#db.prepare(
        'UPDATE feed_entry SET seen_at = ? WHERE feed = ? AND entry = ? AND mark = ?',
      );
      const markWaiting = this.#db.prepare(
        `INSERT INTO feed_entry (feed, entry, mark, url, content, tell, seen_at)
         SELECT key, ?, ?, ?, ?, ?, ? FROM feed WHERE key = ?
         ON CONFLICT (feed, entry) DO UPDATE SET mark = excluded.mark, url = excluded.url, content = excluded.content,
           tries = 0, not_before = '', passed_over = NULL, seen_at = excluded.seen_at`,
      );
      let fresh = 0;
      // Feeds list the newest entry first. The first reading keeps that order; later ones follow the news in time.
      for (const entry of isFirst ? reading.entries : reading.entries.toReversed()) {
        const hashes = [idOf(entry), sha256(entry.fingerprint)] as const;
        if (markSeen.run(at, key, ...hashes).changes > 0) continue;
        const content = JSON.stringify(entry.content);
        fresh += markWaiting.run(...hashes, entry.url, content, isFirst ? 0 : 1, at, key).changes;
      }
      const expired = new Date(now.getTime() - ENTRY_TTL_MS).toISOString();
      this.#db
        .prepare('DELETE FROM feed_entry WHERE feed = ? AND url IS NULL AND seen_at < ?')
        .run(key, expired);
      if (fresh > 0) this.#trimEntries(key);
      return fresh;
    });
    return record.immediate();
  }

  #trimEntries(feed: number): void {
    const ofFeed = 'feed = ?';
    this.#db.prepare(`${settled("'too-many'")} WHERE key IN (${excessWaiting(ofFeed)})`).run(feed);
    this.#db.prepare(`DELETE FROM feed_entry WHERE key IN (${excessEntries(ofFeed)})`).run(feed);
  }

  async waiting(key: number, limit: number, now: Date): Promise<WaitingEntry[]> {
    return this.#db
      .prepare<Times & { key: number; limit: number }, WaitingRow>(
        `SELECT key, url, content, tell AS notify, tries AS attempts FROM feed_entry
         WHERE feed = @key AND url IS NOT NULL AND (not_before <= @now OR not_before > @latestPoll)
         ORDER BY tries, key LIMIT @limit`,
      )
      .all({ ...timesAt(now), key, limit })
      .map(({ content, ...entry }) => ({
        ...entry,
        content: content === null ? null : JSON.parse(content),
        notify: entry.notify === 1,
      }));
  }

  async settle(entry: number, reason: PassOverReason | null): Promise<void> {
    this.#db.prepare(`${settled('?')} WHERE key = ?`).run(reason, entry);
  }

  async postpone(entry: number, until: Date): Promise<void> {
    this.#db
      .prepare('UPDATE feed_entry SET tries = tries + 1, not_before = ? WHERE key = ?')
      .run(until.toISOString(), entry);
  }

  async move(key: number, url: string): Promise<boolean> {
    return this.#db.prepare('UPDATE OR IGNORE feed SET url = ? WHERE key = ?').run(url, key).changes > 0;
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
    this.#db
      .prepare('UPDATE feed SET polled_at = ?, next_poll_at = ?, failures = ?, last_error = ? WHERE key = ?')
      .run(poll.at.toISOString(), poll.next.toISOString(), poll.failures, poll.error, key);
  }
}
