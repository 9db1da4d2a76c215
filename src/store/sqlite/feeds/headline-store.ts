import type Database from 'better-sqlite3';
import type { ArticleSummary } from '../../../domain/article.js';
import type { FeedHeadline } from '../../../domain/feed.js';
import type { Scope } from '../../../domain/scope.js';
import type { HeadlineStore } from '../../ports/feed-store.js';
import { summaries } from '../articles/article-list.js';
import { scopeKeyOf } from '../scopes/scope-key.js';

/** Beyond this number the oldest headlines are no longer news and are dropped. */
const MAX_HEADLINES_PER_FEED = 200;

interface HeadlineRow {
  readonly key: number;
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

  async add(feedKey: number, articleId: string): Promise<void> {
    this.#db
      .prepare(
        `INSERT OR IGNORE INTO headline (feed, article)
         SELECT f.key, a.key FROM feed f, article a WHERE f.key = ? AND f.channel IS NOT NULL AND a.id = ?`,
      )
      .run(feedKey, articleId);
    this.#db
      .prepare(
        `DELETE FROM headline WHERE feed = @feed AND key <=
         (SELECT key FROM headline WHERE feed = @feed ORDER BY key DESC LIMIT 1 OFFSET ${MAX_HEADLINES_PER_FEED})`,
      )
      .run({ feed: feedKey });
  }

  async list(limit: number): Promise<FeedHeadline[]> {
    return this.#db
      .prepare<[number], HeadlineRow>(
        `SELECT h.key, s.name AS scope, f.channel, f.id AS feed, f.title, f.url, a.id AS article
         FROM headline h JOIN feed f ON f.key = h.feed JOIN scope s ON s.key = f.scope
         JOIN article a ON a.key = h.article
         WHERE f.channel IS NOT NULL AND a.current IS NOT NULL ORDER BY h.key LIMIT ?`,
      )
      .all(limit)
      .map(({ key, scope, channel, feed, title, url, article }) => ({
        id: key,
        scope,
        channel,
        feed: { id: feed, title, url },
        article: this.#summary(scope, article),
      }));
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
