import type { ArticleSummary, StoryMember } from '../../../domain/article.js';
import type { Scope } from '../../../domain/scope.js';
import type { SourceEntry } from '../../../domain/sources.js';
import type { DamageWatch } from '../../articles/damage-watch.js';
import { DELETED, hashesNamed } from '../../articles/tombstones.js';
import {
  type ArticleStore,
  type Erased,
  ForgottenError,
  type IngestOrigin,
  type ListQuery,
  type NamedArticle,
  type PreparedArticle,
  type SavedArticle,
  type SaveOutcome,
  type StoredArticle,
  type TextIdentity,
} from '../../ports/article-store.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import { storableText } from '../storable-text.js';
import { listArticles, summaries } from './article-list.js';
import { ARTICLE_COLUMNS, ARTICLE_TABLES, type ArticleRow, toArticle } from './article-rows.js';
import { attachToExisting, saveArticle } from './article-writer.js';
import { classify } from './classify.js';
import { eraseArticle } from './erase.js';
import { findByName } from './find-by-name.js';
import { membersOfStories } from './stories.js';
import { articlesIn, bytesIn, outletsLike } from './usage.js';

export class PostgresArticleStore implements ArticleStore {
  readonly #database: Database;
  readonly #damage: DamageWatch;

  constructor(database: Database, damage: DamageWatch) {
    this.#database = database;
    this.#damage = damage;
  }

  scopeKey(scope: Scope): Promise<number> {
    return this.#database.write(scope, async (_session, key) => key);
  }

  classify(scope: Scope, text: TextIdentity, ingestedBy: string | null): Promise<SaveOutcome> {
    return this.#database.read(scope, (session, key) => classify(session, key, text, ingestedBy));
  }

  attachToExisting(
    scope: Scope,
    text: TextIdentity,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): Promise<(SavedArticle & { readonly passages: number }) | null> {
    return this.#database.write(scope, (session, key) =>
      attachToExisting(session, key, text, ingestedBy, origin),
    );
  }

  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): Promise<SavedArticle> {
    return this.#database.write(scope, (session, key) =>
      saveArticle(session, key, prepared, ingestedBy, origin),
    );
  }

  async refuseForgotten(scope: Scope, text: Pick<TextIdentity, 'contentHash' | 'urls'>): Promise<void> {
    if (await this.#isAnyForgotten(scope, [text.contentHash, ...text.urls]))
      throw new ForgottenError(DELETED);
  }

  isForgotten(scope: Scope, hashOrUrl: string): Promise<boolean> {
    return this.#isAnyForgotten(scope, [hashOrUrl]);
  }

  #isAnyForgotten(scope: Scope, hashesOrUrls: readonly string[]): Promise<boolean> {
    return this.#database.read(scope, async (session, key) => {
      const found = await session.rows(
        'SELECT 1 FROM tombstone WHERE scope = $1 AND hash = ANY($2) LIMIT 1',
        key,
        hashesOrUrls.flatMap(hashesNamed),
      );
      return found.length > 0;
    });
  }

  find(scope: Scope, id: string, revision?: number): Promise<StoredArticle | null> {
    return this.#database.read(scope, async (session, key) => {
      const [row] = await session.rows<ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES}
         WHERE a.scope = $1 AND a.id = $2 AND r.number = coalesce($3, a.current)`,
        key,
        storableText(id),
        revision ?? null,
      );
      return this.#damage.read(row, toArticle);
    });
  }

  sameStory(id: string): Promise<StoryMember[]> {
    return this.#database.read(
      EVERY_SCOPE,
      async (session) => (await membersOfStories(session, [id])).get(id) ?? [],
    );
  }

  currentRevision(scope: Scope, id: string): Promise<number | null> {
    return this.#database.read(scope, async (session, key) => {
      const [article] = await session.rows<{ current: number | null }>(
        'SELECT current FROM article WHERE scope = $1 AND id = $2',
        key,
        storableText(id),
      );
      return article?.current ?? null;
    });
  }

  async summary(scope: Scope, id: string): Promise<ArticleSummary | null> {
    const [found] = await this.#summaries(scope, { ids: [storableText(id)], limit: 1 });
    return found ?? null;
  }

  list(scope: Scope, query: ListQuery): Promise<{ entries: SourceEntry[]; total: number }> {
    return this.#database.read(scope, (session, key) => listArticles(session, { key, name: scope }, query));
  }

  searchTitles(scope: Scope, text: string, limit: number): Promise<ArticleSummary[]> {
    const search = storableText(text)
      .split(/\s+/)
      .filter((word) => word !== '');
    return this.#summaries(scope, { search, limit });
  }

  #summaries(scope: Scope, query: ListQuery): Promise<ArticleSummary[]> {
    return this.#database.read(scope, async (session, key) =>
      (await summaries(session, { key, name: scope }, query)).map(({ article }) => article),
    );
  }

  outlets(scopeKey: number, typed: string): Promise<string[]> {
    return this.#database.read(scopeKey, (session) => outletsLike(session, scopeKey, storableText(typed)));
  }

  count(scopeKey: number): Promise<number> {
    return this.#database.read(scopeKey, (session) => articlesIn(session, scopeKey));
  }

  bytes(scopeKey: number): Promise<number> {
    return this.#database.read(scopeKey, (session) => bytesIn(session, scopeKey));
  }

  forget(scope: Scope, id: string): Promise<Erased | null> {
    return this.#database.write(scope, (session, key) => eraseArticle(session, key, storableText(id), true));
  }

  retire(scope: Scope, id: string): Promise<Erased | null> {
    return this.#database.write(scope, (session, key) => eraseArticle(session, key, storableText(id), false));
  }

  fetchedBefore(time: Date, limit: number, now: Date): Promise<{ scope: Scope; id: string }[]> {
    return this.#database.read(EVERY_SCOPE, (session) =>
      session.rows(
        `SELECT s.name AS scope, a.id FROM article a JOIN scope s ON s.key = a.scope
         WHERE (SELECT max(r.fetched_at) FROM revision r WHERE r.scope = a.scope AND r.article = a.key) < $1
         AND a.key <= coalesce((SELECT min(key) FROM article WHERE added_at BETWEEN $1 AND $2), a.key)
         ORDER BY a.key LIMIT $3`,
        time.toISOString(),
        now.toISOString(),
        limit,
      ),
    );
  }

  findByName(scope: Scope, name: string): Promise<NamedArticle[]> {
    return this.#database.read(scope, (session, key) => findByName(session, key, name));
  }
}
