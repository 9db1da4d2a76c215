/** A newsroom that does not answer: interactions are acknowledged all the same. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { PreferencesCache } from '../../src/discord/limits/preferences-cache.js';
import { unescapeText } from '../../src/discord/reply/escape.js';
import type { Preferences } from '../../src/domain/scope.js';
import { linesFrom, type Stage, stage } from './harness.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const QUESTION = 'who signed the framework?';
const NONE: Preferences = { channels: [], privateAnswers: false, asksPerMinute: null, ingestsPerHour: null };

let current: Stage;
let answerPreferences: (preferences: Preferences) => void;
let requests: number;

/** From now on, preferences are only given by `answerPreferences`. */
function holdPreferences(newsroom: MemoryNewsroom): void {
  requests = 0;
  const held = new Promise<Preferences>((resolve) => {
    answerPreferences = resolve;
  });
  vi.spyOn(newsroom.scopes, 'preferences').mockImplementation(() => {
    requests++;
    return held;
  });
}

beforeEach(async () => {
  current = await stage();
  current.newsroom.add({ text: FRAMEWORK_TEXT });
  holdPreferences(current.newsroom);
});

const acknowledged = { timeout: 20_000 };

describe('without preferences', () => {
  test('a question is acknowledged privately, and answered so', async () => {
    const { discord, newsroom, log } = current;
    const exchange = discord.command('ask', { question: QUESTION });
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    expect(exchange.original?.ephemeral).toBe(true);
    expect(newsroom.asked).toEqual([]);
    answerPreferences(NONE);
    expect(await exchange.answer()).toMatchObject({
      ephemeral: true,
      embeds: [{ author: { name: QUESTION } }],
    });
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('a channel that turns out not to be allowed is still refused', async () => {
    const { discord, newsroom } = current;
    const exchange = discord.command('ask', { question: QUESTION });
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    answerPreferences({ ...NONE, channels: ['1000000000000000029'] });
    expect((await exchange.answer()).content).toContain("I don't answer in this channel");
    expect(newsroom.asked).toEqual([]);
  });

  test('a form cannot be opened any more, which is said', async () => {
    const { discord } = current;
    const exchange = discord.command('ingest');
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    answerPreferences(NONE);
    expect(unescapeText((await exchange.answer()).content)).toBe(discordErrors.slow({}).message);
  });

  test('many members ask the newsroom once', async () => {
    const { discord } = current;
    const exchanges = Array.from({ length: 10 }, () => discord.command('about'));
    await vi.waitFor(
      () => expect(exchanges.every(({ responseType }) => responseType === 5)).toBe(true),
      acknowledged,
    );
    expect(requests).toBe(1);
    answerPreferences(NONE);
    for (const exchange of exchanges) await exchange.answer();
  });
});

test('expired preferences serve if new ones do not come in time', async () => {
  const newsroom = new MemoryNewsroom();
  const kept = { ...NONE, privateAnswers: true };
  await newsroom.scopes.setPreferences('guild:1', kept);
  const cache = new PreferencesCache(newsroom, { maxAgeMs: 100 });
  expect(await cache.get('guild:1')).toEqual(kept);
  holdPreferences(newsroom);
  await vi.waitFor(() => {
    void cache.get('guild:1');
    expect(requests).toBe(1);
  });
  expect(await cache.get('guild:1')).toEqual(kept);
  answerPreferences(NONE);
  expect(await cache.get('guild:1')).toEqual(NONE);
});

test('a failed request for preferences is tried again by the next member', async () => {
  const newsroom = new MemoryNewsroom();
  vi.spyOn(newsroom.scopes, 'preferences').mockRejectedValueOnce(new Error('locked'));
  const cache = new PreferencesCache(newsroom);
  await expect(cache.get('guild:1')).rejects.toThrow('locked');
  expect(await cache.get('guild:1')).toEqual(NONE);
});

test.each(['search', 'outlets'] as const)(
  'choices that do not come in time are none (%s)',
  async (method) => {
    const { discord, newsroom, log } = current;
    vi.spyOn(newsroom.archive, method).mockReturnValue(new Promise<never>(() => undefined));
    const typing =
      method === 'search' ? discord.typing('forget', 'article', 'x') : discord.typing('ask', 'outlet', 'x');
    await vi.waitFor(() => expect(typing.choices).toEqual([]), acknowledged);
    expect(linesFrom(log, 'warn')).toEqual([]);
  },
);
