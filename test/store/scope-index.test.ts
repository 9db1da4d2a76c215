import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import type { Embedder } from '../../src/domain/models.js';
import type { PreparedArticle } from '../../src/store/ports/article-store.js';
import { ChangeLog } from '../../src/store/sqlite/search/change-log.js';
import { passageRanges } from '../../src/store/sqlite/search/passage-ranges.js';
import { Snapshot } from '../../src/store/sqlite/search/snapshot.js';
import { VectorIndex } from '../../src/store/sqlite/search/vector-index.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { halfProjection } from '../fixtures/half-projection.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { bytesInIndexes } from '../fixtures/stored-vectors.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();
const TOPICS = ['dam', 'river', 'vote', 'bank', 'film', 'goal', 'storm', 'strike', 'merger', 'comet'];

const add = async (store: SqliteStore, text: string, url: string | null = null) =>
  (await store.articles.save(SCOPE, await preparedArticle({ text, url }, EMBEDDER), null)).id;

async function neighbours(store: SqliteStore, question: string, embedder: Embedder = EMBEDDER) {
  const index = await store.index(await store.articles.scopeKey(SCOPE), embedder);
  await index.settled();
  return index.search(await embedder.embedQuery(question), 10);
}

/** A closed data folder with 40 articles and a snapshot, and the neighbours that its index finds. */
async function filledFolder() {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  for (let i = 0; i < 40; i += 1) {
    await add(store, `The ${TOPICS[i % 10]} and the ${TOPICS[(i * 7) % 9]} of day ${i} made news.`);
  }
  const expected = await neighbours(store, 'the dam and the vote');
  await store.close();
  const files = readdirSync(join(folder, 'index'));
  const named = (ending: string) => join(folder, 'index', files.find((name) => name.endsWith(ending))!);
  return { folder, expected, snapshot: named('.hnsw'), manifest: named('.json') };
}

type Filled = Awaited<ReturnType<typeof filledFolder>>;

const alterManifest =
  (changes: object) =>
  ({ manifest }: Filled) =>
    writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), ...changes }));

const DAMAGES: Readonly<Record<string, (filled: Filled) => void>> = {
  'nothing is wrong': () => undefined,
  'the snapshot is missing': ({ snapshot }) => rmSync(snapshot),
  'the manifest is missing': ({ manifest }) => rmSync(manifest),
  'the whole folder is missing': ({ folder }) => rmSync(join(folder, 'index'), { recursive: true }),
  'the snapshot is cut short': ({ snapshot }) => truncateSync(snapshot, readFileSync(snapshot).length / 2),
  'the snapshot is empty': ({ snapshot }) => truncateSync(snapshot, 0),
  'one bit has flipped': ({ snapshot }) => {
    const bytes = readFileSync(snapshot);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = bytes[middle]! ^ 1;
    writeFileSync(snapshot, bytes);
  },
  'bytes were overwritten': ({ snapshot }) => {
    const bytes = readFileSync(snapshot);
    writeFileSync(snapshot, bytes.fill(0, bytes.length / 4, bytes.length / 2));
  },
  'the manifest is no JSON': ({ manifest }) => writeFileSync(manifest, '{"model":'),
  'the manifest names another model': alterManifest({ model: 'other' }),
  'the manifest names another dimension': alterManifest({ dimension: 16 }),
  'the manifest goes further than the database': alterManifest({ seq: 4000 }),
  'the manifest is of another history': alterManifest({ mark: '0123456789ABCDEF' }),
  'the manifest is at the start of the log': alterManifest({ seq: 0, mark: '' }),
};

describe('a reopened index finds the same if', () => {
  test.for(Object.entries(DAMAGES))('%s', async ([, damage]) => {
    const filled = await filledFolder();
    damage(filled);
    const store = SqliteStore.open(filled.folder);
    expect(await neighbours(store, 'the dam and the vote')).toEqual(filled.expected);
    await store.close();
    const again = SqliteStore.open(filled.folder);
    expect(await neighbours(again, 'the dam and the vote')).toEqual(filled.expected);
    await again.close();
  });
});

test('a valid snapshot is used: no vector is read from the database', async () => {
  const { folder, expected } = await filledFolder();
  const store = SqliteStore.open(folder);
  rawDatabase(store).prepare('UPDATE vectors SET passages = zeroblob(length(passages))').run();
  expect(await neighbours(store, 'the dam and the vote')).toEqual(expected);
  await store.close();
});

test('a database restored from a backup does not use a snapshot of its later history', async () => {
  const { folder } = await filledFolder();
  const backup = readFileSync(join(folder, 'byline.db'));
  const future = SqliteStore.open(folder);
  for (let i = 0; i < 5; i += 1) await add(future, `The comet of day ${i} was seen.`);
  await neighbours(future, 'comet');
  await future.close();
  writeFileSync(join(folder, 'byline.db'), backup);
  const store = SqliteStore.open(folder);
  for (let i = 0; i < 6; i += 1) await add(store, `The strike of day ${i} was long.`);
  const [best] = await neighbours(store, 'The strike of day 3 was long.');
  expect(best!.similarity).toBeGreaterThan(0.99);
  await store.close();
});

describe('the next search includes the changes of another process', () => {
  test('through a second store on the folder', async () => {
    const folder = temporaryFolder();
    const [one, other] = [SqliteStore.open(folder), SqliteStore.open(folder)];
    await add(one, 'The dam held.');
    expect(await neighbours(other, 'The dam held.')).toHaveLength(1);
    await add(one, 'The river rose.', 'https://example.org/a');
    expect((await neighbours(other, 'The river rose.'))[0]!.similarity).toBeGreaterThan(0.99);
    await add(one, 'The vote was close.', 'https://example.org/a');
    const after = await neighbours(other, 'The vote was close.');
    expect(after).toHaveLength(2);
    expect(after[0]!.similarity).toBeGreaterThan(0.99);
    await one.close();
    await other.close();
  });

  test('through a second process', async () => {
    const folder = temporaryFolder();
    const store = SqliteStore.open(folder);
    await add(store, 'The dam held.');
    expect(await neighbours(store, 'The river rose.')).toHaveLength(1);
    const script = fileURLToPath(new URL('./save-one.ts', import.meta.url));
    const tsx = fileURLToPath(import.meta.resolve('tsx'));
    await promisify(execFile)(process.execPath, ['--import', tsx, script, folder, SCOPE, 'The river rose.']);
    expect((await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER)).size).toBe(2);
    const found = await neighbours(store, 'The river rose.');
    expect(found).toHaveLength(2);
    expect(found[0]!.similarity).toBeGreaterThan(0.99);
    await store.close();
  });
});

test('a search does not wait for a long catch-up: it is exact meanwhile, and no file contains what was erased', async () => {
  const wide = fakeEmbedder({ dimension: 512 });
  const folder = temporaryFolder();
  const writer = SqliteStore.open(folder);
  let last: { id: string; prepared: PreparedArticle } | undefined;
  const sentence = (n: number) =>
    `Sentence ${n} of the ${TOPICS[n % 10]} reports ${n * 7} other things here.`;
  for (let i = 0; i < 150; i += 1) {
    const text = Array.from({ length: 200 }, (_, n) => sentence(i * 200 + n)).join(' ');
    const prepared = await preparedArticle({ text }, wide);
    last = { id: (await writer.articles.save(SCOPE, prepared, null)).id, prepared };
  }
  await writer.close();
  const store = SqliteStore.open(folder);
  const index = await store.index(await store.articles.scopeKey(SCOPE), wide);
  const question = await wide.embedQuery('Sentence 4242 reports 29694 other things');
  const similarities = async () =>
    (await index.search(question, 10)).map(({ similarity }) => similarity.toFixed(4));
  const exact = await similarities();
  const sizeMeanwhile = index.size;
  await index.settled();
  expect(sizeMeanwhile).toBeLessThan(index.size);
  expect(await similarities()).toEqual(exact);
  await store.close();
  const erased = bytesInIndexes(last!.prepared.vectors);
  const traces = () =>
    readdirSync(join(folder, 'index')).filter((name) =>
      readFileSync(join(folder, 'index', name)).includes(erased),
    );
  expect(traces()).toHaveLength(1);
  const again = SqliteStore.open(folder);
  await again.articles.forget(SCOPE, last!.id);
  await again.index(await again.articles.scopeKey(SCOPE), wide);
  expect(traces()).toEqual([]);
  await again.close();
  expect(traces()).toEqual([]);
});

test('a search while the index is behind reads only what it lacks, and finds nothing that was forgotten', async () => {
  const folder = temporaryFolder();
  const [reader, writer] = [SqliteStore.open(folder), SqliteStore.open(folder)];
  await add(writer, 'The dam held.');
  const gone = await add(writer, 'The dam broke.');
  await neighbours(reader, 'The dam held.');
  const index = await reader.index(await reader.articles.scopeKey(SCOPE), EMBEDDER);
  rawDatabase(writer).prepare('UPDATE vectors SET passages = zeroblob(length(passages))').run();
  await add(writer, 'The vote was close.');
  await writer.articles.forget(SCOPE, gone);
  for (const known of ['The vote was close.', 'The dam held.']) {
    const found = await index.search(await EMBEDDER.embedQuery(known), 10);
    expect(found).toHaveLength(2);
    expect(found[0]!.similarity).toBeGreaterThan(0.99);
  }
  await writer.close();
  await reader.close();
});

test('old vectors of articles that change often do not accumulate', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  for (let i = 0; i < 30; i += 1) await add(store, `The ${TOPICS[i % 10]} of day ${i}.`);
  for (let i = 0; i < 50; i += 1) {
    await add(store, `The comet is ${i} days away.`, 'https://example.org/a');
    await neighbours(store, 'comet');
  }
  const index = await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  expect(index.size).toBeLessThan(45);
  expect(await index.search(await EMBEDDER.embedQuery('The comet is 49 days away.'), 100)).toHaveLength(31);
  await store.close();
});

test('catching up with many small articles lets everything else have its turn', async () => {
  const folder = temporaryFolder();
  const writer = SqliteStore.open(folder);
  for (let i = 0; i < 400; i += 1) await add(writer, `The ${TOPICS[i % 10]} of day ${i} made news.`);
  await writer.close();
  const store = SqliteStore.open(folder);
  let turns = 0;
  const counting = setInterval(() => {
    turns += 1;
  }, 0);
  const index = await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  await index.settled();
  clearInterval(counting);
  expect(index.size).toBe(400);
  expect(turns).toBeGreaterThan(10);
  await store.close();
});

test('a long catch-up that is cut short goes on from there', async () => {
  const wide = fakeEmbedder({ dimension: 512 });
  const folder = temporaryFolder();
  const writer = SqliteStore.open(folder);
  for (let i = 0; i < 1500; i += 1) {
    const text = `The ${TOPICS[i % 10]} and the ${TOPICS[(i * 7) % 9]} of day ${i} made news.`;
    await writer.articles.save(SCOPE, await preparedArticle({ text }, wide), null);
  }
  await writer.close();
  const sizes: number[] = [];
  for (let opened = 0; opened < 2; opened += 1) {
    const store = SqliteStore.open(folder);
    const index = await store.index(await store.articles.scopeKey(SCOPE), wide);
    sizes.push(index.size);
    await store.close();
  }
  expect(sizes[0]).toBeGreaterThan(0);
  expect(sizes[0]).toBeLessThan(1500);
  expect(sizes[1]).toBeGreaterThan(sizes[0]!);
});

test.skipIf(process.platform === 'win32')('a search does not wait long for a snapshot', async () => {
  const { folder, expected, snapshot } = await filledFolder();
  rmSync(snapshot);
  execFileSync('mkfifo', [snapshot]);
  const store = SqliteStore.open(folder);
  const index = await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
  expect(index.size).toBe(0);
  const found = await index.search(await EMBEDDER.embedQuery('the dam and the vote'), 10);
  for (const [at, { similarity }] of found.entries())
    expect(similarity).toBeCloseTo(expected[at]!.similarity, 4);
  // What comes through the pipe is no snapshot.
  writeFileSync(snapshot, 'x');
  expect(await neighbours(store, 'the dam and the vote')).toEqual(expected);
  await store.close();
});

test('a snapshot of an older version, written again, still makes forgetting rebuild the index', async () => {
  const folder = temporaryFolder();
  const url = 'https://example.org/a';
  const first = SqliteStore.open(folder);
  for (let i = 0; i < 30; i += 1) await add(first, `The ${TOPICS[i % 10]} of day ${i} made news.`);
  const secret = await preparedArticle({ text: 'The xqvating secret leaked today.', url }, EMBEDDER);
  await first.articles.save(SCOPE, secret, null);
  await neighbours(first, 'secret');
  // An older version only hid what a changed article replaced, and did not say so.
  const wipe = vi.spyOn(VectorIndex.prototype, 'wipe').mockImplementation(VectorIndex.prototype.hide);
  const id = await add(first, 'Something else was reported.', url);
  await neighbours(first, 'secret');
  await first.close();
  wipe.mockRestore();
  const [manifest] = readdirSync(join(folder, 'index')).filter((name) => name.endsWith('.json'));
  const { hidden: _, ...older } = JSON.parse(readFileSync(join(folder, 'index', manifest!), 'utf8'));
  writeFileSync(join(folder, 'index', manifest!), JSON.stringify(older));

  const second = SqliteStore.open(folder);
  await add(second, 'The vote was close.');
  await neighbours(second, 'vote');
  await second.close();
  const trace = [bytesInIndexes(secret.vectors)];
  expect(filesContaining(folder, trace)).toHaveLength(1);
  const third = SqliteStore.open(folder);
  await third.articles.forget(SCOPE, id);
  await neighbours(third, 'vote');
  await third.close();
  expect(filesContaining(folder, trace)).toEqual([]);
});

describe('an index of projected vectors', () => {
  const projectionOf = () => halfProjection(EMBEDDER.dimension);

  test('is built anew from a snapshot without them, and compares by the whole vectors', async () => {
    const { folder, expected, snapshot } = await filledFolder();
    const store = SqliteStore.open(folder, { projectionOf });
    const found = await neighbours(store, 'the dam and the vote');
    const known = new Map(expected.map(({ label, similarity }) => [label, similarity]));
    // The whole vectors decide, so that the nearest are the same, with the same similarity.
    expect(found[0]!.label).toBe(expected[0]!.label);
    for (const { label, similarity } of found)
      if (known.has(label)) expect(similarity).toBeCloseTo(known.get(label)!, 4);
    expect(found).toHaveLength(10);
    expect((await store.totals()).indexes.vectorBytes).toBe(40 * EMBEDDER.dimension * 2);
    await store.close();
    expect(existsSync(snapshot)).toBe(false);
    expect(readdirSync(join(folder, 'index'))).toHaveLength(2);
    const again = SqliteStore.open(folder, { projectionOf });
    expect(await neighbours(again, 'the dam and the vote')).toEqual(found);
    await again.close();
  });

  test('finds what is new before it is in the index, and nothing that was removed', async () => {
    const { folder } = await filledFolder();
    const store = SqliteStore.open(folder, { projectionOf });
    await neighbours(store, 'the comet');
    const id = await add(store, 'The glacier, the volcano and the lighthouse made news.');
    const index = await store.index(await store.articles.scopeKey(SCOPE), EMBEDDER);
    const question = await EMBEDDER.embedQuery('the glacier, the volcano and the lighthouse');
    const [first] = await index.search(question, 5);
    expect(first!.similarity).toBeGreaterThan(0.7);
    await store.articles.forget(SCOPE, id);
    const labels = (await index.search(question, 5)).map(({ label }) => label);
    expect(labels).not.toContain(first!.label);
    await store.close();
  });

  test('goes on without an article whose vectors are damaged', async () => {
    const { folder } = await filledFolder();
    const store = SqliteStore.open(folder, { projectionOf });
    const before = await neighbours(store, 'the dam and the vote');
    const nearest = before[0]!.label;
    const db = rawDatabase(store);
    db.prepare(
      "UPDATE vectors SET passages = x'00' WHERE article = (SELECT article FROM passage WHERE key = ?)",
    ).run(nearest);
    const after = await neighbours(store, 'the dam and the vote');
    expect(after.map(({ label }) => label)).not.toContain(nearest);
    expect(after.length).toBeGreaterThan(5);
    await store.close();
  });

  test.each(Object.entries(DAMAGES))('finds the same if %s', async (_, damage) => {
    const filled = await filledFolder();
    const first = SqliteStore.open(filled.folder, { projectionOf });
    const expected = await neighbours(first, 'the river and the bank');
    await first.close();
    const files = readdirSync(join(filled.folder, 'index'));
    const named = (ending: string) =>
      join(filled.folder, 'index', files.find((name) => name.endsWith(ending))!);
    damage({ ...filled, snapshot: named('.hnsw'), manifest: named('.json') });
    const store = SqliteStore.open(filled.folder, { projectionOf });
    expect(await neighbours(store, 'the river and the bank')).toEqual(expected);
    await store.close();
  });
});

test('an older snapshot does not replace a newer one', async () => {
  const folder = temporaryFolder();
  const store = SqliteStore.open(folder);
  for (let i = 0; i < 3; i += 1) await add(store, `The ${TOPICS[i]} made news.`);
  const db = rawDatabase(store);
  const scope = await store.articles.scopeKey(SCOPE);
  const snapshot = new Snapshot({
    db,
    scope,
    model: EMBEDDER,
    projection: null,
    folder: join(folder, 'index'),
    log: new ChangeLog(db, scope),
  });
  const index = VectorIndex.create(EMBEDDER.dimension);
  for (const seq of [2, 1, 3]) await snapshot.write(index, seq, true);
  expect(snapshot.manifest()!.seq).toBe(3);
  await snapshot.write(index, 2, true);
  expect(snapshot.manifest()!.seq).toBe(3);
  expect(readdirSync(join(folder, 'index'))).toHaveLength(2);
  await store.close();
});

test('a copied database logs its passages in parts, so that an index that is cut short goes on', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const db = rawDatabase(store);
  for (const scope of [SCOPE, 'guild:2'])
    await store.articles.save(scope, await preparedArticle({ text: 'The dam held.' }, EMBEDDER), null);
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
    INSERT INTO passage (article, ordinal, first, last) SELECT 1 + (i % 5 = 0), i, 0, 0 FROM n`);
  const ranges = passageRanges(db);
  expect(ranges.map(({ scope }) => scope)).toEqual([1, 1, 1, 2]);
  const counts = ranges.map(({ scope, first, last }) =>
    db
      .prepare('SELECT count(*) FROM passage WHERE article = ? AND key BETWEEN ? AND ?')
      .pluck()
      .get(scope, first, last),
  );
  expect(counts).toEqual([1000, 1000, 1, 501]);
  await store.close();
});

test('forgetting wipes a few points; with a snapshot of an older version, the index is rebuilt', async () => {
  const withoutHidden = ({ manifest }: Filled) => {
    const { hidden: _, ...older } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
    writeFileSync(manifest, JSON.stringify(older));
  };
  const sizes: number[] = [];
  for (const prepare of [() => undefined, withoutHidden]) {
    const filled = await filledFolder();
    prepare(filled);
    const store = SqliteStore.open(filled.folder);
    const scope = await store.articles.scopeKey(SCOPE);
    const [first] = await store.search.articles(scope);
    await store.articles.forget(SCOPE, first!.id);
    const index = await store.index(scope, EMBEDDER);
    await index.settled();
    sizes.push(index.size);
    expect(await index.search(await EMBEDDER.embedQuery('news'), 100)).toHaveLength(39);
    await store.close();
  }
  expect(sizes).toEqual([40, 39]);
});
