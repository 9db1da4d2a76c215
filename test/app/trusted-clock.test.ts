import { describe, expect, test, vi } from 'vitest';
import { markAfter, TrustedClock } from '../../src/app/archive/trusted-clock.js';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/units.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import type { ClockMark } from '../../src/store/ports/clock-mark.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import fc from '../fixtures/properties.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const START = Date.UTC(2026, 2, 4);
const YEAR_MS = 365 * DAY_MS;
const sure = (trusted: number): ClockMark => ({ trusted, doubt: null });

/** Looks at the clock again and again while the process runs. */
function running(mark: ClockMark, wall: number, forMs: number): ClockMark {
  let now = mark;
  for (let passed = 0; passed < forMs; passed += 10 * MINUTE_MS) {
    now = markAfter(now, { wall: wall + passed + 10 * MINUTE_MS, elapsedMs: 10 * MINUTE_MS });
  }
  return now;
}

describe('what is known about the time', () => {
  test.each([1, -1])('a jump of %i year is believed after a day of running', (sign) => {
    const jumped = START + sign * YEAR_MS;
    const atStart = markAfter(sure(START), { wall: jumped, elapsedMs: null });
    expect(atStart).toEqual({ trusted: START, doubt: { seen: jumped, confirmedMs: 0 } });
    const almost = running(atStart, jumped, 23 * HOUR_MS);
    expect(almost).toMatchObject({ trusted: START + 23 * HOUR_MS, doubt: { seen: jumped + 23 * HOUR_MS } });
    expect(running(atStart, jumped, 24 * HOUR_MS)).toEqual(sure(jumped + 24 * HOUR_MS));
  });

  test('so is one while the process runs', () => {
    const jumped = markAfter(sure(START), { wall: START + YEAR_MS, elapsedMs: MINUTE_MS });
    expect(jumped).toMatchObject({ trusted: START + MINUTE_MS, doubt: {} });
    expect(markAfter(jumped, { wall: START + 2 * MINUTE_MS, elapsedMs: MINUTE_MS })).toEqual(
      sure(START + 2 * MINUTE_MS),
    );
  });

  test('restarts count together, and a later start confirms a pause, but no other jump does', () => {
    const jumped = START + YEAR_MS;
    let mark = markAfter(sure(START), { wall: jumped, elapsedMs: null });
    mark = running(mark, jumped, 13 * HOUR_MS);
    mark = markAfter(mark, { wall: jumped + 13 * HOUR_MS + MINUTE_MS, elapsedMs: null });
    expect(mark.doubt).not.toBeNull();
    expect(running(mark, mark.doubt!.seen, 12 * HOUR_MS).doubt).toBeNull();

    const first = markAfter(sure(START), { wall: START + 30 * DAY_MS, elapsedMs: null });
    expect(markAfter(first, { wall: START + 60 * DAY_MS, elapsedMs: null })).toEqual(
      sure(START + 60 * DAY_MS),
    );
    const again = markAfter(first, { wall: START + YEAR_MS, elapsedMs: null });
    expect(again).toEqual({ trusted: START, doubt: { seen: START + YEAR_MS, confirmedMs: 0 } });
    expect(markAfter(again, { wall: START + 30 * DAY_MS, elapsedMs: null })).toMatchObject({
      trusted: START,
      doubt: { confirmedMs: 0 },
    });
  });

  test('within one process, time is never trusted to pass faster than it did, by more than two days', () => {
    const step = fc.record({
      elapsedMs: fc.integer({ min: 0, max: HOUR_MS }),
      jump: fc.integer({ min: -YEAR_MS, max: YEAR_MS }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let mark = sure(START);
        let wall = START;
        for (const { elapsedMs, jump } of steps) {
          wall += elapsedMs + jump;
          const next = markAfter(mark, { wall, elapsedMs });
          expect(next.trusted - mark.trusted).toBeLessThanOrEqual(elapsedMs + 2 * DAY_MS);
          mark = next;
        }
      }),
    );
  });
});

/** A computer: its clock can be set, and its uptime passes evenly. */
function computer() {
  let wall = START;
  let uptime = 0;
  return {
    clock: () => new Date(wall),
    uptime: () => uptime,
    set: (time: number) => {
      wall = time;
    },
    pass: (ms: number) => {
      wall += ms;
      uptime += ms;
    },
  };
}

test('the earlier time counts for what ends, the later one for what begins', async () => {
  const store = await openTestStore(temporaryFolder());
  const { clock, uptime, set, pass } = computer();
  const faults: unknown[] = [];
  const deps = { store, clock, uptime, onFault: (fault: unknown) => faults.push(fault) };
  const first = new TrustedClock(deps);
  expect(await first.earliest()).toEqual(clock());
  first.start();
  await vi.waitFor(async () => expect(await store.clockMark()).toEqual(sure(START)));
  await first.close();
  set(START + YEAR_MS);
  const second = new TrustedClock(deps);
  expect((await second.earliest()).getTime()).toBe(START);
  expect((await second.latest()).getTime()).toBe(START + YEAR_MS);
  pass(HOUR_MS);
  expect((await second.earliest()).getTime()).toBe(START + HOUR_MS);
  expect(faults).toEqual([
    expect.objectContaining({ code: 'clock.doubtful', message: expect.stringContaining('365 days ahead') }),
  ]);
  set(START - YEAR_MS);
  expect((await second.earliest()).getTime()).toBe(START - YEAR_MS);
  expect((await second.latest()).getTime()).toBe(START + HOUR_MS);
  await store.close();
});

test('a store without a mark is as old as the newest thing in it', async () => {
  const store = await openTestStore(temporaryFolder());
  expect(await store.clockMark()).toBeNull();
  await store.articles.save(SCOPE, await preparedArticle({ text: 'The dam held.' }), null);
  expect(Math.abs((await store.clockMark())!.trusted - Date.now())).toBeLessThan(MINUTE_MS);
  await store.close();
});

describe('a clock that jumps a year ahead', () => {
  const DAYS = { RETENTION_DAYS: '90', LEFT_SERVER_DAYS: '30' };

  /** A newsroom with an article of a server that the bot has left, opened by `open` on a computer. */
  async function prepared() {
    const machine = computer();
    const folder = temporaryFolder();
    const open = async () => {
      const store = await openTestStore(folder);
      const newsroom = createNewsroom({
        parser: threadParser,
        config: readConfig(DAYS),
        store,
        embedder: fakeEmbedder(),
        clock: machine.clock,
        uptime: machine.uptime,
      });
      return { store, newsroom };
    };
    const { store, newsroom } = await open();
    const article = await preparedArticle({ text: 'The dam held.' });
    const fetchedAt = new Date(START).toISOString();
    await store.articles.save(SCOPE, { ...article, fetchedAt }, null);
    await newsroom.scopes.serverLeft(SCOPE);
    await vi.waitFor(async () => expect(await store.clockMark()).toEqual(sure(START)));
    await newsroom.close();
    machine.set(START + YEAR_MS);
    return { machine, open };
  }

  test('deletes nothing at the start', async () => {
    const { open } = await prepared();
    const { store, newsroom } = await open();
    const fetchedBefore = vi.spyOn(store.articles, 'fetchedBefore');
    await vi.waitFor(() => expect(fetchedBefore).toHaveBeenCalled());
    expect(await newsroom.scopes.purgeLeft()).toEqual([]);
    await newsroom.close();
    expect(fetchedBefore.mock.calls[0]![0].getTime()).toBeLessThan(START);
    const again = await open();
    expect((await again.newsroom.scopes.stats(SCOPE)).articles).toBe(1);
    await again.newsroom.close();
  });

  test('deletes what is old once the clock has run for a day', async () => {
    const { machine, open } = await prepared();
    const { newsroom } = await open();
    for (let hour = 0; hour < 24; hour += 1) {
      expect(await newsroom.scopes.purgeLeft()).toEqual([]);
      machine.pass(HOUR_MS);
    }
    expect(await newsroom.scopes.purgeLeft()).toEqual([SCOPE]);
    await newsroom.close();
  });
});
