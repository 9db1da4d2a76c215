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
  'articles.fetchedBefore, article': 'in the order of keys, up to the first article that was added since',
  'personalData.deleteByUser, answer':
    'a member deletes everything; ids of users have no index but for retention',
  'personalData.deleteByUser, article': 'the same',
  'personalData.deleteByUser, rating': 'the same',
  'staging.progress, article': 'counts once at a start, with an index for what makes an article stale',
  'totals, article': 'counts of the smallest index, for the operator',
  'totals, passage': 'the same',
  'totals, answer': 'the same',
};

/** The steps of a query, in SQLite's words. */
const planOf = (db: Database.Database, sql: string): string[] =>
  (
    db.prepare(`EXPLAIN QUERY PLAN ${sql.replace(/[@?]\w*/g, '1')}`).all() as { readonly detail: string }[]
  ).map(({ detail }) => detail);

/** The large tables that a query reads from end to end. */
function scannedIn(db: Database.Database, sql: string): string[] {
  const plan = planOf(db, sql);
  const names = plan.flatMap((step) => /^SCAN (\w+)(?! VIRTUAL)/.exec(step)?.[1] ?? []);
  const isOf = (name: string) => (table: string) =>
    table === name ||
    new RegExp(`(?:\\b(?:FROM|JOIN|UPDATE)|,)\\s+${table}\\s+(?:AS\\s+)?${name}\\b`).test(sql);
  const indexed = plan.filter((step) => step.includes('AUTOMATIC')).map(() => 'for an automatic index');
  return [...names.flatMap((name) => LARGE.find(isOf(name)) ?? []), ...indexed];
}

/** True if a query reads the row, with the text, of each article of a scope. */
function readsTexts(db: Database.Database, sql: string): boolean {
  const plan = planOf(db, sql);
  const isOfScope = plan.some((step) => /^SEARCH \w+ USING .*article_by_scope \(scope=\?\)$/.test(step));
  return isOfScope && plan.some((step) => /^SEARCH r USING (?!COVERING INDEX revision_facts)/.test(step));
}

/** Every statement of the store's calls, and the call that compiled it first. */
async function statementsOfAllCalls(store: SqliteStore): Promise<ReadonlyMap<string, string>> {
  let call = 'filling';
  const callOf = new Map<string, string>();
  const prepare = Database.prototype.prepare;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql) {
    if (!callOf.has(sql)) callOf.set(sql, call);
    return prepare.call(this, sql);
  });
  const calls = await storeCalls(store);
  call = 'index';
  const embedder = fakeEmbedder();
  const index = await store.index(await store.articles.scopeKey('guild:1'), embedder);
  for (const [part, methods] of Object.entries(calls)) {
    for (const [method, run] of Object.entries(methods)) {
      call = `${part}.${method}`;
      await run();
    }
  }
  call = 'index';
  await index.search(await embedder.embedQuery('dam'), 5);
  await index.settled();
  call = 'totals';
  await store.totals();
  call = 'purge';
  await store.purge('guild:1');
  vi.restoreAllMocks();
  return callOf;
}

test('no call of the store reads a large table from end to end, or all texts of a scope, unless it must', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const callOf = await statementsOfAllCalls(store);
  const db = rawDatabase(store);
  const scanned = new Map(
    [...callOf].flatMap(([sql, call]) => scannedIn(db, sql).map((table) => [`${call}, ${table}`, sql])),
  );
  expect(callOf.size).toBeGreaterThan(150);
  expect([...scanned].filter(([what]) => !(what in MAY_SCAN))).toEqual([]);
  expect(new Set(scanned.keys())).toEqual(new Set(Object.keys(MAY_SCAN)));
  expect([...callOf].filter(([sql]) => readsTexts(db, sql))).toEqual([]);
  await store.close();
});
