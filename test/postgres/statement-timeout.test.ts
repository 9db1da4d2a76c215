import { expect, onTestFinished, test } from 'vitest';
import { PgPool } from '../../src/store/postgres/connection/pg-pool.js';

const URL = process.env.TEST_DATABASE_URL!;

test.each([
  { isMaintenance: false, limit: '1min' },
  { isMaintenance: true, limit: '0' },
])('statements of a transaction end after $limit, with maintenance $isMaintenance', async (given) => {
  const { isMaintenance, limit } = given;
  const pool = new PgPool(URL, { size: 1, onFault: () => undefined, isMaintenance });
  onTestFinished(() => pool.close());
  const inTransaction = await pool.transact(['BEGIN', 'SELECT 1 AS one'], async (session, begun) => {
    expect(begun).toEqual([{ one: 1 }]);
    return session.rows<{ limit: string }>("SELECT current_setting('statement_timeout') AS limit");
  });
  expect(inTransaction).toEqual([{ limit }]);
  const { rows } = await pool.lend((connection) =>
    connection.query("SELECT current_setting('statement_timeout') AS limit"),
  );
  expect(rows).toEqual([{ limit: '0' }]);
});
