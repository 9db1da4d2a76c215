/** A bot on two machines: two bots that know each other only through the database server and Discord. */
import { expect, onTestFinished, test } from 'vitest';
import { Lookalike } from '../discord/lookalike/lookalike.js';
import { type BotLogLine, BotProcess } from '../fixtures/bot-process.js';
import { freePort } from '../fixtures/free-port.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { createEmptySchema } from './empty-schema.js';

/** Servers of shards 0 and 1 of two. */
const GUILDS = [0n, 1n].map((n) => String((300_000_000_000n + n) << 22n));
/** A killed machine's lease, and its start. */
const WAIT = { timeout: 90_000, interval: 200 };

async function twoMachines() {
  const discord = await Lookalike.start();
  discord.gateway.shards = 2;
  discord.gateway.loginsAtOnce = 1;
  discord.gateway.guilds = GUILDS;
  const schema = await createEmptySchema(process.env.TEST_DATABASE_URL!);
  onTestFinished(async () => {
    await discord.stop();
    await schema.drop();
    expect(discord.problems).toEqual([]);
  });
  const start = async (number: number | null, dataDir = temporaryFolder()) => {
    const log: BotLogLine[] = [];
    const port = await freePort();
    const bot = BotProcess.start({
      api: discord.api,
      dataDir,
      settings: {
        ...(number !== null && { BOT_MACHINE: `${number}/2` }),
        DISCORD_SHARDS: '2',
        DATABASE_URL: schema.url,
        HEALTH_PORT: String(port),
        READER_MODEL: 'none',
      },
      onLog: (line) => log.push(line),
    });
    onTestFinished(async () => void (await bot.stop(1)));
    const health = async () => (await fetch(`http://127.0.0.1:${port}/health`)).json();
    return { bot, dataDir, log, health };
  };
  return { discord, start };
}

const said = (log: readonly BotLogLine[], msg: string) => log.filter((line) => line.msg.includes(msg));

test('each machine serves its shards; a killed one waits for its place, a second one with it is refused', async () => {
  const { discord, start } = await twoMachines();
  const [first, second] = await Promise.all([start(1), start(2)]);
  await Promise.all([first.bot.ready, second.bot.ready]);
  expect(discord.gateway.identifies).toBe(2);
  expect(await first.health()).toMatchObject({ machine: '1/2', processes: [{ shards: [0], status: 'ok' }] });
  expect(await second.health()).toMatchObject({ machine: '2/2', processes: [{ shards: [1], status: 'ok' }] });
  // Their logins follow each other as Discord wants, although neither knows of the other.
  const logins = [first, second].map(({ log }) => said(log, 'logged in')[0]!);
  expect(logins).toMatchObject([{ machine: 1 }, { machine: 2 }]);
  const loggedIn = logins.map(({ time }) => time as number);
  expect(Math.abs(loggedIn[0]! - loggedIn[1]!)).toBeGreaterThan(4000);

  second.bot.signal('SIGKILL');
  await second.bot.exited;
  const [again, twice, alone] = await Promise.all([start(2), start(1), start(null)]);
  expect((await alone.bot.exited).code).toBe(1);
  expect(said(alone.log, 'but machine 1 of 2 runs on')).toHaveLength(1);
  await expect.poll(() => said(again.log, 'the place of this machine is taken'), WAIT).toHaveLength(1);
  await again.bot.ready;
  expect((await twice.bot.exited).code).toBe(1);
  expect(said(twice.log, 'Another Byline runs as machine 1 of 2')).toHaveLength(1);
  expect(discord.gateway.identifies).toBe(3);

  // In order, it leaves its place at once.
  expect((await again.bot.stop()).code).toBe(0);
  const last = await start(2);
  await last.bot.ready;
  expect(said(last.log, 'the place of this machine is taken')).toEqual([]);
});

test('a bot without BOT_MACHINE keeps out machines, and starts again at once when it was killed', async () => {
  const { discord, start } = await twoMachines();
  const lone = await start(null);
  await lone.bot.ready;
  const [machine, twice] = await Promise.all([start(1), start(null)]);
  expect((await machine.bot.exited).code).toBe(1);
  expect(said(machine.log, 'a Byline without BOT_MACHINE runs on')).toHaveLength(1);
  expect((await twice.bot.exited).code).toBe(1);
  expect(said(twice.log, 'Another Byline runs on')).toHaveLength(1);

  lone.bot.signal('SIGKILL');
  await lone.bot.exited;
  const again = await start(null, lone.dataDir);
  await again.bot.ready;
  expect(said(again.log, 'the place of this machine is taken')).toEqual([]);
  expect((await again.bot.stop()).code).toBe(0);
  expect(discord.gateway.identifies).toBe(4);
});
