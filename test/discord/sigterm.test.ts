/** The bot as a process: what signals do to it, with members waiting. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, expect, test, vi } from 'vitest';
import { program } from '../fixtures/programs.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { type LogLine, linesFrom } from './harness.js';
import type { Exchange } from './lookalike/exchange.js';
import { TOKEN } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';

const SAFE = 'I am restarting. Your article is safe and will be added after the restart.';
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 50_000, interval: 50 });

interface Running {
  readonly child: ChildProcess;
  readonly discord: Lookalike;
  readonly log: LogLine[];
  readonly errors: string[];
}

const running: Running[] = [];

afterEach(async () => {
  for (const { child, discord } of running.splice(0)) {
    child.kill('SIGKILL');
    await discord.stop();
    expect(discord.problems).toEqual([]);
  }
});

async function start(prepare: (discord: Lookalike) => void = () => undefined): Promise<Running> {
  const discord = await Lookalike.start();
  prepare(discord);
  const child = spawn(process.execPath, [program('main')], {
    env: {
      PATH: process.env.PATH,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.api,
      DATA_DIR: temporaryFolder(),
      ASKS_PER_MINUTE: '1000',
      GUILD_ASKS_PER_MINUTE: '10000',
      INGESTS_PER_HOUR: '1000',
      GUILD_INGESTS_PER_HOUR: '10000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log: LogLine[] = [];
  const errors: string[] = [];
  createInterface(child.stdout).on('line', (line) => log.push(JSON.parse(line)));
  createInterface(child.stderr).on('line', (line) => errors.push(line));
  const started = { child, discord, log, errors };
  running.push(started);
  return started;
}

const has = ({ log }: Running, msg: string) => expect(log.map((line) => line.msg)).toContain(msg);

async function exitCode({ child }: Running): Promise<number | null> {
  await once(child, 'close');
  return child.exitCode;
}

/** The last words of an interaction, without numbers. */
function wordsOf({ responseType, original, followUps, deleted }: Exchange): string {
  if (responseType === undefined) return 'not acknowledged';
  const shown = followUps[0] ?? (deleted ? undefined : original);
  if (!shown) return 'nothing said';
  if (shown.thinking) return 'thinking';
  return shown.boxed ? 'shown' : shown.text.replace(/\d+/g, 'N');
}

function story(i: number): string {
  const councillors = Array.from(
    { length: 8 },
    (_, k) => `Councillor number ${i * 10 + k} asked when the railway of Zed${i}ville opens.`,
  );
  return `The mayor of Zed${i}ville said on Monday that bridge ${i} would cost ${i + 3} million pounds. ${councillors.join(' ')}`;
}

/** The full load takes two idle cores. */
const [ASKS, INGESTS] = process.env.SHOW_FIGURES ? [200, 100] : [60, 30];

test(`SIGTERM with ${ASKS} questions and ${INGESTS} articles: everybody reads why, and it ends in time`, {
  timeout: 120_000,
  retry: 2,
}, async () => {
  const bot = await start();
  const { discord, child, log } = bot;
  await until(() => has(bot, 'logged in'));
  const first = discord.command('ingest', { text: story(1000) });
  await until(() => expect(wordsOf(first)).toBe('shown'));
  const user = (i: number) => ({ user: String(1_000_000_000_000_001_000n + BigInt(i)) });
  const asks = Array.from({ length: ASKS }, (_, i) =>
    discord.command('ask', { question: 'how much would the bridge cost?' }, user(i)),
  );
  const ingests = Array.from({ length: INGESTS }, (_, i) =>
    discord.command('ingest', { text: story(i) }, user(i)),
  );
  const all = [...asks, ...ingests];
  await until(() => expect(all.filter(({ responseType }) => responseType === undefined)).toEqual([]));
  const began = performance.now();
  child.kill('SIGTERM');
  expect(await exitCode(bot)).toBe(0);
  const seconds = (performance.now() - began) / 1000;
  const counts: Record<string, number> = {};
  for (const words of all.map(wordsOf)) counts[words] = (counts[words] ?? 0) + 1;
  if (process.env.SHOW_FIGURES) console.log({ seconds, counts }, log.at(-1));
  expect(Object.keys(counts).filter((words) => /acknowledged|said|thinking|went wrong/.test(words))).toEqual(
    [],
  );
  expect(counts).toHaveProperty(['I am restarting. Please ask again in a minute.']);
  expect(counts).toHaveProperty([SAFE]);
  const closing = log
    .slice(log.findIndex(({ msg }) => msg.startsWith('shutting down')))
    .map(({ msg }) => msg);
  expect(closing.filter((msg, i) => closing.indexOf(msg) !== i && !/reader|gateway/.test(msg))).toEqual([]);
  expect(closing.at(-1)).toBe('logged out');
  expect(linesFrom(log, 'error')).toEqual([]);
  // On two idle cores it takes less than ten.
  expect(seconds).toBeLessThan(40);
});

test('a second signal ends it at once', async () => {
  const bot = await start();
  await until(() => has(bot, 'logged in'));
  const asked = Array.from({ length: 30 }, () => bot.discord.command('ask', { question: 'who?' }));
  await until(() => expect(asked[0]?.responseType).toBeDefined());
  bot.child.kill('SIGTERM');
  await until(() => expect(bot.log.some(({ msg }) => msg.startsWith('shutting down'))).toBe(true));
  bot.child.kill('SIGINT');
  expect(await exitCode(bot)).toBe(1);
});

test('SIGTERM while it waits for Discord ends it at once, cleanly', async () => {
  const bot = await start((discord) => {
    discord.failing = (request) => (request === 'GET /gateway/bot' ? { status: 503 } : undefined);
  });
  await until(() => has(bot, 'not logged in yet, waiting for Discord'));
  bot.child.kill('SIGTERM');
  expect(await exitCode(bot)).toBe(0);
  expect(bot.errors).toEqual([]);
});

test('SIGTERM while the gateway connects again ends it at once, cleanly', async () => {
  const bot = await start();
  await until(() => has(bot, 'logged in'));
  const { gateway } = bot.discord;
  const tries = gateway.tries.length;
  gateway.failNext(...Array.from({ length: 100 }, () => 503));
  gateway.drop(4000);
  await until(() => expect(gateway.tries.length).toBeGreaterThan(tries));
  const began = performance.now();
  bot.child.kill('SIGTERM');
  expect(await exitCode(bot)).toBe(0);
  expect(bot.errors).toEqual([]);
  expect(bot.log.at(-1)?.msg).toBe('logged out');
  // Well above the grace of nine seconds on a busy machine.
  expect(performance.now() - began).toBeLessThan(30_000);
});

test.each([
  ['at the start', (discord: Lookalike) => discord.gateway.refuseNext(4014), 'intents'],
  ['later', undefined, 'intents'],
])('a final refusal %s ends it with code 1 and what to do', async (_, prepare, advice) => {
  const bot = await start(prepare);
  if (!prepare) {
    await until(() => has(bot, 'logged in'));
    bot.discord.gateway.drop(4014);
  }
  expect(await exitCode(bot)).toBe(1);
  expect(bot.errors.join('\n')).toContain(advice);
  expect(bot.errors.join('\n')).not.toContain('    at ');
});
