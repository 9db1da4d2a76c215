import pg from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { PgPool } from '../../src/store/postgres/connection/pg-pool.js';

const URL = process.env.TEST_DATABASE_URL!;
const CHANNEL = 'byline_test_listener';

test('a lost connection is replaced, and the gap is told', async () => {
  const faults: unknown[] = [];
  const pool = new PgPool(URL, { size: 1, onFault: (error) => faults.push(error) });
  const other = new pg.Client(URL);
  await other.connect();
  onTestFinished(async () => {
    await other.end();
    await pool.close();
  });
  const heard: string[] = [];
  const onGap = vi.fn();
  const stop = await pool.listen(CHANNEL, { onMessage: (message) => heard.push(message), onGap });
  const tell = (message: string) => other.query('SELECT pg_notify($1, $2)', [CHANNEL, message]);
  await tell('before');
  await vi.waitFor(() => expect(heard).toEqual(['before']));

  const { rowCount } = await other.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1',
    [`LISTEN ${CHANNEL}`],
  );
  expect(rowCount).toBe(1);
  await tell('in the gap');
  await vi.waitFor(() => expect(onGap).toHaveBeenCalledOnce(), { timeout: 10_000 });
  expect(faults).not.toEqual([]);
  await tell('after');
  await vi.waitFor(() => expect(heard).toContain('after'));

  await stop();
  await tell('late');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(heard).toEqual(['before', 'after']);
});

test('a connection that breaks in the middle of a statement fails that statement alone', async () => {
  const pool = new PgPool(URL, { size: 1, onFault: () => undefined });
  const other = new pg.Client(URL);
  await other.connect();
  onTestFinished(async () => {
    await other.end();
    await pool.close();
  });
  const sleeping = pool.lend((connection) => connection.query("SELECT 'byline breaks', pg_sleep(20)"));
  const failed = expect(sleeping).rejects.toThrow(/terminat/);
  const end = () =>
    other.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT ''byline breaks''%'",
    );
  await vi.waitFor(async () => expect((await end()).rowCount).toBe(1), { timeout: 10_000 });
  await failed;
  const { rows } = await pool.lend((connection) => connection.query('SELECT 1 AS one'));
  expect(rows).toEqual([{ one: 1 }]);
});
