import type Database from 'better-sqlite3';
import type { ArticleSummary, StoryMember } from '../../../domain/article.js';
import type { Scope } from '../../../domain/scope.js';
import type { SourceEntry } from '../../../domain/sources.js';
import type { DamageWatch } from '../../articles/damage-watch.js';
import type {
  ArticleStore,
  Erased,
  IngestOrigin,
  ListQuery,
  NamedArticle,
  PreparedArticle,
  SavedArticle,
  SaveOutcome,
  StoredArticle,
  TextIdentity,
} from '../../ports/article-store.js';
import { FACTS } from '../revision-facts.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { listArticles, summaries } from './article-list.js';
import { ARTICLE_COLUMNS, ARTICLE_TABLES, type ArticleRow, toArticle } from './article-rows.js';
import { ArticleWriter } from './article-writer.js';
import { eraseArticle } from './erase.js';
import { outletsLike } from './outlets.js';
import { storyMembers } from './stories.js';
import { articlesIn, bytesIn } from './usage.js';

export class SqliteArticleStore implements ArticleStore {
  readonly #db: Database.Database;
  readonly #writer: ArticleWriter;
  readonly #damage: DamageWatch;

  constructor(db: Database.Database, damage: DamageWatch) {
    this.#db = db;
    this.#damage = damage;
    this.#writer = new ArticleWriter(db);
  }

  async scopeKey(scope: Scope): Promise<number> {
    return scopeKeyOf(this.#db, scope);
  }

  async classify(scope: Scope, text: TextIdentity, ingestedBy: string | null): Promise<SaveOutcome> {
    return this.#writer.classify(scope, text, ingestedBy);
  }

  async attachToExisting(
    scope: Scope,
    text: TextIdentity,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): Promise<(SavedArticle & { readonly passages: number }) | null> {
    return this.#writer.attachToExisting(scope, text, ingestedBy, origin);
  }

  async save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): Promise<SavedArticle> {
    return this.#writer.save(scope, prepared, ingestedBy, origin);
  }

  async refuseForgotten(scope: Scope, text: Pick<TextIdentity, 'contentHash' | 'urls'>): Promise<void> {
    this.#writer.refuseForgotten(scope, text);
  }

  async isForgotten(scope: Scope, hashOrUrl: string): Promise<boolean> {
    return this.#writer.isForgotten(scope, hashOrUrl);
  }

  async find(scope: Scope, id: string, revision?: number): Promise<StoredArticle | null> {
    const row = this.#db
      .prepare<[string, string, number | null], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES}
         WHERE a.id = ? AND s.name = ? AND r.number = coalesce(?, a.current)`,
      )
      .get(id, scope, revision ?? null);
    return this.#damage.read(row, (found) => toArticle(this.#db, found));
  }

  async sameStory(id: string): Promise<StoryMember[]> {
    return storyMembers(this.#db, id);
  }

  async currentRevision(scope: Scope, id: string): Promise<number | null> {
    return (
      this.#db
        .prepare<[string, string], { current: number | null }>(
          'SELECT current FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope)?.current ?? null
    );
  }

  async summary(scope: Scope, id: string): Promise<ArticleSummary | null> {
    const [found] = summaries(
      this.#db,
      { key: scopeKeyOf(this.#db, scope), name: scope },
      { ids: [id], limit: 1 },
    );
    return found?.article ?? null;
  }

  async list(scope: Scope, query: ListQuery): Promise<{ entries: SourceEntry[]; total: number }> {
    return listArticles(this.#db, { key: scopeKeyOf(this.#db, scope), name: scope }, query);
  }

  async searchTitles(scope: Scope, text: string, limit: number): Promise<ArticleSummary[]> {
    const query = { search: text.split(/\s+/).filter((word) => word !== ''), limit };
    return summaries(this.#db, { key: scopeKeyOf(this.#db, scope), name: scope }, query).map(
      ({ article }) => article,
    );
  }

  async outlets(scopeKey: number, typed: string): Promise<string[]> {
    return outletsLike(this.#db, scopeKey, typed);
  }

  async count(scopeKey: number): Promise<number> {
    return articlesIn(this.#db, scopeKey);
  }

  async bytes(scopeKey: number): Promise<number> {
    return bytesIn(this.#db, scopeKey);
  }

  async forget(scope: Scope, id: string): Promise<Erased | null> {
    return this.#erase(scope, id, true);
  }

  async retire(scope: Scope, id: string): Promise<Erased | null> {
    return this.#erase(scope, id, false);
  }

  #erase(scope: Scope, id: string, leaveTombstones: boolean): Erased | null {
    const erase = this.#db.transaction((): Erased | null => {
      const article = this.#db
        .prepare<[string, string], { key: number; scope: number }>(
          'SELECT a.key, a.scope FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope);
      return article
        ? eraseArticle(this.#db, article.scope, { key: article.key, id }, leaveTombstones)
        : null;
    });
    return erase.immediate();
  }

  async fetchedBefore(time: Date, limit: number, now: Date): Promise<{ scope: Scope; id: string }[]> {
    return this.#db
      .prepare<{ time: string; now: string; limit: number }, { scope: string; id: string }>(
        `SELECT s.name AS scope, a.id FROM article a JOIN scope s ON s.key = a.scope
         WHERE (SELECT max(r.fetched_at) FROM revision r WHERE r.article = a.key) < @time
         AND a.key <= coalesce((SELECT min(key) FROM article WHERE added_at BETWEEN @time AND @now), a.key)
         ORDER BY a.key LIMIT @limit`,
      )
      .all({ time: time.toISOString(), now: now.toISOString(), limit });
  }

  async findByName(scope: Scope, name: string): Promise<NamedArticle[]> {
    const find = (condition: string) =>
      this.#db
        .prepare<{ scope: string; name: string }, { id: string; title: string }>(
          `SELECT DISTINCT a.id, (SELECT r.title FROM revision r WHERE r.article = a.key ORDER BY r.number DESC LIMIT 1) AS title
           FROM article a JOIN scope s ON s.key = a.scope WHERE s.name = @scope AND ${condition} ORDER BY a.key LIMIT 20`,
        )
        .all({ scope, name });
    const hasTitle = (test: string) =>
      `EXISTS (SELECT 1 FROM revision r ${FACTS} WHERE r.article = a.key AND ${test})`;
    const partOfTitle = hasTitle('instr(lower(r.title), lower(@name)) > 0');
    const conditions = [
      'a.id = @name',
      'a.key IN (SELECT u.article FROM url u JOIN scope s ON s.key = u.scope WHERE s.name = @scope AND u.url = @name)',
      'a.key IN (SELECT r.article FROM revision r WHERE r.claimed_url = @name)',
      hasTitle('lower(r.title) = lower(@name)'),
      partOfTitle,
    ];
    for (const condition of conditions) {
      const found = find(condition);
      if (found.length > 0) return found.map((one) => ({ ...one, isPart: condition === partOfTitle }));
    }
    return [];
  }
}
