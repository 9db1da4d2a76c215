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
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { writeActiveModel } from '../meta/active-model.js';
import { lockModel } from '../meta/model-lock.js';
import { CURRENT } from './article-rows.js';
import { dropDerived, insertDerived, modelKey } from './derived.js';

interface StaleRow extends Omit<StaleArticle, 'boilerplate'> {
  readonly boilerplate: string;
}

interface StagedRow {
  readonly scope: number;
  readonly article: number;
  readonly title: string;
  readonly text: string;
  readonly sentences: string;
  readonly passages: string;
  readonly vectors: Buffer;
}

/** The model `$1`, by its id, and the version `$2` of the rules. */
const bindingsOf = ({ model, analysis }: ReEmbedTarget): [string, number] => [model.id, analysis];

const MODEL = '(SELECT m.key FROM model m WHERE m.id = $1)';
/** Searched articles whose vectors are of another model or of older rules. */
const STALE = `${CURRENT} WHERE NOT EXISTS (SELECT 1 FROM derivation d
  WHERE d.scope = a.scope AND d.article = a.key AND d.model = ${MODEL} AND d.analysis >= $2)`;
const IS_STAGED = `EXISTS (SELECT 1 FROM pending p WHERE p.scope = a.scope AND p.article = a.key
  AND p.revision = a.current AND p.model = ${MODEL} AND p.analysis = $2)`;

export class PostgresReEmbedStaging implements ReEmbedStaging {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  progress(target: ReEmbedTarget): Promise<{ done: number; total: number }> {
    return this.#database.read(EVERY_SCOPE, async (session) => {
      const [counted] = await session.rows<{ done: number; total: number }>(
        `SELECT count(*) AS total, count(*) FILTER (WHERE ${IS_STAGED}) AS done FROM ${STALE}`,
        ...bindingsOf(target),
      );
      return counted!;
    });
  }

  next(target: ReEmbedTarget, after = 0): Promise<StaleArticle | null> {
    return this.#database.read(EVERY_SCOPE, (session) => nextStale(session, target, after));
  }

  put(
    { key, revision }: Pick<StaleArticle, 'key' | 'revision'>,
    { sentences, passages, vectors }: Derived,
  ): Promise<void> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      const model = await modelKey(session, { id: vectors.model, dimension: vectors.dimension });
      await session.run(
        `INSERT INTO pending (scope, article, revision, model, analysis, sentences, passages, vectors)
         SELECT scope, key, $2, $3, $4, $5, $6, $7 FROM article WHERE key = $1 FOR KEY SHARE
         ON CONFLICT (scope, article, model) DO UPDATE SET revision = excluded.revision,
           analysis = excluded.analysis, sentences = excluded.sentences, passages = excluded.passages,
           vectors = excluded.vectors`,
        key,
        revision,
        model,
        vectors.analysis,
        encodeSentences(sentences),
        encodePassages(passages),
        encodeMatrix(vectors.passages),
      );
    });
  }

  activate(target: ReEmbedTarget, settings: StoredModel['settings']): Promise<boolean> {
    return this.#database.write(EVERY_SCOPE, async (session) => {
      await lockModel(session, 'replace');
      if (await nextStale(session, target, 0)) return false;
      const stale = await session.rows<{ key: number }>(
        `SELECT a.key FROM ${STALE} ORDER BY a.key`,
        ...bindingsOf(target),
      );
      for (const { key } of stale) await replace(session, target, key);
      const { id, dimension } = target.model;
      await writeActiveModel(session, { model: id, dimension, settings });
      await clear(session);
      return true;
    });
  }

  clear(): Promise<void> {
    return this.#database.write(EVERY_SCOPE, clear);
  }
}

async function nextStale(
  session: Session,
  target: ReEmbedTarget,
  after: number,
): Promise<StaleArticle | null> {
  const [row] = await session.rows<StaleRow>(
    `SELECT a.key, r.number AS revision, r.title, r.text, r.boilerplate FROM ${STALE}
     AND a.key > $3 AND NOT ${IS_STAGED} ORDER BY a.key LIMIT 1`,
    ...bindingsOf(target),
    after,
  );
  return row ? { ...row, boilerplate: decodeSpans(row.boilerplate) } : null;
}

async function replace(session: Session, target: ReEmbedTarget, article: number): Promise<void> {
  const [staged] = await session.rows<StagedRow>(
    `SELECT a.scope, a.key AS article, r.title, r.text, p.sentences, p.passages, p.vectors
     FROM ${CURRENT} JOIN pending p ON p.scope = a.scope AND p.article = a.key AND p.revision = a.current
     WHERE a.key = $3 AND p.model = ${MODEL} AND p.analysis = $2`,
    ...bindingsOf(target),
    article,
  );
  const { scope, title, text, sentences, passages, vectors } = staged!;
  await dropDerived(session, scope, article);
  await insertDerived(session, scope, article, {
    title,
    text,
    sentences: decodeSentences(sentences),
    passages: decodePassages(passages),
    vectors: {
      model: target.model.id,
      dimension: target.model.dimension,
      analysis: target.analysis,
      passages: decodeMatrix(vectors),
    },
  });
}

async function clear(session: Session): Promise<void> {
  await session.run('DELETE FROM pending');
}
