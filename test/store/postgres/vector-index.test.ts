import { beforeAll, expect, test } from 'vitest';
import { dot, normalise } from '../../../src/domain/vectors.js';
import type { IndexedModel } from '../../../src/store/ports/vector-index.js';
import { Database } from '../../../src/store/postgres/connection/database.js';
import type { ConnectionPool, Session } from '../../../src/store/postgres/connection/session.js';
import { migrate } from '../../../src/store/postgres/migrations/migrate.js';
import { dropIndexes, indexesOf } from '../../../src/store/postgres/search/hnsw.js';
import { openIndex } from '../../../src/store/postgres/search/vector-index.js';
import { PglitePool } from '../../fixtures/pglite.js';
import { randomFrom } from '../../fixtures/random.js';

const MODEL: IndexedModel = { id: 'test-model', dimension: 16 };
const LARGE = 100;
/** A component of a unit vector is rounded to 11 bits, so that a similarity is this much off at most. */
const ROUNDING = 0.002;

const next = randomFrom(11);
function randomVector(): Float32Array {
  const vector = Float32Array.from({ length: MODEL.dimension }, () => next() - 0.5);
  normalise(vector);
  return vector;
}

let pool: PglitePool;
let database: Database;

beforeAll(async () => {
  pool = await PglitePool.open('vector_index');
  database = new Database(pool);
  await migrate(database);
});

/** The plan of a search. */
async function planOf(scope: number): Promise<string> {
  const plans: string[] = [];
  const explaining: ConnectionPool = {
    lend: (work) => pool.lend(work),
    close: () => pool.close(),
    transact: (begin, work) =>
      pool.transact(begin, (session, begun) => {
        const rows: Session['rows'] = async (sql, ...values) => {
          if (sql.includes('<#>')) {
            const plan = await session.rows<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, ...values);
            plans.push(...plan.map((line) => line['QUERY PLAN']));
          }
          return session.rows(sql, ...values);
        };
        return work({ ...session, rows }, begun as never);
      }),
  };
  await openIndex(new Database(explaining), scope, MODEL).search(randomVector(), 5);
  return plans.join('\n');
}

/** Passages with random vectors, all of one article. */
async function fill(scope: string, count: number) {
  const vectors = new Map<number, Float32Array>();
  const key = await database.write(scope, async (session, scope) => {
    await session.run(
      'INSERT INTO model (id, dimension) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      MODEL.id,
      MODEL.dimension,
    );
    await session.run(
      "INSERT INTO article (scope, id, current, added_at) VALUES ($1, $2, 1, '2026-01-01')",
      scope,
      `article of ${scope}`,
    );
    const passages = await session.rows<{ key: number }>(
      `INSERT INTO passage (scope, article, ordinal, first_sentence, last_sentence, terms)
       SELECT scope, key, at, at, at, 1 FROM article, generate_series(1, $2::integer) at WHERE scope = $1 RETURNING key`,
      scope,
      count,
    );
    for (const passage of passages) vectors.set(passage.key, randomVector());
    await session.run(
      `INSERT INTO passage_vector (scope, passage, model, vector)
       SELECT $1, v.passage, m.key, v.vector::halfvec
       FROM model m, unnest($3::bigint[], $4::text[]) v (passage, vector) WHERE m.id = $2`,
      scope,
      MODEL.id,
      [...vectors.keys()],
      [...vectors.values()].map((vector) => `[${vector.join(',')}]`),
    );
    await session.run(
      'INSERT INTO corpus (scope, articles, passages, terms) VALUES ($1, 1, $2, $3)',
      scope,
      count,
      count,
    );
    return scope;
  });
  return { key, vectors };
}

const exact = (vectors: ReadonlyMap<number, Float32Array>, vector: Float32Array, k: number) =>
  [...vectors]
    .map(([label, other]) => ({ label, similarity: dot(other, vector) }))
    .sort((one, other) => other.similarity - one.similarity)
    .slice(0, k);

/** The names of the scope's HNSW indexes that work. */
const indexes = async (scope: number) =>
  (await database.read(scope, (session) => indexesOf(session, scope))).filter(({ valid }) => valid);

async function expectNearest(
  index: ReturnType<typeof openIndex>,
  vectors: ReadonlyMap<number, Float32Array>,
  k: number,
) {
  const vector = randomVector();
  const found = await index.search(vector, k);
  const expected = exact(vectors, vector, k);
  expect(found).toHaveLength(expected.length);
  for (const [at, { label, similarity }] of found.entries()) {
    expect(Math.abs(similarity - dot(vectors.get(label)!, vector))).toBeLessThan(ROUNDING);
    expect(Math.abs(similarity - expected[at]!.similarity)).toBeLessThan(ROUNDING);
  }
}

test('a small scope is searched exactly, without the passages of others', async () => {
  const { key, vectors } = await fill('guild:1', 30);
  await fill('guild:2', 30);
  const index = openIndex(database, key, MODEL, { largeScope: LARGE });
  await index.settled();
  expect(await indexes(key)).toEqual([]);
  expect(await planOf(key)).toMatch(/ passage_vector_pkey[\s\S]*scope = /);
  for (const k of [1, 10, 30, 100]) await expectNearest(index, vectors, k);
});

test('a large scope gets an index of its own, which finds the same', async () => {
  const { key, vectors } = await fill('guild:3', 400);
  const index = openIndex(database, key, MODEL, {
    largeScope: LARGE,
    onFault: (error) => expect.unreachable(String(error)),
  });
  for (const k of [5, 50]) await expectNearest(index, vectors, k);
  await index.settled();
  expect(await indexes(key)).toHaveLength(1);
  expect(await planOf(key)).toMatch(/Index Scan using passage_vector_hnsw_/);
  for (const k of [1, 5, 50, 300]) await expectNearest(index, vectors, k);

  const removed = [...vectors.keys()].slice(0, 150);
  await database.write(key, (session) =>
    session.run('DELETE FROM passage WHERE scope = $1 AND key = ANY($2)', key, removed),
  );
  for (const label of removed) vectors.delete(label);
  await expectNearest(index, vectors, 50);
  await expectNearest(index, vectors, 250);
});

test('a scope that shrinks loses its index, and so does one that is purged', async () => {
  const { key, vectors } = await fill('guild:4', 120);
  const index = openIndex(database, key, MODEL, { largeScope: LARGE });
  await index.settled();
  const setPassages = (count: number) =>
    database.write(key, (session) =>
      session.run('UPDATE corpus SET passages = $2 WHERE scope = $1', key, count),
    );
  // Not at once, so that a scope about as large as the limit keeps its index.
  await setPassages(60);
  await index.settled();
  expect(await indexes(key)).toHaveLength(1);
  await setPassages(40);
  await index.settled();
  expect(await indexes(key)).toEqual([]);
  await expectNearest(index, vectors, 10);

  await setPassages(120);
  await index.settled();
  expect(await indexes(key)).toHaveLength(1);
  await dropIndexes(database, key);
  expect(await indexes(key)).toEqual([]);
});

test('an index of another model makes way', async () => {
  const { key } = await fill('guild:5', 120);
  const other = { id: 'other-model', dimension: 8 };
  const [{ model }] = (await database.write(key, (session) =>
    session.rows('INSERT INTO model (id, dimension) VALUES ($1, 8) RETURNING key AS model', other.id),
  )) as [{ model: number }];
  await openIndex(database, key, MODEL, { largeScope: LARGE }).settled();
  await openIndex(database, key, other, { largeScope: LARGE }).settled();
  expect((await indexes(key)).map(({ name }) => name)).toEqual([`passage_vector_hnsw_${key}_${model}`]);
});

test('nothing is found without passages, with an unknown model, or by a query without its scope', async () => {
  const { key } = await fill('guild:6', 5);
  const search = (scope: number, model = MODEL) =>
    openIndex(database, scope, model).search(
      Float32Array.of(1, ...new Array(model.dimension - 1).fill(0)),
      5,
    );
  expect(await search(key)).toHaveLength(5);
  expect(await search(9999)).toEqual([]);
  expect(await search(key, { id: 'unknown', dimension: 16 })).toEqual([]);
  const seen = await database.read(9999, (session) => session.rows('SELECT FROM passage_vector'));
  expect(seen).toEqual([]);
});

test('a vector that does not fit is refused', async () => {
  const index = openIndex(database, 1, MODEL);
  await expect(index.search(Float32Array.of(1), 1)).rejects.toThrow('length 1');
  await expect(index.search(new Float32Array(16).fill(Number.NaN), 1)).rejects.toThrow('not a finite');
});
