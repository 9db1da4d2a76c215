import { expect, test } from 'vitest';
import type { UserError } from '../../../src/domain/errors.js';
import type { ConnectionPool, Session } from '../../../src/store/postgres/connection/session.js';
import { GuardedPool } from '../../../src/store/postgres/faults/guarded-pool.js';
import { serverFault } from '../../../src/store/postgres/faults/server-fault.js';

const READ = ['BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', 'SELECT 1'];
const WRITE = ['BEGIN', 'SELECT 1'];

const ofServer = (code: string, message = 'something'): Error =>
  Object.assign(new Error(message), { code, severity: 'ERROR' });
const refusedConnection = (): Error =>
  Object.assign(new AggregateError([Object.assign(new Error(), { syscall: 'connect' })]), {
    code: 'ECONNREFUSED',
  });

/** A pool whose transactions fail with these errors, one after the other, when they begin or when they end. */
function failing(faults: { readonly at: 'begin' | 'end'; readonly error: Error }[]) {
  const left = [...faults];
  const pool: ConnectionPool = {
    async transact(_begin, work) {
      const fault = left.shift();
      if (fault?.at === 'begin') throw fault.error;
      const result = await work({} as Session, []);
      if (fault) throw fault.error;
      return result;
    },
    lend: () => Promise.reject(new Error('not used')),
    close: async () => undefined,
  };
  return pool;
}

function guard(pool: ConnectionPool, busyWaitMs?: number) {
  const troubles: (string | null)[] = [];
  const onTrouble = (trouble: UserError | null) => troubles.push(trouble?.id ?? null);
  let done = 0;
  const guarded = new GuardedPool(pool, { onTrouble, ...(busyWaitMs === undefined ? {} : { busyWaitMs }) });
  const run = (begin: readonly string[]) => guarded.transact(begin, async () => ++done);
  return { guarded, run, troubles };
}

test('a write that another transaction disturbed is repeated, a read is not', async () => {
  const conflict = { at: 'end', error: ofServer('40001') } as const;
  expect(await guard(failing([conflict, conflict])).run(WRITE)).toBe(3);
  await expect(guard(failing([conflict])).run(READ)).rejects.toMatchObject({ code: 'store.unavailable' });
});

test('a lost connection is replaced unless something may have been committed with it', async () => {
  const died = new Error('Connection terminated unexpectedly');
  expect(await guard(failing([{ at: 'begin', error: died }])).run(WRITE)).toBe(1);
  const { run, troubles } = guard(failing([{ at: 'end', error: died }]));
  await expect(run(WRITE)).rejects.toMatchObject({ id: 'database.unreachable', cause: died });
  expect(troubles).toEqual(['database.unreachable']);
  await run(READ);
  expect(troubles).toEqual(['database.unreachable', null]);
});

test('a server that stays away is given up after the wait', async () => {
  const away = Array.from({ length: 1000 }, () => ({ at: 'begin', error: refusedConnection() }) as const);
  await expect(guard(failing(away), 20).run(READ)).rejects.toThrow(
    /can't be reached \(ECONNREFUSED\).*DATABASE_URL/,
  );
});

test('a full disk is over when something has been written', async () => {
  const { run, troubles } = guard(
    failing([{ at: 'end', error: ofServer('53100', 'could not extend file') }]),
  );
  await expect(run(WRITE)).rejects.toThrow(/no space left \(53100: could not extend file\)/);
  await run(READ);
  expect(troubles).toEqual(['database.full']);
  await run(WRITE);
  expect(troubles).toEqual(['database.full', null]);
});

test('other errors stay as they are', async () => {
  const error = ofServer('23505', 'duplicate key');
  const { run, troubles } = guard(failing([{ at: 'end', error }]));
  await expect(run(WRITE)).rejects.toBe(error);
  expect(troubles).toEqual([]);
  expect(serverFault(new TypeError('x is not a function'))).toBeNull();
});

test.each([
  ['28P01', 'database.refused'],
  ['3D000', 'database.refused'],
  ['57P03', 'database.unreachable'],
  ['57014', 'database.busy'],
  ['53300', 'database.busy'],
  ['25006', 'database.readOnly'],
  ['42P01', 'database.damaged'],
  ['XX001', 'database.damaged'],
  ['XX000', 'database.failing'],
])('SQLSTATE %s is %s', (code, id) => {
  expect(serverFault(ofServer(code))?.id).toBe(id);
});
