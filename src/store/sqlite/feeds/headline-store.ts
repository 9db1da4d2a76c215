import type Database from 'better-sqlite3';
import type { ArticleSummary } from '../../../domain/article.js';
import type { FeedHeadline } from '../../../domain/feed.js';
import { newId } from '../../../domain/ids.js';
import type { Scope } from '../../../domain/scope.js';
import { MAX_HEADLINES_PER_FEED } from '../../feeds/headline-limits.js';
import type { HeadlineStore } from '../../ports/feed-store.js';
import { summaries } from '../articles/article-list.js';
import { scopeKeyOf } from '../scopes/scope-key.js';

interface HeadlineRow {
  readonly key: number;
  message: string | null;
  readonly scope: Scope;
  readonly channel: string;
  readonly feed: string;
  readonly title: string | null;
  readonly url: string;
  readonly article: string;
}

export class SqliteHeadlineStore implements HeadlineStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async waitingScopes(): Promise<Scope[]> {
    return this.#db
      .prepare<[], { scope: Scope }>(
        `SELECT DISTINCT s.name AS scope FROM headline h JOIN feed f ON f.key = h.feed
         JOIN scope s ON s.key = f.scope`,
      )
      .all()
      .map(({ scope }) => scope);
  }

  async take(scopes: readonly Scope[], limit: number): Promise<FeedHeadline[]> {
    const take = this.#db.transaction(() => {
      const rows = this.#db
        .prepare<[string, number], HeadlineRow>(
          `SELECT h.key, h.message, s.name AS scope, f.channel, f.id AS feed, f.title, f.url, a.id AS article
           FROM headline h JOIN feed f ON f.key = h.feed JOIN scope s ON s.key = f.scope
           JOIN article a ON a.key = h.article
           WHERE f.channel IS NOT NULL AND a.current IS NOT NULL AND s.name IN (SELECT value FROM json_each(?))
           ORDER BY h.key LIMIT ?`,
        )
        .all(JSON.stringify(scopes), limit);
      return rows.map((row) => ({ ...row, message: row.message ?? this.#assign(row, rows) }));
    });
    // A look that finds nothing would still wait for other writers.
    if (scopes.length === 0) return [];
    return take.immediate().map(({ key, message, scope, channel, feed, title, url, article }) => ({
      id: key,
      message,
      scope,
      channel,
      feed: { id: feed, title, url },
      article: this.#summary(scope, article),
    }));
  }

  /** One message for the headlines of a channel that have none yet. */
  #assign({ scope, channel }: HeadlineRow, rows: HeadlineRow[]): string {
    const message = newId();
    const assign = this.#db.prepare('UPDATE headline SET message = ? WHERE key = ?');
    for (const row of rows) {
      if (row.message !== null || row.scope !== scope || row.channel !== channel) continue;
      row.message = message;
      assign.run(message, row.key);
    }
    return message;
  }

  #summary(scope: Scope, id: string): ArticleSummary {
    const query = { ids: [id], limit: 1 };
    return summaries(this.#db, { key: scopeKeyOf(this.#db, scope), name: scope }, query)[0]!.article;
  }

  async count(): Promise<number> {
    return this.#db.prepare<[], { count: number }>('SELECT count(*) AS count FROM headline').get()!.count;
  }

  async markPosted(ids: readonly number[]): Promise<void> {
    this.#db
      .prepare('DELETE FROM headline WHERE key IN (SELECT value FROM json_each(?))')
      .run(JSON.stringify(ids));
  }
}

/** Does nothing if the feed has no channel. */
export function addHeadline(db: Database.Database, feedKey: number, articleKey: number): void {
  db.prepare(
    `INSERT OR IGNORE INTO headline (feed, article)
     SELECT key, ? FROM feed WHERE key = ? AND channel IS NOT NULL`,
  ).run(articleKey, feedKey);
  db.prepare(
    `DELETE FROM headline WHERE feed = @feed AND key <=
     (SELECT key FROM headline WHERE feed = @feed ORDER BY key DESC LIMIT 1 OFFSET ${MAX_HEADLINES_PER_FEED})`,
  ).run({ feed: feedKey });
}
