import { expect, test, vi } from 'vitest';
import { countedNewsroom } from '../../../src/app/monitoring/counted-newsroom.js';
import { Metrics } from '../../../src/app/monitoring/metrics.js';
import type { Newsroom } from '../../../src/app/newsroom.js';
import { METHODS } from '../../../src/app/remote/newsroom-contract.js';
import { UserError } from '../../../src/domain/errors.js';
import type { FeedPoll } from '../../../src/domain/feed.js';
import type { SectionOptions } from '../../../src/domain/section.js';
import { MemoryNewsroom } from '../../discord/memory-newsroom.js';

const SCOPE = 'guild:481516234200000001';
const USER = '481516234200000007';
const TEXT = 'The ministers signed the zanzibarnote framework on Friday.';
const QUESTION = 'who signed the zanzibarnote framework?';
const URL_WITH_KEY = 'https://secret-host.example/feed?key=zanzibarnote';

function counted() {
  const metrics = new Metrics();
  const inner = new MemoryNewsroom();
  return { metrics, inner, newsroom: countedNewsroom(inner, metrics) };
}

/** The samples of a metric that are not 0, by their labels. */
async function samples(metrics: Metrics, name: string): Promise<Record<string, number>> {
  const lines = (await metrics.registry.getSingleMetricAsString(name)).split('\n');
  const found = lines
    .filter((line) => line.startsWith(name))
    .map((line) => line.slice(name.length).split(' '));
  return Object.fromEntries(
    found.map(([labels, value]) => [labels!, Number(value)]).filter(([, n]) => n !== 0),
  );
}

test('passes every method through with its arguments, its result and its error', async () => {
  const { inner, newsroom } = counted();
  for (const [group, methods] of Object.entries(METHODS)) {
    for (const [method, optionsAt] of Object.entries(methods as Record<string, number | null>)) {
      const target = inner[group as keyof typeof METHODS] as never;
      const spy = vi.spyOn(target, method as never) as unknown as ReturnType<typeof vi.fn>;
      const result = { kind: 'nothing', outcome: 'known', articles: [], skipped: [], known: 0 };
      spy.mockResolvedValueOnce(result);
      const call = (newsroom[group as keyof Omit<Newsroom, 'close'>] as never)[method] as (
        ...args: unknown[]
      ) => Promise<unknown>;
      const { signal } = new AbortController();
      const args = optionsAt === null ? ['a', 'b'] : [...['a', 'b'].slice(0, optionsAt), { signal }];
      expect(await call(...args), method).toBe(result);
      expect(spy.mock.lastCall!.slice(0, optionsAt ?? 2)).toEqual(args.slice(0, optionsAt ?? 2));
      if (optionsAt !== null) expect(spy.mock.lastCall![optionsAt]).toMatchObject({ signal });
      const error = new Error('boom');
      spy.mockRejectedValueOnce(error);
      await expect(call(...args), method).rejects.toBe(error);
    }
  }
  await newsroom.close();
  expect(inner.closed).toBe(true);
});

test('questions by outcome, with the time of those that were answered', async () => {
  const { metrics, inner, newsroom } = counted();
  const ask = () => newsroom.answers.ask({ scope: SCOPE, question: QUESTION, user: USER });
  await ask();
  inner.add({ text: TEXT, scope: SCOPE });
  await ask();
  const asking = vi.spyOn(inner.answers, 'ask');
  asking.mockRejectedValueOnce(new UserError('question.empty', 'x'));
  await expect(ask()).rejects.toThrow('x');
  asking.mockRejectedValueOnce(new UserError('model.unavailable', 'y'));
  await expect(ask()).rejects.toThrow('y');
  asking.mockRejectedValueOnce(new Error('z'));
  await expect(ask()).rejects.toThrow('z');
  expect(await samples(metrics, 'byline_asks_total')).toEqual({
    '{outcome="nothing"}': 1,
    '{outcome="answered"}': 1,
    '{outcome="refused_question"}': 1,
    '{outcome="failed"}': 2,
  });
  expect(await samples(metrics, 'byline_ask_duration_seconds')).toMatchObject({ _count: 2 });
  expect(await samples(metrics, 'byline_faults_total')).toEqual({ '{source="newsroom"}': 1 });
});

test('articles by outcome and stage; the caller still hears the progress', async () => {
  const { metrics, inner, newsroom } = counted();
  const stages: string[] = [];
  const ingest = (text: string) =>
    newsroom.ingest.article(
      { scope: SCOPE, source: { kind: 'text', text }, ingestedBy: USER },
      { onProgress: ({ stage }) => stages.push(stage) },
    );
  await ingest(TEXT);
  await ingest(TEXT);
  await expect(ingest('* * *')).rejects.toThrow();
  vi.spyOn(inner.ingest, 'article').mockRejectedValueOnce(new UserError('cancelled', 'x'));
  await expect(ingest(TEXT)).rejects.toThrow();
  vi.spyOn(inner.ingest, 'article').mockRejectedValueOnce(new Error('y'));
  await expect(ingest(TEXT)).rejects.toThrow();
  expect(stages).toEqual(['reading', 'embedding', 'reading', 'embedding', 'reading']);
  expect(await samples(metrics, 'byline_ingests_total')).toEqual({
    '{origin="request",outcome="new",reason=""}': 1,
    '{origin="request",outcome="known",reason=""}': 1,
    '{origin="request",outcome="refused",reason="source.empty"}': 1,
    '{origin="request",outcome="cancelled",reason="cancelled"}': 1,
    '{origin="request",outcome="failed",reason=""}': 1,
  });
  expect(await samples(metrics, 'byline_ingest_stage_duration_seconds')).toMatchObject({
    '_count{stage="reading"}': 2,
  });
  expect(await samples(metrics, 'byline_ingest_duration_seconds')).toMatchObject({
    '_count{outcome="new"}': 1,
    '_count{outcome="failed"}': 1,
  });
});

test('the stories of a section page, and polls of feeds', async () => {
  const { metrics, inner, newsroom } = counted();
  vi.spyOn(inner.ingest, 'section').mockImplementationOnce(async (_, { onProgress }: SectionOptions = {}) => {
    const story = { done: 1, total: 2, url: URL_WITH_KEY };
    onProgress?.({ stage: 'listed', total: 2 });
    for (const stage of ['fetching', 'reading', 'storing'] as const) {
      onProgress?.({ stage: 'story', url: URL_WITH_KEY, step: { stage } });
    }
    const outcome = await inner.ingest.article({ scope: SCOPE, source: { kind: 'text', text: TEXT } });
    onProgress?.({ ...story, stage: 'ingested', outcome });
    onProgress?.({ ...story, stage: 'skipped', code: 'robots.disallowed', reason: 'no' });
    throw new UserError('section.empty', 'x');
  });
  await expect(newsroom.ingest.section({ scope: SCOPE, url: URL_WITH_KEY })).rejects.toThrow();
  const poll = {
    result: 'changed',
    articles: [{ outcome: 'new' }, { outcome: 'updated' }],
    known: 3,
    skipped: [{ url: URL_WITH_KEY, reason: 'no' }],
  } as unknown as FeedPoll;
  metrics.feedEvent({ kind: 'polled', poll, headlines: 0 });
  metrics.feedEvent({ kind: 'fault', message: 'x' });
  metrics.resumed({ outcome: 'failed', code: 'url.timeout' });
  metrics.resumed({ outcome: 'new', code: null });
  metrics.newsroomRestarted();
  expect(await samples(metrics, 'byline_ingests_total')).toEqual({
    '{origin="section",outcome="new",reason=""}': 1,
    '{origin="section",outcome="refused",reason="robots.disallowed"}': 1,
    '{origin="feed",outcome="new",reason=""}': 1,
    '{origin="feed",outcome="updated",reason=""}': 1,
    '{origin="feed",outcome="known",reason=""}': 3,
    '{origin="feed",outcome="refused",reason=""}': 1,
    '{origin="resumed",outcome="refused",reason="url.timeout"}': 1,
    '{origin="resumed",outcome="new",reason=""}': 1,
  });
  expect(await samples(metrics, 'byline_feed_polls_total')).toEqual({ '{result="changed"}': 1 });
  expect(await samples(metrics, 'byline_newsroom_restarts_total')).toEqual({ '': 1 });
  expect(await samples(metrics, 'byline_ingest_stage_duration_seconds')).toMatchObject({
    '_count{stage="fetching"}': 1,
    '_count{stage="reading"}': 1,
  });
  expect(await metrics.registry.metrics()).not.toMatch(/zanzibar|secret|4815162342/);
});
