import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GLOBAL_TABLES, SCOPED_TABLES } from '../../../src/store/copy/tables.js';
import { Database } from '../../../src/store/postgres/connection/database.js';
import { migrate } from '../../../src/store/postgres/migrations/migrate.js';
import { columnOf } from '../../../src/store/sqlite/copy/columns.js';
import { openDatabase } from '../../../src/store/sqlite/database.js';
import { PglitePool } from '../../fixtures/pglite.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';

const COPIED = [...GLOBAL_TABLES, ...SCOPED_TABLES];

/** Tables that a copy fills in another way, with the reason. */
const MADE_AGAIN = {
  sqlite: {
    change: 'begins anew with one row a scope; its last row is the history',
    sqlite_sequence: 'the last keys',
    posting: 'from the texts',
    article_terms: 'from the texts',
    text_totals: 'from the texts',
  },
  postgres: {
    byline_migration: 'the schema',
    machine: 'the bot, not its newsroom',
    login_turn: 'the bot, not its newsroom',
    derivation: 'from the vectors',
    passage_vector: 'from the vectors',
    posting: 'from the texts',
    vocabulary: 'from the texts',
    corpus: 'from the texts',
  },
};

test('a copy has every table and column of an SQLite database', () => {
  const db = openDatabase(join(temporaryFolder(), 'byline.db'));
  const columns = db
    .prepare<[], { table: string; column: string }>(
      `SELECT m.name AS "table", c.name AS "column" FROM sqlite_master m, pragma_table_info(m.name) c
       WHERE m.type = 'table'`,
    )
    .all()
    .filter(({ table, column }) => !(table in MADE_AGAIN.sqlite) && column !== 'scope')
    .map(({ table, column }) => `${table}.${column}`);
  db.close();
  const copied = COPIED.flatMap((table) =>
    table.columns
      .map((column) => columnOf(table, column))
      .filter((column) => column !== 'rowid' && !(table.name === 'vectors' && column === 'dimension'))
      .map((column) => `${table.name}.${column}`),
  );
  expect(copied.sort()).toEqual(columns.sort());
});

test('a copy has every table and column of a PostgreSQL database', async () => {
  const database = new Database(await PglitePool.open('copied_tables'));
  await migrate(database);
  const { rows } = await database.lend((connection) =>
    connection.query(
      "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = current_schema() AND is_generated = 'NEVER'",
    ),
  );
  const columns = (rows as { table_name: string; column_name: string }[])
    .filter(({ table_name: table, column_name: column }) => {
      if (table in MADE_AGAIN.postgres) return false;
      // Counted when the texts are indexed.
      return column !== 'scope' && !(table === 'passage' && column === 'terms');
    })
    .map(({ table_name: table, column_name: column }) => `${table}.${column}`);
  const copied = COPIED.filter(({ name }) => name !== 'vectors').flatMap(({ name, columns: own }) =>
    own.map((column) => `${name}.${column}`),
  );
  expect(copied.sort()).toEqual(columns.sort());
});
