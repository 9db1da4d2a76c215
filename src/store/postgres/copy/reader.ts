import type { CopyReader, History, ScopeRef } from '../../copy/endpoints.js';
import { type CopiedTable, KEYED_TABLES, type Row, VECTORS } from '../../copy/tables.js';
import type { Session } from '../connection/session.js';
import { readHistory } from './history.js';

/** Rows fetched at a time; a text may be large. */
const ROWS_PER_FETCH = 100;
/** Of vectors, whose text is several times as large as they are. */
const VECTOR_ROWS_PER_FETCH = 20;
const CURSOR = 'byline_copy';

/** Reads within one transaction that reaches every scope. */
export class PostgresCopyReader implements CopyReader {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  scopes(): Promise<ScopeRef[]> {
    return this.#session.rows<{ key: number; name: string }>('SELECT key, name FROM scope ORDER BY key');
  }

  async *rows(table: CopiedTable, scope: number | null): AsyncGenerator<Row> {
    const size = table === VECTORS ? VECTOR_ROWS_PER_FETCH : ROWS_PER_FETCH;
    await this.#session.run(`DECLARE ${CURSOR} NO SCROLL CURSOR FOR ${selectionOf(table, scope)}`);
    for (;;) {
      const rows = await this.#session.rows<Record<string, never>>(`FETCH ${size} FROM ${CURSOR}`);
      for (const row of rows) yield table === VECTORS ? withMatrix(row) : row;
      if (rows.length < size) break;
    }
    await this.#session.run(`CLOSE ${CURSOR}`);
  }

  async lastKeys(): Promise<Readonly<Record<string, number>>> {
    const keys: Record<string, number> = {};
    for (const table of KEYED_TABLES) {
      const [sequence] = await this.#session.rows<{ name: string }>(
        "SELECT pg_get_serial_sequence($1, 'key') AS name",
        table,
      );
      const [last] = await this.#session.rows<{ key: number }>(
        `SELECT CASE WHEN is_called THEN last_value ELSE 0 END AS key FROM ${sequence!.name}`,
      );
      keys[table] = last!.key;
    }
    return keys;
  }

  history(): Promise<History | null> {
    return readHistory(this.#session);
  }
}

function selectionOf(table: CopiedTable, scope: number | null): string {
  if (table === VECTORS) return vectorsOf(scope!);
  const condition = scope === null ? '' : `WHERE scope = ${scope}`;
  return `SELECT ${table.columns.join(', ')} FROM ${table.name} ${condition} ORDER BY ${table.order.join(', ')}`;
}

const vectorsOf = (scope: number): string =>
  `SELECT d.article, d.model, d.analysis, m.dimension,
     (SELECT string_agg(v.vector::text, ',' ORDER BY p.ordinal) FROM passage p
      JOIN passage_vector v ON v.scope = ${scope} AND v.passage = p.key AND v.model = d.model
      WHERE p.scope = ${scope} AND p.article = d.article) AS passages
   FROM derivation d JOIN model m ON m.key = d.model
   WHERE d.scope = ${scope} ORDER BY d.article, d.model`;

/** `[0.1,-0.2],[…],…` as float32 values, row by row. */
function withMatrix(row: Readonly<Record<string, unknown>>): Row {
  const vectors = JSON.parse(`[${(row.passages as string | null) ?? ''}]`) as number[][];
  const values = Float32Array.from(vectors.flat());
  return { ...(row as Row), passages: Buffer.from(values.buffer) };
}
