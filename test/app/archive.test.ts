import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const SCOPE = 'guild:1';
const open = (folder = temporaryFolder()): Newsroom =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store: SqliteStore.open(folder),
    embedder: fakeEmbedder(),
  });
const ingest = async (newsroom: Newsroom, text: string, more: { title?: string; outlet?: string } = {}) =>
  (await newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text, ...more } })).article;

const FRAMEWORK = `Rajnath Singh met Pete Hegseth in Kuala Lumpur on Friday. The two men signed the Lakeside defence framework after the meeting. It runs for ten years. Both sides praised it. Work begins in May.`;
const DAM = 'Eight workers were rescued from the Hillside dam on Monday. The water rose for two days.';

test('a follow-up takes over the subject, is searched with it, and keeps the typed question', async () => {
  const newsroom = open();
  await ingest(newsroom, FRAMEWORK);
  await ingest(newsroom, DAM);
  const first = await newsroom.answers.ask({ scope: SCOPE, question: 'who signed the Lakeside framework?' });
  const second = await newsroom.answers.ask({
    scope: SCOPE,
    question: 'for how long does it run?',
    follows: first.id,
  });
  expect(second).toMatchObject({
    question: 'for how long does it run?',
    subject: 'signed Lakeside framework',
  });
  expect(second.statements.map(({ text }) => text)).toContain('It runs for ten years.');
  const third = await newsroom.answers.ask({ scope: SCOPE, question: 'and why?', follows: second.id });
  expect(third.subject).toContain('Lakeside');
  const own = await newsroom.answers.ask({
    scope: SCOPE,
    question: 'Who was rescued at the Hillside dam?',
    follows: third.id,
  });
  expect(own.subject).toBeUndefined();
  await newsroom.close();
});

test('a follow-up to an unknown answer, or one of another scope, is a standalone question', async () => {
  const newsroom = open();
  await ingest(newsroom, FRAMEWORK);
  const { id } = await newsroom.answers.ask({ scope: SCOPE, question: 'who signed the Lakeside framework?' });
  for (const follows of [id, 'nothing']) {
    const answer = await newsroom.answers.ask({
      scope: 'guild:2',
      question: 'how long does that run?',
      follows,
    });
    expect(answer.subject).toBeUndefined();
  }
  await newsroom.close();
});

test('an answer is found by its message, and the latest one by its thread', async () => {
  const newsroom = open();
  await ingest(newsroom, FRAMEWORK);
  const ask = (channel: string) =>
    newsroom.answers.ask({ scope: SCOPE, question: 'who signed the Lakeside framework?', channel });
  const first = await ask('c1');
  await newsroom.answers.recordMessage(first.id, 'm1');
  expect(await newsroom.answers.find(SCOPE, { message: 'm1' })).toBe(first.id);
  expect(await newsroom.answers.find(SCOPE, { thread: 'm1' })).toBe(first.id);
  const inThread = await ask('m1');
  expect(await newsroom.answers.find(SCOPE, { thread: 'm1' })).toBe(inThread.id);
  expect(await newsroom.answers.find(SCOPE, { thread: 'a post without an answer' })).toBeNull();
  const inPost = await ask('p1');
  expect(await newsroom.answers.find(SCOPE, { thread: 'p1' })).toBe(inPost.id);
  expect(await newsroom.answers.find('guild:2', { message: 'm1' })).toBeNull();
  await newsroom.close();
});

test('the context of a quote is the surrounding sentences, verbatim', async () => {
  const newsroom = open();
  await ingest(newsroom, FRAMEWORK);
  const { id, statements } = await newsroom.answers.ask({
    scope: SCOPE,
    question: 'how long does it run, ten years?',
  });
  const context = await newsroom.answers.context(SCOPE, id);
  expect(context.map(({ quote }) => quote.quote)).toEqual(statements.map(({ text }) => text));
  const [ten] = context.filter(({ quote }) => quote.quote === 'It runs for ten years.');
  expect(ten?.before.map(({ quote }) => quote)).toEqual([
    'Rajnath Singh met Pete Hegseth in Kuala Lumpur on Friday.',
    'The two men signed the Lakeside defence framework after the meeting.',
  ]);
  expect(ten?.after.map(({ quote }) => quote)).toEqual(['Both sides praised it.', 'Work begins in May.']);
  await newsroom.answers.verify(
    SCOPE,
    context.flatMap(({ quote, before, after }) => [quote, ...before, ...after]),
  );
  await expect(newsroom.answers.context('guild:2', id)).rejects.toMatchObject({ code: 'answer.unknown' });
  await newsroom.close();
});

test('a later rating replaces the earlier one; an answer of another scope cannot be rated', async () => {
  const folder = temporaryFolder();
  const newsroom = open(folder);
  await ingest(newsroom, FRAMEWORK);
  const { id } = await newsroom.answers.ask({ scope: SCOPE, question: 'who signed the Lakeside framework?' });
  await newsroom.answers.rate(SCOPE, id, 'u1', true);
  await newsroom.answers.rate(SCOPE, id, 'u1', false);
  await newsroom.answers.rate(SCOPE, id, 'u2', true);
  await expect(newsroom.answers.rate('guild:2', id, 'u1', true)).rejects.toMatchObject({
    code: 'answer.unknown',
  });
  await newsroom.close();
  const store = SqliteStore.open(folder);
  const rows = rawDatabase(store).prepare('SELECT user, helpful FROM rating ORDER BY user').all();
  expect(rows).toEqual([
    { user: 'u1', helpful: 0 },
    { user: 'u2', helpful: 1 },
  ]);
  await store.close();
});

test('outlets of a scope are filtered by the typed text, most articles first', async () => {
  const newsroom = open();
  const outlets = ['Sample Wire', 'Daily Sample', 'Sample Wire', '50%_Post'];
  for (const [i, outlet] of outlets.entries())
    await ingest(newsroom, `Story number ${i} is told here.`, { outlet });
  expect(await newsroom.archive.outlets(SCOPE, '')).toEqual(['Sample Wire', '50%_Post', 'Daily Sample']);
  expect(await newsroom.archive.outlets(SCOPE, ' sAMple')).toEqual(['Sample Wire', 'Daily Sample']);
  expect(await newsroom.archive.outlets(SCOPE, '%_')).toEqual(['50%_Post']);
  expect(await newsroom.archive.outlets('guild:2', '')).toEqual([]);
  await newsroom.close();
});

test('the list of sources can be searched and sorted', async () => {
  const newsroom = open();
  await ingest(newsroom, 'The zoo of Ulm opened on 3 May 2024.', {
    title: 'Zoo opens',
    outlet: 'Daily Sample',
  });
  await ingest(newsroom, 'The arena of Ulm closed on 4 May 2023.', {
    title: 'Arena closes',
    outlet: 'Sample Wire',
  });
  await newsroom.answers.ask({ scope: SCOPE, question: 'when did the zoo of Ulm open?', channel: 'c' });
  const titles = async (more: object) =>
    (await newsroom.archive.list({ scope: SCOPE, which: 'all', ...more })).entries.map(
      ({ article }) => article.title,
    );
  expect(await titles({ sort: 'title' })).toEqual(['Arena closes', 'Zoo opens']);
  expect(await titles({ sort: 'added' })).toEqual(['Arena closes', 'Zoo opens']);
  expect((await titles({ sort: 'cited' }))[0]).toBe('Zoo opens');
  expect(await titles({ search: 'WIRE closes' })).toEqual(['Arena closes']);
  expect(await titles({ search: '%' })).toEqual([]);
  const page = await newsroom.archive.list({ scope: SCOPE, which: 'all', search: 'zoo', pageSize: 1 });
  expect(page).toMatchObject({ total: 1, withdrawn: 0 });
  await newsroom.close();
});

test('an article counts the answers that quote it, however many of its sentences each quotes', async () => {
  const newsroom = open();
  const { id } = await ingest(newsroom, FRAMEWORK);
  await ingest(newsroom, DAM, { title: 'Dam' });
  const ask = (question: string) => newsroom.answers.ask({ scope: SCOPE, question, channel: 'c' });
  const answer = await ask('who signed the Lakeside defence framework with Pete Hegseth?');
  expect(answer.statements.flatMap(({ citations }) => citations).length).toBeGreaterThan(1);
  expect((await newsroom.archive.open(SCOPE, id)).timesCited).toBe(1);
  for (let more = 0; more < 2; more++) await ask('how long did the water of the Hillside dam rise?');
  const { entries } = await newsroom.archive.list({ scope: SCOPE, which: 'cited', channel: 'c' });
  expect(entries.map(({ article, timesCited }) => [article.title, timesCited])).toEqual([
    ['Dam', 2],
    [expect.stringContaining('Rajnath Singh'), 1],
  ]);
  await newsroom.close();
});

test('a source opens with key sentences quoted from it; one of another scope does not open', async () => {
  const newsroom = open();
  const { id } = await ingest(newsroom, FRAMEWORK);
  const details = await newsroom.archive.open(SCOPE, id);
  expect(details).toMatchObject({ sentences: 5, timesCited: 0 });
  expect(details.keyFacts[0]?.quote).toBe('Rajnath Singh met Pete Hegseth in Kuala Lumpur on Friday.');
  await newsroom.answers.verify(SCOPE, details.keyFacts);
  await expect(newsroom.archive.open('guild:2', id)).rejects.toMatchObject({ code: 'article.unknown' });
  await newsroom.close();
});

test('a suggested question retrieves its sentence; suggesting stores no answers', async () => {
  const newsroom = open();
  const { id } = await ingest(newsroom, `${DAM}\n\n${FRAMEWORK}`);
  const suggestions = await newsroom.archive.suggestions(SCOPE, id);
  const questions = suggestions.flatMap(({ question }) => question ?? []);
  expect(questions).toContain('How many workers were rescued from the Hillside dam?');
  for (const { question, sentence } of suggestions) {
    if (question === null) continue;
    const { statements } = await newsroom.answers.ask({ scope: SCOPE, question });
    expect(statements.map(({ text }) => text)).toContain(sentence.quote);
  }
  expect((await newsroom.scopes.stats(SCOPE)).answers).toBe(questions.length);
  await newsroom.close();
});

test('names and pages of any size are answered in words or with the last page', async () => {
  const newsroom = open();
  for (const day of [1, 2, 3]) await ingest(newsroom, `The dam held on day ${day}.`);
  const words = Array.from({ length: 5000 }, (_, n) => `word${n}`).join(' ');
  await expect(newsroom.archive.forget(SCOPE, words)).rejects.toMatchObject({ code: 'article.unknown' });
  const list = (more: { page?: number; search?: string; pageSize?: number }) =>
    newsroom.archive.list({ scope: SCOPE, which: 'all', pageSize: 2, ...more });
  expect(await list({ search: words })).toMatchObject({ total: 0, entries: [], page: 0 });
  for (const page of [1, 1.5, 2, 1e10, 1e20, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) {
    expect(await list({ page })).toMatchObject({ total: 3, page: 1, entries: [{}] });
  }
  for (const page of [-1, Number.NaN]) {
    expect(await list({ page })).toMatchObject({ total: 3, page: 0, entries: [{}, {}] });
  }
  expect(await newsroom.archive.search(SCOPE, words, 1e20)).toEqual([]);
  expect(await newsroom.archive.search(SCOPE, 'day', 1e20)).toHaveLength(3);
  await newsroom.close();
});
