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
import { encodeSpans } from '../column-codecs.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { readActiveModel } from '../search/active-model.js';
import { urlsOf } from './article-rows.js';
import { isIntact } from './damage-watch.js';
import { dropDerived, insertDerived } from './derived.js';
import { placeInStory } from './stories.js';
import { blocksIngest } from './tombstones.js';
import { urlVariants } from './url-variants.js';

const DELETED = 'the text or one of its URLs was deleted in this scope';

/** The writing half of `SqliteArticleStore`. */
export class ArticleWriter {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  classify(scope: Scope, contentHash: string, urls: readonly string[]): SaveOutcome {
    const same = this.#db
      .prepare<[string, string], { id: string; text: string }>(
        `SELECT a.id, r.text FROM revision r JOIN article a ON a.key = r.article AND a.current = r.number
         JOIN scope s ON s.key = a.scope WHERE r.content_hash = ? AND s.name = ?`,
      )
      .get(contentHash, scope);
    // A stored text that is damaged is replaced by a new revision.
    if (same) return { kind: isIntact({ ...same, contentHash }) ? 'known' : 'updated', article: same.id };
    const byUrl = this.#db.prepare<[string, string], { id: string }>(
      `SELECT a.id FROM url u JOIN article a ON a.key = u.article JOIN scope s ON s.key = u.scope
       WHERE u.url = ? AND s.name = ? AND a.current IS NOT NULL`,
    );
    for (const url of urls.flatMap(urlVariants)) {
      const stored = byUrl.get(url, scope);
      if (stored) return { kind: 'updated', article: stored.id };
    }
    return { kind: 'new' };
  }

  attachToExisting(
    scope: Scope,
    text: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin: IngestOrigin = {},
  ): (SavedArticle & { readonly passages: number }) | null {
    const attach = this.#db.transaction(() => {
      const outcome = this.classify(scope, text.contentHash, text.urls);
      if (outcome.kind !== 'known') return null;
      const scopeKey = scopeKeyOf(this.#db, scope);
      const key = keyOf(this.#db, outcome.article);
      this.#liftTombstones(scopeKey, text, origin);
      this.#assignUrls(scopeKey, key, text.urls);
      const { passages } = this.#db
        .prepare<[number], { passages: number }>('SELECT count(*) AS passages FROM passage WHERE article = ?')
        .get(key)!;
      return { id: outcome.article, outcome, passages };
    });
    return attach.immediate();
  }

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
      this.#liftTombstones(scopeKey, prepared, origin);
      const target =
        outcome.kind === 'updated'
          ? this.#revise(scopeKey, keyOf(this.#db, outcome.article), prepared, ingestedBy)
          : this.#create(scopeKey, 1, ingestedBy);
      this.#insertRevision(target, prepared);
      this.#assignUrls(scopeKey, target.key, prepared.urls);
      placeInStory(this.#db, scopeKey, target.key, prepared);
      insertDerived(this.#db, scopeKey, target.key, prepared);
      return { id: target.id, outcome };
    });
    return save.immediate();
  }

  /**
   * The article of a changed text. If the article also has URLs that did not change, it keeps its text for them, and
   * the changed text becomes a new article.
   */
  #revise(scope: number, key: number, prepared: PreparedArticle, ingestedBy: string | null) {
    const { id, current, hash } = this.#db
      .prepare<[number], { id: string; current: number; hash: string }>(
        `SELECT a.id, a.current, r.content_hash AS hash FROM article a
         JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?`,
      )
      .get(key)!;
    const isChanged = hash !== prepared.contentHash;
    const changed = new Set(prepared.urls.flatMap(urlVariants));
    if (isChanged && urlsOf(this.#db, key).some((url) => !changed.has(url)))
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
   * Assigns URLs, in all their variants, to an article. An article that loses its last URL is no longer searched.
   */
  #assignUrls(scope: number, key: number, urls: readonly string[]): void {
    const find = this.#db.prepare<[number, string], { key: number; article: number }>(
      'SELECT key, article FROM url WHERE scope = ? AND url IN (SELECT value FROM json_each(?))',
    );
    const insert = this.#db.prepare('INSERT INTO url (scope, url, article) VALUES (?, ?, ?)');
    const move = this.#db.prepare('UPDATE url SET article = ? WHERE key = ?');
    for (const url of urls) {
      const rows = find.all(scope, JSON.stringify(urlVariants(url)));
      if (rows.length === 0) insert.run(scope, url, key);
      for (const row of rows) {
        if (row.article === key) continue;
        move.run(key, row.key);
        if (urlsOf(this.#db, row.article).length > 0) continue;
        dropDerived(this.#db, scope, row.article, 'drop');
        this.#db.prepare('UPDATE article SET current = NULL WHERE key = ?').run(row.article);
      }
    }
  }

  /** @throws ForgottenError, UserError `cancelled` as `save` does. */
  #liftTombstones(
    scope: number,
    { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>,
    origin: IngestOrigin,
  ): void {
    if (origin.condition && !isMet(this.#db, scope, origin.condition)) throw storeErrors.withdrawn({});
    const hashes = [contentHash, ...urls.flatMap(urlVariants).map(sha256)];
    if (hashes.some((hash) => blocksIngest(this.#db, scope, hash, origin))) throw new ForgottenError(DELETED);
    const lift = this.#db.prepare('DELETE FROM tombstone WHERE scope = ? AND hash = ?');
    for (const hash of hashes) lift.run(scope, hash);
  }

  refuseForgotten(scope: Scope, { contentHash, urls }: Pick<PreparedArticle, 'contentHash' | 'urls'>): void {
    if ([contentHash, ...urls].some((hashOrUrl) => this.isForgotten(scope, hashOrUrl)))
      throw new ForgottenError(DELETED);
  }

  isForgotten(scope: Scope, hashOrUrl: string): boolean {
    const hashes = /^[0-9a-f]{64}$/.test(hashOrUrl) ? [hashOrUrl] : urlVariants(hashOrUrl).map(sha256);
    const tombstone = this.#db.prepare(
      `SELECT 1 FROM tombstone t JOIN scope s ON s.key = t.scope
       WHERE s.name = ? AND t.hash IN (SELECT value FROM json_each(?))`,
    );
    return tombstone.get(scope, JSON.stringify(hashes)) !== undefined;
  }
}

const keyOf = (db: Database.Database, id: string): number =>
  db.prepare<[string], { key: number }>('SELECT key FROM article WHERE id = ?').get(id)!.key;

function isMet(db: Database.Database, scope: number, { row, key }: SaveCondition): boolean {
  if (row === 'scope') return scope === key;
  const table = row === 'job' ? 'accepted' : 'feed';
  return db.prepare(`SELECT 1 FROM ${table} WHERE key = ?`).get(key) !== undefined;
}
