/** What members read while the bot closes. */
import { describe, expect, test, vi } from 'vitest';
import { appErrors } from '../../src/app/errors.js';
import { ASK_CONCURRENCY } from '../../src/discord/limits/ask-queue.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { WorkerGoneError } from '../../src/worker/spawn.js';
import { linesFrom, stage } from './harness.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import type { MemoryNewsroom } from './memory-newsroom.js';

const QUESTION = 'who signed the framework?';
const ASK_AGAIN = 'I am restarting. Please ask again in a minute.';
const SAFE = 'I am restarting. Your article is safe and will be added after the restart.';
const NO_LIMITS = { ASKS_PER_MINUTE: '1000', GUILD_ASKS_PER_MINUTE: '1000', ASK_QUEUE_LIMIT: '100' };

/** Calls of the newsroom that stay open until `end`, which makes them fail. */
function hold(newsroom: MemoryNewsroom, group: 'answers' | 'ingest', error: () => Error) {
  const open: ((error: Error) => void)[] = [];
  const pending = () => new Promise<never>((_, reject) => open.push(reject));
  if (group === 'answers') vi.spyOn(newsroom.answers, 'ask').mockImplementation(pending);
  else vi.spyOn(newsroom.ingest, 'article').mockImplementation(pending);
  return {
    count: () => open.length,
    end: () => {
      for (const reject of open.splice(0)) reject(error());
    },
  };
}

const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000 });
const gone = () => new WorkerGoneError('The worker thread newsroom-worker was closed.');

describe('a closing bot', () => {
  test('tells those who wait for their turn at once, and those in the newsroom when it ends', async () => {
    const { discord, bot, newsroom, log } = await stage(NO_LIMITS);
    const calls = hold(newsroom, 'answers', gone);
    const asked = Array.from({ length: ASK_CONCURRENCY + 20 }, () =>
      discord.command('ask', { question: QUESTION }),
    );
    await until(() => expect(calls.count()).toBe(ASK_CONCURRENCY));
    await until(() => expect(asked.every(({ original }) => original !== undefined)).toBe(true));
    const draining = bot.drain();
    await until(() => {
      const told = asked.filter(({ original }) => original?.text === ASK_AGAIN);
      expect(told).toHaveLength(20);
    });
    await draining;
    calls.end();
    await bot.close();
    const texts = asked.map(({ original }) => original?.text);
    expect(new Set(texts)).toEqual(new Set([ASK_AGAIN]));
    expect(asked.filter(({ deleted }) => deleted)).toEqual([]);
    expect(linesFrom(log, 'warn')).toEqual([]);
    expect(log.filter(({ msg }) => msg === 'refused')).toEqual([]);
    expect(log.find(({ msg }) => msg === 'logged out')).toMatchObject({
      refused: { 'discord.restartingAsk': ASK_CONCURRENCY + 20 },
      unfinished: 0,
    });
  });

  test('says of an article what is known', async () => {
    const { discord, bot, newsroom, log } = await stage();
    const accepted = hold(newsroom, 'ingest', () => appErrors.closing({}));
    const first = discord.command('ingest', { text: 'The dam held.' });
    await until(() => expect(accepted.count()).toBe(1));
    const unknown = hold(newsroom, 'ingest', gone);
    const second = discord.command('ingest', { text: 'The bridge opened.' });
    await until(() => expect(unknown.count()).toBe(1));
    await bot.drain();
    accepted.end();
    unknown.end();
    await bot.close();
    expect(first.original?.text).toBe(SAFE);
    expect(unescapeText(second.original?.text ?? '')).toMatch(
      /does not list your article in a minute, please add it again/,
    );
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('stops between links, shows what was done, and says what was not', async () => {
    const { discord, bot, newsroom } = await stage();
    newsroom.pages.set('https://example.org/a', { text: FRAMEWORK_TEXT, title: 'Framework' });
    const really = newsroom.ingest.article;
    let draining: Promise<void> | undefined;
    vi.spyOn(newsroom.ingest, 'article').mockImplementation(async (request, options) => {
      draining = bot.drain();
      return really(request, options);
    });
    const links = ['a', 'b', 'c'].map((path) => `https://example.org/${path}`).join(' ');
    const exchange = discord.onMessage('Ingest links', { content: links });
    const left = await exchange.followUp();
    await draining;
    expect(exchange.original?.text).toContain('Framework');
    expect(left.ephemeral).toBe(true);
    expect(unescapeText(left.text)).toContain('2 links were not read: please add them again');
  });

  test('refuses what arrives, privately, and suggests nothing', async () => {
    const { discord, bot, newsroom, log } = await stage();
    const calls = hold(newsroom, 'answers', gone);
    discord.command('ask', { question: QUESTION });
    await until(() => expect(calls.count()).toBe(1));
    const draining = bot.drain();
    const late = await discord.command('ask', { question: QUESTION }).answer();
    expect(late).toMatchObject({
      ephemeral: true,
      text: 'I am restarting. Please try again in a minute.',
    });
    expect(await discord.typing('forget', 'article', 'x').suggestions()).toEqual([]);
    discord.say(QUESTION, { inDm: true });
    await until(() => expect(discord.posts.map(({ text }) => text)).toEqual([ASK_AGAIN]));
    await draining;
    calls.end();
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('still logs a fault as one', async () => {
    const { discord, bot, newsroom, log } = await stage();
    const calls = hold(newsroom, 'answers', () => new Error('SQLITE_CORRUPT'));
    const exchange = discord.command('ask', { question: QUESTION });
    await until(() => expect(calls.count()).toBe(1));
    await bot.drain();
    calls.end();
    await bot.close();
    expect(linesFrom(log, 'error')).toHaveLength(1);
    expect(exchange.followUps[0]?.text).toContain('Something went wrong');
  });

  test('does not wait for a newsroom that never answers', async () => {
    const { discord, bot, newsroom } = await stage();
    hold(newsroom, 'answers', gone);
    vi.spyOn(newsroom.scopes, 'serverLeft').mockReturnValue(new Promise(() => undefined));
    discord.gateway.emit('GUILD_DELETE', { id: '1000000000000000010' });
    discord.command('ask', { question: QUESTION }, { inDm: true });
    await discord.gateway.heartbeat();
    const began = performance.now();
    await bot.close();
    expect(performance.now() - began).toBeLessThan(9000);
  });
});

test('a worker that ends while the bot is not closing is a fault', async () => {
  const { discord, newsroom, log } = await stage();
  vi.spyOn(newsroom.answers, 'ask').mockRejectedValue(gone());
  expect((await discord.command('ask', { question: QUESTION }).followUp()).text).toContain('logged as');
  expect(linesFrom(log, 'error')).toHaveLength(1);
});
