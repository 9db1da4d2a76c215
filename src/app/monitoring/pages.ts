import type { Totals } from '../../domain/stats.js';
import { within } from '../../domain/within.js';
import type { Page } from './http-server.js';
import type { Metrics } from './metrics.js';
import { type BotState, stateMetrics } from './state.js';

/** How long a page waits for the newsroom; shorter than any monitoring waits for the page. */
const NEWSROOM_TIMEOUT_MS = 2000;
/** Counting takes the newsroom's time, so that many requests share one count. */
const COUNT_TTL_MS = 5000;

export interface MetricsSources {
  readonly metrics: Metrics;
  readonly totals: () => Promise<Totals>;
  /** Null while the bot is starting. */
  readonly bot: () => BotState | null;
}

interface Count {
  readonly totals: Totals;
  readonly seconds: number;
}

/** The page for Prometheus. A newsroom that is silent or fails leaves its gauges out; the others stay. */
export function metricsPage({ metrics, totals, bot }: MetricsSources): Page {
  let latest: { readonly count: Promise<Count | null>; isPending: boolean; readonly at: number } | undefined;
  const startCount = () => {
    const at = performance.now();
    const count = totals().then(
      (counted) => ({ totals: counted, seconds: (performance.now() - at) / 1000 }),
      () => null,
    );
    const started = { count, isPending: true, at };
    void count.then(() => {
      started.isPending = false;
    });
    return started;
  };
  return async () => {
    // A newsroom that does not respond is not asked again meanwhile.
    if (!latest || (!latest.isPending && performance.now() - latest.at > COUNT_TTL_MS)) latest = startCount();
    const count = await within(latest.count, NEWSROOM_TIMEOUT_MS, null);
    const state = await stateMetrics(bot(), count?.totals ?? null, count?.seconds ?? null);
    return {
      status: 200,
      contentType: metrics.registry.contentType,
      body: `${await metrics.registry.metrics()}\n${state}`,
    };
  };
}
