import type Database from 'better-sqlite3';
import { newId, sha256 } from '../../../domain/ids.js';
import type { Scope } from '../../../domain/scope.js';
import { storeErrors } from '../../errors.js';
import {
  ForgottenError,
  type IngestOrigin,
  OutdatedVectorsError,
  type PreparedArticle,
  type SaveCondition,
  type SavedArticle,
  type SaveOutcome,
} from '../../ports/article-store.js';
import { encodeSpans } from '../rows.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { readActiveModel } from '../search/active-model.js';
import { urlsOf } from './article-rows.js';
import { dropDerived, insertDerived } from './derived.js';
import { urlVariants } from './same-address.js';
import { placeInStory } from './stories.js';

/** Writes articles. Every method is one transaction at most. */
export class ArticleWriter {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  classify(scope: Scope, contentHash: string, urls: readonly string[]): SaveOutcome {
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
    for (const url of urls.flatMap(urlVariants)) {
      const there = byUrl.get(url, scope);
      if (there) return { kind: 'updated', article: there.id };
    }
    return { kind: 'new' };
  }

  /**
   * Settles a text that is known without embedding it: its URLs lead to the article that holds it.
   * @returns null when the scope does not hold the text.
   */
  attachToExisting(
    scope: Scope,
    text: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin: IngestOrigin = {},
  ): (SavedArticle & { readonly passages: number }) | null {
    const claim = this.#db.transaction(() => {
      const outcome = this.classify(scope, text.contentHash, text.urls);
      if (outcome.kind !== 'known') return null;
      const scopeKey = scopeKeyOf(this.#db, scope);
      const key = keyOf(this.#db, outcome.article);
      this.#settleTombstones(scopeKey, text, origin);
      this.#claimUrls(scopeKey, key, text.urls);
      const { passages } = this.#db
        .prepare<[number], { passages: number }>('SELECT count(*) AS passages FROM passage WHERE article = ?')
        .get(key)!;
      return { id: outcome.article, outcome, passages };
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
    origin: IngestOrigin = {},
  ): SavedArticle {
    const save = this.#db.transaction(() => {
      const known = this.attachToExisting(scope, prepared, origin);
      if (known) return { id: known.id, outcome: known.outcome };
      const active = readActiveModel(this.#db)?.model;
      if (active !== undefined && active !== prepared.vectors.model) {
        throw new OutdatedVectorsError(prepared.vectors.model, active);
      }
      const scopeKey = scopeKeyOf(this.#db, scope);
      const outcome = this.classify(scope, prepared.contentHash, prepared.urls);
      this.#settleTombstones(scopeKey, prepared, origin);
      const target =
        outcome.kind === 'updated'
          ? this.#revise(scopeKey, keyOf(this.#db, outcome.article), prepared, ingestedBy)
          : this.#create(scopeKey, 1, ingestedBy);
      this.#insertRevision(target, prepared);
      this.#claimUrls(scopeKey, target.key, prepared.urls);
      placeInStory(this.#db, scopeKey, target.key, prepared);
      insertDerived(this.#db, scopeKey, target.key, prepared);
      return { id: target.id, outcome };
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
    const changed = new Set(prepared.urls.flatMap(urlVariants));
    if (urlsOf(this.#db, key).some((url) => !changed.has(url)))
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
        encodeSpans(article.boilerplate),
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
      const before = standing.all(scope, JSON.stringify(urlVariants(url)));
      if (before.length === 0) insert.run(scope, url, key);
      for (const row of before) {
        if (row.article === key) continue;
        move.run(key, row.key);
        if (urlsOf(this.#db, row.article).length > 0) continue;
        dropDerived(this.#db, scope, row.article, 'drop');
        this.#db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(row.article);
      }
    }
  }

  /** Lifts the tombstones of a text that is to be kept. @throws as `save` does. */
  #settleTombstones(
    scope: number,
    { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin: IngestOrigin,
  ): void {
    if (origin.condition && !holds(this.#db, scope, origin.condition)) throw storeErrors.withdrawn({});
    const hashes = [contentHash, ...urls.flatMap(urlVariants).map(sha256)];
    const standing = this.#db.prepare(
      'SELECT 1 FROM tombstone WHERE scope = ? AND hash = ? AND forgotten_at > ?',
    );
    const since = origin.offered ? '' : (origin.askedAt ?? new Date().toISOString());
    if (hashes.some((hash) => standing.get(scope, hash, since))) throw new ForgottenError('forgotten here');
    const lift = this.#db.prepare('DELETE FROM tombstone WHERE scope = ? AND hash = ?');
    for (const hash of hashes) lift.run(scope, hash);
  }

  /** @throws ForgottenError when the text or one of its URLs was forgotten in a scope. */
  refuseForgotten(scope: Scope, { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>): void {
    if ([contentHash, ...urls].some((what) => this.isForgotten(scope, what)))
      throw new ForgottenError('forgotten here');
  }

  /** Whether a text (by content hash) or URL was forgotten in a scope and not ingested by hand since. */
  isForgotten(scope: Scope, hashOrUrl: string): boolean {
    const hashes = /^[0-9a-f]{64}$/.test(hashOrUrl) ? [hashOrUrl] : urlVariants(hashOrUrl).map(sha256);
    const buried = this.#db.prepare(
      `SELECT 1 FROM tombstone t JOIN scope s ON s.key = t.scope
       WHERE s.name = ? AND t.hash IN (SELECT value FROM json_each(?))`,
    );
    return buried.get(scope, JSON.stringify(hashes)) !== undefined;
  }
}

const keyOf = (db: Database.Database, id: string): number =>
  db.prepare<[string], { key: number }>('SELECT key FROM article WHERE id = ?').get(id)!.key;

/** Whether the row of a condition still exists. */
function holds(db: Database.Database, scope: number, { row, key }: SaveCondition): boolean {
  if (row === 'scope') return scope === key;
  const table = row === 'job' ? 'accepted' : 'feed';
  return db.prepare(`SELECT 1 FROM ${table} WHERE key = ?`).get(key) !== undefined;
}
