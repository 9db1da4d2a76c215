/** Interactions that no client of Discord would send get plain words, and leave no text in the log. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { unescapeText } from '../../src/discord/reply/markdown/escape.js';
import type { Preferences } from '../../src/domain/scope.js';
import { preferencesIn } from '../fixtures/preferences.js';
import { linesFrom, type Stage, stage } from './harness.js';
import type { Exchange, ShownMessage } from './lookalike/exchange.js';
import { ALICE, BOB, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const QUESTION = 'who signed the framework?';
const STALE = discordErrors.staleControl({}).message;
const SCOPE = `guild:${GUILD}`;

let current: Stage;
let message: ShownMessage;
beforeEach(async () => {
  current = await stage();
  current.newsroom.add({ text: FRAMEWORK_TEXT });
  message = await current.discord.command('ask', { question: QUESTION }).answer();
});

/** What the member reads at the end. */
async function wordsOf(exchange: Exchange): Promise<string> {
  await exchange.until(() => exchange.followUps.length > 0 || exchange.original?.thinking === false);
  const shown = exchange.followUps[0] ?? exchange.original;
  return unescapeText(shown?.text ?? '');
}

const HUGE = '9'.repeat(20);

describe('crafted values', () => {
  test.each([
    ['a page of twenty digits', `sources:next:all:${HUGE}:${ALICE}`],
    ['a page that is no number', `sources:next:all:x:${ALICE}`],
    ['a negative page', `sources:next:all:-1:${ALICE}`],
    ['an unknown list', `sources:next:none:1:${ALICE}`],
    ['an unknown order', `sources:sort:all:1:${ALICE}:backwards`],
    ['too many arguments', `sources:next:all:1:${ALICE}:newest:a:b:c:d:e`],
    ['no arguments', 'sources:next'],
    ['an unknown action', `sources:explode:all:1:${ALICE}`],
    ['an unknown action of /ask', 'ask:explode:1'],
    ['an unknown action of /about', 'about:explode'],
    ['a command without buttons', 'setup:x'],
    ['an unknown command', 'nothing:x'],
    ['the name of a property', '__proto__:constructor'],
    ['nothing', ''],
  ])('%s: the control is stale', async (_, customId) => {
    expect(await wordsOf(current.discord.clickId(message, customId))).toBe(STALE);
    expect(linesFrom(current.log, 'warn')).toEqual([]);
  });

  test.each(['context', 'helpful', 'not-helpful'])('an unknown answer for %s', async (action) => {
    const words = await wordsOf(current.discord.clickId(message, `ask:${action}:${HUGE}`));
    expect(words).toContain('no longer have that answer');
  });

  test('an unknown article in a list', async () => {
    const told = await current.discord.clickId(message, `sources:forget:${HUGE}`).followUp();
    expect(told.text).toContain('no such article');
    expect(linesFrom(current.log, 'warn')).toEqual([]);
  });

  test('a form without its fields', async () => {
    const form = (custom_id: string) => ({ custom_id, title: 'x', components: [] });
    for (const id of ['ask:follow-up:1', 'ingest:article']) {
      expect(await wordsOf(current.discord.submit(form(id), {}))).toBe(STALE);
    }
    expect(linesFrom(current.log, 'warn')).toEqual([]);
  });

  test('choices that the command does not offer', async () => {
    const { discord } = current;
    expect(await wordsOf(discord.command('sources', { which: 'none' }))).toBe(STALE);
    expect(await wordsOf(discord.command('sources', { sort: 'none' }))).toBe(STALE);
    expect(await wordsOf(discord.command('ask', { question: QUESTION, since: 'ever' }))).toBe(STALE);
    expect(await wordsOf(discord.command('ask', {}))).toBe(STALE);
    expect(await wordsOf(discord.command('feed explode', {}))).toBe(STALE);
    expect(linesFrom(current.log, 'warn')).toEqual([]);
  });

  test('a name of more than a thousand words is not searched for', async () => {
    const { discord, newsroom } = current;
    const search = vi.spyOn(newsroom.archive, 'search');
    const forget = vi.spyOn(newsroom.archive, 'forget');
    const words = 'dam '.repeat(1200);
    expect(await wordsOf(discord.command('forget', { article: words }))).toContain('in its title');
    expect(await discord.typing('forget', 'article', words).suggestions()).toEqual([]);
    expect(search).not.toHaveBeenCalled();
    expect(forget).not.toHaveBeenCalled();
  });
});

describe('outside the allowed channels', () => {
  const ELSEWHERE = '1000000000000000029';
  const only = (channels: readonly string[]): Preferences => ({
    channels,
    privateAnswers: false,
    asksPerMinute: null,
    ingestsPerHour: null,
    answerThreads: false,
    forums: {},
  });

  test('buttons, forms and menus are refused like the command', async () => {
    const { discord, newsroom } = current;
    const listed = await discord.command('sources').answer();
    const opened = discord.click(message, 'Ask a follow-up');
    await opened.until(() => opened.form !== undefined);
    await discord.command('setup', { 'allow-channel': { channel: ELSEWHERE } }).answer();
    expect(await preferencesIn(newsroom, SCOPE)).toEqual(only([ELSEWHERE]));
    const asked = newsroom.asked.length;
    const tries = [
      discord.submit(opened.form!, { question: QUESTION }),
      discord.click(message, 'In context'),
      discord.clickId(message, `ask:suggested:${QUESTION}`),
      discord.clickId(listed, `sources:next:all:0:${ALICE}`),
      discord.choose(listed, 'x'),
      discord.onMessage('Check against the news', { content: 'They signed it.' }),
    ];
    for (const exchange of tries) {
      expect(await wordsOf(exchange)).toContain("I don't answer in this channel");
      expect(exchange.original?.ephemeral).toBe(true);
    }
    expect(newsroom.asked).toHaveLength(asked);
    // Settings and status are not answers.
    expect(await wordsOf(discord.command('about'))).not.toContain("I don't answer");
  });
});

describe('the log', () => {
  const SECRET = 'is the mayor secretly ill?';

  test('has no words of a member', async () => {
    const { discord, newsroom, log } = current;
    vi.spyOn(newsroom.answers, 'ask').mockRejectedValue(new Error('boom'));
    await wordsOf(discord.clickId(message, `ask:suggested:${SECRET}`));
    await wordsOf(discord.clickId(message, `${SECRET}:${SECRET}`));
    await wordsOf(discord.command('forget', { article: SECRET }));
    await wordsOf(discord.command('ingest', { url: `https://example.org/${encodeURIComponent(SECRET)}` }));
    await wordsOf(discord.command('ask', { question: SECRET, outlet: SECRET }, { user: BOB }));
    expect(log.filter(({ msg }) => msg === 'refused').length).toBeGreaterThanOrEqual(3);
    expect(log.map((line) => (line as unknown as { what?: string }).what)).toEqual(
      expect.arrayContaining(['ask:suggested', 'unknown control', '/forget', '/ingest', '/ask']),
    );
    expect(JSON.stringify(log)).not.toContain('mayor');
  });

  test('has no token of an interaction, however the request fails', async () => {
    const { discord, log } = current;
    discord.failing = (request) => {
      if (/\/callback$/.test(request)) return { status: 500 };
      return /^PATCH/.test(request) ? { status: 404 } : undefined;
    };
    discord.command('about');
    await vi.waitFor(() => expect(linesFrom(log, 'warn').length).toBeGreaterThan(0), { timeout: 20_000 });
    expect(JSON.stringify(log)).not.toMatch(/token-\d/);
    expect(JSON.stringify(log)).toContain('[token]');
  });
});
