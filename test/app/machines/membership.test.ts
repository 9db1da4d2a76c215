import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { endedRun, type Run } from '../../../src/app/machines/earlier-run.js';
import { Membership, type MembershipOptions } from '../../../src/app/machines/membership.js';
import type { MachineStore } from '../../../src/store/ports/machine-store.js';
import { PostgresMachineStore } from '../../../src/store/postgres/machines/machine-store.js';
import { machineClaim } from '../../fixtures/machine-claim.js';
import { temporaryFolder } from '../../fixtures/temporary-folder.js';
import { testPool } from '../../fixtures/test-store.js';

const SHORT_MS = 1000;

const fileOf = (folder: string) => joinPath(folder, 'machine.json');
const readRun = async (folder: string) => JSON.parse(await readFile(fileOf(folder), 'utf8')) as Run;
const writeRun = (folder: string, run: Run) => writeFile(fileOf(folder), JSON.stringify(run));

/** The id of a process that is over. */
const endedProcess = () => spawnSync(process.execPath, ['--version']).pid;

interface Joining extends Partial<Omit<MembershipOptions, 'store'>> {
  /** Methods that replace those of the store. */
  readonly store?: Partial<MachineStore>;
}

function machines() {
  const database = temporaryFolder();
  return async ({ store: replaced = {}, ...options }: Joining = {}) => {
    const own: MachineStore = await PostgresMachineStore.open(await testPool(database));
    const membership = await Membership.join({
      store: Object.assign(own, replaced),
      claim: machineClaim(1),
      folder: temporaryFolder(),
      onWait: () => undefined,
      onFault: (error) => {
        throw error;
      },
      signal: new AbortController().signal,
      leaseMs: SHORT_MS,
      ...options,
    });
    onTestFinished(() => membership.leave());
    return membership;
  };
}

test('a machine waits for the lease of one that was killed', async () => {
  const join = machines();
  // A killed one renews nothing.
  await join({ store: { renew: async () => true } });
  const onWait = vi.fn();
  await join({ onWait });
  expect(onWait).toHaveBeenCalledExactlyOnceWith({
    outcome: 'occupied',
    by: machineClaim(1),
    leftMs: expect.any(Number),
  });
});

const LONE = machineClaim(1, { of: 1, shards: 1 });

test('a machine that was killed has its place again at once, from the same data folder and host', async () => {
  const join = machines();
  const folder = temporaryFolder();
  const onWait = vi.fn();
  await join({ folder, store: { renew: async () => true } });
  await writeRun(folder, { ...(await readRun(folder)), pid: endedProcess() });
  await join({ folder, onWait, store: { renew: async () => true } });
  expect(onWait).not.toHaveBeenCalled();

  // A copy of the folder elsewhere, a container beside this one, or a process that still runs may be another machine's.
  const changes: ((run: Run) => Partial<Run>)[] = [
    () => ({ host: 'elsewhere' }),
    () => ({ idSpace: 'another boot or container' }),
    () => ({ pid: process.pid }),
  ];
  for (const change of changes) {
    const run = await readRun(folder);
    await writeRun(folder, { ...run, pid: endedProcess(), ...change(run) });
    await join({ folder, onWait, store: { renew: async () => true } });
  }
  expect(onWait).toHaveBeenCalledTimes(changes.length);

  // Another process has its id now.
  await writeRun(folder, { ...(await readRun(folder)), started: '1' });
  await join({ folder, onWait });
  expect(onWait).toHaveBeenCalledTimes(changes.length);
});

test.each(['', '{}', '{"number": 0, "owner": 1}'])(
  'a note that is %j costs nothing but a wait',
  async (text) => {
    const folder = temporaryFolder();
    await writeFile(fileOf(folder), text);
    expect(endedRun(folder, 'host-1')).toBeNull();
    await machines()({ folder });
    expect(await readRun(folder)).toMatchObject({ number: 1, host: 'host-1', pid: process.pid });
  },
);

test('a folder that nothing can be written to costs nothing but a wait', async () => {
  const folder = temporaryFolder();
  await mkdir(`${fileOf(folder)}.tmp`);
  await machines()({ folder });
  expect(endedRun(folder, 'host-1')).toBeNull();
});

test('one bot without BOT_MACHINE keeps out another, and machines, which keep it out', async () => {
  const join = machines();
  const lone = await join({ claim: LONE });
  await expect(join({ claim: { ...LONE, host: 'other' } })).rejects.toThrow(
    'Another Byline runs on host-1 with the same DATABASE_URL.',
  );
  for (const number of [1, 2]) {
    await expect(join({ claim: machineClaim(number) })).rejects.toThrow(
      `This is to be machine ${number} of 2 (BOT_MACHINE), but a Byline without BOT_MACHINE runs on host-1`,
    );
  }
  await lone.leave();
  await join({ claim: machineClaim(2) });
  await expect(join({ claim: LONE })).rejects.toThrow('but machine 2 of 2 runs on host-2');
});

test('one bot without BOT_MACHINE that was cut off ends when another has been started', async () => {
  const join = machines();
  let isCut = true;
  const first = await join({
    claim: LONE,
    store: {
      async renew(this: MachineStore, ...args) {
        return isCut || PostgresMachineStore.prototype.renew.apply(this as PostgresMachineStore, args);
      },
    },
  });
  await join({ claim: { ...LONE, host: 'other' } });
  isCut = false;
  await expect(first.lost).rejects.toThrow('Another Byline has been started on other');
});

test('a place that stays taken is refused, with the host that has it', async () => {
  const join = machines();
  const first = await join();
  await expect(join()).rejects.toThrow('runs as machine 1 of 2, on host-1');
  await first.leave();
  await join();
});

test('machines that disagree are refused, with both settings', async () => {
  const join = machines();
  await join();
  await expect(join({ claim: machineClaim(2, { shards: 7 }) })).rejects.toThrow(
    'On host-1, BOT_MACHINE is 1/2 with 6 shards; here it is 2/2 with 7.',
  );
});

test('a machine whose place was taken while it was cut off is told to end', async () => {
  const join = machines();
  let isCut = true;
  const first = await join({
    store: {
      async renew(this: MachineStore, ...args) {
        return isCut || PostgresMachineStore.prototype.renew.apply(this as PostgresMachineStore, args);
      },
    },
  });
  const second = await join();
  const lost = vi.fn();
  second.lost.catch(lost);
  isCut = false;
  await expect(first.lost).rejects.toThrow('on host-1, has taken the place of machine 1 of 2');
  // It does not have the place any more, so it gives nothing up.
  await first.leave();
  await expect(join()).rejects.toThrow('runs as machine 1 of 2');
  expect(lost).not.toHaveBeenCalled();
});

test('a machine whose lease has ended, or whose row is gone, takes its place again', async () => {
  const join = machines();
  const renewed: boolean[] = [];
  const first = await join({
    store: {
      async renew(this: MachineStore, number, owner, leaseMs) {
        if (renewed.length === 0) await this.leave(number, owner);
        const isRenewed = await PostgresMachineStore.prototype.renew.call(
          this as PostgresMachineStore,
          number,
          owner,
          leaseMs,
        );
        renewed.push(isRenewed);
        return isRenewed;
      },
    },
  });
  const lost = vi.fn();
  first.lost.catch(lost);
  await vi.waitFor(() => expect(renewed.slice(0, 2)).toEqual([false, true]), { timeout: 10_000 });
  expect(lost).not.toHaveBeenCalled();
});

test('a store that does not answer delays leaving for two seconds at most', async () => {
  const membership = await machines()({ store: { leave: () => new Promise(() => undefined) } });
  const began = performance.now();
  await membership.leave();
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a clock far from the server’s is refused', async () => {
  const join = machines();
  await expect(join({ store: { clockAhead: async () => 45_000 } })).rejects.toThrow('is 45 s behind that');
  await expect(join({ store: { clockAhead: async () => -45_000 } })).rejects.toThrow('is 45 s ahead of that');
  await (await join({ store: { clockAhead: async () => 5000 } })).leave();
  // No lease of one bot alone goes by two clocks.
  await join({ claim: LONE, store: { clockAhead: async () => 45_000 } });
});

test('a store that fails ends nothing, and a turn to log in waits for it', async () => {
  const faults: unknown[] = [];
  let fails = true;
  const broken = async () => {
    if (fails) throw new Error('unreachable');
    return 7;
  };
  const membership = await machines()({
    store: { renew: async () => Boolean(await broken()), loginTurn: broken, tell: broken as never },
    onFault: (error) => faults.push(error),
  });
  const lost = vi.fn();
  membership.lost.catch(lost);
  await membership.tell({ kind: 'headlines' });
  const turn = membership.loginTurn(0, 5000, 60_000);
  await vi.waitFor(() => expect(faults.length).toBeGreaterThan(3));
  fails = false;
  expect(await turn).toBe(7);
  expect(lost).not.toHaveBeenCalled();
});

test('a machine that is told to end stops waiting', async () => {
  const join = machines();
  await join();
  const ending = new AbortController();
  const joining = join({ signal: ending.signal, onWait: () => ending.abort(new Error('ending')) });
  await expect(joining).rejects.toThrow('ending');
});

test('news reach the other machines, and not the one that tells them', async () => {
  const join = machines();
  const [first, second] = [await join(), await join({ claim: machineClaim(2) })];
  const heard: unknown[][] = [[], []];
  await first.listen(
    (news) => heard[0]!.push(news),
    () => undefined,
  );
  await second.listen(
    (news) => heard[1]!.push(news),
    () => undefined,
  );
  await first.tell({ kind: 'headlines' });
  await expect.poll(() => heard).toEqual([[], [{ kind: 'headlines' }]]);
});
