/** A bot of two processes, from outside: its health, the end of one of them and of all. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { TOKEN } from '../discord/lookalike/ids.js';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import { type BotLogLine, BotProcess } from '../fixtures/bot-process.js';
import { freePort } from '../fixtures/free-port.js';
import { program } from '../fixtures/programs.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';

const MAIN = program('main');
/** Nothing listens there. */
const NO_SERVER = 'postgres://byline@127.0.0.1:9/byline';
const WAIT = { timeout: 30_000, interval: 100 };
/** Servers of shards 0 and 1 of two. */
const GUILDS = [0n, 1n].map((n) => String((300_000_000_000n + n) << 22n));

let discord: Lookalike;

afterEach(async () => {
  await discord.stop();
  expect(discord.problems).toEqual([]);
});

async function startTwo() {
  discord = await Lookalike.start();
  discord.gateway.shards = 2;
  discord.gateway.guilds = GUILDS;
  const port = await freePort();
  const log: BotLogLine[] = [];
  const bot = BotProcess.start({
    api: discord.api,
    dataDir: temporaryFolder(),
    processes: 2,
    settings: { HEALTH_PORT: String(port), READER_MODEL: 'none' },
    onLog: (line) => log.push(line),
  });
  onTestFinished(async () => void (await bot.stop(1)));
  await bot.ready;
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  return { bot, log, get };
}

const has = (log: readonly BotLogLine[], line: Record<string, unknown>) =>
  expect.poll(() => log, WAIT).toContainEqual(expect.objectContaining(line));

test('one health page says which process is not well; the other takes over its work', async () => {
  const { bot, log, get } = await startTwo();
  const health = async () => {
    const response = await get('/health');
    return { ok: response.ok, ...((await response.json()) as { processes: { status: string }[] }) };
  };
  await expect.poll(health, WAIT).toMatchObject({
    ok: true,
    processes: [
      { process: 1, shards: [0], status: 'ok', discord: 'connected', restarts: 0 },
      { process: 2, shards: [1], status: 'ok', discord: 'connected', restarts: 0 },
    ],
  });
  const metrics = await (await get('/metrics')).text();
  expect(metrics).toContain('\nbyline_discord_guilds{process="2"} 1\n');
  expect(metrics.match(/^# TYPE byline_articles /gm)).toHaveLength(1);

  const { pid } = log.find(({ msg, process }) => msg === 'logged in' && process === 2)!;
  process.kill(pid as number, 'SIGKILL');
  await expect.poll(health, WAIT).toMatchObject({
    ok: false,
    processes: [
      { status: 'ok' },
      { process: 2, status: 'restarting', reason: expect.stringContaining('SIGKILL') },
    ],
  });
  await has(log, { msg: 'took over the work of a process', process: 1, from: 2 });
  // It is well before its turn to log in.
  await expect
    .poll(health, WAIT)
    .toMatchObject({ ok: true, processes: [{}, { restarts: 1, status: 'ok', discord: 'connected' }] });
  expect(discord.gateway.identifies).toBe(3);

  const { code } = await bot.stop();
  expect(code).toBe(0);
  for (const number of [1, 2]) await has(log, { msg: 'logged out', process: number });
  expect(discord.gateway.connections).toBe(0);
});

test('a permanent end of one connection ends all with exit code 1', async () => {
  const { bot, log } = await startTwo();
  discord.gateway.drop(4013, 1);
  expect((await bot.exited).code).toBe(1);
  await has(log, {
    msg: expect.stringContaining('Discord closed the connection permanently (code 4013)'),
    level: 0,
  });
  await has(log, { msg: 'logged out', process: 1 });
});

test.each([
  ['a machine', { BOT_MACHINE: '1/2', DISCORD_SHARDS: '2' }],
  ['a bot without BOT_MACHINE', {}],
])('%s waits for a database that is away, and ends when it is told to', async (_, settings) => {
  discord = await Lookalike.start();
  const log: BotLogLine[] = [];
  const bot = BotProcess.start({
    api: discord.api,
    dataDir: temporaryFolder(),
    settings: { ...settings, DATABASE_URL: NO_SERVER },
    onLog: (line) => log.push(line),
  });
  onTestFinished(async () => void (await bot.stop(1)));
  await has(log, { msg: 'the database could not be reached; trying again' });
  expect((await bot.stop()).code).toBe(0);
});

describe('what keeps it from starting ends it with exit code 1 and what to do', () => {
  test.each([
    [{ DISCORD_SHARDS: '2', BOT_PROCESSES: '3' }, 'Raise DISCORD_SHARDS'],
    [{ DISCORD_TOKEN: 'wrong', BOT_PROCESSES: '2' }, 'Discord does not accept DISCORD_TOKEN'],
    [{ DATA_DIR: MAIN, BOT_PROCESSES: '2' }, 'is a file'],
    [{ BOT_MACHINE: '2/3', DISCORD_SHARDS: '6' }, 'Set DATABASE_URL to the same database'],
    [{ BOT_MACHINE: '2/3', DATABASE_URL: NO_SERVER }, 'Set DISCORD_SHARDS to the same number'],
    [
      { BOT_MACHINE: '2/2', DISCORD_SHARDS: '3', BOT_PROCESSES: '2', DATABASE_URL: NO_SERVER },
      'gives machine 2 of 2 (BOT_MACHINE) 1 of the shards',
    ],
  ])('%o', async (settings, message) => {
    discord = await Lookalike.start();
    const bot = spawn(process.execPath, [MAIN], {
      env: {
        PATH: process.env.PATH,
        DISCORD_TOKEN: TOKEN,
        DISCORD_API_URL: discord.api,
        DATA_DIR: temporaryFolder(),
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    bot.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    expect((await once(bot, 'close'))[0]).toBe(1);
    expect(errors).toContain(message);
    expect(discord.gateway.identifies).toBe(0);
  });
});
