/** What the machines of a bot share. On a server (TEST_DATABASE_URL) each has connections of its own. */
import { expect, test } from 'vitest';
import { PostgresMachineStore } from '../../../src/store/postgres/machines/machine-store.js';
import { machineClaim } from '../../fixtures/machine-claim.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { testPool } from '../../fixtures/test-store.js';

const LONG_MS = 60_000;

async function openTwo() {
  const folder = temporaryFolder();
  return Promise.all([1, 2].map(async () => PostgresMachineStore.open(await testPool(folder))));
}

test('a place has one owner, until its lease ends or it leaves', async () => {
  const [here, there] = await openTwo();
  expect(await here!.take(machineClaim(1), 'a', LONG_MS)).toEqual({ outcome: 'taken' });
  expect(await there!.take(machineClaim(2), 'b', LONG_MS)).toEqual({ outcome: 'taken' });
  const refused = await there!.take(machineClaim(1, { host: 'late' }), 'c', LONG_MS);
  expect(refused).toMatchObject({ outcome: 'occupied', by: machineClaim(1), leftMs: expect.any(Number) });
  expect(refused.outcome !== 'taken' && refused.leftMs).toBeGreaterThan(LONG_MS / 2);

  expect(await here!.renew(1, 'a', 0)).toBe(true);
  expect(await there!.take(machineClaim(1, { host: 'late' }), 'c', LONG_MS)).toEqual({ outcome: 'taken' });
  expect(await here!.renew(1, 'a', LONG_MS)).toBe(false);
  // It is not the owner any more.
  await here!.leave(1, 'a');
  expect(await here!.take(machineClaim(1), 'd', LONG_MS)).toMatchObject({ outcome: 'occupied' });
  await there!.leave(1, 'c');
  expect(await here!.take(machineClaim(1), 'd', LONG_MS)).toEqual({ outcome: 'taken' });
});

test('of several that take a place at once, one has it', async () => {
  const stores = await openTwo();
  const owners = ['a', 'b', 'c', 'd'];
  const takings = await Promise.all(
    owners.map((owner, at) => stores[at % 2]!.take(machineClaim(1), owner, LONG_MS)),
  );
  expect(takings.filter(({ outcome }) => outcome === 'taken')).toHaveLength(1);
});

test.each([
  ['shards', { shards: 7 }],
  ['machines', { of: 3 }],
])('machines with another number of %s are refused while another is there', async (_, other) => {
  const [here, there] = await openTwo();
  await here!.take(machineClaim(1), 'a', LONG_MS);
  expect(await there!.take(machineClaim(2, other), 'b', LONG_MS)).toMatchObject({
    outcome: 'disagrees',
    by: machineClaim(1),
  });
  await here!.renew(1, 'a', 0);
  expect(await there!.take(machineClaim(2, other), 'b', LONG_MS)).toEqual({ outcome: 'taken' });
});

test('logins of one row follow each other, from whichever machine', async () => {
  const [here, there] = await openTwo();
  const take = async (store: PostgresMachineStore | undefined, row: number) =>
    Math.round((await store!.loginTurn(row, 100_000, LONG_MS * 60)) / 10_000) * 10_000;
  expect([await take(here, 0), await take(there, 0), await take(here, 0), await take(here, 1)]).toEqual([
    0, 100_000, 200_000, 0,
  ]);
});

test('a row whose next turn is too far ahead begins anew, and its turns stay apart', async () => {
  const [here] = await openTwo();
  for (let turn = 0; turn < 5; turn += 1) await here!.loginTurn(0, 100_000, LONG_MS * 60);
  const turns: number[] = [];
  for (let turn = 0; turn < 3; turn += 1)
    turns.push(Math.round((await here!.loginTurn(0, 100_000, 300_000)) / 10_000) * 10_000);
  expect(turns).toEqual([0, 100_000, 200_000]);
});

test('turns of machines that are gone are free for the first one that comes', async () => {
  const [here] = await openTwo();
  for (let turn = 0; turn < 5; turn += 1) await here!.loginTurn(0, 100_000, LONG_MS * 60);
  await here!.take(machineClaim(1), 'a', LONG_MS);
  expect(await here!.loginTurn(0, 100_000, LONG_MS * 60)).toBe(0);
  await here!.take(machineClaim(2), 'b', LONG_MS);
  expect(await here!.loginTurn(0, 100_000, LONG_MS * 60)).toBeGreaterThan(0);
  expect(await here!.present()).toEqual([machineClaim(1), machineClaim(2)]);
});

test('clocks are compared with that of the server', async () => {
  const [here] = await openTwo();
  expect(Math.abs(await here!.clockAhead())).toBeLessThan(10_000);
});

test('machines hear each other until they listen no more; other bots of the database do not', async () => {
  const [here, there] = await openTwo();
  const [other] = await openTwo();
  const heard: string[][] = [[], [], []];
  const stops = await Promise.all(
    [here, there, other].map((store, at) =>
      store!.listen({ onMessage: (message) => heard[at]!.push(message), onGap: () => undefined }),
    ),
  );
  await here!.tell('“one”');
  await expect.poll(() => heard).toEqual([['“one”'], ['“one”'], []]);
  await stops[0]!();
  await there!.tell('two');
  await expect.poll(() => heard[1]).toEqual(['“one”', 'two']);
  expect(heard[0]).toEqual(['“one”']);
  for (const stop of stops.slice(1)) await stop();
});
