import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import type { Newsroom } from '../../src/app/newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { ClosingError } from '../../src/domain/errors.js';
import type { ResumedIngest } from '../../src/domain/ingest.js';
import { DAY_MS } from '../../src/domain/units.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { storeErrors } from '../../src/store/errors.js';
import { type FakeEmbedderOptions, fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { isSharedWithProcesses, openTestStore } from '../fixtures/test-store.js';
import { NewsSite } from '../ingest/news-site.js';

const SCOPE = 'guild:1';
const DAM = { kind: 'text', text: 'The Lakeside dam held on Friday. Nobody was hurt.' } as const;
const LATER_MS = 180_000;
/** How often leases are renewed and expired ones looked for. */
const RENEWAL_MS = 15_000;

interface Settings extends FakeEmbedderOptions {
  readonly folder: string;
  readonly config?: Record<string, string>;
  readonly later?: boolean;
  readonly owner?: string;
  readonly onResumed?: (source: ResumedIngest) => void;
}

const open = async ({ folder, config, later, owner, onResumed, ...embedding }: Settings): Promise<Newsroom> =>
  createNewsroom({
    parser: threadParser,
    config: readConfig({ ALLOW_PRIVATE_URLS: 'true', ...config }),
    store: await openTestStore(folder),
    embedder: fakeEmbedder(embedding),
    owner,
    clock: () => new Date(Date.now() + (later ? LATER_MS : 0)),
    ...(onResumed ? { onResumed } : {}),
  });

/** Number of queued sources of a folder, of all processes. */
async function waiting(folder: string): Promise<number> {
  const store = await openTestStore(folder);
  const count = await store.jobs.count(await store.articles.scopeKey(SCOPE));
  await store.close();
  return count;
}

/** `all` resolves when the given number of sources has been resumed and finished. */
function resumed(number: number) {
  const sources: ResumedIngest[] = [];
  let done: (sources: ResumedIngest[]) => void = () => undefined;
  const all = new Promise<ResumedIngest[]>((resolve) => {
    done = resolve;
  });
  const onResumed = (source: ResumedIngest): void => {
    sources.push(source);
    if (sources.length === number) done(sources);
  };
  return { all, onResumed };
}

/** Blocks an embedder until `release` is called. */
function blocked() {
  let release: () => void = () => undefined;
  let start: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const started = new Promise<void>((resolve) => {
    start = resolve;
  });
  const beforeTexts = async (): Promise<void> => {
    start();
    await gate;
  };
  return { beforeTexts, release, started };
}

/** PostgreSQL in this process is not there for others. */
const testOfProcesses = test.runIf(isSharedWithProcesses);

testOfProcesses('sources accepted by a killed process are finished by the next one, each once', async () => {
  const folder = temporaryFolder();
  const site = await new NewsSite().open();
  site.publish(1, new Date('2026-03-02T00:00:00Z'));
  const url = `${site.origin}/story/1`;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./dying-process.ts', import.meta.url)), folder, url],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const exited = once(child, 'exit');
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await exited;
  expect(await waiting(folder)).toBe(3);

  // Until the lease of the dead process expires, no other process claims its work.
  const early = await open({ folder });
  await early.close();
  expect(await waiting(folder)).toBe(3);

  const { all, onResumed } = resumed(3);
  const next = await open({ folder, later: true, onResumed });
  // They were accepted at the same time.
  expect((await all).toSorted((a, b) => a.source.localeCompare(b.source))).toEqual(
    ['a pasted text', 'harbour.md', url].map((source) => ({
      scope: SCOPE,
      source,
      outcome: 'new',
      message: null,
      code: null,
    })),
  );
  const { entries } = await next.archive.list({ scope: SCOPE, which: 'all' });
  expect(entries.map(({ article }) => [article.title, article.ingestedBy]).toSorted()).toEqual([
    ['Council meeting 1', 'ann'],
    ['The Lakeside dam held on Friday', 'ann'],
    ['The harbour', 'ann'],
  ]);
  expect(entries.find(({ article }) => article.title.includes('dam'))?.article.outlet).toBe('Sample Wire');
  await next.close();
  expect(await waiting(folder)).toBe(0);
});

test('finished, refused, cancelled and failed sources leave the queue', async () => {
  const folder = temporaryFolder();
  const controller = new AbortController();
  let fail = false;
  const newsroom = await open({
    folder,
    beforeTexts: () => {
      if (fail) throw new Error('out of memory');
    },
  });
  await newsroom.ingest.article({ scope: SCOPE, source: DAM });
  const empty = newsroom.ingest.article({ scope: SCOPE, source: { kind: 'text', text: '' } });
  await expect(empty).rejects.toMatchObject({ code: 'source.empty' });
  controller.abort();
  const source = { kind: 'text', text: 'The harbour froze on Monday. Ships waited.' } as const;
  const cancelled = newsroom.ingest.article({ scope: SCOPE, source }, { signal: controller.signal });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  fail = true;
  await expect(newsroom.ingest.article({ scope: SCOPE, source })).rejects.toThrow('out of memory');
  expect(await waiting(folder)).toBe(0);
  await newsroom.close();
});

test('closing does not cancel a source: the next start resumes it at once', async () => {
  const folder = temporaryFolder();
  const gate = blocked();
  const closing = new AbortController();
  const first = await open({ folder, beforeTexts: gate.beforeTexts });
  const accepted = first.ingest.article({ scope: SCOPE, source: DAM }, { signal: closing.signal });
  await gate.started;
  closing.abort(new ClosingError());
  gate.release();
  await expect(accepted).rejects.toMatchObject({
    code: 'cancelled',
    id: 'app.closing',
  });
  await first.close();
  expect(await waiting(folder)).toBe(1);
  const { all, onResumed } = resumed(1);
  const second = await open({ folder, onResumed });
  expect(await all).toMatchObject([{ outcome: 'new' }]);
  await second.close();
});

test('a source that crashes every process is set aside, with a reason its owner can see', async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder);
  const dead = { owner: 'dead', until: new Date(0) };
  const request = { source: { kind: 'url', url: 'https://dam.example/1' }, ingestedBy: 'ann' } as const;
  const scope = await store.articles.scopeKey(SCOPE);
  const { key } = await store.jobs.add(scope, request, request.source.url, dead);
  for (let died = 0; died < 2; died += 1) {
    expect(await store.jobs.claimNext(new Date(), dead)).toMatchObject({ attempts: died });
    await store.jobs.start(key);
  }
  await store.close();
  const { all, onResumed } = resumed(1);
  const newsroom = await open({ folder, onResumed });
  expect(await all).toMatchObject([
    { outcome: 'failed', message: expect.stringContaining('crashed or hung twice') },
  ]);
  expect(await newsroom.scopes.stats(SCOPE)).toMatchObject({
    articles: 0,
    queued: 0,
    setAside: [{ name: 'https://dam.example/1', ingestedBy: 'ann', reason: expect.stringMatching(/again/) }],
  });
  await newsroom.close();
  expect(await waiting(folder)).toBe(0);
});

test('an attempt that closing interrupts does not count', async () => {
  const folder = temporaryFolder();
  const gate = blocked();
  const newsroom = await open({ folder, beforeTexts: gate.beforeTexts });
  const closing = new AbortController();
  const accepted = newsroom.ingest.article({ scope: SCOPE, source: DAM }, { signal: closing.signal });
  await gate.started;
  closing.abort(new ClosingError());
  gate.release();
  await expect(accepted).rejects.toMatchObject({ id: 'app.closing' });
  await newsroom.close();
  const store = await openTestStore(folder);
  const lease = { owner: 'next', until: new Date(Date.now() + LATER_MS) };
  expect(await store.jobs.claimNext(new Date(), lease)).toMatchObject({ attempts: 0 });
  await store.close();
});

test('a source that cannot be stored is kept, and added when storing works again', async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder);
  const full = storeErrors.full({ folder });
  vi.spyOn(store.articles, 'save').mockRejectedValue(full);
  const config = readConfig({});
  const first = createNewsroom({ parser: threadParser, config, store, embedder: fakeEmbedder() });
  await expect(first.ingest.article({ scope: SCOPE, source: DAM })).rejects.toMatchObject({
    code: 'store.unavailable',
    id: 'app.storedLater',
    cause: full,
  });
  await first.close();
  expect(await waiting(folder)).toBe(1);
  const { all, onResumed } = resumed(1);
  const second = await open({ folder, later: true, onResumed });
  expect(await all).toMatchObject([{ outcome: 'new' }]);
  await second.close();
  expect(await waiting(folder)).toBe(0);
});

test('a job that could not be handed back is handed back later', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const folder = temporaryFolder();
  const store = await openTestStore(folder);
  vi.spyOn(store.articles, 'save').mockRejectedValueOnce(storeErrors.full({ folder }));
  const handBack = vi.spyOn(store.jobs, 'handBack').mockRejectedValueOnce(storeErrors.full({ folder }));
  let later = 0;
  const { all, onResumed } = resumed(1);
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
    onResumed,
    clock: () => new Date(Date.now() + later),
  });
  try {
    const told = newsroom.ingest.article({ scope: SCOPE, source: DAM });
    await expect(told).rejects.toMatchObject({ id: 'app.storedLater' });
    // Its lease was not ended, and is not renewed either: only the second attempt to hand it back frees it.
    vi.advanceTimersByTime(RENEWAL_MS);
    await vi.waitFor(() => expect(handBack).toHaveBeenCalledTimes(2));
    await handBack.mock.results[1]!.value;
    later = LATER_MS;
    vi.advanceTimersByTime(RENEWAL_MS);
    expect(await all).toMatchObject([{ outcome: 'new' }]);
  } finally {
    vi.useRealTimers();
    await newsroom.close();
  }
  expect(await waiting(folder)).toBe(0);
});

test.each([
  ['a year ahead', 365 * DAY_MS],
  ['a year back', -365 * DAY_MS],
])('a clock that jumps %s starts no job twice', async (_, jump) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const folder = temporaryFolder();
  const store = await openTestStore(folder);
  const start = vi.spyOn(store.jobs, 'start');
  const claim = vi.spyOn(store.jobs, 'claimNext');
  const gate = blocked();
  const onResumed = vi.fn();
  let ahead = 0;
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder({ beforeTexts: gate.beforeTexts }),
    onResumed,
    clock: () => new Date(Date.now() + ahead),
  });
  try {
    const accepted = newsroom.ingest.article({ scope: SCOPE, source: DAM });
    await gate.started;
    ahead = jump;
    for (let turn = 1; turn <= 3; turn += 1) {
      const asked = claim.mock.calls.length;
      vi.advanceTimersByTime(RENEWAL_MS);
      await vi.waitFor(() => expect(claim.mock.calls.length).toBeGreaterThan(asked));
    }
    gate.release();
    expect(await accepted).toMatchObject({ outcome: 'new' });
  } finally {
    vi.useRealTimers();
    await newsroom.close();
  }
  expect(start).toHaveBeenCalledTimes(1);
  expect(onResumed).not.toHaveBeenCalled();
  expect(await waiting(folder)).toBe(0);
});

test('a queue that replaces a crashed one resumes its jobs at once', async () => {
  const folder = temporaryFolder();
  const store = await openTestStore(folder);
  const lease = { owner: 'bot', until: new Date(Date.now() + LATER_MS) };
  await store.jobs.add(await store.articles.scopeKey(SCOPE), { source: DAM }, null, lease);
  await store.close();
  const other = await open({ folder });
  await other.close();
  expect(await waiting(folder)).toBe(1);
  const { all, onResumed } = resumed(1);
  const next = await open({ folder, owner: 'bot', onResumed });
  expect(await all).toMatchObject([{ outcome: 'new' }]);
  await next.close();
});

test('forgetting an article stops earlier requests that would ingest it again', async () => {
  const folder = temporaryFolder();
  const gate = blocked();
  const site = await new NewsSite().open();
  site.publish(1, new Date('2026-03-02T00:00:00Z'));
  const url = `${site.origin}/story/1?utm_source=x`;
  const one = await open({ folder });
  const { article } = await one.ingest.article({ scope: SCOPE, source: { kind: 'url', url } });
  site.revise(1);
  const other = await open({ folder, beforeTexts: gate.beforeTexts });
  const byUrl = other.ingest.article({ scope: SCOPE, source: { kind: 'url', url } });
  const failedUrl = expect(byUrl).rejects.toMatchObject({ code: 'cancelled' });
  await gate.started;
  expect(await one.archive.forget(SCOPE, article.id)).toMatchObject({ waiting: 1 });
  gate.release();
  await failedUrl;
  expect((await one.scopes.stats(SCOPE)).articles).toBe(0);
  // A later request ingests it again.
  expect((await other.ingest.article({ scope: SCOPE, source: { kind: 'url', url } })).outcome).toBe('new');
  await Promise.all([one.close(), other.close()]);
});

test('a full queue refuses a source before storing it', async () => {
  const folder = temporaryFolder();
  const gate = blocked();
  const newsroom = await open({ folder, config: { INGEST_QUEUE_LIMIT: '2' }, beforeTexts: gate.beforeTexts });
  const texts = [1, 2, 3].map((day) => ({ kind: 'text', text: `The dam held on day ${day}.` }) as const);
  const queued = async () => (await newsroom.scopes.stats(SCOPE)).queued;
  const accepted: Promise<unknown>[] = [];
  for (const source of texts) {
    accepted.push(newsroom.ingest.article({ scope: SCOPE, source }));
    await expect.poll(queued).toBe(accepted.length);
  }
  await expect(newsroom.ingest.article({ scope: SCOPE, source: DAM })).rejects.toMatchObject({
    code: 'queue.full',
  });
  expect(await queued()).toBe(3);
  gate.release();
  await Promise.all(accepted);
  await newsroom.close();
});

test('the last progress event gives the outcome', async () => {
  const newsroom = await open({ folder: temporaryFolder() });
  const steps: unknown[] = [];
  const ingest = () =>
    newsroom.ingest.article({ scope: SCOPE, source: DAM }, { onProgress: (step) => void steps.push(step) });
  await ingest();
  expect(steps.at(-1)).toEqual({
    stage: 'done',
    articles: 1,
    sentences: 2,
    passages: 1,
    ms: expect.any(Number),
  });
  await ingest();
  expect(steps.at(-1)).toMatchObject({ stage: 'done', articles: 0 });
  await newsroom.close();
});
