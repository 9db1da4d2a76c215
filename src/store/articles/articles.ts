import type Database from 'better-sqlite3';
import type { Article, ArticleSummary, IsoDate, Span, StoryMember } from '../../domain/article.js';
import { UserError } from '../../domain/errors.js';
import type { Scope } from '../../domain/scope.js';
import { decodeSpans, encodeSpans, newId, sha256 } from '../rows.js';
import { readServing } from '../search/active-model.js';
import { type Derived, dropDerived, insertDerived } from './derived.js';
import { type Erased, eraseArticle } from './forget.js';
import { sameAddress } from './same-address.js';
import { placeInStory, storyMembers } from './stories.js';

export type { ArticleVectors } from './derived.js';

/** An article ready to be kept: parsed, analysed and embedded. */
export interface PreparedArticle extends Derived {
  readonly title: string;
  readonly outlet: string | null;
  readonly author: string | null;
  readonly language: string;
  readonly publishedAt: IsoDate | null;
  readonly fetchedAt: IsoDate;
  readonly contentHash: string;
  readonly text: string;
  readonly furniture: readonly Span[];
  readonly words: number;
  /** Canonical first; empty for pasted text. */
  readonly urls: readonly string[];
}

/** The article was embedded with a model that serves no more; embedding it with the one that does will do. */
export class OutdatedVectorsError extends Error {
  override readonly name = 'OutdatedVectorsError';

  constructor(given: string, serving: string) {
    super(`the vectors are of model ${given}, but ${serving} serves`);
  }
}

/** The text or a URL of it was forgotten here, and nobody asked for it by name since. */
export class ForgottenError extends Error {
  override readonly name = 'ForgottenError';
}

/** How a text came to the door. */
export interface Intake {
  /** A feed or a list of links brought it: what was forgotten stays so. Else somebody named it, which lifts that. */
  readonly offered?: boolean;
  /** When somebody named it: what was forgotten after that stays so. Default: now. */
  readonly askedAt?: IsoDate;
  /** Asked as the text is kept, within the transaction: whether it is to be kept at all. */
  readonly stillWanted?: () => boolean;
}

/** What a text under these URLs is to a scope: what saving it would do. */
export type Standing =
  | { readonly kind: 'new' }
  /** The very text is there, under whatever URL. */
  | { readonly kind: 'known'; readonly article: string }
  | { readonly kind: 'updated'; readonly article: string };

export type StoredArticle = Article & Pick<ArticleSummary, 'words'>;

interface ArticleRow {
  key: number;
  id: string;
  scope: string;
  number: number;
  title: string;
  outlet: string | null;
  author: string | null;
  language: string;
  published_at: string | null;
  fetched_at: string;
  content_hash: string;
  text: string;
  furniture: string;
  words: number;
  ingested_by: string | null;
}

const ARTICLE_COLUMNS = `a.key, a.id, s.name AS scope, r.number, r.title, r.outlet, r.author, r.language,
  r.published_at, r.fetched_at, r.content_hash, r.text, r.furniture, r.words, a.ingested_by`;
const ARTICLE_TABLES = 'article a JOIN scope s ON s.key = a.scope JOIN revision r ON r.article = a.key';

/** Articles, their revisions, URLs and tombstones. Every method is one transaction at the most. */
export class ArticleStore {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** The scope's key in the database, made on first use. */
  scopeKey(scope: Scope): number {
    const found = this.#db
      .prepare<[string], { key: number }>('SELECT key FROM scope WHERE name = ?')
      .get(scope);
    if (found) return found.key;
    this.#db.prepare('INSERT INTO scope (name) VALUES (?) ON CONFLICT DO NOTHING').run(scope);
    return this.scopeKey(scope);
  }

  standing(scope: Scope, contentHash: string, urls: readonly string[]): Standing {
    const same = this.#db
      .prepare<[string, string], { id: string }>(
        `SELECT a.id FROM revision r JOIN article a ON a.key = r.article AND a.current = r.number
         JOIN scope s ON s.key = a.scope WHERE r.content_hash = ? AND s.name = ?`,
      )
      .get(contentHash, scope);
    if (same) return { kind: 'known', article: same.id };
    const byUrl = this.#db.prepare<[string, string], { id: string }>(
      `SELECT a.id FROM url u JOIN article a ON a.key = u.article JOIN scope s ON s.key = u.scope
       WHERE u.url = ? AND s.name = ? AND a.current IS NOT NULL`,
    );
    for (const url of urls.flatMap(sameAddress)) {
      const there = byUrl.get(url, scope);
      if (there) return { kind: 'updated', article: there.id };
    }
    return { kind: 'new' };
  }

  /**
   * Settles a text that is known without embedding it: its URLs lead to the article that holds it.
   * @returns null when the scope does not hold the text.
   */
  claim(
    scope: Scope,
    text: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    intake: Intake = {},
  ): { id: string; standing: Standing; passages: number } | null {
    const claim = this.#db.transaction(() => {
      const standing = this.standing(scope, text.contentHash, text.urls);
      if (standing.kind !== 'known') return null;
      const scopeKey = this.scopeKey(scope);
      const key = this.#keyOf(standing.article);
      this.#settleTombstones(scopeKey, text, intake);
      this.#claimUrls(scopeKey, key, text.urls);
      const { passages } = this.#db
        .prepare<[number], { passages: number }>('SELECT count(*) AS passages FROM passage WHERE article = ?')
        .get(key)!;
      return { id: standing.article, standing, passages };
    });
    return claim.immediate();
  }

  /**
   * Keeps an article in one transaction: text, sentences, passages, vectors, full text and the change other
   * processes catch up from. Lifts the tombstones of its text and URLs. What it turned out to be is decided
   * here, whatever `standing` said before the embedding.
   * @throws OutdatedVectorsError when another model serves by now, ForgottenError for what was forgotten and is
   *   only offered, or was asked for before; UserError `cancelled` for what is no longer wanted.
   */
  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    intake: Intake = {},
  ): { id: string; standing: Standing } {
    const save = this.#db.transaction(() => {
      const known = this.claim(scope, prepared, intake);
      if (known) return { id: known.id, standing: known.standing };
      const serving = readServing(this.#db)?.model;
      if (serving !== undefined && serving !== prepared.vectors.model) {
        throw new OutdatedVectorsError(prepared.vectors.model, serving);
      }
      const scopeKey = this.scopeKey(scope);
      const standing = this.standing(scope, prepared.contentHash, prepared.urls);
      this.#settleTombstones(scopeKey, prepared, intake);
      const target =
        standing.kind === 'updated'
          ? this.#revise(scopeKey, this.#keyOf(standing.article), prepared, ingestedBy)
          : this.#create(scopeKey, 1, ingestedBy);
      this.#insertRevision(target, prepared);
      this.#claimUrls(scopeKey, target.key, prepared.urls);
      placeInStory(this.#db, scopeKey, target.key, prepared);
      insertDerived(this.#db, scopeKey, target.key, prepared);
      return { id: target.id, standing };
    });
    return save.immediate();
  }

  /**
   * The article a changed text goes to. One that has other URLs beside the changed ones keeps its text for
   * them, and the changed URL parts from it with a new article.
   */
  #revise(scope: number, key: number, prepared: PreparedArticle, ingestedBy: string | null) {
    const { id, current } = this.#db
      .prepare<[number], { id: string; current: number }>('SELECT id, current FROM article WHERE key = ?')
      .get(key)!;
    const changed = new Set(prepared.urls.flatMap(sameAddress));
    if (this.#urlsOf(key).some((url) => !changed.has(url)))
      return this.#create(scope, current + 1, ingestedBy);
    dropDerived(this.#db, scope, key, 'drop');
    this.#db.prepare('UPDATE article SET current = ? WHERE key = ?').run(current + 1, key);
    return { key, id, number: current + 1 };
  }

  #create(scope: number, number: number, ingestedBy: string | null) {
    const id = newId();
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO article (id, scope, current, ingested_by, added_at) VALUES (?, ?, ?, ?, ?)')
      .run(id, scope, number, ingestedBy, new Date().toISOString());
    return { key: Number(lastInsertRowid), id, number };
  }

  #insertRevision(target: { key: number; number: number }, article: PreparedArticle): void {
    this.#db
      .prepare(
        `INSERT INTO revision (article, number, title, outlet, author, language, published_at, fetched_at,
           content_hash, text, furniture, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        target.key,
        target.number,
        article.title,
        article.outlet,
        article.author,
        article.language,
        article.publishedAt,
        article.fetchedAt,
        article.contentHash,
        article.text,
        encodeSpans(article.furniture),
        article.words,
      );
  }

  /**
   * Makes the URLs, however they are spelled, lead here; an article that loses its last URL to another text is no
   * longer searched.
   */
  #claimUrls(scope: number, key: number, urls: readonly string[]): void {
    const standing = this.#db.prepare<[number, string], { key: number; article: number }>(
      'SELECT key, article FROM url WHERE scope = ? AND url IN (SELECT value FROM json_each(?))',
    );
    const insert = this.#db.prepare('INSERT INTO url (scope, url, article) VALUES (?, ?, ?)');
    const move = this.#db.prepare('UPDATE url SET article = ? WHERE key = ?');
    for (const url of urls) {
      const before = standing.all(scope, JSON.stringify(sameAddress(url)));
      if (before.length === 0) insert.run(scope, url, key);
      for (const row of before) {
        if (row.article === key) continue;
        move.run(key, row.key);
        if (this.#urlsOf(row.article).length > 0) continue;
        dropDerived(this.#db, scope, row.article, 'drop');
        this.#db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(row.article);
      }
    }
  }

  /** Lifts the tombstones of a text that is to be kept. @throws as `save` does. */
  #settleTombstones(
    scope: number,
    { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    intake: Intake,
  ): void {
    if (intake.stillWanted?.() === false)
      throw new UserError('cancelled', 'It was withdrawn meanwhile; nothing was kept.');
    const hashes = [contentHash, ...urls.flatMap(sameAddress).map(sha256)];
    const standing = this.#db.prepare(
      'SELECT 1 FROM tombstone WHERE scope = ? AND hash = ? AND forgotten_at > ?',
    );
    const since = intake.offered ? '' : (intake.askedAt ?? new Date().toISOString());
    if (hashes.some((hash) => standing.get(scope, hash, since))) throw new ForgottenError('forgotten here');
    const lift = this.#db.prepare('DELETE FROM tombstone WHERE scope = ? AND hash = ?');
    for (const hash of hashes) lift.run(scope, hash);
  }

  /** @returns null when the scope has no such article. */
  find(scope: Scope, id: string, revision?: number): StoredArticle | null {
    const row = this.#db
      .prepare<[string, string, number | null], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES}
         WHERE a.id = ? AND s.name = ? AND r.number = coalesce(?, a.current)`,
      )
      .get(id, scope, revision ?? null);
    return row ? this.#toArticle(row) : null;
  }

  /** The other articles of a scope that report the same as this one. */
  sameStory(id: string): StoryMember[] {
    return storyMembers(this.#db, id);
  }

  /** The current text of an article by its key. */
  byKey(key: number): StoredArticle | null {
    const row = this.#db
      .prepare<[number], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES} WHERE a.key = ? AND r.number = a.current`,
      )
      .get(key);
    return row ? this.#toArticle(row) : null;
  }

  /** The revision that is searched now; null when the article is not searched or not there. */
  currentRevision(scope: Scope, id: string): number | null {
    return (
      this.#db
        .prepare<[string, string], { current: number | null }>(
          'SELECT current FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope)?.current ?? null
    );
  }

  /** Newest first by date, articles without one by their fetching. */
  list(scope: Scope, offset: number, limit: number): { articles: ArticleSummary[]; total: number } {
    const { total } = this.#db
      .prepare<[string], { total: number }>(
        `SELECT count(*) AS total FROM article a JOIN scope s ON s.key = a.scope
         WHERE s.name = ? AND a.current IS NOT NULL`,
      )
      .get(scope)!;
    const rows = this.#db
      .prepare<[string, number, number], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES} WHERE s.name = ? AND r.number = a.current
         ORDER BY coalesce(r.published_at, r.fetched_at) DESC, a.key DESC LIMIT ? OFFSET ?`,
      )
      .all(scope, limit, offset);
    return { articles: rows.map((row) => summarise(this.#toArticle(row))), total };
  }

  /** Articles whose title or outlet holds every word of `text`, in the order of `list`; ASCII letters in any case. */
  titled(scope: Scope, text: string, limit: number): ArticleSummary[] {
    const words = text.split(/\s+/).filter((word) => word !== '');
    const pattern = (word: string) => `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    const holds = words.map(() => `AND (r.title || ' ' || coalesce(r.outlet, '')) LIKE ? ESCAPE '\\'`);
    const rows = this.#db
      .prepare<(string | number)[], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES} WHERE s.name = ? AND r.number = a.current
         ${holds.join(' ')} ORDER BY coalesce(r.published_at, r.fetched_at) DESC, a.key DESC LIMIT ?`,
      )
      .all(scope, ...words.map(pattern), limit);
    return rows.map((row) => summarise(this.#toArticle(row)));
  }

  /**
   * Deletes an article with all its revisions and everything derived, and leaves a tombstone of hashes.
   * @returns null when the scope has no such article.
   */
  forget(scope: Scope, id: string): Erased | null {
    return this.#erase(scope, id, true);
  }

  /** Deletes an article as `forget` does, but without a tombstone: whoever brings it again may. */
  retire(scope: Scope, id: string): Erased | null {
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
  cameBefore(time: Date, limit: number): { scope: Scope; id: string }[] {
    return this.#db
      .prepare<[string, number], { scope: string; id: string }>(
        `SELECT s.name AS scope, a.id FROM article a JOIN scope s ON s.key = a.scope
         WHERE (SELECT max(r.fetched_at) FROM revision r WHERE r.article = a.key) < ? ORDER BY a.key LIMIT ?`,
      )
      .all(time.toISOString(), limit);
  }

  /** Articles of an id, a URL, or a title in any of its revisions; by a part of the title when nothing else fits. */
  named(scope: Scope, name: string): { id: string; title: string }[] {
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

  /** @throws ForgottenError when the text or one of its URLs was forgotten in a scope. */
  refuseForgotten(scope: Scope, { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>): void {
    if ([contentHash, ...urls].some((what) => this.isForgotten(scope, what)))
      throw new ForgottenError('forgotten here');
  }

  /** Whether a text (by content hash) or URL was forgotten in a scope and not ingested by hand since. */
  isForgotten(scope: Scope, hashOrUrl: string): boolean {
    const hashes = /^[0-9a-f]{64}$/.test(hashOrUrl) ? [hashOrUrl] : sameAddress(hashOrUrl).map(sha256);
    const buried = this.#db.prepare(
      `SELECT 1 FROM tombstone t JOIN scope s ON s.key = t.scope
       WHERE s.name = ? AND t.hash IN (SELECT value FROM json_each(?))`,
    );
    return buried.get(scope, JSON.stringify(hashes)) !== undefined;
  }

  #keyOf(id: string): number {
    return this.#db.prepare<[string], { key: number }>('SELECT key FROM article WHERE id = ?').get(id)!.key;
  }

  #urlsOf(key: number): string[] {
    return this.#db
      .prepare<[number], { url: string }>('SELECT url FROM url WHERE article = ? ORDER BY key')
      .all(key)
      .map(({ url }) => url);
  }

  #toArticle(row: ArticleRow): StoredArticle {
    return {
      id: row.id,
      scope: row.scope,
      revision: row.number,
      title: row.title,
      outlet: row.outlet,
      author: row.author,
      language: row.language,
      publishedAt: row.published_at,
      fetchedAt: row.fetched_at,
      ingestedBy: row.ingested_by,
      contentHash: row.content_hash,
      text: row.text,
      furniture: decodeSpans(row.furniture),
      urls: this.#urlsOf(row.key),
      words: row.words,
    };
  }
}

/** An article without its text, for lists. */
export function summarise({
  text: _text,
  furniture: _furniture,
  contentHash: _hash,
  ...summary
}: StoredArticle): ArticleSummary {
  return summary;
}
