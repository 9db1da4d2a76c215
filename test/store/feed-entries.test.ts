/** A feed that lists new entries at every poll, which are more than are read, fills no disk. */
import { beforeEach, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '../../src/domain/units.js';
import {
  MAX_KNOWN_ENTRIES,
  MAX_WAITING_CHARS,
  MAX_WAITING_ENTRIES,
} from '../../src/store/feeds/entry-limits.js';
import type { Store } from '../../src/store/ports/store.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

const SCOPE = 'guild:1';
const START = Date.parse('2026-03-04T05:06:07.000Z');
const FAR = new Date(START + DAY_MS);
const URL = 'https://a.example/feed';

let store: Store;
let key: number;
let now: number;
beforeEach(async () => {
  store = await openTestStore(temporaryFolder());
  now = START;
  const feed = { url: URL, title: null, channel: null, addedBy: null };
  key = (await store.feeds.add(await store.articles.scopeKey(SCOPE), feed, new Date(now)))!.key;
});

/** Lists entries with these numbers, the newest last. @returns how many are new. */
async function list(from: number, count: number, content: unknown = null): Promise<number> {
  now += MINUTE_MS;
  const entries = Array.from({ length: count }, (_, at) => ({
    id: String(from + at),
    formerId: null,
    url: `https://a.example/${from + at}`,
    fingerprint: '1',
    content,
  })).toReversed();
  const reading = { title: null, minIntervalMinutes: null, etag: null, lastModified: null, passedOver: [] };
  return store.feeds.recordReading(key, { ...reading, entries }, new Date(now));
}

const waiting = async (): Promise<number[]> => {
  const entries = await store.feeds.waiting(key, 10_000, FAR);
  return entries.map(({ url }) => Number(url.split('/').at(-1))).toSorted((a, b) => a - b);
};

test('as many as a reading has wait, the newest of all; no other is new again', async () => {
  await list(0, MAX_WAITING_ENTRIES);
  expect(await waiting()).toHaveLength(MAX_WAITING_ENTRIES);
  await list(MAX_WAITING_ENTRIES, 300);
  const left = await waiting();
  expect(left).toHaveLength(MAX_WAITING_ENTRIES);
  expect(left.slice(-300)).toEqual(Array.from({ length: 300 }, (_, at) => MAX_WAITING_ENTRIES + at));
  expect(await list(0, MAX_WAITING_ENTRIES)).toBe(0);
});

test('their texts are bounded together, and those listed last stay', async () => {
  const text = 'x'.repeat(MAX_WAITING_CHARS / 8);
  await list(0, 5, text);
  await list(5, 2, text);
  expect(await waiting()).toHaveLength(7);
  await list(7, 5, text);
  expect((await waiting()).slice(-5)).toEqual([7, 8, 9, 10, 11]);
  expect(await waiting()).toHaveLength(7);
});

test('those that were read are known for a while, not without end', async () => {
  const readings = MAX_KNOWN_ENTRIES / 1000 + 1;
  for (let n = 0; n < readings; n += 1) await list(n * 1000, 1000);
  expect(await list(1000, 1000)).toBe(0);
  expect(await list(0, 1000)).toBe(1000);
});
