/** Evicting vector indexes from memory changes no answer, loses no work and leaves no erased vector in a file. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { dot } from '../../src/domain/vectors.js';
import { indexLimits, usableMemory } from '../../src/store/sqlite/search/index-cache.js';
import { passageVectorsOf } from '../../src/store/sqlite/search/passage-queries.js';
import { VectorIndex } from '../../src/store/sqlite/search/vector-index.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { eventually } from '../fixtures/eventually.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { bytesInIndexes } from '../fixtures/stored-vectors.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const EMBEDDER = fakeEmbedder();
const A = 'guild:1';
const B = 'guild:2';
const TOPICS = ['dam', 'river', 'vote', 'bank', 'film', 'goal', 'storm', 'strike', 'merger', 'comet'];
const VECTOR_BYTES = 4 * EMBEDDER.dimension;

const save = async (store: SqliteStore, scope: string, text: string) =>
  (await store.articles.save(scope, await preparedArticle({ text }, EMBEDDER), null)).id;

/** Articles of many passages, so that catching up yields to the event loop several times. */
const longText = (day: number): string =>
  Array.from({ length: 200 }, (_, n) => `The ${TOPICS[n % 10]} of day ${day} made ${n} headlines.`).join(' ');

const indexOf = async (store: SqliteStore, scope: string) =>
  store.index(await store.articles.scopeKey(scope), EMBEDDER);

const snapshots = async (store: SqliteStore, scope: string) =>
  store.snapshotsOf(await store.articles.scopeKey(scope));

const ask = async (store: SqliteStore, scope: string, question: string) =>
  (await indexOf(store, scope)).search(await EMBEDDER.embedQuery(question), 5);

/** The similarities of the nearest passages, from the vectors in the database. */
async function exact(store: SqliteStore, scope: string, question: string): Promise<number[]> {
  const vector = await EMBEDDER.embedQuery(question);
  const articles = await store.search.articles(await store.articles.scopeKey(scope));
  return articles
    .flatMap(({ key }) => passageVectorsOf(rawDatabase(store), key, EMBEDDER))
    .map((passage) => dot(passage.vector, vector))
    .sort((a, b) => b - a)
    .slice(0, 5);
}

async function expectRight(store: SqliteStore, scope: string, question: string): Promise<void> {
  const expected = await exact(store, scope, question);
  const found = await ask(store, scope, question);
  expect(found).toHaveLength(expected.length);
  for (const [at, { similarity }] of found.entries()) expect(similarity).toBeCloseTo(expected[at]!, 4);
}

test('two scopes with room for one index, asked alternately, get right answers', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  for (let day = 0; day < 12; day += 1) {
    for (const scope of [A, B]) {
      await save(store, scope, `In ${scope}, the ${TOPICS[day % 10]} of day ${day} made news.`);
      await expectRight(store, A, `the ${TOPICS[day % 10]}`);
      await expectRight(store, B, `the ${TOPICS[(day + 3) % 10]}`);
    }
  }
  expect(await indexOf(store, A)).not.toBe(await indexOf(store, B));
  await store.close();
});

test('two scopes with room for one index, asked and changed concurrently, get right answers', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  for (const scope of [A, B]) for (let day = 0; day < 5; day += 1) await save(store, scope, longText(day));
  const questions = Array.from({ length: 40 }, async (_, n) => {
    for (let turn = 0; turn < n % 7; turn += 1) await setImmediate();
    const scope = n % 2 === 0 ? A : B;
    if (n % 10 > 7) return save(store, scope, `The ${TOPICS[n % 10]} number ${n} made news.`);
    return ask(store, scope, `the ${TOPICS[n % 10]} of day 3`);
  });
  await Promise.all(questions);
  await Promise.all(
    TOPICS.flatMap((topic) => [A, B].map((scope) => expectRight(store, scope, `the ${topic} of day 3`))),
  );
  await store.close();
});

test('an evicted index in use still finds everything, including later articles', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  await save(store, A, 'The dam held.');
  await save(store, B, 'The vote was close.');
  const evicted = await indexOf(store, A);
  await indexOf(store, B);
  await eventually(async () => expect(await snapshots(store, A)).toBe(1));
  expect(await indexOf(store, A)).not.toBe(evicted);
  const river = await EMBEDDER.embedQuery('The river rose.');
  expect(await evicted.search(river, 10)).toHaveLength(1);
  await save(store, A, 'The river rose.');
  const found = await evicted.search(river, 10);
  expect(found).toHaveLength(2);
  expect(found[0]!.similarity).toBeGreaterThan(0.99);
  await evicted.settled();
  expect(evicted.size).toBe(2);
  expect((await evicted.search(river, 10)).map(({ label }) => label)).toEqual(
    found.map(({ label }) => label),
  );
  await store.close();
});

test('an index that is evicted while it catches up finishes first, and is the one that is opened again', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder, { maxOpenIndexes: 1 });
  await save(store, B, 'The vote was close.');
  for (let day = 0; day < 5; day += 1) await save(store, A, longText(day));
  const opening = indexOf(store, A);
  await setImmediate();
  await indexOf(store, B);
  const again = indexOf(store, A);
  const evicted = await opening;
  expect(await again).toBe(evicted);
  await indexOf(store, B);
  await evicted.settled();
  const passages = await store.search.passageCount(await store.articles.scopeKey(A));
  expect(evicted.size).toBe(passages);
  await eventually(async () => expect(await snapshots(store, A)).toBe(1));
  await store.close();
});

test('closing stops the indexes that catch up, evicted or not', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  for (const scope of [A, B]) for (let day = 0; day < 5; day += 1) await save(store, scope, longText(day));
  const keys = await Promise.all([A, B].map((scope) => store.articles.scopeKey(scope)));
  const adding = vi.spyOn(VectorIndex.prototype, 'add');
  const opening = keys.map((key) => store.index(key, EMBEDDER));
  await store.close();
  await Promise.all(opening);
  const passages = rawDatabase(store).prepare('SELECT count(*) FROM passage').pluck().get() as number;
  expect(adding.mock.calls.length).toBeLessThan(passages / 2);
  vi.restoreAllMocks();
});

test('the memory of an index is freed when it is evicted, replaced or closed', async () => {
  const freed = vi.spyOn(VectorIndex.prototype, 'free');
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  for (const scope of [A, B]) for (let day = 0; day < 5; day += 1) await save(store, scope, longText(day));
  const first = await indexOf(store, A);
  expect(first.size).toBeGreaterThan(0);
  await indexOf(store, B);
  await eventually(() => expect(first.size).toBe(0));
  expect(await ask(store, A, 'the dam')).toHaveLength(5);
  await store.close();
  // A's, the empty one that its snapshot replaced, A's again, and B's.
  expect(freed.mock.calls.length).toBeGreaterThanOrEqual(4);
  vi.restoreAllMocks();
});

test('eviction writes a snapshot that the next opening uses', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxOpenIndexes: 1 });
  await save(store, A, 'The dam held.');
  await save(store, B, 'The vote was close.');
  const expected = await ask(store, A, 'The dam held.');
  expect(await snapshots(store, A)).toBe(0);
  await indexOf(store, B);
  await eventually(async () => expect(await snapshots(store, A)).toBe(1));
  rawDatabase(store).prepare('UPDATE vectors SET passages = zeroblob(length(passages))').run();
  expect(await ask(store, A, 'The dam held.')).toEqual(expected);
  await store.close();
});

test('vectors that are erased while their index is evicted are in no file once it has settled', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder, { maxOpenIndexes: 1 });
  for (let day = 0; day < 3; day += 1) await save(store, A, longText(day));
  const prepared = await preparedArticle({ text: 'The xqvating dam held.' }, EMBEDDER);
  const { id } = await store.articles.save(A, prepared, null);
  await save(store, B, 'The vote was close.');
  const vector = bytesInIndexes(prepared.vectors);
  await (await indexOf(store, A)).settled();
  await indexOf(store, B);
  await eventually(() => expect(filesContaining(join(folder, 'index'), [vector])).not.toEqual([]));
  await store.articles.forget(A, id);
  const opening = indexOf(store, A);
  await setImmediate();
  const others = Promise.all([indexOf(store, B), ask(store, B, 'vote')]);
  const index = await opening;
  await index.settled();
  await others;
  await store.scrub();
  expect(filesContaining(folder, [vector])).toEqual([]);
  await store.close();
  expect(filesContaining(folder, [vector])).toEqual([]);
});

test('vectors are bounded by bytes, as an index grows; one that alone exceeds the bound stays open', async () => {
  const store = SqliteStore.open(temporaryFolder(), { maxVectorBytes: 4 * VECTOR_BYTES });
  for (let n = 0; n < 2; n += 1) await save(store, A, `The dam held on day ${n}.`);
  await save(store, B, 'The vote was close.');
  const [a, b] = [await indexOf(store, A), await indexOf(store, B)];
  expect(await indexOf(store, A)).toBe(a);
  expect(await indexOf(store, B)).toBe(b);
  for (let n = 0; n < 8; n += 1) await save(store, B, `The vote of day ${n} was close.`);
  await (await indexOf(store, B)).settled();
  expect(b.vectorBytes).toBe(9 * VECTOR_BYTES);
  await eventually(async () => expect(await snapshots(store, A)).toBe(1));
  expect(await indexOf(store, B)).toBe(b);
  expect(await indexOf(store, A)).not.toBe(a);
  await expectRight(store, A, 'the dam');
  await expectRight(store, B, 'the vote');
  await store.close();
});

test.each([
  [undefined, 8],
  [0, 8],
  [1.8e19, 8],
  [2, 2],
])('with a limit of %s, a process on a machine with 8 may use %s', (constrained, usable) => {
  expect(usableMemory(8, constrained)).toBe(usable);
});

test('vectors take a quarter of the memory, which several processes share', async () => {
  expect(indexLimits(2 ** 30).maxVectorBytes).toBe(2 ** 28);
  // One vector fits into the share of one of so many processes.
  const processes = Math.ceil(usableMemory() / 4 / VECTOR_BYTES / 1.5);
  const store = SqliteStore.open(temporaryFolder(), { processes });
  for (const scope of [A, B]) await save(store, scope, `The dam of ${scope} held.`);
  const a = await indexOf(store, A);
  await indexOf(store, B);
  await eventually(async () => expect((await store.totals()).indexes.open).toBe(1));
  expect(await indexOf(store, A)).not.toBe(a);
  await store.close();
});

test('by default, few small indexes all stay open and write no snapshot until they are closed', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  const scopes = [A, B, 'user:3'];
  for (const scope of scopes) await save(store, scope, `The dam of ${scope} held.`);
  const opened = await Promise.all(scopes.map((scope) => indexOf(store, scope)));
  expect(await Promise.all(scopes.map((scope) => indexOf(store, scope)))).toEqual(opened);
  expect(existsSync(join(folder, 'index'))).toBe(false);
  await store.close();
  expect(existsSync(join(folder, 'index'))).toBe(true);
  expect(readdirSync(join(folder, 'index')).filter((name) => name.endsWith('.hnsw'))).toHaveLength(3);
});
