import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { startBot } from '../../src/discord/bot/client.js';
import { UserError } from '../../src/domain/errors.js';
import { botConfig, linesFrom, recorder, stage, stageWith } from './harness.js';
import { APPLICATION } from './lookalike/ids.js';
import { Lookalike } from './lookalike/lookalike.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000 });
const QUESTION = 'who signed the framework?';

describe('faults', () => {
  test('are logged once with stack and incident; the user gets one sentence with that id, and nothing else', async () => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.answers, 'ask').mockRejectedValue(new Error('SQLITE_CORRUPT: secret path'));
    const exchange = discord.command('ask', { question: QUESTION });
    const refusal = await exchange.followUp();
    const faults = linesFrom(log, 'error');
    expect(faults).toHaveLength(1);
    expect(faults[0]?.err?.stack).toContain('SQLITE_CORRUPT');
    expect(faults[0]?.incident).toMatch(/^[0-9a-f]{8}$/);
    expect(refusal.text).toContain(faults[0]?.incident);
    expect(refusal.ephemeral).toBe(true);
    await exchange.until(() => exchange.deleted);
    expect(JSON.stringify(discord.requests)).not.toContain('SQLITE');
  });

  test('of a private question replace its placeholder', async () => {
    const { discord, newsroom } = await stage();
    vi.spyOn(newsroom.answers, 'ask').mockRejectedValue(new Error('boom'));
    const exchange = discord.command('ask', { question: QUESTION, private: true });
    expect((await exchange.answer()).text).toContain('Something went wrong');
    expect(exchange.deleted).toBe(false);
  });

  test('after the answer was shown leave it unchanged, and are logged', async () => {
    const { discord, newsroom, log } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    vi.spyOn(newsroom.answers, 'recordMessage').mockRejectedValue(new Error('disk full'));
    const exchange = discord.command('ask', { question: QUESTION });
    await vi.waitFor(() => expect(linesFrom(log, 'error')).toHaveLength(1));
    await discord.command('ask', { question: QUESTION }).answer();
    expect(exchange.deleted).toBe(false);
    expect(exchange.original?.boxed).toBe(true);
    expect(exchange.followUps).toEqual([]);
  });

  test('of one question do not touch the next', async () => {
    const { discord, newsroom } = await stage();
    vi.spyOn(newsroom.answers, 'ask').mockRejectedValueOnce(new Error('boom'));
    await discord.command('ask', { question: QUESTION }).followUp();
    expect((await discord.command('ask', { question: QUESTION }).answer()).boxed).toBe(true);
  });
});

describe('Discord’s clock', () => {
  test('drops an interaction that arrives too late, without asking', async () => {
    const { discord, newsroom, log } = await stage();
    discord.command('ask', { question: QUESTION });
    discord.advance(3001);
    await until(() =>
      expect(linesFrom(log, 'warn').map(({ msg }) => msg)).toEqual(['the interaction is gone']),
    );
    expect(newsroom.asked).toEqual([]);
    expect(linesFrom(log, 'error')).toEqual([]);
  });

  test('drops an answer that takes longer than the token is valid', async () => {
    const { discord, newsroom, log } = await stage();
    const really = newsroom.answers.ask.bind(newsroom);
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => {
      discord.advance(15 * 60_000 + 1);
      return really(request);
    });
    const exchange = discord.command('ask', { question: QUESTION });
    await until(() =>
      expect(linesFrom(log, 'warn').map(({ msg }) => msg)).toEqual(['the interaction is gone']),
    );
    expect(exchange.original?.thinking).toBe(true);
  });

  test('ignores an interaction that another process has answered', async () => {
    const { discord, newsroom, log } = await stage();
    const exchange = discord.command('ask', { question: QUESTION });
    exchange.responseType = 5;
    await until(() => expect(linesFrom(log, 'warn')).toHaveLength(1));
    expect(linesFrom(log, 'error')).toEqual([]);
    expect(newsroom.asked).toEqual([]);
  });

  test('waits after a 429 on a reply to a message too', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT, scope: 'user:1000000000000000002' });
    discord.rateLimitNext(/^POST .*\/messages$/, 0.2);
    discord.say(QUESTION, { inDm: true });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(newsroom.asked).toHaveLength(1);
  });

  test('a form still works after a restart, and if the answer it follows no longer exists', async () => {
    const { discord, newsroom } = await stage();
    const form = {
      custom_id: 'ask:follow-up:gone',
      title: 'x',
      components: [{ type: 18, label: 'x', component: { type: 4, custom_id: 'question', required: false } }],
    };
    const shown = await discord.submit(form, { question: QUESTION }).answer();
    expect(shown.boxed).toBe(true);
    expect(newsroom.asked[0]).toMatchObject({ question: QUESTION, follows: 'gone' });
    const blank = await discord.submit(form, { question: ' ' }).answer();
    expect(blank).toMatchObject({ ephemeral: true });
    expect(newsroom.asked).toHaveLength(1);
  });

  test('waits after a 429 as long as Discord requires', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    discord.rateLimitNext(/^PATCH .*@original$/, 0.4);
    const exchange = discord.command('ask', { question: QUESTION });
    expect((await exchange.answer()).boxed).toBe(true);
    const tries = discord.requests.filter(({ method }) => method === 'PATCH');
    expect(tries).toHaveLength(2);
    expect(tries[1]!.at - tries[0]!.at).toBeGreaterThanOrEqual(390);
  });
});

describe('the gateway', () => {
  test('is kept alive by heartbeats', async () => {
    const { discord } = await stageWith(new MemoryNewsroom(), {}, async ({ gateway }) => {
      gateway.heartbeatIntervalMs = 200;
    });
    await vi.waitFor(() => expect(discord.gateway.heartbeats).toBeGreaterThanOrEqual(2), 10_000);
  });

  test('resumes after a lost connection and answers the questions asked meanwhile', async () => {
    const { discord, newsroom, log } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    await discord.command('ask', { question: 'before' }).answer();
    discord.gateway.drop(4000);
    const missed = discord.command('ask', { question: QUESTION });
    expect((await missed.answer()).text).toContain(`-# ${QUESTION}\n`);
    expect(discord.gateway).toMatchObject({ identifies: 1, resumes: 1 });
    expect(newsroom.asked.map(({ question }) => question)).toEqual(['before', QUESTION]);
    expect(log.some(({ msg }) => msg === 'gateway session resumed')).toBe(true);
  });

  test('resumes and answers a reply posted meanwhile', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const message = await discord.command('ask', { question: QUESTION }).answer();
    await until(() => expect(newsroom.recorded).toHaveLength(1));
    discord.gateway.drop(4000);
    discord.say(`<@${APPLICATION}> and when was the framework signed?`, {}, { message });
    await until(() => expect(discord.posts).toHaveLength(1));
    expect(discord.gateway.resumes).toBe(1);
  });

  test('reports a permanently closed connection', async () => {
    const { discord, disconnects } = await stage();
    discord.gateway.drop(4004);
    await until(() => expect(disconnects).toHaveLength(1));
    expect(disconnects[0]).toBeInstanceOf(UserError);
    expect(disconnects[0]?.message).toContain('4004');
  });
});

describe('starting and closing', () => {
  async function start(settings: Record<string, string>, prepare?: (discord: Lookalike) => void) {
    const discord = await Lookalike.start();
    prepare?.(discord);
    const options = { newsroom: new MemoryNewsroom(), logger: recorder().logger };
    try {
      return await startBot({ ...options, commands, config: botConfig(discord, settings) });
    } finally {
      await discord.stop();
    }
  }

  test.each([
    ['a token that Discord refuses', { DISCORD_TOKEN: 'wrong' }, 'Reset Token'],
    ['no token', { DISCORD_TOKEN: '' }, 'DISCORD_TOKEN is not set'],
  ])('%s prevents the start with advice', async (_, settings, said) => {
    await expect(start(settings)).rejects.toSatisfy(
      (error) => error instanceof UserError && error.message.includes(said),
    );
  });

  test('a gateway that refuses the bot prevents the start', async () => {
    await expect(start({}, (discord) => discord.gateway.refuseNext(4014))).rejects.toThrow('code 4014');
  });

  test('closing waits for answers in progress', async () => {
    const { discord, bot, newsroom } = await stage();
    const really = newsroom.answers.ask.bind(newsroom);
    let asked = () => {};
    const arrived = new Promise<void>((resolve) => {
      asked = resolve;
    });
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    vi.spyOn(newsroom.answers, 'ask').mockImplementation(async (request) => {
      asked();
      await held;
      return really(request);
    });
    const exchange = discord.command('ask', { question: QUESTION });
    await arrived;
    const closed = bot.close();
    await delay(200);
    await discord.gateway.heartbeat();
    go();
    await closed;
    expect(exchange.original?.thinking).toBe(false);
    expect(newsroom.closed).toBe(false);
  });
});
