/** What the bot reports to monitoring: its state, and the questions that it refuses before the newsroom sees them. */
import { expect, test, vi } from 'vitest';
import { commands } from '../../commands/index.js';
import { countedNewsroom } from '../../src/app/monitoring/counted-newsroom.js';
import { Metrics } from '../../src/app/monitoring/metrics.js';
import { isConnected } from '../../src/app/monitoring/state.js';
import { startBot } from '../../src/discord/bot/client.js';
import { ASK_CONCURRENCY } from '../../src/discord/limits/ask-queue.js';
import { eventually } from '../fixtures/eventually.js';
import { botConfig, recorder } from './harness.js';
import { Lookalike } from './lookalike/lookalike.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const QUESTION = { question: 'who signed the framework?' };

async function start(settings: Readonly<Record<string, string>>) {
  const discord = await Lookalike.start();
  const metrics = new Metrics();
  const inner = new MemoryNewsroom();
  const bot = await startBot({
    config: botConfig(discord, settings),
    commands,
    newsroom: countedNewsroom(inner, metrics),
    logger: recorder().logger,
    onError: (error) => metrics.discordError(error),
  });
  const value = async (sample: string) => {
    const line = (await metrics.registry.metrics()).split('\n').find((one) => one.startsWith(`${sample} `));
    return Number(line?.split(' ')[1] ?? 0);
  };
  const close = async () => {
    await bot.close();
    await discord.stop();
    expect(discord.problems).toEqual([]);
  };
  return { discord, inner, bot, value, close };
}

test('questions over the rate limit and without words, and faults', async () => {
  const { discord, inner, bot, value, close } = await start({ ASKS_PER_MINUTE: '2' });
  expect(isConnected(bot.state)).toBe(true);
  expect(bot.state).toMatchObject({ shards: 1, shardsReady: 1, asksWaiting: 0, asksRunning: 0 });
  await discord.command('ask', { question: ' ' }).answer();
  expect(await value('byline_asks_total{outcome="refused_question"}')).toBe(1);
  await discord.command('ask', QUESTION).answer();
  expect(await value('byline_asks_total{outcome="nothing"}')).toBe(1);
  vi.spyOn(inner.answers, 'ask').mockRejectedValueOnce(new Error('boom'));
  await discord.command('ask', QUESTION).followUp();
  expect(await value('byline_asks_total{outcome="failed"}')).toBe(1);
  expect(await value('byline_faults_total{source="discord"}')).toBe(1);
  expect(await value('byline_faults_total{source="newsroom"}')).toBe(1);
  await discord.command('ask', QUESTION).answer();
  discord.say('who signed the framework?', { inDm: true });
  await eventually(async () => expect(await value('byline_asks_total{outcome="refused_rate"}')).toBe(2));
  expect(await value('byline_refusals_total{code="rate.limited"}')).toBe(2);
  await close();
});

test('questions over the limit of the queue', async () => {
  const { discord, inner, bot, value, close } = await start({ ASK_QUEUE_LIMIT: '1', ASKS_PER_MINUTE: '100' });
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const answer = inner.answers.ask.bind(inner);
  vi.spyOn(inner.answers, 'ask').mockImplementation(async (request) => {
    await released;
    return answer(request);
  });
  const asked = Array.from({ length: ASK_CONCURRENCY + 1 }, () => discord.command('ask', QUESTION));
  await Promise.all(asked.map((ask) => ask.until(() => ask.responseType === 5)));
  await eventually(() => expect(bot.state).toMatchObject({ asksRunning: ASK_CONCURRENCY, asksWaiting: 1 }));
  await discord.command('ask', QUESTION).answer();
  expect(await value('byline_asks_total{outcome="refused_queue"}')).toBe(1);
  release();
  for (const ask of asked) await ask.until(() => ask.original?.boxed === true);
  expect(await value('byline_asks_total{outcome="nothing"}')).toBe(ASK_CONCURRENCY + 1);
  await close();
});
