/**
 * Short soaks over the sources: questions and articles while Discord refuses calls and drops the gateway, and kills in
 * the middle, of the bot and of one of its processes. `npm run soak -- 20` is the long one.
 */
import { expect, test } from 'vitest';
import { summary } from './report.js';
import { soak } from './soak.js';
import type { Loss } from './verify.js';

const SECONDS = 25;
/** Starting three times, and a minute until the lease of a killed process ends. */
const TIMEOUT_MS = 400_000;

// Once more, since its timeouts are those of an idle machine.
const OPTIONS = { timeout: TIMEOUT_MS, retry: 1 };

/** On a busy machine the bot itself may get no processor for Discord's three seconds. */
const isNotLate = ({ kind }: Loss): boolean => kind !== 'acknowledged too late';

test('nothing is lost by refusals, dropped connections and a kill', OPTIONS, async () => {
  const lines: string[] = [];
  const result = await soak({
    seconds: SECONDS,
    seed: 7,
    members: 3,
    shares: { tooFast: 0.1, serverError: 0.1, reset: 0, resetAfterwards: 0 },
    endEveryS: SECONDS,
    endWith: 'kill',
    dropEveryS: 8,
    announceEveryS: 10,
    burstEveryS: 10,
    burst: 10,
    reportEveryS: 5,
    print: (line) => lines.push(line),
  });
  const { ledger, keeper, faults, losses, problems } = result;
  expect(losses.filter(isNotLate), summary(result)).toEqual([]);
  expect(problems).toEqual([]);
  expect(keeper.kills).toBeGreaterThan(0);
  expect(faults.counts.droppedGateway).toBeGreaterThan(0);
  expect(faults.counts.serverError + faults.counts.tooFast).toBeGreaterThan(0);
  // A slow processor has started the bot twice in that time, and answers little beside.
  expect(ledger.count('answered')).toBeGreaterThan(3);
  expect(result.stored).toBeGreaterThan(1);
  expect(lines.length).toBeGreaterThan(2);
});

test('three processes lose nothing and do nothing twice while they are killed in turn', OPTIONS, async () => {
  const result = await soak({
    seconds: SECONDS,
    seed: 7,
    members: 6,
    processes: 3,
    newsAtStart: 3,
    shares: { tooFast: 0.02, serverError: 0.02, reset: 0, resetAfterwards: 0 },
    endEveryS: 5,
    endWith: 'kill',
    dropEveryS: 20,
    announceEveryS: 10,
    burstEveryS: 10,
    burst: 5,
    reportEveryS: 5,
    print: () => undefined,
  });
  const { ledger, keeper, losses, problems, announced } = result;
  expect(losses.filter(isNotLate), summary(result)).toEqual([]);
  expect(problems).toEqual([]);
  expect(keeper.kills).toBeGreaterThan(0);
  expect(ledger.count('answered')).toBeGreaterThan(3);
  // Six servers, each with a feed and three stories.
  expect(announced.stories).toBeGreaterThanOrEqual(18);
  expect(result.stored).toBeGreaterThan(18);
});
