/** `npm run soak -- <minutes>`; docs/development.md explains what it does and prints. */
import { parseArgs } from 'node:util';
import { createEmptySchema } from '../postgres/empty-schema.js';
import { serverToUse } from '../postgres/server.js';
import { summary } from './report.js';
import { soak } from './soak.js';

const USAGE = `Usage: npm run soak -- <minutes> [--seed <number>] [--processes <number>] [--machines <number>]
                               [--end-every <seconds>] [--end-with kill|stop] [--postgres]
  --processes  of each machine, each with two shards. Default: 1
  --machines   that run the bot together, each with a data folder of its own and ended as a whole; with --postgres.
               Default: 1
  --end-every  seconds between kills and stops, on average. Default: 120; with several processes or machines 30
  --end-with   only SIGKILL, or only stops. Default: one time in three a stop
  --postgres   the newsroom is in PostgreSQL, in a temporary schema of TEST_DATABASE_URL or on a temporary server`;
const MAX_SEED = 1_000_000;

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string' },
    processes: { type: 'string', default: '1' },
    machines: { type: 'string', default: '1' },
    'end-every': { type: 'string' },
    'end-with': { type: 'string' },
    postgres: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const processes = Number(values.processes);
const machines = Number(values.machines);
const minutes = Number(positionals[0]);
const seed = Number(values.seed ?? Math.floor(Math.random() * MAX_SEED));
const endEveryS = Number(values['end-every'] ?? (processes * machines === 1 ? 120 : 30));
const endWith = (['kill', 'stop'] as const).find((way) => way === values['end-with']);
const isKnownEnd = values['end-with'] === endWith;
const isKnownBot = processes >= 1 && (machines === 1 || (machines > 1 && values.postgres));
const isUsable = minutes > 0 && Number.isInteger(seed) && isKnownBot && endEveryS > 0 && isKnownEnd;

if (positionals.length !== 1 || !isUsable) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  console.log(`soaking for ${minutes} minutes; repeat it with --seed ${seed}`);
  const server = values.postgres ? serverToUse() : null;
  const schema = server && (await createEmptySchema(server.url));
  try {
    const result = await soak({
      seconds: minutes * 60,
      seed,
      members: 6 * processes * machines,
      processes,
      machines,
      shares: { tooFast: 0.03, serverError: 0.03, reset: 0.02, resetAfterwards: 0.01 },
      endEveryS,
      ...(endWith && { endWith }),
      dropEveryS: 40,
      announceEveryS: 30,
      burstEveryS: 60,
      burst: 60,
      reportEveryS: 60,
      ...(schema && { database: schema.url }),
      print: (line) => console.log(line),
      signal: interrupt.signal,
    });
    console.log(summary(result));
    process.exitCode = result.losses.length > 0 || result.problems.length > 0 ? 1 : 0;
  } finally {
    await schema?.drop();
    server?.stop();
  }
}
