/** A newsroom that does not answer: interactions are acknowledged all the same. */
import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import { NO_PREFERENCES, type Preferences, type Scope } from '../../src/domain/scope.js';
import { linesFrom, stage, stageWith } from './harness.js';
import { GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';
import { MemoryNewsroom } from './memory-newsroom.js';

const QUESTION = 'who signed the framework?';
const acknowledged = { timeout: 20_000 };
const never = () => new Promise<never>(() => undefined);

/** Calls since the last look, by name; from then on, none is answered. */
function silence(newsroom: MemoryNewsroom): string[] {
  const calls: string[] = [];
  for (const [name, group] of Object.entries(newsroom)) {
    if (!['ingest', 'answers', 'archive', 'feeds', 'scopes'].includes(name)) continue;
    const methods = group as Record<string, unknown>;
    const owner = name === 'feeds' ? Object.getPrototypeOf(methods) : methods;
    for (const method of Object.getOwnPropertyNames(owner)) {
      if (method === 'constructor' || typeof methods[method] !== 'function') continue;
      vi.spyOn(methods as Record<string, () => Promise<never>>, method).mockImplementation(() => {
        calls.push(`${name}.${method}`);
        return never();
      });
    }
  }
  return calls;
}

describe('a newsroom that never answers', () => {
  test.each([
    ['ask', { question: QUESTION }, false],
    ['ask', { question: QUESTION, private: true }, true],
    ['sources', {}, false],
    ['about', {}, true],
    ['forget', { article: 'x' }, true],
    ['ingest', { text: FRAMEWORK_TEXT }, false],
    ['feed list', {}, true],
    ['feed add', { url: 'https://news.example/feed' }, true],
    ['setup', { private: true }, true],
  ])('/%s %o is acknowledged before it is asked anything', async (name, options, isPrivate) => {
    const { discord, newsroom } = await stage();
    const calls = silence(newsroom);
    const whenAcknowledged: string[][] = [];
    discord.failing = (request) => {
      if (request.endsWith('/callback')) whenAcknowledged.push([...calls]);
      return undefined;
    };
    const exchange = discord.command(name, options);
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    expect(exchange.original?.ephemeral).toBe(isPrivate);
    expect(whenAcknowledged).toEqual([[]]);
    await vi.waitFor(() => expect(calls).toHaveLength(1), acknowledged);
  });

  test('a form opens', async () => {
    const { discord, newsroom } = await stage();
    const calls = silence(newsroom);
    const exchange = discord.command('ingest');
    await vi.waitFor(() => expect(exchange.form).toBeDefined(), acknowledged);
    expect(calls).toEqual([]);
  });

  test('a mention shows "is typing" before it is asked anything', async () => {
    const { discord, newsroom } = await stage();
    const calls = silence(newsroom);
    const whenTyping: string[][] = [];
    discord.failing = (request) => {
      if (request.endsWith('/typing')) whenTyping.push([...calls]);
      return undefined;
    };
    discord.say(`<@1000000000000000001> ${QUESTION}`);
    await vi.waitFor(() => expect(calls).toHaveLength(1), acknowledged);
    expect(whenTyping).toEqual([[]]);
  });
});

describe('right after a start, without preferences', () => {
  async function started() {
    const newsroom = new MemoryNewsroom();
    newsroom.add({ text: FRAMEWORK_TEXT });
    let answer = (_: readonly [Scope, Preferences][]): void => undefined;
    const load = vi.spyOn(newsroom.scopes, 'allPreferences').mockImplementation(
      () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    );
    const set = await stageWith(newsroom);
    const answerPreferences = (preferences: Preferences) => answer([[`guild:${GUILD}`, preferences]]);
    return { ...set, load, answerPreferences };
  }

  test('a question is acknowledged privately, and answered so', async () => {
    const { discord, newsroom, log, answerPreferences } = await started();
    const exchange = discord.command('ask', { question: QUESTION });
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    expect(exchange.original?.ephemeral).toBe(true);
    expect(newsroom.asked).toEqual([]);
    answerPreferences(NO_PREFERENCES);
    expect(await exchange.answer()).toMatchObject({ ephemeral: true });
    // What only the asker sees is not the channel's last answer.
    expect(newsroom.asked).toEqual([expect.not.objectContaining({ channel: expect.anything() })]);
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('a channel that turns out not to be allowed is still refused', async () => {
    const { discord, newsroom, answerPreferences } = await started();
    const exchange = discord.command('ask', { question: QUESTION });
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    answerPreferences({ ...NO_PREFERENCES, channels: ['1000000000000000029'] });
    expect((await exchange.answer()).text).toContain("I don't answer in this channel");
    expect(newsroom.asked).toEqual([]);
  });

  test('a form cannot be opened any more, which is said', async () => {
    const { discord, answerPreferences } = await started();
    const exchange = discord.command('ingest');
    await vi.waitFor(() => expect(exchange.responseType).toBe(5), acknowledged);
    answerPreferences(NO_PREFERENCES);
    expect(unescapeText((await exchange.answer()).text)).toBe(discordErrors.slow({}).message);
  });

  test('many members ask the newsroom once', async () => {
    const { discord, load, answerPreferences } = await started();
    const exchanges = Array.from({ length: 10 }, () => discord.command('about'));
    await vi.waitFor(
      () => expect(exchanges.every(({ responseType }) => responseType === 5)).toBe(true),
      acknowledged,
    );
    expect(load).toHaveBeenCalledTimes(1);
    answerPreferences(NO_PREFERENCES);
    for (const exchange of exchanges) await exchange.answer();
  });
});

test.each(['search', 'outlets'] as const)(
  'choices that do not come in time are none (%s)',
  async (method) => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.archive, method).mockReturnValue(never());
    const typing =
      method === 'search' ? discord.typing('forget', 'article', 'x') : discord.typing('ask', 'outlet', 'x');
    await vi.waitFor(() => expect(typing.choices).toEqual([]), acknowledged);
    expect(linesFrom(log, 'warn')).toEqual([]);
  },
);
