import { expect, test } from 'vitest';
import type { Reader, Reading } from '../../../src/domain/models.js';
import { pooled } from '../../../src/models/reader/reader-pool.js';

interface FakeReader extends Reader {
  readonly asked: string[];
  /** Lets the oldest question be read. */
  finish(): void;
  isCooling: boolean;
}

function fakeReader(id: string): FakeReader {
  const reading: (() => void)[] = [];
  const reader: FakeReader = {
    id,
    asked: [],
    isCooling: false,
    get trouble() {
      return reader.isCooling ? `${id} failed` : null;
    },
    read(question) {
      if (reader.isCooling) return Promise.resolve(null);
      reader.asked.push(question);
      return new Promise<Reading>((resolve) => reading.push(() => resolve([])));
    },
    finish: () => reading.shift()?.(),
    close: async () => undefined,
  };
  return reader;
}

test('a question is read by the reader with the fewest', async () => {
  const [a, b] = [fakeReader('a'), fakeReader('b')];
  const pool = pooled([a, b]);
  const first = pool.read('1', []);
  void pool.read('2', []);
  void pool.read('3', []);
  expect([a.asked, b.asked]).toEqual([['1', '3'], ['2']]);
  a.finish();
  await first;
  a.finish();
  await Promise.resolve();
  expect(pool.trouble).toBeNull();
});

test('what a reader cannot read, the next one does; it is asked again when it has recovered', async () => {
  const [a, b] = [fakeReader('a'), fakeReader('b')];
  const pool = pooled([a, b]);
  a.isCooling = true;
  expect(pool.trouble).toBe('a failed');
  const question = pool.read('1', []);
  await Promise.resolve();
  b.finish();
  expect(await question).toEqual([]);
  expect(b.asked).toEqual(['1']);
  a.isCooling = false;
  void pool.read('2', []);
  expect(a.asked).toEqual(['2']);
  b.isCooling = true;
  a.isCooling = true;
  expect(await pool.read('3', [])).toBeNull();
});
