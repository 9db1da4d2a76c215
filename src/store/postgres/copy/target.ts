import { z } from 'zod';
import { matrixRows } from '../../codecs.js';
import type { CopyReader, CopyTarget, CopyWriter, Digests, History } from '../../copy/endpoints.js';
import { COPY_META, type CopiedTable, type Row, VECTORS } from '../../copy/tables.js';
import { storeErrors } from '../../errors.js';
import { type Database, EVERY_SCOPE } from '../connection/database.js';
import type { Session } from '../connection/session.js';
import { readMeta, writeMeta } from '../meta/meta-values.js';
import { indexTexts } from '../search/index-texts.js';
import { writeHistory } from './history.js';
import { PostgresCopyReader } from './reader.js';

const digests = z.record(z.string(), z.string());

/** Runs a transaction that reaches a scope, or every scope. */
type Transact = <T>(scope: number | null, work: (session: Session) => Promise<T>) => Promise<T>;

/** Digits of a value, more than PostgreSQL keeps of it. */
const VECTOR_DIGITS = 7;

/** What belongs to the rows of these goes with them. */
const CLEARED = [
  'feed',
  'article',
  'answer',
  'tombstone',
  'preference',
  'accepted',
  'set_aside',
  'vocabulary',
  'corpus',
];

/** Until the server knows how these are distributed, it reads all passages of a scope to find those of one article. */
const SEARCHED = ['article', 'revision', 'sentence', 'passage', 'passage_vector', 'posting', 'vocabulary'];

export class PostgresCopyTarget implements CopyTarget, CopyWriter {
  readonly #place: string;
  readonly #transact: Transact;
  readonly #read: CopyTarget['read'];

  private constructor(place: string, transact: Transact, read: CopyTarget['read']) {
    this.#place = place;
    this.#transact = transact;
    this.#read = read;
  }

  /**
   * A database with the schema, in which each step is a transaction.
   * @param place How messages name it.
   */
  static in(database: Database, place: string): PostgresCopyTarget {
    return new PostgresCopyTarget(
      place,
      (scope, work) => database.write(scope ?? EVERY_SCOPE, work),
      (work) => database.read(EVERY_SCOPE, (session) => work(new PostgresCopyReader(session))),
    );
  }

  /** The whole copy in one transaction that reaches every scope. */
  static within(session: Session, place: string): PostgresCopyTarget {
    return new PostgresCopyTarget(
      place,
      (_scope, work) => work(session),
      (work) => work(new PostgresCopyReader(session)),
    );
  }

  get writer(): CopyWriter {
    return this;
  }

  read<T>(work: (reader: CopyReader) => Promise<T>): Promise<T> {
    return this.#read(work);
  }

  begin(from: string): Promise<ReadonlyMap<number, Digests>> {
    return this.#transact(null, async (session) => {
      const begun = await copyBegun(session);
      const content = begun === null ? await session.rows('SELECT 1 FROM scope LIMIT 1') : [];
      if (content.length > 0 || (begun !== null && begun !== from))
        throw storeErrors.targetHasContent({ target: this.#place, begun });
      await writeMeta(session, COPY_META, from);
      const notes = await session.rows<{ name: string; value: string }>(
        'SELECT name, value FROM meta WHERE starts_with(name, $1)',
        `${COPY_META}:`,
      );
      return new Map(
        notes.map(({ name, value }) => [
          Number(name.slice(COPY_META.length + 1)),
          digests.parse(JSON.parse(value)),
        ]),
      );
    });
  }

  clear(scope: number): Promise<void> {
    return this.#transact(scope, async (session) => {
      for (const table of CLEARED) await session.run(`DELETE FROM ${table} WHERE scope = $1`, scope);
    });
  }

  insert(table: CopiedTable, scope: number | null, rows: readonly Row[]): Promise<void> {
    return this.#transact(scope, async (session) => {
      if (scope === null) await replaceGlobal(session, table, rows);
      else if (table === VECTORS) await insertVectors(session, scope, rows);
      else {
        // The number of terms is set when the texts are indexed.
        const fixed = table.name === 'passage' ? { scope, terms: 0 } : { scope };
        const columns = [...Object.keys(fixed), ...table.columns];
        await session.run(
          `INSERT INTO ${table.name} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
           SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${table.name}, $1::json)`,
          asJson(rows.map((row) => ({ ...fixed, ...row }))),
        );
      }
    });
  }

  indexTexts(scope: number): Promise<void> {
    return this.#transact(scope, (session) => indexTexts(session, scope));
  }

  note(scope: number, value: Digests | null): Promise<void> {
    return this.#transact(null, async (session) => {
      const name = `${COPY_META}:${scope}`;
      if (value === null) await session.run('DELETE FROM meta WHERE name = $1', name);
      else await writeMeta(session, name, JSON.stringify(value));
    });
  }

  setLastKeys(keys: Readonly<Record<string, number>>): Promise<void> {
    return this.#transact(null, async (session) => {
      for (const [table, key] of Object.entries(keys)) await setSequence(session, table, key);
      for (const table of ['scope', 'model', 'url', 'answer', 'feed_entry'])
        await setSequence(session, table, 0);
    });
  }

  finish(history: History | null): Promise<void> {
    return this.#transact(null, async (session) => {
      if (history) await writeHistory(session, history);
      await session.run(`ANALYZE ${SEARCHED.join(', ')}`);
      await session.run(
        'DELETE FROM meta WHERE name = $1 OR starts_with(name, $2)',
        COPY_META,
        `${COPY_META}:`,
      );
    });
  }
}

/** Where the original of an unfinished copy is; null if there is none. */
export const copyBegun = (session: Session): Promise<string | null> => readMeta(session, COPY_META);

/** At least the highest key of the table. */
const setSequence = (session: Session, table: string, key: number) =>
  session.rows(
    `SELECT setval(pg_get_serial_sequence('${table}', 'key'), greatest(last, 1), last > 0)
     FROM (SELECT greatest($1::bigint, (SELECT max(key) FROM ${table})) AS last) AS keys`,
    key,
  );

async function replaceGlobal(session: Session, table: CopiedTable, rows: readonly Row[]): Promise<void> {
  const key = table.order[0]!;
  const own =
    table.name === 'meta' ? ` AND name <> '${COPY_META}' AND NOT starts_with(name, '${COPY_META}:')` : '';
  if (table.name !== 'model')
    await session.run(
      `DELETE FROM ${table.name} WHERE ${key} <> ALL ($1::${key === 'key' ? 'bigint' : 'text'}[])${own}`,
      rows.map((row) => row[key] as string | number),
    );
  const columns = table.columns.join(', ');
  const rest = table.columns.filter((column) => column !== key);
  await session.run(
    `INSERT INTO ${table.name} (${columns}) OVERRIDING SYSTEM VALUE
     SELECT ${columns} FROM json_populate_recordset(NULL::${table.name}, $1::json)
     ON CONFLICT (${key}) DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`,
    asJson(rows),
  );
}

async function insertVectors(session: Session, scope: number, rows: readonly Row[]): Promise<void> {
  const derivations = rows.map(({ article, model, analysis }) => ({ scope, article, model, analysis }));
  await session.run(
    `INSERT INTO derivation (scope, article, model, analysis)
     SELECT scope, article, model, analysis FROM json_populate_recordset(NULL::derivation, $1::json)`,
    JSON.stringify(derivations),
  );
  const vectors = rows.flatMap(({ article, model, dimension, passages }) =>
    matrixRows(new Float32Array(new Uint8Array(passages as Buffer).buffer), dimension as number).map(
      (vector, ordinal) => ({ article, ordinal, model, vector: vectorText(vector) }),
    ),
  );
  await session.run(
    `INSERT INTO passage_vector (scope, passage, model, vector)
     SELECT p.scope, p.key, v.model, v.vector::halfvec
     FROM json_to_recordset($1::json) AS v (article bigint, ordinal integer, model bigint, vector text)
     JOIN passage p ON p.scope = $2 AND p.article = v.article AND p.ordinal = v.ordinal`,
    JSON.stringify(vectors),
    scope,
  );
}

const vectorText = (vector: Float32Array): string =>
  `[${Array.from(vector, (value) => Number(value.toPrecision(VECTOR_DIGITS))).join(',')}]`;

const asJson = (rows: readonly Readonly<Record<string, unknown>>[]): string =>
  JSON.stringify(
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [
          name,
          Buffer.isBuffer(cell) ? `\\x${cell.toString('hex')}` : cell,
        ]),
      ),
    ),
  );
