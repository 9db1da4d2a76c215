import { expect, test, vi } from 'vitest';
import { PersonalDataRetention } from '../../src/app/archive/personal-data-retention.js';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { DAY_MS } from '../../src/domain/units.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { eventually } from '../fixtures/eventually.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { filesContaining } from '../fixtures/files-containing.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const USER = '481516234200000007';
const SECRET = 'zanzibarnote';

/** The clock is one that Byline has seen for long. */
async function open(folder: string, clock: () => Date, settings: Readonly<Record<string, string>> = {}) {
  const store = SqliteStore.open(folder);
  await store.recordClockMark({ trusted: clock().getTime(), doubt: null });
  const config = readConfig(settings);
  return createNewsroom({ parser: threadParser, config, store, embedder: fakeEmbedder(), clock });
}
const inDays = (days: number) => () => new Date(Date.now() + days * DAY_MS);

/** A folder with one question, which names the secret, and an article, both by the user. */
async function asked(): Promise<string> {
  const folder = temporaryFolder();
  const newsroom = await open(folder, inDays(0));
  const source = { kind: 'text', text: 'The dam held on Friday.' } as const;
  await newsroom.ingest.article({ scope: SCOPE, source, ingestedBy: USER });
  const question = `does ${SECRET} name the dam?`;
  const { id } = await newsroom.answers.ask({ scope: SCOPE, question, user: USER });
  await newsroom.answers.rate(SCOPE, id, USER, true);
  await newsroom.close();
  return folder;
}

test('removes user ids after 30 days and questions after a year, from every file', async () => {
  const folder = await asked();
  expect(filesContaining(folder, [USER])).not.toEqual([]);

  let newsroom = await open(folder, inDays(29));
  await newsroom.close();
  expect(filesContaining(folder, [USER])).not.toEqual([]);

  newsroom = await open(folder, inDays(31));
  await eventually(() => expect(filesContaining(folder, [USER])).toEqual([]));
  expect(filesContaining(folder, [SECRET])).not.toEqual([]);
  expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({ answers: 1, ratings: { helpful: 1 } });
  await newsroom.close();

  newsroom = await open(folder, inDays(366));
  await eventually(() => expect(filesContaining(folder, [SECRET])).toEqual([]));
  expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({ answers: 0, articles: 1 });
  await newsroom.close();
});

test('0 keeps both', async () => {
  const folder = await asked();
  const newsroom = await open(folder, inDays(5000), {
    QUESTION_RETENTION_DAYS: '0',
    USER_ID_RETENTION_DAYS: '0',
  });
  await newsroom.close();
  expect(filesContaining(folder, [USER])).not.toEqual([]);
  expect(filesContaining(folder, [SECRET])).not.toEqual([]);
});

test('deletes nothing while the clock is not trusted, in the middle of a round too', async () => {
  const store = SqliteStore.open(await asked());
  const insert = rawDatabase(store).prepare(
    `INSERT INTO answer (id, scope, user, question, kind, confidence, asked_at)
     SELECT ?, key, ?, 'who?', 'nothing', 0, ? FROM scope`,
  );
  for (let i = 0; i < 300; i += 1) insert.run(`a${i}`, USER, new Date().toISOString());
  const times = [null, inDays(366)(), null];
  const run = (trustedNow: () => Date | null) =>
    new PersonalDataRetention({
      store,
      limits: { QUESTION_RETENTION_DAYS: 365, USER_ID_RETENTION_DAYS: 0 },
      trustedNow,
      onFault: (error) => expect.fail(String(error)),
    });
  const key = await store.articles.scopeKey(SCOPE);
  const trustedNow = vi.fn(() => times.shift() ?? null);
  for (const left of [301, 101]) {
    const retention = run(trustedNow);
    await eventually(async () => expect(await store.answers.count(key)).toBe(left));
    await eventually(() => expect(trustedNow.mock.calls.length).toBeGreaterThanOrEqual(left === 301 ? 1 : 3));
    await retention.close();
  }
  await store.close();
});

test('a round that fails is reported and does not keep it from closing', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const locked = new Error('database is locked');
  vi.spyOn(store.personalData, 'removeUserIdsBefore').mockRejectedValue(locked);
  const faults: unknown[] = [];
  const retention = new PersonalDataRetention({
    store,
    limits: readConfig({}),
    trustedNow: () => new Date(),
    onFault: (error) => faults.push(error),
  });
  await eventually(() => expect(faults).toEqual([locked]));
  await retention.close();
  await store.close();
});
