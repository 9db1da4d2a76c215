import type Database from 'better-sqlite3';
import type { Article, ArticleSummary, ForgetReport, IsoDate, Scope, Span, StoryMember } from '../types.js';
import { type Derived, dropDerived, insertDerived } from './derived.js';
import { purgeFullText } from './full-text.js';
import { decodeSpans, encodeSpans, newId, sha256 } from './rows.js';
import { sameAddress } from './same-address.js';
import { readServing } from './serving.js';
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

/** `asked`: somebody named it, which lifts its tombstones; `offered`: a feed or a list of links did. */
export type Wanted = 'asked' | 'offered';

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
    wanted: Wanted = 'asked',
  ): { id: string; standing: Standing; passages: number } | null {
    const claim = this.#db.transaction(() => {
      const standing = this.standing(scope, text.contentHash, text.urls);
      if (standing.kind !== 'known') return null;
      const scopeKey = this.scopeKey(scope);
      const key = this.#keyOf(standing.article);
      this.#settleTombstones(scopeKey, text, wanted);
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
   * @throws OutdatedVectorsError when another model serves by now, ForgottenError for what is only `offered`.
   */
  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
    wanted: Wanted = 'asked',
  ): { id: string; standing: Standing } {
    const save = this.#db.transaction(() => {
      const known = this.claim(scope, prepared, wanted);
      if (known) return { id: known.id, standing: known.standing };
      const serving = readServing(this.#db)?.model;
      if (serving !== undefined && serving !== prepared.vectors.model) {
        throw new OutdatedVectorsError(prepared.vectors.model, serving);
      }
      const scopeKey = this.scopeKey(scope);
      const standing = this.standing(scope, prepared.contentHash, prepared.urls);
      this.#settleTombstones(scopeKey, prepared, wanted);
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

  /** @throws ForgottenError where one stands in the way of what is only offered; else they go. */
  #settleTombstones(
    scope: number,
    { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    wanted: Wanted,
  ): void {
    const hashes = [contentHash, ...urls.flatMap(sameAddress).map(sha256)];
    if (wanted === 'offered') {
      const stands = this.#db.prepare('SELECT 1 FROM tombstone WHERE scope = ? AND hash = ?');
      if (hashes.some((hash) => stands.get(scope, hash))) throw new ForgottenError('forgotten here');
      return;
    }
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
  forget(scope: Scope, id: string): ForgetReport | null {
    const forget = this.#db.transaction((): ForgetReport | null => {
      const key = this.#db
        .prepare<[string, string], { key: number }>(
          'SELECT a.key FROM article a JOIN scope s ON s.key = a.scope WHERE a.id = ? AND s.name = ?',
        )
        .get(id, scope)?.key;
      if (key === undefined) return null;
      const scopeKey = this.scopeKey(scope);
      const revisions = this.#db
        .prepare<[number], { title: string; content_hash: string }>(
          'SELECT title, content_hash FROM revision WHERE article = ? ORDER BY number',
        )
        .all(key);
      const { sentences } = this.#db
        .prepare<[number], { sentences: number }>(
          'SELECT count(*) AS sentences FROM sentence WHERE article = ?',
        )
        .get(key)!;
      const bury = this.#db.prepare('INSERT OR REPLACE INTO tombstone VALUES (?, ?, ?)');
      const now = new Date().toISOString();
      for (const hash of [...revisions.map((r) => r.content_hash), ...this.#urlsOf(key).map(sha256)]) {
        bury.run(scopeKey, hash, now);
      }
      const passages = dropDerived(this.#db, scopeKey, key, 'erase');
      this.#db.prepare('DELETE FROM article WHERE key = ?').run(key);
      purgeFullText(this.#db, scopeKey);
      return {
        articleId: id,
        title: revisions.at(-1)?.title ?? '',
        revisions: revisions.length,
        sentences,
        passages,
      };
    });
    return forget.immediate();
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
