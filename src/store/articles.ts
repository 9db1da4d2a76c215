import type Database from 'better-sqlite3';
import { textOf } from '../text/analyse.js';
import { contentTerms } from '../text/tokens.js';
import type {
  Article,
  ArticleSummary,
  ForgetReport,
  IsoDate,
  Passage,
  Scope,
  Sentence,
  Span,
} from '../types.js';
import { addToFullText, ensureFullText, removeFromFullText } from './full-text.js';
import { decodeSpans, encodeMentions, encodeSpans, encodeVectors, newId, sha256 } from './rows.js';

/** An article ready to be kept: parsed, analysed and embedded. Matrices are row-major float32. */
export interface PreparedArticle {
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
  readonly sentences: readonly Sentence[];
  readonly passages: readonly Passage[];
  readonly vectors: ArticleVectors;
}

export interface ArticleVectors {
  /** Id of the model that made them. */
  readonly model: string;
  readonly dimension: number;
  /** `ANALYSIS_VERSION` of the rules that found the sentences. */
  readonly analysis: number;
  readonly sentences: Float32Array;
  /** Vectors of "title. sentence". */
  readonly titled: Float32Array;
  readonly passages: Float32Array;
}

/** What a text under these URLs is to a scope: what saving it would do. */
export type Standing =
  | { readonly kind: 'new' }
  /** The very text is there, under whatever URL. */
  | { readonly kind: 'known'; readonly article: string }
  | { readonly kind: 'updated'; readonly article: string };

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
    for (const url of urls) {
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
  ): { id: string; standing: Standing; passages: number } | null {
    const claim = this.#db.transaction(() => {
      const standing = this.standing(scope, text.contentHash, text.urls);
      if (standing.kind !== 'known') return null;
      const scopeKey = this.scopeKey(scope);
      const key = this.#keyOf(standing.article);
      this.#liftTombstones(scopeKey, text);
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
   */
  save(
    scope: Scope,
    prepared: PreparedArticle,
    ingestedBy: string | null,
  ): { id: string; standing: Standing } {
    const save = this.#db.transaction(() => {
      const known = this.claim(scope, prepared);
      if (known) return { id: known.id, standing: known.standing };
      const scopeKey = this.scopeKey(scope);
      const standing = this.standing(scope, prepared.contentHash, prepared.urls);
      this.#liftTombstones(scopeKey, prepared);
      const target =
        standing.kind === 'updated'
          ? this.#revise(scopeKey, this.#keyOf(standing.article), prepared, ingestedBy)
          : this.#create(scopeKey, 1, ingestedBy);
      this.#insertRevision(target, prepared);
      this.#claimUrls(scopeKey, target.key, prepared.urls);
      this.#insertDerived(scopeKey, target.key, prepared);
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
    const changed = new Set(prepared.urls);
    if (this.#urlsOf(key).some((url) => !changed.has(url)))
      return this.#create(scope, current + 1, ingestedBy);
    this.#dropDerived(scope, key);
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

  /** Makes the URLs lead here; an article that loses its last URL to another text is no longer searched. */
  #claimUrls(scope: number, key: number, urls: readonly string[]): void {
    for (const url of urls) {
      const before = this.#db
        .prepare<[number, string], { article: number }>('SELECT article FROM url WHERE scope = ? AND url = ?')
        .get(scope, url);
      if (before?.article === key) continue;
      this.#db
        .prepare(
          'INSERT INTO url (scope, url, article) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET article = excluded.article',
        )
        .run(scope, url, key);
      if (before && this.#urlsOf(before.article).length === 0) {
        this.#dropDerived(scope, before.article);
        this.#db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(before.article);
      }
    }
  }

  #insertDerived(scope: number, key: number, article: PreparedArticle): void {
    const db = this.#db;
    const addSentence = db.prepare('INSERT INTO sentence VALUES (?, ?, ?, ?, ?, ?)');
    for (const { ordinal, span, paragraph, mentions } of article.sentences) {
      addSentence.run(key, ordinal, span.start, span.end, paragraph, encodeMentions(mentions));
    }
    ensureFullText(db, scope);
    const title = contentTerms(article.title).join(' ');
    const addPassage = db.prepare('INSERT INTO passage (article, ordinal, first, last) VALUES (?, ?, ?, ?)');
    const keys = article.passages.map(({ ordinal, first, last }) => {
      const passage = Number(addPassage.run(key, ordinal, first, last).lastInsertRowid);
      const body = contentTerms(textOf(article.text, article.sentences.slice(first, last + 1)));
      addToFullText(db, scope, passage, title, body.join(' '));
      return passage;
    });
    this.#insertVectors(key, article.vectors);
    if (keys.length > 0) this.#logChange(scope, 'put', keys[0]!, keys.at(-1)!);
  }

  #insertVectors(key: number, vectors: ArticleVectors): void {
    const db = this.#db;
    db.prepare('INSERT INTO model (id, dimension) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
      vectors.model,
      vectors.dimension,
    );
    db.prepare(
      `INSERT INTO vectors (article, model, analysis, sentences, titled, passages)
       SELECT ?, key, ?, ?, ?, ? FROM model WHERE id = ?`,
    ).run(
      key,
      vectors.analysis,
      encodeVectors(vectors.sentences),
      encodeVectors(vectors.titled),
      encodeVectors(vectors.passages),
      vectors.model,
    );
  }

  /** Takes an article out of everything that is searched; its text and revisions stay. */
  #dropDerived(scope: number, key: number): number {
    const db = this.#db;
    const bounds = db
      .prepare<[number], { first: number | null; last: number; count: number }>(
        'SELECT min(key) AS first, max(key) AS last, count(*) AS count FROM passage WHERE article = ?',
      )
      .get(key)!;
    if (bounds.first !== null) {
      removeFromFullText(db, scope, key);
      this.#logChange(scope, 'drop', bounds.first, bounds.last);
    }
    for (const table of ['sentence', 'passage', 'vectors']) {
      db.prepare(`DELETE FROM ${table} WHERE article = ?`).run(key);
    }
    return bounds.count;
  }

  #logChange(scope: number, kind: 'put' | 'drop', first: number, last: number): void {
    this.#db
      .prepare('INSERT INTO change (scope, kind, first, last) VALUES (?, ?, ?, ?)')
      .run(scope, kind, first, last);
  }

  #liftTombstones(scope: number, article: Pick<PreparedArticle, 'contentHash' | 'urls'>): void {
    const lift = this.#db.prepare('DELETE FROM tombstone WHERE scope = ? AND hash = ?');
    for (const hash of [article.contentHash, ...article.urls.map(sha256)]) lift.run(scope, hash);
  }

  /** @returns null when the scope has no such article. */
  find(scope: Scope, id: string, revision?: number): Article | null {
    const row = this.#db
      .prepare<[string, string, number | null], ArticleRow>(
        `SELECT ${ARTICLE_COLUMNS} FROM ${ARTICLE_TABLES}
         WHERE a.id = ? AND s.name = ? AND r.number = coalesce(?, a.current)`,
      )
      .get(id, scope, revision ?? null);
    return row ? this.#toArticle(row) : null;
  }

  /** The current text of an article by its key. */
  byKey(key: number): Article | null {
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
      const passages = this.#dropDerived(scopeKey, key);
      this.#db.prepare('DELETE FROM article WHERE key = ?').run(key);
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

  /** Whether a text (by content hash) or URL was forgotten in a scope and not ingested by hand since. */
  isForgotten(scope: Scope, hashOrUrl: string): boolean {
    const hash = /^[0-9a-f]{64}$/.test(hashOrUrl) ? hashOrUrl : sha256(hashOrUrl);
    return (
      this.#db
        .prepare('SELECT 1 FROM tombstone t JOIN scope s ON s.key = t.scope WHERE s.name = ? AND t.hash = ?')
        .get(scope, hash) !== undefined
    );
  }

  #keyOf(id: string): number {
    return this.#db.prepare<[string], { key: number }>('SELECT key FROM article WHERE id = ?').get(id)!.key;
  }

  #urlsOf(key: number): string[] {
    return this.#db
      .prepare<[number], { url: string }>('SELECT url FROM url WHERE article = ? ORDER BY length(url), url')
      .all(key)
      .map(({ url }) => url);
  }

  #toArticle(row: ArticleRow): Article & { words: number } {
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
  text,
  furniture: _furniture,
  contentHash: _hash,
  ...rest
}: Article): ArticleSummary {
  return { ...rest, words: text.split(/\s+/).filter(Boolean).length };
}
