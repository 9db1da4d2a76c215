/** A store that cannot be written keeps no answer back. */
import { expect, test, vi } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { newId } from '../../src/domain/ids.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { emptyAnswer } from '../fixtures/empty-answer.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { openStore } from '../fixtures/open-store.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const QUESTION = { scope: SCOPE, question: 'who signed the Lakeside framework?' };

async function newsroomWithNews() {
  const { store, connection } = openStore(temporaryFolder());
  const faults: unknown[] = [];
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
    onFault: (fault) => faults.push(fault),
  });
  const text = 'Rajnath Singh met Pete Hegseth on Friday. The two men signed the Lakeside framework.';
  await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text } });
  return { store, connection, newsroom, faults };
}

test.each([
  ['a full disk', 'store.full', 'max_page_count = 1'],
  ['a read-only database', 'store.readOnly', 'query_only = ON'],
])('with %s, questions are answered, and what needs the stored answer says so', async (_, id, pragma) => {
  const { connection, newsroom, faults, store } = await newsroomWithNews();
  connection.pragma(pragma);
  // Fills the pages that are left.
  const where = { channel: null, user: null };
  const key = await store.articles.scopeKey(SCOPE);
  const isAdded = (question: string) =>
    store.answers.add(key, emptyAnswer(newId(), question), where).then(
      () => true,
      () => false,
    );
  for (const length of [3000, 1]) while (await isAdded('x'.repeat(length)));
  faults.length = 0;
  const answer = await newsroom.answers.ask(QUESTION);
  expect(answer.statements.length).toBeGreaterThan(0);
  expect(faults).toEqual([expect.objectContaining({ code: 'store.unavailable', id })]);
  await newsroom.answers.recordMessage(answer.id, 'message');
  expect(faults).toHaveLength(1);
  const missing = { code: 'answer.unknown', id: 'app.answerNotStored' };
  await expect(newsroom.answers.context(SCOPE, answer.id)).rejects.toMatchObject(missing);
  await expect(newsroom.answers.rate(SCOPE, answer.id, 'user:1', true)).rejects.toMatchObject(missing);
  await expect(newsroom.answers.context(SCOPE, 'other')).rejects.toMatchObject({ id: 'app.unknownAnswer' });
  expect(await newsroom.answers.find(SCOPE, { message: 'message' })).toBeNull();
  const followUp = { ...QUESTION, question: 'who met on Friday?', follows: answer.id };
  expect((await newsroom.answers.ask(followUp)).statements.length).toBeGreaterThan(0);
  await newsroom.close().catch(() => undefined);
});

test('while another process writes, questions are answered; the answers are stored afterwards, with their messages', async () => {
  const { store, newsroom, faults } = await newsroomWithNews();
  rawDatabase(store).exec('BEGIN IMMEDIATE');
  const answer = await newsroom.answers.ask(QUESTION);
  expect(answer.statements.length).toBeGreaterThan(0);
  await newsroom.answers.recordMessage(answer.id, 'message');
  await expect(newsroom.answers.context(SCOPE, answer.id)).rejects.toMatchObject({
    id: 'app.answerNotStored',
  });
  rawDatabase(store).exec('COMMIT');
  await vi.waitFor(async () =>
    expect(await newsroom.answers.find(SCOPE, { message: 'message' })).toBe(answer.id),
  );
  expect(await newsroom.answers.context(SCOPE, answer.id)).not.toEqual([]);
  expect(faults).toEqual([]);
  await newsroom.close();
});

test('while another process writes, an ingest waits, then succeeds', async () => {
  const { store, newsroom, faults } = await newsroomWithNews();
  rawDatabase(store).exec('BEGIN IMMEDIATE');
  const source = { kind: 'text', text: 'The Hillside dam held on Monday.' } as const;
  let isDone = false;
  const ingesting = newsroom.ingest.article({ scope: SCOPE, source }).finally(() => {
    isDone = true;
  });
  await newsroom.answers.ask(QUESTION);
  expect(isDone).toBe(false);
  rawDatabase(store).exec('COMMIT');
  expect((await ingesting).outcome).toBe('new');
  expect(faults).toEqual([]);
  await newsroom.close();
});
