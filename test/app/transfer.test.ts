import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { exportLines } from '../../src/app/transfer/export-records.js';
import { exportLine } from '../../src/app/transfer/format.js';
import { importRecords } from '../../src/app/transfer/import-records.js';
import { readLines } from '../../src/app/transfer/lines.js';
import { PACKAGE_ROOT } from '../../src/config/config.js';
import type { Answer } from '../../src/domain/answer.js';
import { cite } from '../../src/domain/citation.js';
import type { Preferences } from '../../src/domain/scope.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../src/store/sqlite/store.js';
import { contentTerms } from '../../src/text/terms/tokens.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { preparedArticle } from '../fixtures/prepared-article.js';
import fc from '../fixtures/properties.js';
import { rawDatabase } from '../fixtures/raw-database.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { waitingHeadline } from '../fixtures/waiting-headline.js';

const SCOPE = 'guild:1';
const EMBEDDER = fakeEmbedder();
const NOW = new Date('2026-03-04T05:06:07.000Z');

async function openStore(): Promise<SqliteStore> {
  const store = SqliteStore.open(temporaryFolder());
  onTestFinished(() => store.close());
  await store.activate({ model: EMBEDDER.id, dimension: EMBEDDER.dimension, settings: {} });
  return store;
}

async function save(store: SqliteStore, text: string, url: string | null = null, at = NOW, scope = SCOPE) {
  const prepared = await preparedArticle(
    { text, url, title: text.slice(0, 20), outlet: 'Sample Wire' },
    EMBEDDER,
  );
  return (await store.articles.save(scope, { ...prepared, fetchedAt: at.toISOString() }, 'ann')).id;
}

async function exported(store: SqliteStore, scope: string | null = null): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of exportLines(store, scope, NOW)) lines.push(line);
  return lines;
}

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const line of lines) yield Buffer.from(`${line}\n`);
}

const importInto = (store: SqliteStore, lines: readonly string[], options = {}) =>
  importRecords({ store, parser: threadParser, embedder: async () => EMBEDDER }, bytesOf(lines), options);

/** A store with a record of every kind, in two scopes. */
async function fullStore() {
  const store = await openStore();
  await save(store, 'The dam held. It rained for days.', 'https://example.org/dam');
  const dam = await save(store, 'The dam broke. It rained for days.', 'https://example.org/dam');
  const report = (day: string) =>
    `The Lakeside dam of Arthur Miller broke on ${day}. Jane Doe lost 4,500 sheep near Oakville.`;
  await save(store, `${report('Friday')} More later.`, 'https://example.org/wire');
  await save(store, `${report('Friday')} More soon.`, 'https://example.com/copy');
  const pasted = 'A text without a link was pasted. “Ünïcödé” 👍\n\nIt has two paragraphs.';
  await save(store, pasted);
  await save(store, 'A note.');
  await save(store, 'An old page was here.', 'https://example.net/old');
  await save(store, 'Other news of others.', null, NOW, 'user:2');
  const forgotten = await save(store, 'A secret was told.', 'https://example.org/secret');
  await store.articles.forget(SCOPE, forgotten);
  // The page has another text now, which is known: its old text stays for old citations.
  await save(store, pasted, 'https://example.net/old');

  const scope = await store.articles.scopeKey(SCOPE);
  await store.scopes.setPreferences(scope, {
    channels: ['7'],
    privateAnswers: true,
    asksPerMinute: 3,
    ingestsPerHour: null,
    answerThreads: true,
    forums: { '5': 'always' },
  });
  await store.scopes.markLeft('user:2', NOW);
  const article = (await store.articles.find(SCOPE, dam))!;
  const quote = cite(article, { start: 0, end: 14 });
  const answer: Answer = {
    id: 'answer0001',
    question: 'did the dam hold?',
    kind: 'answered',
    statements: [{ text: quote.quote, citations: [quote] }],
    shortAnswer: { text: quote.quote, citations: [quote], confidence: 0.7 },
    read: true,
    searched: { articles: 1, passages: 1, newest: null },
    confidence: 0.75,
  };
  await store.answers.add(scope, answer, { channel: '7', user: 'u1', searched: 'did the dam hold Lakeside' });
  await store.answers.recordMessage(answer.id, '99');
  await store.answers.rate(answer.id, 'u2', false);
  const feed = (await store.feeds.add(
    scope,
    { url: 'https://example.org/feed', title: 'Wire', channel: '7', addedBy: 'u1' },
    NOW,
  ))!;
  await store.feeds.recordReading(
    feed.key,
    {
      title: 'Wire',
      minIntervalMinutes: 5,
      etag: '"e"',
      lastModified: null,
      passedOver: [],
      entries: [1, 2].map((n) => ({
        id: `${n}`,
        formerId: null,
        url: `https://example.org/${n}`,
        fingerprint: `${n}`,
        content: null,
      })),
    },
    NOW,
  );
  const [entry] = await store.feeds.waiting(feed.key, 1, NOW);
  await store.feeds.settle(entry!.key, null);
  waitingHeadline(store, feed.key, dam);
  return { store, dam };
}

describe('a round trip', () => {
  test('into an empty store and out again gives the same lines, and the same results of searches', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const types = new Set(lines.map((line) => (JSON.parse(line) as { type: string }).type));
    expect([...types].sort()).toEqual(
      ['answer', 'article', 'end', 'feed', 'feed-entry', 'header', 'revision', 'scope', 'tombstone'].sort(),
    );
    expect(lines.filter((line) => /"story":"/.test(line))).toHaveLength(2);
    expect(lines.filter((line) => /"current":null/.test(line))).toHaveLength(1);

    const other = await openStore();
    const report = await importInto(other, lines);
    expect(report).toMatchObject({ bad: [], complete: true, cancelled: false });
    expect(report.counts.article).toEqual({ added: 7 });
    expect(await exported(other)).toEqual(lines);

    for (const question of ['who lost sheep near Oakville', 'did the dam break', 'pasted link']) {
      expect(await found(other, question)).toEqual(await found(store, question));
    }
    expect(await other.articles.isForgotten(SCOPE, 'https://example.org/secret')).toBe(true);
    expect(await other.answers.findAt(1, { message: '99' })).toBe('answer0001');
    expect(await other.headlines.take([SCOPE], 10)).toMatchObject([{ channel: '7' }]);
  });

  test('a second import changes nothing', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const other = await openStore();
    await importInto(other, lines);
    const again = await importInto(other, lines);
    expect(Object.values(again.counts).flatMap((outcomes) => Object.keys(outcomes))).toEqual(
      Object.keys(again.counts).map(() => 'known'),
    );
    expect(await exported(other)).toEqual(lines);
    expect((await importInto(store, lines)).counts.article).toEqual({ known: 7 });
  });

  test('an import that ends after any line is completed by the next one', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    for (let length = 1; length < lines.length; length += 1) {
      const other = await openStore();
      const cut = await importInto(other, lines.slice(0, length));
      expect(cut.complete).toBe(false);
      expect((await importInto(other, lines)).badLines).toBe(0);
      expect(await exported(other)).toEqual(lines);
    }
  });

  test('an abort stops between two lines', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const other = await openStore();
    const controller = new AbortController();
    const report = await importInto(other, lines, {
      signal: controller.signal,
      onProgress: (done: number) => {
        if (done === 2) controller.abort();
      },
    });
    expect(report).toMatchObject({ cancelled: true, complete: false });
    await importInto(other, lines);
    expect(await exported(other)).toEqual(lines);
  });

  test('of one scope leaves the others out', async () => {
    const { store } = await fullStore();
    const lines = await exported(store, 'user:2');
    expect(lines.join('\n')).not.toContain(SCOPE);
    expect(lines.filter((line) => line.includes('"revision"'))).toHaveLength(1);
    const other = await openStore();
    expect((await importInto(other, await exported(store), { scope: 'user:2' })).bad).toEqual([]);
    expect(await exported(other)).toEqual([expect.stringContaining('"scope":null'), ...lines.slice(1)]);
  });

  test('is of one moment while another connection writes', async () => {
    const { store } = await fullStore();
    const before = await exported(store);
    const during: string[] = [];
    for await (const line of exportLines(store, null, NOW)) {
      during.push(line);
      if (during.length === 3) await save(store, 'Written meanwhile.');
    }
    expect(during).toEqual(before);
  });

  test('every column is exported, or left out on purpose', async () => {
    const store = await openStore();
    const columns = rawDatabase(store)
      .prepare<[], string>(
        `SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%'`,
      )
      .pluck()
      .all();
    const derived = [
      'sentence',
      'passage',
      'model',
      'vectors',
      'posting',
      'article_terms',
      'text_totals',
      'pending',
      'change',
      'meta',
      'accepted',
      'set_aside',
    ];
    const kept = columns.filter((column) => !derived.includes(column.split('.')[0]!));
    // When one is added: export it, or add it here. A lease, the number of a job and a
    // message that was begun mean nothing elsewhere; aliases are
    // recognised by their site again; the next poll counts again what it passes over, and reads the feed's texts.
    expect(
      kept.filter((column) => !/\.(key|scope|article|feed|ordinal|answer)$/.test(column)).sort(),
    ).toEqual(
      [
        'answer.asked_at',
        'answer.channel',
        'answer.confidence',
        'answer.id',
        'answer.kind',
        'answer.message',
        'answer.question',
        'answer.searched',
        'answer.user',
        'article.added_at',
        'article.current',
        'article.id',
        'article.ingested_by',
        'article.story',
        'citation.end',
        'citation.place',
        'citation.revision',
        'citation.start',
        'feed.added_at',
        'feed.added_by',
        'feed.channel',
        'feed.etag',
        'feed.failures',
        'feed.id',
        'feed.last_error',
        'feed.last_modified',
        'feed.next_poll_at',
        'feed.pause_reason',
        'feed.polled_at',
        'feed.polling_owner',
        'feed.polling_until',
        'feed.read_at',
        'feed.rest_minutes',
        'feed.title',
        'feed.url',
        'feed_entry.entry',
        'feed_entry.mark',
        'feed_entry.not_before',
        'feed.passed_over',
        'feed_entry.content',
        'feed_entry.passed_over',
        'feed_entry.seen_at',
        'feed_entry.tell',
        'feed_entry.tries',
        'feed_entry.url',
        'headline.message',
        'preference.answer_threads',
        'preference.asks_per_minute',
        'preference.channels',
        'preference.forums',
        'preference.ingests_per_hour',
        'preference.private_answers',
        'rating.helpful',
        'rating.rated_at',
        'rating.user',
        'revision.author',
        'revision.claimed_url',
        'revision.content_hash',
        'revision.fetched_at',
        'revision.furniture',
        'revision.language',
        'revision.number',
        'revision.outlet',
        'revision.provenance',
        'revision.published_at',
        'revision.text',
        'revision.title',
        'revision.words',
        'scope.left_at',
        'scope.name',
        'tombstone.forgotten_at',
        'tombstone.hash',
        'tombstone.last_job',
        'url.alias_of',
        'url.url',
      ].sort(),
    );
  });
});

test('a waiting entry that is its text is left to the next poll, which fetches the whole feed', async () => {
  const store = SqliteStore.open(temporaryFolder());
  const { key } = (await store.feeds.add(
    await store.articles.scopeKey(SCOPE),
    { url: 'https://example.org/feed', title: null, channel: null, addedBy: null },
    NOW,
  ))!;
  const entryOf = (n: number, hasPage: boolean) => ({
    id: `${n}`,
    formerId: null,
    url: `https://example.org/${n}`,
    fingerprint: `${n}`,
    content: { hasPage },
  });
  const reading = {
    title: null,
    minIntervalMinutes: null,
    etag: '"e"',
    lastModified: null,
    passedOver: [],
    entries: [entryOf(1, true), entryOf(2, false)],
  };
  await store.feeds.recordReading(key, reading, NOW);
  const records = (await exported(store)).map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records.filter(({ type }) => type === 'feed')).toMatchObject([{ etag: null }]);
  expect(records.filter(({ type }) => type === 'feed-entry')).toMatchObject([
    { url: 'https://example.org/1' },
  ]);
  await store.close();
});

test('the example in the documentation is a whole file', async () => {
  const section = readFileSync(join(PACKAGE_ROOT, 'docs/terminal.md'), 'utf8').split('\n### Format\n')[1]!;
  const lines = Array.from(section.matchAll(/^```json\n(.*)\n```$/gm), ([, line]) => line!);
  const store = await openStore();
  expect(await importInto(store, lines)).toMatchObject({ bad: [], complete: true });
  expect((await exported(store)).slice(1)).toEqual(lines.slice(1));
  const types = lines.map((line) => (JSON.parse(line) as { type: string }).type);
  expect(new Set(types).size).toBe(exportLine.options.length + 1);
});

describe('an import into a store with articles', () => {
  test('keeps a newer text of the same page, and replaces an older one', async () => {
    const later = new Date(NOW.getTime() + 1000);
    const [one, other] = [await openStore(), await openStore()];
    await save(one, 'The first text.', 'https://example.org/a', NOW);
    await save(one, 'The second text.', 'https://example.org/b', later);
    const local = await save(other, 'A newer text.', 'https://example.org/a', later);
    const older = await save(other, 'An older text.', 'https://example.org/b', NOW);
    const lines = await exported(one);
    const report = await importInto(other, lines);
    expect(report.counts.article).toEqual({ kept: 1, replaced: 1 });
    expect((await other.articles.find(SCOPE, local))!.urls).toEqual(['https://example.org/a']);
    expect(await other.articles.find(SCOPE, older)).toBe(null);
    expect(await other.articles.find(SCOPE, older, 1)).not.toBe(null);
    expect(new Set(await found(other, 'text'))).toEqual(new Set(['A newer text.', 'The second text.']));
    expect((await importInto(other, lines)).counts.article).toEqual({ known: 2 });
  });

  test('adds newer revisions of an article, and keeps newer ones of its own', async () => {
    const [one, other] = [await openStore(), await openStore()];
    const url = 'https://example.org/a';
    const id = await save(one, 'The first text.', url);
    const first = await exported(one);
    await importInto(other, first);
    await save(one, 'The second text.', url);
    const second = await exported(one);
    expect((await importInto(other, second)).counts.article).toEqual({ replaced: 1 });
    expect(await exported(other)).toEqual(second);
    expect((await importInto(other, first)).counts.article).toEqual({ known: 1 });
    expect((await other.articles.find(SCOPE, id))!.text).toBe('The second text.');

    await save(other, 'A local third text.', url);
    await save(one, 'Another third text.', url);
    expect((await importInto(other, await exported(one))).counts.article).toEqual({ kept: 1 });
    expect((await other.articles.find(SCOPE, id))!.text).toBe('A local third text.');
  });

  test('adds no copy of a text that is stored already, and its citations lead there', async () => {
    const { store, dam } = await fullStore();
    const other = await openStore();
    const local = await save(other, 'The dam broke. It rained for days.');
    const report = await importInto(other, await exported(store));
    expect(report.counts.article).toEqual({ known: 1, added: 6 });
    expect(await other.articles.find(SCOPE, dam)).toBe(null);
    expect((await other.articles.find(SCOPE, local))!.urls).toEqual(['https://example.org/dam']);
    const { citations } = (await other.answers.find(1, 'answer0001'))!;
    expect(citations.map(({ article, revision, start, end }) => [article, revision, start, end])).toEqual([
      [local, 1, 0, 14],
      [local, 1, 0, 14],
    ]);
  });

  test('brings back nothing that was forgotten here, and forgets nothing that is stored here', async () => {
    const [one, other] = [await openStore(), await openStore()];
    await save(one, 'The dam held.', 'https://example.org/dam');
    await save(one, 'The mayor spoke.');
    const told = await save(one, 'It was told.', 'https://example.org/told');
    await one.articles.forget(SCOPE, told);
    await other.articles.forget(SCOPE, await save(other, 'The dam held.'));
    const kept = await save(other, 'It was told.', 'https://example.org/told');
    const report = await importInto(other, await exported(one));
    expect(report.counts).toMatchObject({ article: { forgotten: 1, added: 1 }, tombstone: { kept: 2 } });
    expect(await other.articles.find(SCOPE, kept)).not.toBe(null);
    expect(await other.articles.isForgotten(SCOPE, 'https://example.org/told')).toBe(false);
  });

  test('keeps settings and ratings that were chosen here later', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const other = await openStore();
    await importInto(other, lines);
    const mine: Preferences = {
      channels: [],
      privateAnswers: false,
      asksPerMinute: 9,
      ingestsPerHour: 9,
      answerThreads: true,
      forums: { '5': 'always' },
    };
    await other.scopes.setPreferences(1, mine);
    await other.answers.rate('answer0001', 'u2', true);
    expect((await importInto(other, lines)).counts.scope).toEqual({ kept: 1, known: 1 });
    expect(await other.scopes.preferences(SCOPE)).toEqual(mine);
    expect(await other.answers.ratings(1)).toEqual({ helpful: 1, unhelpful: 0 });
  });

  test('embeds again when another process activates another model meanwhile', async () => {
    const one = await openStore();
    await save(one, 'The dam held.');
    const other = await openStore();
    const newer = fakeEmbedder({ dimension: 16 });
    const active = [EMBEDDER, newer];
    const report = await importRecords(
      {
        store: other,
        parser: threadParser,
        embedder: async () => {
          const embedder = active.shift()!;
          if (embedder === EMBEDDER)
            await other.activate({ model: newer.id, dimension: newer.dimension, settings: {} });
          return embedder;
        },
      },
      bytesOf(await exported(one)),
    );
    expect(report.counts.article).toEqual({ added: 1 });
    expect(active).toEqual([]);
  });
});

describe('bad files', () => {
  test.each([
    ['an empty file', []],
    ['another text', ['hello']],
    ['other JSON', ['{"type":"header"}']],
  ])('%s is no export', async (_, lines) => {
    const store = await openStore();
    await expect(importInto(store, lines)).rejects.toMatchObject({ code: 'file.invalid' });
  });

  test('a newer format is refused', async () => {
    const store = await openStore();
    const [header] = await exported(store);
    const newer = header!.replace('"version":1', '"version":2');
    await expect(importInto(store, [newer])).rejects.toThrow(/format version 2/);
  });

  test('a bad line is named with its number and reason, and the others are imported', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const at = lines.findIndex((line) => line.includes('"number":2'));
    const bad = [
      ...lines.slice(0, at),
      lines[at]!.replace('It rained', 'It reined'),
      ...lines.slice(at + 1, -1),
      '{"type":"article"',
      '{"type":"surprise"}',
      '',
      lines.find((line) => line.includes('"type":"tombstone"'))!.replace(SCOPE, 'purged:x'),
      lines.find((line) => line.includes('"type":"revision"'))!,
      lines
        .find((line) => line.includes('"type":"feed"'))!
        .replace('https://example.org/feed', 'file:///etc/passwd'),
      lines.find((line) => line.includes('"type":"article"'))!.replace('"id":"', '"id":"a:'),
      lines
        .find((line) => line.includes('https://example.org/wire'))!
        .replace('https://example.org/wire', 'javascript:alert(1)'),
    ];
    const other = await openStore();
    const report = await importInto(other, bad);
    const last = lines.length;
    expect(report.bad.map(({ line }) => line)).toEqual([
      at + 1,
      last,
      last + 1,
      last + 3,
      last + 4,
      last + 5,
      last + 6,
      last + 7,
    ]);
    expect(report.bad[0]!.reason).toContain('does not match its content hash');
    expect(report).toMatchObject({ badLines: 8, complete: false });
    expect(report.counts.article).toEqual({ added: 6 });
    await importInto(other, lines);
    expect(await exported(other)).toEqual(lines);
  });

  test('no line of any content throws', async () => {
    const { store } = await fullStore();
    const lines = await exported(store);
    const other = await openStore();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.json(), fc.string(), mutated(lines)), { maxLength: 8 }),
        async (given) => {
          await importInto(other, [lines[0]!, ...given.map((line) => line.replaceAll('\n', ' '))]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

/** A line with one value replaced. */
const mutated = (lines: readonly string[]) =>
  fc.tuple(fc.constantFrom(...lines), fc.nat(20), fc.jsonValue()).map(([line, at, value]) => {
    const record = JSON.parse(line) as Record<string, unknown>;
    const keys = Object.keys(record);
    return JSON.stringify({ ...record, [keys[at % keys.length]!]: value });
  });

describe('readLines', () => {
  const read = async (chunks: readonly Uint8Array[], max = 1000) => {
    async function* stream() {
      yield* chunks;
    }
    const lines: (string | null)[] = [];
    for await (const { number, text } of readLines(stream(), max)) {
      lines.push(text);
      expect(number).toBe(lines.length);
    }
    return lines;
  };

  test('gives the same lines however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\n', '')),
          { minLength: 1 },
        ),
        fc.integer({ min: 1, max: 9 }),
        async (lines, size) => {
          const bytes = Buffer.from(`${lines.join('\n')}\n`);
          const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
            bytes.subarray(at * size, (at + 1) * size),
          );
          expect(await read(chunks)).toEqual(lines);
        },
      ),
    ));

  test('skips a line that is too long without keeping it, and one that is not UTF-8', async () => {
    const long = Array.from({ length: 50 }, () => Buffer.alloc(100, 'x'));
    const invalid = Buffer.from([0x61, 0xff, 0x0a]);
    expect(await read([...long, Buffer.from('\nb\n'), invalid, Buffer.from('last')])).toEqual([
      null,
      'b',
      null,
      'last',
    ]);
  });
});

test('a date of publication keeps its offset', async () => {
  const [from, to] = [await openStore(), await openStore()];
  const publishedAt = '2026-03-03T23:30:00-05:00';
  const prepared = await preparedArticle(
    { text: 'The dam held. It rained for days.', publishedAt },
    EMBEDDER,
  );
  await from.articles.save(SCOPE, prepared, 'ann');
  await importInto(to, await exported(from));
  const { entries } = await to.articles.list(SCOPE, { limit: 1 });
  expect(entries.map(({ article }) => article.publishedAt)).toEqual([publishedAt]);
});

/** Texts that a search by words and one by vectors find, in order. */
async function found(store: SqliteStore, question: string): Promise<string[]> {
  const scope = await store.articles.scopeKey(SCOPE);
  const index = await store.index(scope, EMBEDDER);
  await index.settled();
  const near = await index.search(await EMBEDDER.embedQuery(question), 3);
  const words = await store.search.bm25(scope, contentTerms(question), 3, null);
  const keys = [...near.map(({ label }) => label), ...words.map(({ passage }) => passage)];
  const texts: string[] = [];
  for (const key of keys) {
    const [passage] = await store.search.passages(scope, [key]);
    const loaded = await store.search.loadArticles(scope, [passage!.article]);
    texts.push(loaded.get(passage!.article)!.article.text);
  }
  return texts;
}
