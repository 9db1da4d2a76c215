/** Logging in to a Discord that is out of order, refuses the bot, or wants several shards. */
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, Collection } from 'discord.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { type Bot, type BotOptions, startBot } from '../../src/discord/bot/client.js';
import { backOffMs } from '../../src/discord/connection/back-off.js';
import { gatewayPing } from '../../src/discord/connection/gateway-ping.js';
import { ClosingError, UserError } from '../../src/domain/errors.js';
import fc from '../fixtures/properties.js';
import { botConfig, linesFrom, recorder, stageWith } from './harness.js';
import { GUILD } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const WAITING = 'not logged in yet, waiting for Discord';
const QUESTION = 'who signed the framework?';
/** A server of the other one of two shards. */
const OTHER_GUILD = String(BigInt(GUILD) + (1n << 22n));

const open: { bot?: Bot; discord: Lookalike }[] = [];

afterEach(async () => {
  for (const { bot, discord } of open.splice(0)) {
    await bot?.close();
    await discord.stop();
    expect(discord.problems).toEqual([]);
  }
});

async function start(
  prepare: (discord: Lookalike) => void,
  { settings, ...options }: Partial<BotOptions> & { settings?: Record<string, string> } = {},
) {
  const discord = await Lookalike.start();
  const opened: { bot?: Bot; discord: Lookalike } = { discord };
  open.push(opened);
  prepare(discord);
  const { log, logger } = recorder();
  const newsroom = new MemoryNewsroom();
  newsroom.add({ text: FRAMEWORK_TEXT });
  const started = startBot({
    commands,
    newsroom,
    logger,
    config: botConfig(discord, settings),
    loginPauseMs: () => 20,
    ...options,
  }).then((bot) => {
    opened.bot = bot;
    return bot;
  });
  started.catch(() => undefined);
  const waits = () => log.filter(({ msg }) => msg === WAITING);
  return { discord, started, log, waits };
}

/** Makes the first `times` requests for the gateway fail. */
function gatewayFails(times: number, status: number | 'reset') {
  let left = times;
  return (discord: Lookalike) => {
    discord.failing = (request) => (request === 'GET /gateway/bot' && left-- > 0 ? { status } : undefined);
  };
}

describe('a Discord that is out of order', () => {
  test.each([
    ['answers 502', gatewayFails(2, 502), 'HTTP status 502'],
    ['answers 503', gatewayFails(2, 503), 'HTTP status 503'],
    ['answers 520', gatewayFails(2, 520), 'HTTP status 520'],
    ['resets connections', gatewayFails(2, 'reset'), 'other side closed'],
    ['refuses gateway connections', (d: Lookalike) => d.gateway.failNext(502, 503), '502'],
    ['answers 520 at the gateway', (d: Lookalike) => d.gateway.failNext(520, 520), '520'],
    [
      'resets gateway connections',
      (d: Lookalike) => d.gateway.failNext('reset', 'reset'),
      'could not be reached',
    ],
  ])('that %s is waited for, and each wait is logged', async (_, prepare, reason) => {
    const { discord, started, waits, log } = await start(prepare);
    await started;
    expect(waits()).toMatchObject([{ failures: 1 }, { failures: 2 }]);
    expect(waits()[0]).toHaveProperty('reason', expect.stringContaining(reason));
    expect(waits()[0]).toHaveProperty('nextTryAt', expect.stringMatching(/^\d{4}-.*Z$/));
    expect(discord.gateway.identifies).toBe(1);
    expect((await discord.command('ask', { question: QUESTION }).answer()).boxed).toBe(true);
    expect(linesFrom(log, 'error')).toEqual([]);
  });

  test('that cannot be reached is waited for', async () => {
    const stopped = await Lookalike.start();
    const config = botConfig(stopped);
    await stopped.stop();
    const ending = new AbortController();
    const { started, waits } = await start(() => undefined, { config, signal: ending.signal });
    await vi.waitFor(() => expect(waits().length).toBeGreaterThanOrEqual(3));
    expect(waits()[0]).toHaveProperty('reason', expect.stringContaining('ECONNREFUSED'));
    ending.abort(new ClosingError());
    await expect(started).rejects.toBeInstanceOf(ClosingError);
  });

  test('that asks to wait is waited for as long as it asks', async () => {
    const { started, waits } = await start((discord) => discord.rateLimitNext(/gateway/, 0.4));
    const began = performance.now();
    await started;
    expect(waits()).toHaveLength(1);
    expect(performance.now() - began).toBeGreaterThanOrEqual(390);
  });

  test('that asks to wait without saying how long is not asked again at once', async () => {
    const ending = new AbortController();
    const { discord, started, waits } = await start(gatewayFails(Number.POSITIVE_INFINITY, 429), {
      signal: ending.signal,
    });
    await vi.waitFor(() => expect(waits()).toHaveLength(1));
    await delay(300);
    expect(discord.requests).toHaveLength(1);
    ending.abort(new ClosingError());
    await expect(started).rejects.toBeInstanceOf(ClosingError);
  });

  test('a client that failed never becomes ready later', async () => {
    const ending = new AbortController();
    const { discord, started, waits, log } = await start((d) => d.gateway.failNext(502), {
      signal: ending.signal,
      loginPauseMs: () => 60_000,
    });
    await vi.waitFor(() => expect(waits()).toHaveLength(1));
    // discord.js connects again after half a second by itself.
    await delay(1500);
    expect(discord.gateway.tries).toHaveLength(1);
    expect(log.some(({ msg }) => msg === 'logged in')).toBe(false);
    ending.abort(new ClosingError());
    await expect(started).rejects.toBeInstanceOf(ClosingError);
    await delay(700);
    expect(discord.gateway).toMatchObject({ identifies: 0, connections: 0 });
  });

  test('a gateway that says nothing can be given up at any time', async () => {
    const ending = new AbortController();
    const { discord, started } = await start((d) => d.gateway.failNext('silent'), { signal: ending.signal });
    await vi.waitFor(() => expect(discord.gateway.connections).toBe(1));
    ending.abort(new ClosingError());
    await expect(started).rejects.toBeInstanceOf(ClosingError);
    await vi.waitFor(() => expect(discord.gateway.connections).toBe(0));
    await delay(700);
    expect(discord.gateway.tries).toHaveLength(1);
  });
});

describe('a final refusal', () => {
  test.each([
    [4004, 'Reset Token'],
    [4010, 'asks Discord for their number'],
    [4011, 'asks Discord for their number'],
    [4012, 'Update it'],
    [4013, "the bot's settings"],
    [4014, 'turn on Message Content Intent'],
  ])('%i ends the start, without another try, with advice', async (code, advice) => {
    const { discord, started, waits } = await start((d) => d.gateway.refuseNext(code));
    await expect(started).rejects.toSatisfy(
      (error) =>
        error instanceof UserError &&
        error.message.includes(`code ${code}`) &&
        error.message.includes(advice),
    );
    expect(waits()).toEqual([]);
    await delay(700);
    expect(discord.gateway.identifies).toBe(1);
  });

  test('so does an address that is not the API', async () => {
    const { started } = await start(gatewayFails(1, 404));
    await expect(started).rejects.toThrow('DISCORD_API_URL');
  });
});

describe('several shards', () => {
  const twoShards = (discord: Lookalike) => {
    discord.gateway.shards = 2;
    discord.gateway.guilds = [GUILD, OTHER_GUILD];
  };

  test('serve the servers of each, and direct messages', async () => {
    const { discord, started, log } = await start(twoShards);
    const bot = await started;
    expect(discord.gateway.identifies).toBe(2);
    expect(log.find(({ msg }) => msg === 'logged in')).toMatchObject({ guilds: 2, shards: 2 });
    const here = discord.command('ask', { question: QUESTION });
    const direct = discord.command('ask', { question: QUESTION }, { inDm: true });
    expect((await here.answer()).boxed).toBe(true);
    await direct.answer();
    await discord.gateway.heartbeat();
    await vi.waitFor(() => expect(bot.ping).toBeGreaterThanOrEqual(0));
  });

  test('may be as many as a setting says', async () => {
    const { discord, started } = await start(
      (discord) => {
        twoShards(discord);
        discord.gateway.recommended = 1;
      },
      { settings: { DISCORD_SHARDS: '2' } },
    );
    await started;
    expect(discord.gateway.identifies).toBe(2);
  });

  test('of a process are its part, log in when it is their turn, and have its servers alone', async () => {
    const newsroom = new MemoryNewsroom();
    const present = vi.spyOn(newsroom.scopes, 'serversPresent');
    const turns: number[] = [];
    const share = { shards: [1], of: 2 };
    const turnToLogIn = async (shard: number) => void turns.push(shard);
    const { discord, started } = await start(twoShards, {
      newsroom,
      part: { share, turnToLogIn, onCounted: () => undefined },
    });
    await started;
    expect(turns).toEqual([1]);
    expect(discord.gateway.identifies).toBe(1);
    await vi.waitFor(() => expect(present).toHaveBeenCalled());
    expect(present.mock.calls[0]).toEqual([[`guild:${GUILD}`], share]);
  });

  test('all servers are declared present', async () => {
    const newsroom = new MemoryNewsroom();
    const present = vi.spyOn(newsroom.scopes, 'serversPresent');
    const { started } = await start(twoShards, { newsroom });
    await started;
    await vi.waitFor(() => expect(present).toHaveBeenCalled());
    expect([...present.mock.calls[0]![0]].sort()).toEqual([`guild:${GUILD}`, `guild:${OTHER_GUILD}`].sort());
  });

  test('one that is lost resumes by itself; the other goes on', async () => {
    const { discord, started, log } = await start(twoShards);
    await started;
    discord.gateway.drop(4000, 1);
    const missed = discord.command('ask', { question: QUESTION });
    expect((await missed.answer()).boxed).toBe(true);
    expect(discord.gateway).toMatchObject({ identifies: 2, resumes: 1 });
    expect(log.filter(({ msg }) => msg === 'gateway connection lost, reconnecting')).toHaveLength(1);
  });

  test('one that is closed permanently is reported, once', async () => {
    const disconnects: UserError[] = [];
    const { discord, started } = await start(twoShards, { onDisconnect: (error) => disconnects.push(error) });
    await started;
    discord.gateway.drop(4014);
    await vi.waitFor(() => expect(disconnects).toHaveLength(1));
    await delay(200);
    expect(disconnects).toHaveLength(1);
  });
});

test('the ping is that of the shards that know theirs', () => {
  const shards = (...pings: number[]) => ({
    ws: { shards: new Collection(pings.map((ping, id) => [id, { ping }])) } as unknown as Client['ws'],
  });
  expect(gatewayPing(shards())).toBe(-1);
  expect(gatewayPing(shards(-1, -1))).toBe(-1);
  expect(gatewayPing(shards(-1, 40, 60))).toBe(50);
});

test('a gateway that stays away after the start is logged once', async () => {
  const { discord, log } = await stageWith(new MemoryNewsroom());
  discord.gateway.failNext(502, 503, 520);
  discord.gateway.drop(4000);
  await vi.waitFor(() => expect(discord.gateway.resumes).toBe(1), { timeout: 10_000 });
  expect(log.filter(({ msg }) => msg === 'gateway connection lost, reconnecting')).toHaveLength(1);
  expect(linesFrom(log, 'warn')).toEqual([]);
});

test('the wait doubles up to five minutes; half of it is random', () => {
  const random = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), random, (failures, chosen) => {
      const longest = Math.min(300_000, 1000 * 2 ** (failures - 1));
      const wait = backOffMs(failures, () => chosen);
      expect(wait).toBeGreaterThanOrEqual(longest / 2);
      expect(wait).toBeLessThanOrEqual(longest);
    }),
  );
});
