import Database from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { storeCalls } from '../fixtures/store-calls.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

/** Tables with a row, or several, for each article, entry or answer. */
const LARGE = [
  'article',
  'revision',
  'url',
  'sentence',
  'passage',
  'vectors',
  'posting',
  'article_terms',
  'change',
  'answer',
  'citation',
  'rating',
  'feed_entry',
  'tombstone',
];

/** What may read a whole table, since it is done rarely, and why nothing shorter would do. */
const MAY_SCAN: Readonly<Record<string, string>> = {
  'articles.fetchedBefore': 'in the order of keys, up to the first article that was added since',
  'personalData.deleteByUser':
    'a member deletes everything; the ids of users have no index but that of retention',
};

/** The large tables that a plan reads from end to end. */
function scannedIn(db: Database.Database, sql: string): string[] {
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${sql.replace(/[@?]\w*/g, 'NULL')}`).all() as {
    readonly detail: string;
  }[];
  const names = plan.flatMap(({ detail }) => /^SCAN (\w+)(?! VIRTUAL)/.exec(detail)?.[1] ?? []);
  const isOf = (name: string) => (table: string) =>
    table === name || new RegExp(`\\b(?:FROM|JOIN|UPDATE)\\s+${table}\\s+(?:AS\\s+)?${name}\\b`).test(sql);
  const indexed = plan
    .filter(({ detail }) => detail.includes('AUTOMATIC'))
    .map(() => 'for an automatic index');
  return [...names.flatMap((name) => LARGE.find(isOf(name)) ?? []), ...indexed];
}

test('no call of the store reads a large table from end to end, unless it must', async () => {
  const store = SqliteStore.open(temporaryFolder());
  let call = 'filling';
  const callOf = new Map<string, string>();
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    if (!callOf.has(sql)) callOf.set(sql, call);
    return prepare.call(this, sql);
  });
  for (const [part, methods] of Object.entries(await storeCalls(store))) {
    for (const [method, run] of Object.entries(methods)) {
      call = `${part}.${method}`;
      await run();
    }
  }
  call = 'index';
  const scope = await store.articles.scopeKey('guild:1');
  await (await store.index(scope, fakeEmbedder())).settled();
  vi.restoreAllMocks();
  const db = rawDatabase(store);
  const scanning = [...callOf].flatMap(([sql, of]) =>
    scannedIn(db, sql).map((table) => ({ call: of, table, sql })),
  );
  expect(callOf.size).toBeGreaterThan(150);
  expect(scanning.filter(({ call: of }) => !(of in MAY_SCAN))).toEqual([]);
  expect(new Set(scanning.map(({ call: of }) => of))).toEqual(new Set(Object.keys(MAY_SCAN)));
  await store.close();
});
