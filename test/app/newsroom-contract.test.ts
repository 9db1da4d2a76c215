/** One contract, three newsrooms: in this process, in a worker thread, and the fake of the Discord tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { spawnNewsroom } from '../../src/app/remote/remote-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { UserError, type UserErrorCode } from '../../src/domain/errors.js';
import { NO_PREFERENCES, type Preferences } from '../../src/domain/scope.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { MemoryNewsroom } from '../discord/memory-newsroom.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preferencesIn } from '../fixtures/preferences.js';
import { openTestStore } from '../fixtures/test-store.js';
import { NewsSite } from '../ingest/news-site.js';

const FEED_TITLE = 'Harbour News';
const TEXT = `Rajnath Singh met Pete Hegseth in Kuala Lumpur on Friday. The two men signed the Lakeside defence framework after the meeting. It runs for ten years.`;
const OTHER_TEXT =
  'Eight workers were rescued from the Hillside dam on Monday. The water rose for two days before it fell.';
const QUESTION = 'who signed the Lakeside defence framework?';
const PREFERENCES: Preferences = {
  channels: ['7'],
  privateAnswers: true,
  asksPerMinute: 3,
  ingestsPerHour: null,
  answerThreads: true,
  forums: { '5': 'always' },
};

const settings = (folder: string) =>
  readConfig({ DATA_DIR: folder, ALLOW_PRIVATE_URLS: 'true', READER_MODEL: 'none' });

const NEWSROOMS: Readonly<Record<string, (folder: string) => Promise<Newsroom>>> = {
  'in this process': async (folder) =>
    createNewsroom({
      parser: threadParser,
      config: settings(folder),
      store: await openTestStore(folder),
      embedder: fakeEmbedder(),
    }),
  'in a worker thread': (folder) => spawnNewsroom(settings(folder)),
  'in memory': async () => new MemoryNewsroom(),
};

describe.each(Object.entries(NEWSROOMS))('the newsroom %s', (_, open) => {
  const folder = mkdtempSync(join(tmpdir(), 'byline-contract-'));
  let newsroom: Newsroom;
  let scopes = 0;
  let scope = '';

  beforeAll(async () => {
    newsroom = await open(folder);
  });
  afterAll(async () => {
    await newsroom.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A new scope with two articles. */
  const fill = async () => {
    scope = `guild:${++scopes}`;
    const add = async (text: string, title: string, outlet: string) =>
      (
        await newsroom.ingest.article({
          scope,
          source: { kind: 'text', text, title, outlet },
          ingestedBy: '1',
        })
      ).article;
    const framework = await add(TEXT, 'Ministers sign framework', 'Sample Wire');
    const dam = await add(OTHER_TEXT, 'Workers rescued from dam', 'Harbour News');
    return { framework, dam };
  };
  const ask = () => newsroom.answers.ask({ scope, question: QUESTION, channel: 'c', user: 'u' });
  const expectUserError = async (promise: Promise<unknown>, code: UserErrorCode, id?: string) => {
    const error = await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code, ...(id !== undefined && { id }) });
  };

  test('ingests an article once, and refuses a text without words', async () => {
    const { framework } = await fill();
    expect(framework).toMatchObject({ scope, title: 'Ministers sign framework', outlet: 'Sample Wire' });
    const source = { kind: 'text', text: TEXT } as const;
    const again = await newsroom.ingest.article({ scope, source });
    expect(again).toMatchObject({ outcome: 'known', article: { id: framework.id } });
    await expectUserError(
      newsroom.ingest.article({ scope, source: { kind: 'text', text: '* * *' } }),
      'source.empty',
    );
  });

  test('answers with quotes that verify, in their scope only', async () => {
    const { framework } = await fill();
    const answer = await ask();
    const citations = answer.statements.flatMap((statement) => statement.citations);
    const signed = citations.find(({ quote }) => quote.includes('signed the Lakeside'))!;
    expect(TEXT.slice(signed.span.start, signed.span.end)).toBe(signed.quote);
    expect(signed).toMatchObject({ articleId: framework.id, title: framework.title, status: 'current' });
    expect(answer).toMatchObject({ question: QUESTION, searched: { articles: 2 } });
    await newsroom.answers.verify(scope, citations);
    const altered = [{ ...signed, quote: `${signed.quote.slice(0, -1)}!` }];
    await expect(newsroom.answers.verify(scope, altered)).rejects.not.toBeInstanceOf(UserError);
    await expectUserError(newsroom.answers.verify('guild:0', citations), 'answer.unknown');
    expect(await newsroom.scopes.stats(scope)).toMatchObject({ articles: 2, answers: 1 });
  });

  test('answers nothing where there is nothing', async () => {
    const answer = await newsroom.answers.ask({ scope: 'guild:empty', question: QUESTION });
    expect(answer).toMatchObject({ kind: 'nothing', statements: [], searched: { articles: 0 } });
  });

  test('finds an answer by its message, shows its quotes in context, and stores one rating per user', async () => {
    await fill();
    const { id, statements } = await ask();
    await newsroom.answers.recordMessage(id, `m${scope}`);
    expect(await newsroom.answers.find(scope, { message: `m${scope}` })).toBe(id);
    expect(await newsroom.answers.find('guild:0', { message: `m${scope}` })).toBeNull();
    expect(await newsroom.answers.find(scope, { message: 'unknown' })).toBeNull();
    const context = await newsroom.answers.context(scope, id);
    expect(context.map(({ quote }) => quote.quote)).toEqual(statements.map(({ text }) => text));
    await newsroom.answers.rate(scope, id, 'u', false);
    await newsroom.answers.rate(scope, id, 'u', true);
    await newsroom.answers.rate(scope, id, 'v', false);
    expect((await newsroom.scopes.stats(scope)).ratings).toEqual({ helpful: 1, unhelpful: 1 });
    expect((await newsroom.scopes.stats('guild:0')).ratings).toEqual({ helpful: 0, unhelpful: 0 });
    for (const other of [
      () => newsroom.answers.context(scope, 'unknown'),
      () => newsroom.answers.context('guild:0', id),
      () => newsroom.answers.rate(scope, 'unknown', 'u', true),
    ]) {
      await expectUserError(other(), 'answer.unknown', 'app.unknownAnswer');
    }
  });

  test('deletes what a user asked', async () => {
    await fill();
    const { id } = await newsroom.answers.ask({ scope, question: QUESTION, user: `only in ${scope}` });
    expect(await newsroom.answers.deleteBy(`only in ${scope}`)).toBe(1);
    expect(await newsroom.answers.deleteBy(`only in ${scope}`)).toBe(0);
    await expectUserError(newsroom.answers.context(scope, id), 'answer.unknown');
  });

  test('lists, searches and opens articles, of one scope only', async () => {
    const { framework, dam } = await fill();
    const answer = await ask();
    const all = await newsroom.archive.list({ scope, which: 'all' });
    expect(all).toMatchObject({ total: 2, page: 0, pageSize: 10, withdrawn: 0 });
    const found = await newsroom.archive.list({ scope, which: 'all', search: 'framework' });
    expect(found.entries.map(({ article }) => article.id)).toEqual([framework.id]);
    const last = await newsroom.archive.list({ scope, which: 'last', channel: 'c' });
    expect(last.question).toBe(QUESTION);
    expect(last.entries.map(({ article }) => article.id)).toContain(framework.id);
    const named = await newsroom.archive.list({ scope, which: 'last', answer: answer.id });
    expect(named.entries).toEqual(last.entries);
    expect((await newsroom.archive.list({ scope, which: 'last', channel: 'other' })).total).toBe(0);
    expect((await newsroom.archive.list({ scope: 'guild:0', which: 'all' })).entries).toEqual([]);

    const byWords = await newsroom.archive.search(scope, 'DAM harbour', 10);
    expect(byWords.map(({ id }) => id)).toEqual([dam.id]);
    expect(await newsroom.archive.search(scope, '', 1)).toHaveLength(1);
    expect(await newsroom.archive.outlets(scope, 'wire')).toEqual(['Sample Wire']);

    const opened = await newsroom.archive.open(scope, framework.id);
    expect(opened.article).toMatchObject({ id: framework.id, ingestedBy: '1' });
    expect(opened.keyFacts.length).toBeGreaterThan(0);
    await newsroom.answers.verify(scope, opened.keyFacts);
    for (const unknown of [
      () => newsroom.archive.open(scope, 'unknown'),
      () => newsroom.archive.open('guild:0', framework.id),
      () => newsroom.archive.suggestions(scope, 'unknown'),
      () => newsroom.archive.forget(scope, 'unknown'),
      () => newsroom.archive.forget(scope, ''),
    ]) {
      await expectUserError(unknown(), 'article.unknown', 'app.unknownArticle');
    }
  });

  test('forgets an article by id or title, not by a part of it; answers lose their quotes', async () => {
    const { framework, dam } = await fill();
    const { id } = await ask();
    const part = await newsroom.archive.forget(scope, 'SIGN frame').catch((thrown: unknown) => thrown);
    expect(part).toMatchObject({ code: 'article.ambiguous', id: 'app.partOfTitle' });
    expect((part as UserError).facts).toEqual({
      named: 'SIGN frame',
      id: framework.id,
      title: framework.title,
    });
    const whole = framework.title.toUpperCase();
    expect(await newsroom.archive.forget(scope, whole)).toMatchObject({ articleId: framework.id });
    const quotes = await newsroom.answers.context(scope, id);
    expect(quotes.filter(({ quote }) => quote.articleId === framework.id)).toEqual([]);
    const list = await newsroom.archive.list({ scope, which: 'last', answer: id });
    expect(list.withdrawn).toBe(1);
    await expectUserError(newsroom.archive.forget(scope, framework.id), 'article.unknown');
    await newsroom.archive.forget(scope, dam.id);
    expect((await newsroom.scopes.stats(scope)).articles).toBe(0);
  });

  test('refuses to forget when several titles match', async () => {
    await fill();
    const error = await newsroom.archive.forget(scope, 'r').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'article.ambiguous', id: 'app.ambiguousArticle' });
    expect((error as UserError).facts.matches).toHaveLength(2);
  });

  test('follows, lists, pauses, resumes and removes feeds', async () => {
    scope = `guild:${++scopes}`;
    const site = await new NewsSite().open();
    site.publish(1, new Date('2026-03-02T00:00:00Z'));
    const url = `${site.origin}/feed.xml`;
    if (newsroom instanceof MemoryNewsroom) newsroom.feeds.feedTitles.set(url, FEED_TITLE);
    const feed = await newsroom.feeds.add({ scope, url, channel: '7', addedBy: '1' });
    const expected = { id: feed.id, scope, url, title: FEED_TITLE, channel: '7', addedBy: '1' };
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ ...expected, state: 'followed' }]);
    expect(await newsroom.feeds.list('guild:0')).toEqual([]);
    await expectUserError(newsroom.feeds.add({ scope, url }), 'feed.known', 'app.knownFeed');
    const page = `${site.origin}/story/1`;
    await expectUserError(newsroom.feeds.add({ scope, url: page }), 'feed.invalid');
    expect(await newsroom.feeds.edit(scope, url, { channel: '8' })).toMatchObject({
      ...expected,
      channel: '8',
    });
    expect(await newsroom.feeds.edit(scope, feed.id, {})).toMatchObject({ channel: '8' });
    expect(await newsroom.feeds.edit(scope, feed.id, { channel: null })).toMatchObject({ channel: null });
    await expectUserError(newsroom.feeds.edit('guild:0', feed.id, {}), 'feed.unknown', 'app.unknownFeed');
    expect(await newsroom.feeds.pause(scope, url)).toMatchObject({ id: feed.id, state: 'paused' });
    expect(await newsroom.feeds.resume(scope, feed.id)).toMatchObject({
      state: 'followed',
      pauseReason: null,
    });
    for (const change of ['remove', 'pause', 'resume', 'poll'] as const) {
      await expectUserError(newsroom.feeds[change](scope, 'unknown'), 'feed.unknown', 'app.unknownFeed');
      await expectUserError(newsroom.feeds[change]('guild:0', feed.id), 'feed.unknown', 'app.unknownFeed');
    }
    await newsroom.feeds.remove(scope, feed.id);
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });

  test('stores the preferences of a scope', async () => {
    const defaults = NO_PREFERENCES;
    expect(await preferencesIn(newsroom, 'guild:preferences')).toEqual(defaults);
    await newsroom.scopes.setPreferences('guild:preferences', PREFERENCES);
    expect(await preferencesIn(newsroom, 'guild:preferences')).toEqual(PREFERENCES);
    expect(await preferencesIn(newsroom, 'guild:0')).toEqual(defaults);
  });

  test('purges a scope', async () => {
    await fill();
    expect(await newsroom.scopes.purge(scope)).toMatchObject({ scope, articles: 2 });
    expect(await newsroom.archive.list({ scope, which: 'all' })).toMatchObject({ total: 0 });
    expect(await newsroom.scopes.purge(scope)).toMatchObject({ articles: 0 });
  });
});
