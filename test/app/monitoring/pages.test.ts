import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { Metrics } from '../../../src/app/monitoring/metrics.js';
import { metricsPage } from '../../../src/app/monitoring/pages.js';
import type { BotState } from '../../../src/app/monitoring/state.js';
import { PACKAGE_ROOT } from '../../../src/config/config.js';
import type { Totals } from '../../../src/domain/stats.js';
import { stateMetrics } from '../../../src/processes/state-metrics.js';
import { MemoryNewsroom } from '../../discord/memory-newsroom.js';

const BOT: BotState = { guilds: 3, shards: 2, shardsReady: 1, pingMs: 40, asksWaiting: 5, asksRunning: 50 };
/** A line of the text format that Prometheus reads. */
const LINE_RE =
  /^(#( HELP| TYPE) [a-z0-9_]+ .+|[a-z0-9_]+(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? (-?[\d.e+-]+|Nan|\+Inf))$/;

const read = async (totals: () => Promise<Totals>, bot: BotState | null = BOT) =>
  (await metricsPage({ metrics: new Metrics(), totals, bot: () => bot })()).body;

test('every line is in the text format, and every metric is declared once', async () => {
  const metrics = new Metrics();
  metrics.measureProcess();
  const { totals } = new MemoryNewsroom().scopes;
  const { status, contentType, body } = await metricsPage({ metrics, totals, bot: () => BOT })();
  expect([status, contentType]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  const lines = body.split('\n').filter((line) => line !== '');
  expect(lines.filter((line) => !LINE_RE.test(line))).toEqual([]);
  const declared = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  expect(declared.filter((name, i) => declared.indexOf(name) !== i)).toEqual([]);
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'byline_articles'])
    expect(declared).toContain(name);
  expect(lines).toEqual(
    expect.arrayContaining([
      'byline_discord_connected 0',
      'byline_discord_guilds 3',
      'byline_discord_ping_seconds 0.04',
      'byline_asks_waiting 5',
      'byline_newsroom_up 1',
      'byline_feeds{state="failing"} 0',
      'byline_asks_total{outcome="refused_queue"} 0',
    ]),
  );
});

test('a newsroom that fails or is silent leaves its own gauges out, and is not asked again meanwhile', async () => {
  const failing = await read(() => Promise.reject(new Error('gone')));
  expect(failing).toContain('byline_newsroom_up 0');
  expect(failing).not.toContain('byline_articles');

  vi.useFakeTimers({ toFake: ['performance'] });
  const totals = vi.fn(() => new Promise<Totals>(() => undefined));
  const page = metricsPage({ metrics: new Metrics(), totals, bot: () => null });
  for (let i = 0; i < 2; i += 1) {
    const { body } = await page();
    expect(body).toContain('byline_newsroom_up 0');
    expect(body).toContain('byline_asks_total');
    expect(body).not.toContain('byline_discord');
    vi.advanceTimersByTime(60_000);
  }
  expect(totals).toHaveBeenCalledOnce();
  vi.useRealTimers();
});

test('many requests share one count', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const totals = vi.fn(new MemoryNewsroom().scopes.totals);
  const page = metricsPage({ metrics: new Metrics(), totals, bot: () => null });
  await Promise.all([page(), page()]);
  await page();
  expect(totals).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(6000);
  await page();
  expect(totals).toHaveBeenCalledTimes(2);
  vi.useRealTimers();
});

test('docs/operating.md names every metric of Byline and no other', async () => {
  const body = await read(new MemoryNewsroom().scopes.totals);
  const pages = body + stateMetrics({ isOpen: true, restarts: 0 });
  const declared = Array.from(pages.matchAll(/^# TYPE (byline_\w+)/gm), ([, name]) => name!);
  const page = readFileSync(join(PACKAGE_ROOT, 'docs/operating.md'), 'utf8');
  const named = Array.from(page.matchAll(/\bbyline_\w+/g), ([name]) => name);
  expect([...new Set(named)].sort()).toEqual([...new Set(declared)].sort());
});
