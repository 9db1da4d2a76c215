import type Database from 'better-sqlite3';
import {
  decodeMatrix,
  decodePassages,
  decodeSentences,
  decodeSpans,
  encodeMatrix,
  encodePassages,
  encodeSentences,
} from '../../codecs.js';
import type { Derived } from '../../ports/derived.js';
import type { ReEmbedStaging, ReEmbedTarget, StaleArticle } from '../../ports/re-embed-staging.js';
import type { StoredModel } from '../../ports/stored-model.js';
import { writeActiveModel } from '../search/active-model.js';
import { dropDerived, insertDerived, modelKey } from './derived.js';

interface PendingRow {
  readonly article: number;
  readonly scope: number;
  readonly title: string;
  readonly text: string;
  readonly derived_sentences: string;
  readonly derived_passages: string;
  readonly passages: Buffer;
}

/**
 * Searched articles whose vectors are of another model or of older rules. CROSS JOIN fixes the join order: hardly any
 * is, and a revision is looked up only of these.
 */
const STALE = `article a CROSS JOIN revision r ON r.article = a.key AND r.number = a.current
  WHERE NOT EXISTS (SELECT 1 FROM vectors v INDEXED BY vectors_by_analysis WHERE v.article = a.key AND v.model = @model AND v.analysis >= @analysis)`;
const IS_PENDING = `SELECT 1 FROM pending p WHERE p.article = a.key AND p.revision = a.current
  AND p.model = @model AND p.analysis = @analysis`;

export class SqliteReEmbedStaging implements ReEmbedStaging {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  async progress(target: ReEmbedTarget): Promise<{ done: number; total: number }> {
    return this.#db
      .prepare<Bindings, { done: number; total: number }>(
        `SELECT count(*) AS total, coalesce(sum(EXISTS (${IS_PENDING})), 0) AS done FROM ${STALE}`,
      )
      .get(this.#bind(target))!;
  }

  async next(target: ReEmbedTarget, after = 0): Promise<StaleArticle | null> {
    return this.#next(target, after);
  }

  #next(target: ReEmbedTarget, after: number): StaleArticle | null {
    const row = this.#db
      .prepare<Bindings & { after: number }, Omit<StaleArticle, 'boilerplate'> & { furniture: string }>(
        `SELECT a.key, r.number AS revision, r.title, r.text, r.furniture FROM ${STALE}
         AND a.key > @after AND NOT EXISTS (${IS_PENDING}) ORDER BY a.key LIMIT 1`,
      )
      .get({ ...this.#bind(target), after });
    return row
      ? {
          key: row.key,
          revision: row.revision,
          title: row.title,
          text: row.text,
          boilerplate: decodeSpans(row.furniture),
        }
      : null;
  }

  async put(
    { key, revision }: Pick<StaleArticle, 'key' | 'revision'>,
    { sentences, passages, vectors }: Derived,
  ): Promise<void> {
    const model = modelKey(this.#db, { id: vectors.model, dimension: vectors.dimension });
    this.#db
      .prepare(
        `INSERT OR REPLACE INTO pending
         SELECT key, ?, ?, ?, ?, ?, ? FROM article WHERE key = ?`,
      )
      .run(
        revision,
        model,
        vectors.analysis,
        encodeSentences(sentences),
        encodePassages(passages),
        encodeMatrix(vectors.passages),
        key,
      );
  }

  async activate(target: ReEmbedTarget, settings: StoredModel['settings']): Promise<boolean> {
    const replace = this.#db.transaction((): boolean => {
      if (this.#next(target, 0)) return false;
      const staged = this.#db.prepare<Bindings & { article: number }, PendingRow>(
        `SELECT p.*, a.scope, r.title, r.text FROM pending p JOIN article a ON a.key = p.article
         JOIN revision r ON r.article = a.key AND r.number = a.current
         WHERE p.model = @model AND p.analysis = @analysis AND p.revision = a.current AND p.article = @article`,
      );
      const bindings = this.#bind(target);
      const stale = this.#db
        .prepare<Bindings, { key: number }>(`SELECT a.key FROM ${STALE} ORDER BY a.key`)
        .all(bindings);
      for (const { key } of stale) this.#replace(target, staged.get({ ...bindings, article: key })!);
      writeActiveModel(this.#db, { model: target.model.id, dimension: target.model.dimension, settings });
      this.#clear();
      return true;
    });
    return replace.immediate();
  }

  async clear(): Promise<void> {
    this.#clear();
  }

  #clear(): void {
    this.#db.prepare('DELETE FROM pending').run();
  }

  #replace({ model, analysis }: ReEmbedTarget, row: PendingRow): void {
    dropDerived(this.#db, row.scope, row.article, 'drop');
    insertDerived(this.#db, row.scope, row.article, {
      title: row.title,
      text: row.text,
      sentences: decodeSentences(row.derived_sentences),
      passages: decodePassages(row.derived_passages),
      vectors: {
        model: model.id,
        dimension: model.dimension,
        analysis,
        passages: decodeMatrix(row.passages),
      },
    });
  }

  #bind({ model, analysis }: ReEmbedTarget): Bindings {
    return { model: modelKey(this.#db, model), analysis };
  }
}

interface Bindings {
  readonly model: number;
  readonly analysis: number;
}
