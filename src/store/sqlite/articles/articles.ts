import type Database from 'better-sqlite3';
import type { ArticleSummary, StoryMember } from '../../../domain/article.js';
import type { Scope } from '../../../domain/scope.js';
import type { SourceEntry } from '../../../domain/sources.js';
import type {
  ArticleStore,
  Erased,
  IngestOrigin,
  ListQuery,
  PreparedArticle,
  SavedArticle,
  SaveOutcome,
  StoredArticle,
} from '../../ports/article-store.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { listArticles, summaries } from './article-list.js';
import { ARTICLE_COLUMNS, ARTICLE_TABLES, type ArticleRow, toArticle } from './article-rows.js';
import { eraseArticle } from './forget.js';
import { outletsLike } from './outlets.js';
import { ArticleWriter } from './save-article.js';
import { storyMembers } from './stories.js';
import { articlesIn, bytesIn } from './usage.js';

/** Articles, their revisions, URLs and tombstones. Every method is one transaction at most. */
export class SqliteArticleStore implements ArticleStore {
  readonly #db: Database.Database;
  readonly #writer: ArticleWriter;

  constructor(db: Database.Database) {
    this.#db = db;
    this.#writer = new ArticleWriter(db);
  }

  /** The scope's key in the database; created on first use. */
  async scopeKey(scope: Scope): Promise<number> {
    return scopeKeyOf(this.#db, scope);
  }

  /** See `ArticleWriter.classify`. */
  async classify(scope: Scope, contentHash: string, urls: readonly string[]): Promise<SaveOutcome> {
    return this.#writer.classify(scope, contentHash, urls);
  }

  /** See `ArticleWriter.attachToExisting`. */
  async attachToExisting(
    scope: Scope,
    text: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin: IngestOrigin = {},
  ): Promise<(SavedArticle & { readonly passages: number }) | null> {
    return this.#writer.attachToExisting(scope, text, origin);
  }

  /** See `ArticleWriter.save`. */
  async save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): Promise<SavedArticle> {
    return this.#writer.save(scope, prepared, ingestedBy, origin);
  }

  /** See `ArticleWriter.refuseForgotten`. */
  async refuseForgotten(scope: Scope, text: Pick<PreparedArticle, 'contentHash' | 'urls'>): Promise<void> {
    this.#writer.refuseForgotten(scope, text);
  }

  /** See `ArticleWriter.isForgotten`. */
  async isForgotten(scope: Scope, hashOrUrl: string): Promise<boolean> {
    return this.#writer.isForgotten(scope, hashOrUrl);
  }

  /** @returns null when the scope has no such article. */
  async find(scope: Scope, id: string, revision?: number): Promise<StoredArticle | null> {
    const row = this.#db
      .prepare<[string, string, number | null], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES}
         WHERE a.id = ? AND s.name = ? AND r.number = coalesce(?, a.current)`,
      )
      .get(id, scope, revision ?? null);
    return row ? toArticle(this.#db, row) : null;
  }

  /** The other articles of a scope that report the same as this one. */
  async sameStory(id: string): Promise<StoryMember[]> {
    return storyMembers(this.#db, id);
  }

  /** The current text of an article by its key. */
  async byKey(key: number): Promise<StoredArticle | null> {
    const row = this.#db
      .prepare<[number], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES} WHERE a.key = ? AND r.number = a.current`,
      )
      .get(key);
    return row ? toArticle(this.#db, row) : null;
  }

  /** The revision that is searched now; null when the article is not searched or not there. */
  async currentRevision(scope: Scope, id: string): Promise<number | null> {
    return (
      this.#db
        .prepare<[string, string], { current: number | null }>(
          'SELECT current FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope)?.current ?? null
    );
  }

  /** A searched article without its text; null if there is none. */
  async summary(scope: Scope, id: string): Promise<ArticleSummary | null> {
    const [found] = summaries(
      this.#db,
      { key: scopeKeyOf(this.#db, scope), name: scope },
      { ids: [id], limit: 1 },
    );
    return found?.article ?? null;
  }

  /** One page of the searched articles, with how often each was cited, and the total over all pages. */
  async list(scope: Scope, query: ListQuery): Promise<{ entries: SourceEntry[]; total: number }> {
    return listArticles(this.#db, { key: scopeKeyOf(this.#db, scope), name: scope }, query);
  }

  /** Articles whose title or outlet contains every word of `text`, newest first. */
  async titled(scope: Scope, text: string, limit: number): Promise<ArticleSummary[]> {
    const search = text.split(/\s+/).filter((word) => word !== '');
    const query = { search, limit };
    return summaries(this.#db, { key: scopeKeyOf(this.#db, scope), name: scope }, query).map(
      ({ article }) => article,
    );
  }

  /** At most 25 outlets whose name contains `typed`, those with most articles first. */
  async outlets(scopeKey: number, typed: string): Promise<string[]> {
    return outletsLike(this.#db, scopeKey, typed);
  }

  /** Stored articles of a scope, including those that are no longer searched. */
  async count(scopeKey: number): Promise<number> {
    return articlesIn(this.#db, scopeKey);
  }

  /** Bytes of a scope's texts and vectors; takes about 10 µs an article. */
  async bytes(scopeKey: number): Promise<number> {
    return bytesIn(this.#db, scopeKey);
  }

  /**
   * Deletes an article with all its revisions and everything derived, and leaves a tombstone of hashes.
   * @returns null when the scope has no such article.
   */
  async forget(scope: Scope, id: string): Promise<Erased | null> {
    return this.#erase(scope, id, true);
  }

  /** Deletes an article as `forget` does, but without a tombstone: whoever brings it again may. */
  async retire(scope: Scope, id: string): Promise<Erased | null> {
    return this.#erase(scope, id, false);
  }

  #erase(scope: Scope, id: string, bury: boolean): Erased | null {
    const erase = this.#db.transaction((): Erased | null => {
      const article = this.#db
        .prepare<[string, string], { key: number; scope: number }>(
          'SELECT a.key, a.scope FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope);
      return article ? eraseArticle(this.#db, article.scope, { key: article.key, id }, bury) : null;
    });
    return erase.immediate();
  }

  /** Articles whose latest text came in before a time, of all scopes, oldest first. */
  async cameBefore(time: Date, limit: number): Promise<{ scope: Scope; id: string }[]> {
    return this.#db
      .prepare<[string, number], { scope: string; id: string }>(
        `SELECT s.name AS scope, a.id FROM article a JOIN scope s ON s.key = a.scope
         WHERE (SELECT max(r.fetched_at) FROM revision r WHERE r.article = a.key) < ? ORDER BY a.key LIMIT ?`,
      )
      .all(time.toISOString(), limit);
  }

  /** Articles of an id, a URL, or a title in any of its revisions; by a part of the title when nothing else fits. */
  async named(scope: Scope, name: string): Promise<{ id: string; title: string }[]> {
    const find = (condition: string) =>
      this.#db
        .prepare<{ scope: string; name: string }, { id: string; title: string }>(
          `SELECT DISTINCT a.id, (SELECT r.title FROM revision r WHERE r.article = a.key ORDER BY r.number DESC LIMIT 1) AS title
           FROM article a JOIN scope s ON s.key = a.scope WHERE s.name = @scope AND ${condition} ORDER BY a.key LIMIT 20`,
        )
        .all({ scope, name });
    const titled = (test: string) => `EXISTS (SELECT 1 FROM revision r WHERE r.article = a.key AND ${test})`;
    const conditions = [
      'a.id = @name',
      'EXISTS (SELECT 1 FROM url u WHERE u.article = a.key AND u.url = @name)',
      titled('lower(r.title) = lower(@name)'),
      titled('instr(lower(r.title), lower(@name)) > 0'),
    ];
    for (const condition of conditions) {
      const found = find(condition);
      if (found.length > 0) return found;
    }
    return [];
  }
}
