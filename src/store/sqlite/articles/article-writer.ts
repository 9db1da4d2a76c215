import type Database from 'better-sqlite3';
import { isClaimed, type Provenance } from '../../../domain/article.js';
import { newId } from '../../../domain/ids.js';
import type { Scope } from '../../../domain/scope.js';
import { requireActive } from '../../articles/require-active.js';
import { columnsOfArticle } from '../../articles/revision-columns.js';
import { isOfPage, isStronger, outcomeOfSame, type SameText } from '../../articles/save-outcome.js';
import { DELETED, hashesNamed, tombstoneHashes } from '../../articles/tombstones.js';
import { urlVariants } from '../../articles/url-variants.js';
import { storeErrors } from '../../errors.js';
import {
  ForgottenError,
  type IngestOrigin,
  type PreparedArticle,
  type SaveCondition,
  type SavedArticle,
  type SaveOutcome,
  type TextIdentity,
} from '../../ports/article-store.js';
import { addHeadline } from '../feeds/headline-store.js';
import { scopeKeyOf } from '../scopes/scope-key.js';
import { readActiveModel } from '../search/active-model.js';
import { dropDerived, insertDerived } from './derived.js';
import { insertRevision } from './insert-revision.js';
import { articleOfPage, withOwnUrls } from './page-identity.js';
import { placeInStory } from './stories.js';
import { blocksIngest } from './tombstones.js';
import { assignUrls, leaveOtherPages, partAddresses } from './url-aliases.js';

/** The writing half of `SqliteArticleStore`. */
export class ArticleWriter {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  classify(scope: Scope, given: TextIdentity, ingestedBy: string | null): SaveOutcome {
    const text = withOwnUrls(this.#db, scope, given);
    const same = this.#withText(scope, text.contentHash);
    const settled = outcomeOfSame(same, text);
    if (settled) return settled;
    const earlier =
      same?.id ??
      (isClaimed(text.provenance)
        ? this.#claiming(scope, text.claimedUrl, ingestedBy)
        : articleOfPage(this.#db, scope, text));
    if (earlier === undefined) return { kind: 'new' };
    return text.provenance === 'feed' && this.#hasReadPage(earlier)
      ? { kind: 'known', article: earlier }
      : { kind: 'updated', article: earlier };
  }

  /** The searched article with a text. */
  #withText(scope: Scope, contentHash: string): SameText | undefined {
    return this.#db
      .prepare<[string, string], SameText>(
        `SELECT a.id, r.provenance, r.text FROM revision r JOIN article a ON a.key = r.article AND a.current = r.number
         JOIN scope s ON s.key = a.scope WHERE r.content_hash = ? AND s.name = ?`,
      )
      .get(contentHash, scope);
  }

  #hasReadPage(id: string): boolean {
    const { provenance } = this.#db
      .prepare<[string], { provenance: Provenance }>(
        'SELECT r.provenance FROM article a JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.id = ?',
      )
      .get(id)!;
    return isOfPage(provenance);
  }

  /** The searched text that the same user gave for a claimed address. */
  #claiming(scope: Scope, url: string | null, ingestedBy: string | null): string | undefined {
    if (url === null) return undefined;
    // CROSS JOIN fixes the join order: from the address, never from every article of the scope.
    return this.#db
      .prepare<[string, string, string | null], { id: string }>(
        `SELECT a.id FROM revision r CROSS JOIN article a ON a.key = r.article AND a.current = r.number
         JOIN scope s ON s.key = a.scope
         WHERE r.claimed_url IN (SELECT value FROM json_each(?)) AND s.name = ? AND a.ingested_by IS ?
         ORDER BY a.key`,
      )
      .get(JSON.stringify(urlVariants(url)), scope, ingestedBy)?.id;
  }

  attachToExisting(
    scope: Scope,
    given: TextIdentity,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): (SavedArticle & { readonly passages: number }) | null {
    const attach = this.#db.transaction(() => {
      const text = withOwnUrls(this.#db, scope, given);
      const outcome = this.classify(scope, text, ingestedBy);
      if (outcome.kind !== 'known') return null;
      const scopeKey = scopeKeyOf(this.#db, scope);
      const key = keyOf(this.#db, outcome.article);
      this.#liftTombstones(scopeKey, text, origin);
      const { page } = partAddresses(this.#db, key, text.urls);
      leaveOtherPages(this.#db, scopeKey, key, text.urls);
      assignUrls(this.#db, scopeKey, key, [...text.urls, ...page.map(({ url }) => url)]);
      const { passages } = this.#db
        .prepare<[number], { passages: number }>('SELECT count(*) AS passages FROM passage WHERE article = ?')
        .get(key)!;
      return { id: outcome.article, outcome, passages };
    });
    return attach.immediate();
  }

  save(
    scope: Scope,
    given: PreparedArticle,
    ingestedBy: string | null,
    origin: IngestOrigin = {},
  ): SavedArticle {
    const save = this.#db.transaction(() => {
      const prepared = withOwnUrls(this.#db, scope, given);
      const known = this.attachToExisting(scope, prepared, ingestedBy, origin);
      if (known) return { id: known.id, outcome: known.outcome };
      requireActive(prepared.vectors.model, readActiveModel(this.#db));
      const scopeKey = scopeKeyOf(this.#db, scope);
      const outcome = this.classify(scope, prepared, ingestedBy);
      this.#liftTombstones(scopeKey, prepared, origin);
      const target =
        outcome.kind === 'updated'
          ? this.#revise(scopeKey, keyOf(this.#db, outcome.article), prepared, ingestedBy)
          : { ...this.#create(scopeKey, 1, ingestedBy), alsoLeading: [] };
      insertRevision(this.#db, target.key, columnsOfArticle(prepared, target.number));
      if (outcome.kind === 'new') leaveOtherPages(this.#db, scopeKey, target.key, prepared.urls);
      assignUrls(this.#db, scopeKey, target.key, [...prepared.urls, ...target.alsoLeading]);
      placeInStory(this.#db, scopeKey, target.key, prepared);
      insertDerived(this.#db, scopeKey, target.key, prepared);
      if (outcome.kind === 'new' && origin.headlineOf !== undefined) {
        addHeadline(this.#db, origin.headlineOf, target.key);
      }
      return { id: target.id, outcome };
    });
    return save.immediate();
  }

  /**
   * The article of a changed text. If the article also has pages that did not change, it keeps its text for them, and
   * the changed text becomes a new article. For the same text with a stronger provenance, URLs that did not take part
   * in the fetch are dropped: an older text may only have claimed them.
   * @returns with the other addresses of the changed page, which lead to its own address from now on.
   */
  #revise(scope: number, key: number, prepared: PreparedArticle, ingestedBy: string | null) {
    const { id, current, hash, provenance } = this.#db
      .prepare<[number], { id: string; current: number; hash: string; provenance: Provenance }>(
        `SELECT a.id, a.current, r.content_hash AS hash, r.provenance FROM article a
         JOIN revision r ON r.article = a.key AND r.number = a.current WHERE a.key = ?`,
      )
      .get(key)!;
    const isChanged = hash !== prepared.contentHash;
    const { page, others } = partAddresses(this.#db, key, prepared.urls);
    let alsoLeading = page.map(({ url }) => url);
    if (isChanged && others.length > 0) {
      return { ...this.#create(scope, current + 1, ingestedBy), alsoLeading };
    }
    if (!isChanged && isStronger(prepared.provenance, provenance)) {
      const given = JSON.stringify(prepared.urls.flatMap(urlVariants));
      this.#db
        .prepare('DELETE FROM url WHERE article = ? AND url NOT IN (SELECT value FROM json_each(?))')
        .run(key, given);
      alsoLeading = [];
    }
    dropDerived(this.#db, scope, key, 'drop');
    this.#db.prepare('UPDATE article SET current = ? WHERE key = ?').run(current + 1, key);
    return { key, id, number: current + 1, alsoLeading };
  }

  #create(scope: number, number: number, ingestedBy: string | null) {
    const id = newId();
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO article (id, scope, current, ingested_by, added_at) VALUES (?, ?, ?, ?, ?)')
      .run(id, scope, number, ingestedBy, new Date().toISOString());
    return { key: Number(lastInsertRowid), id, number };
  }

  /** @throws ForgottenError, UserError `cancelled` as `save` does. */
  #liftTombstones(
    scope: number,
    text: Pick<TextIdentity, 'contentHash' | 'urls'>,
    origin: IngestOrigin,
  ): void {
    if (origin.condition && !isMet(this.#db, scope, origin.condition)) throw storeErrors.withdrawn({});
    const hashes = tombstoneHashes(text);
    if (hashes.some((hash) => blocksIngest(this.#db, scope, hash, origin))) throw new ForgottenError(DELETED);
    const lift = this.#db.prepare('DELETE FROM tombstone WHERE scope = ? AND hash = ?');
    for (const hash of hashes) lift.run(scope, hash);
  }

  refuseForgotten(scope: Scope, { contentHash, urls }: Pick<TextIdentity, 'contentHash' | 'urls'>): void {
    if ([contentHash, ...urls].some((hashOrUrl) => this.isForgotten(scope, hashOrUrl)))
      throw new ForgottenError(DELETED);
  }

  isForgotten(scope: Scope, hashOrUrl: string): boolean {
    const tombstone = this.#db.prepare(
      `SELECT 1 FROM tombstone t JOIN scope s ON s.key = t.scope
       WHERE s.name = ? AND t.hash IN (SELECT value FROM json_each(?))`,
    );
    return tombstone.get(scope, JSON.stringify(hashesNamed(hashOrUrl))) !== undefined;
  }
}

const keyOf = (db: Database.Database, id: string): number =>
  db.prepare<[string], { key: number }>('SELECT key FROM article WHERE id = ?').get(id)!.key;

function isMet(db: Database.Database, scope: number, { row, key }: SaveCondition): boolean {
  if (row === 'scope') return scope === key;
  const table = row === 'job' ? 'accepted' : 'feed';
  return db.prepare(`SELECT 1 FROM ${table} WHERE key = ?`).get(key) !== undefined;
}
