/** `npm run soak -- <minutes> [--seed <n>] [--processes <n>]`; docs/development.md explains what it does and prints. */
import { parseArgs } from 'node:util';
import { summary } from './report.js';
import { soak } from './soak.js';

const USAGE = 'Usage: npm run soak -- <minutes> [--seed <number>] [--processes <number>]';
const MAX_SEED = 1_000_000;

const { values, positionals } = parseArgs({
  options: { seed: { type: 'string' }, processes: { type: 'string' } },
  allowPositionals: true,
});
const processes = Number(values.processes ?? 1);
const minutes = Number(positionals[0]);
const seed = Number(values.seed ?? Math.floor(Math.random() * MAX_SEED));

if (positionals.length !== 1 || !(minutes > 0) || !Number.isInteger(seed) || !(processes >= 1)) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  console.log(`soaking for ${minutes} minutes; repeat it with --seed ${seed}`);
  const result = await soak({
    seconds: minutes * 60,
    seed,
    members: 6 * processes,
    processes,
    shares: { tooFast: 0.03, serverError: 0.03, reset: 0.02, resetAfterwards: 0.01 },
    endEveryS: processes === 1 ? 120 : 30,
    dropEveryS: 40,
    announceEveryS: 30,
    burstEveryS: 60,
    burst: 60,
    reportEveryS: 60,
    source: 'compiled',
    print: (line) => console.log(line),
    signal: interrupt.signal,
  });
  console.log(summary(result));
  process.exitCode = result.losses.length > 0 || result.problems.length > 0 ? 1 : 0;
}
