import { describe, expect, test, vi } from 'vitest';
import { headlineStrings } from '../../src/discord/strings/en/headlines.js';
import { textsFor } from '../../src/discord/strings/texts.js';
import type { FeedHeadline } from '../../src/domain/feed.js';
import type { Scope } from '../../src/domain/scope.js';
import { linesFrom, stage, stageWith } from './harness.js';
import { controlsOf } from './lookalike/exchange.js';
import { guild, role } from './lookalike/gateway.js';
import { APPLICATION, CHANNEL, GUILD } from './lookalike/ids.js';
import type { MemoryNewsroom } from './memory-newsroom.js';

const OTHER_GUILD = '1000000000000000050';

/** Headlines that wait together get one message. */
let messages = 0;

async function waiting(
  newsroom: MemoryNewsroom,
  titles: readonly string[],
  channel = CHANNEL,
  scope: Scope = `guild:${GUILD}`,
) {
  messages += 1;
  for (const title of titles) {
    newsroom.add({
      scope,
      text: `${title} it said.`,
      title,
      url: `https://example.org/${title.length}`,
    });
    const [article] = await newsroom.archive.search(scope, title, 1);
    const feed = { id: 'feed1', title: 'Example News', url: 'https://example.org/feed.xml' };
    const id = newsroom.feeds.waitingHeadlines.length + 1;
    const headline: FeedHeadline = {
      id,
      message: `message${messages}`,
      scope,
      channel,
      feed,
      article: article!,
    };
    newsroom.feeds.waitingHeadlines.push(headline);
  }
}

describe('headlines', () => {
  test('for one channel are one message that mentions nobody, posted once', async () => {
    const { discord, bot, newsroom } = await stage();
    await waiting(newsroom, ['@everyone **dam** held', 'A bridge opens']);
    await Promise.all([bot.postHeadlines(), bot.postHeadlines()]);
    expect(discord.posts).toHaveLength(1);
    expect(discord.posts[0]?.channel).toBe(CHANNEL);
    expect(discord.posts[0]?.text.split('\n')).toEqual([
      '### Example News',
      '**[\\@everyone \\*\\*dam\\*\\* held](https://example.org/22)**',
      '-# Sample Wire (per example.org) · 31 October 2025',
      '**[A bridge opens](https://example.org/14)**',
      '-# Sample Wire (per example.org) · 31 October 2025',
      '-# Ask about the news with `/ask`',
    ]);
    const menu = controlsOf(discord.posts[0]!)[0];
    expect(menu?.options?.map(({ label }) => label)).toEqual(['@everyone **dam** held', 'A bridge opens']);
    const opened = await discord.choose(discord.posts[0]!, menu!.options![1]!.value).answer();
    expect(opened).toMatchObject({ ephemeral: true, text: expect.stringContaining('### [A bridge opens]') });
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
    await bot.postHeadlines();
    expect(discord.posts).toHaveLength(1);
  });

  test('are in the language of the server', async () => {
    const { discord, bot, newsroom } = await stage();
    discord.gateway.emit('GUILD_UPDATE', guild({ locale: 'es-ES' }));
    // Events arrive in order, so the update is known once the message after it is answered.
    discord.say(`<@${APPLICATION}>`);
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1), 10_000);
    await waiting(newsroom, ['A bridge opens']);
    await bot.postHeadlines();
    const { headlines, answer } = textsFor('es-ES');
    const shown = discord.posts[1]?.text ?? '';
    expect(shown).toContain(`-# ${answer.perHost('Sample Wire', 'example.org')} · 31 de octubre de 2025`);
    expect(shown).toContain(`-# ${headlines.ask.split('`')[0]}`);
  });

  test('a single one is shown large, with a button for its key sentences', async () => {
    const { discord, bot, newsroom } = await stage();
    await waiting(newsroom, ['A bridge opens']);
    await bot.postHeadlines();
    const [post] = discord.posts;
    expect(post?.text.split('\n')).toEqual([
      '-# Example News',
      '### [A bridge opens](https://example.org/14)',
      '-# Sample Wire (per example.org) · 31 October 2025',
      '-# Ask about the news with `/ask`',
    ]);
    const opened = await discord.click(post!, headlineStrings.keySentences).answer();
    expect(opened).toMatchObject({ ephemeral: true, text: expect.stringContaining('\n> ') });
  });

  test('show the newest ten and the number of earlier ones', async () => {
    const { discord, bot, newsroom } = await stage();
    await waiting(
      newsroom,
      Array.from({ length: 13 }, (_, i) => `Story ${'x'.repeat(i)}${i}`),
    );
    await bot.postHeadlines();
    const text = discord.posts[0]?.text ?? '';
    expect(text.match(/^\*\*\[/gm)).toHaveLength(10);
    expect(text).toContain('12](');
    expect(text).toContain('3 earlier articles');
  });

  test('for a deleted or forbidden channel are dropped; others are still posted', async () => {
    const { discord, bot, newsroom, log } = await stage();
    await waiting(newsroom, ['Nowhere to go'], '1000000000000000077');
    await waiting(newsroom, ['Somewhere to go']);
    await bot.postHeadlines();
    expect(discord.posts).toHaveLength(1);
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
    discord.refuseNextPost(403, 50_013);
    await waiting(newsroom, ['Refused']);
    await bot.postHeadlines();
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(GUILD, '0') });
    await vi.waitFor(async () => {
      await waiting(newsroom, ['Not allowed']);
      const before = discord.requests.length;
      await bot.postHeadlines();
      expect(discord.requests.length).toBe(before);
    });
    expect(linesFrom(log, 'error')).toEqual([]);
  });

  test('that Discord refuses for what they say are dropped', async () => {
    const { discord, bot, newsroom, log } = await stage();
    discord.refuseNextPost(400, 240_000);
    await waiting(newsroom, ['A blocked link']);
    await bot.postHeadlines();
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
    expect(linesFrom(log, 'warn')).toMatchObject([{ msg: 'headlines dropped' }]);
  });

  test('wait for a new token', async () => {
    const { discord, bot, newsroom } = await stage();
    discord.refuseNextPost(401, 40_001);
    await waiting(newsroom, ['Unauthorised']);
    await bot.postHeadlines();
    expect(newsroom.feeds.waitingHeadlines).toHaveLength(1);
  });

  test('of a server that wait, however many, never delay those of another', async () => {
    const { discord, bot, newsroom } = await stage();
    discord.gateway.emit('GUILD_DELETE', { id: GUILD, unavailable: true });
    discord.gateway.emit('GUILD_CREATE', guild({ id: OTHER_GUILD }));
    // The greeting.
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1), 10_000);
    await waiting(
      newsroom,
      Array.from({ length: 120 }, (_, i) => `Waits ${i}`),
    );
    await waiting(newsroom, ['Elsewhere'], `${OTHER_GUILD}1`, `guild:${OTHER_GUILD}`);
    await bot.postHeadlines();
    expect(discord.posts[1]?.text).toContain('Elsewhere');
    expect(newsroom.feeds.waitingHeadlines).toHaveLength(120);
    discord.gateway.emit('GUILD_CREATE', guild());
  });

  test('wait during an outage, and after a temporary error of Discord', async () => {
    const { discord, bot, newsroom } = await stage();
    await waiting(newsroom, ['Patience']);
    for (const [status, code] of [
      [400, 0],
      [425, 50_000],
    ] as const) {
      discord.refuseNextPost(status, code);
      await bot.postHeadlines();
      expect(newsroom.feeds.waitingHeadlines).toHaveLength(1);
    }
    discord.gateway.emit('GUILD_DELETE', { id: GUILD, unavailable: true });
    await discord.gateway.heartbeat();
    await bot.postHeadlines();
    expect(newsroom.feeds.waitingHeadlines).toHaveLength(1);
    discord.gateway.emit('GUILD_CREATE', guild());
    await discord.gateway.heartbeat();
    await bot.postHeadlines();
    expect(discord.posts).toHaveLength(1);
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
  });

  test('that were posted right before the process died are not posted again', async () => {
    const { discord, bot, newsroom } = await stage();
    await waiting(newsroom, ['Once only', 'And this']);
    const markPosted = vi.spyOn(newsroom.feeds, 'markPosted').mockRejectedValueOnce(new Error('killed'));
    await bot.postHeadlines();
    expect(newsroom.feeds.waitingHeadlines).toHaveLength(2);
    // What came later is another message.
    await waiting(newsroom, ['Later']);
    await bot.postHeadlines();
    expect(markPosted).toHaveBeenCalledTimes(3);
    expect(discord.posts.map(({ text }) => /Once only/.test(text))).toEqual([true, false]);
    expect(newsroom.feeds.waitingHeadlines).toEqual([]);
  });

  test('left over from before a restart are posted at startup', async () => {
    const { newsroom } = await stage();
    await waiting(newsroom, ['Left over']);
    const { discord } = await stageWith(newsroom);
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1));
  });
});
