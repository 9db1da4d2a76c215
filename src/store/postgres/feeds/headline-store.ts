import type { FeedHeadline } from '../../../domain/feed.js';
import { newId } from '../../../domain/ids.js';
import type { Scope } from '../../../domain/scope.js';
import { MAX_HEADLINES_PER_FEED } from '../../feeds/headline-limits.js';
import type { HeadlineStore } from '../../ports/feed-store.js';
import { summaries } from '../articles/article-list.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';

interface HeadlineRow {
  readonly key: number;
  readonly message: string | null;
  readonly scope: Scope;
  readonly scope_key: number;
  readonly channel: string;
  readonly feed: string;
  readonly title: string | null;
  readonly url: string;
  readonly article: string;
}

export class PostgresHeadlineStore implements HeadlineStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  waitingScopes(): Promise<Scope[]> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const rows = await session.rows<{ name: Scope }>(
        'SELECT name FROM scope s WHERE EXISTS (SELECT 1 FROM headline h WHERE h.scope = s.key)',
      );
      return rows.map(({ name }) => name);
    });
  }

  async take(scopes: readonly Scope[], limit: number): Promise<FeedHeadline[]> {
    if (scopes.length === 0) return [];
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const rows = await session.rows<HeadlineRow>(
        `SELECT h.key, h.message, s.name AS scope, s.key AS scope_key, f.channel, f.id AS feed, f.title, f.url,
           a.id AS article
         FROM headline h JOIN feed f ON f.scope = h.scope AND f.key = h.feed JOIN scope s ON s.key = h.scope
         JOIN article a ON a.scope = h.scope AND a.key = h.article
         WHERE f.channel IS NOT NULL AND a.current IS NOT NULL AND s.name = ANY($1)
         ORDER BY h.key LIMIT $2 FOR UPDATE OF h`,
        scopes,
        limit,
      );
      const messages = await assignMessages(session, rows);
      const taken: FeedHeadline[] = [];
      for (const row of rows) {
        const { key, scope, scope_key: scopeKey, channel, feed, title, url, article } = row;
        const query = { ids: [article], limit: 1 };
        const [listed] = await summaries(session, { key: scopeKey, name: scope }, query);
        const message = messages.get(key)!;
        taken.push({
          id: key,
          message,
          scope,
          channel,
          feed: { id: feed, title, url },
          article: listed!.article,
        });
      }
      return taken;
    });
  }

  count(): Promise<number> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const [counted] = await session.rows<{ count: number }>('SELECT count(*) AS count FROM headline');
      return counted!.count;
    });
  }

  async markPosted(ids: readonly number[]): Promise<void> {
    await this.#database.write(EVERY_SCOPE, (session) =>
      session.run('DELETE FROM headline WHERE key = ANY($1::bigint[])', ids),
    );
  }
}

/**
 * One message for the headlines of a channel that have none yet.
 * @returns the messages by the keys of the headlines.
 */
async function assignMessages(session: Session, rows: readonly HeadlineRow[]): Promise<Map<number, string>> {
  const byChannel = new Map<string, string>();
  const messages = new Map<number, string>();
  for (const { key, message, scope, channel } of rows) {
    if (message !== null) {
      messages.set(key, message);
      continue;
    }
    const place = `${scope} ${channel}`;
    const assigned = byChannel.get(place) ?? newId();
    byChannel.set(place, assigned);
    messages.set(key, assigned);
  }
  await session.run(
    `UPDATE headline h SET message = m.message FROM unnest($1::bigint[], $2::text[]) m (key, message)
     WHERE h.key = m.key AND h.message IS NULL`,
    [...messages.keys()],
    [...messages.values()],
  );
  return messages;
}

/** Does nothing if the feed has no channel. Call it within a transaction that writes in the scope. */
export async function addHeadline(
  session: Session,
  scope: number,
  feed: number,
  article: number,
): Promise<void> {
  await session.run(
    `INSERT INTO headline (scope, feed, article)
     SELECT scope, key, $3 FROM feed WHERE scope = $1 AND key = $2 AND channel IS NOT NULL ON CONFLICT DO NOTHING`,
    scope,
    feed,
    article,
  );
  await session.run(
    `DELETE FROM headline WHERE scope = $1 AND feed = $2 AND key <=
     (SELECT key FROM headline WHERE scope = $1 AND feed = $2 ORDER BY key DESC
      LIMIT 1 OFFSET ${MAX_HEADLINES_PER_FEED})`,
    scope,
    feed,
  );
}
