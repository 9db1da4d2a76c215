import { describe, expect, test } from 'vitest';
import { feedStrings } from '../../src/discord/strings/en/commands/feed.js';
import { stage } from './harness.js';
import { controlsOf } from './lookalike/exchange.js';
import { role } from './lookalike/gateway.js';
import { ALICE, APPLICATION, CHANNEL, GUILD } from './lookalike/ids.js';
import type { OptionValue } from './lookalike/interactions.js';

const scope = `guild:${GUILD}`;
const URL = 'https://example.org/feed.xml';
const VIEW_ONLY = String(1 << 10);
const MAY_POST = String((1 << 10) | (1 << 11) | (1 << 14));

async function following(feeds: Readonly<Record<string, string>> = { [URL]: 'Example *News*' }) {
  const staged = await stage();
  for (const [url, title] of Object.entries(feeds)) staged.newsroom.feeds.feedTitles.set(url, title);
  return staged;
}

describe('/feed add', () => {
  test('follows a feed and says where its headlines will be posted, only to the requester', async () => {
    const { discord, newsroom } = await following();
    const said = await discord.command('feed add', { url: URL, channel: { channel: CHANNEL } }).answer();
    expect(said.ephemeral).toBe(true);
    expect(said.text).toBe(
      `Following [Example \\*News\\*](${URL}). Its current articles are being added; new headlines go to <#${CHANNEL}>.`,
    );
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: URL, channel: CHANNEL, addedBy: ALICE }]);
  });

  test('without a channel posts no headlines, in a direct message too', async () => {
    const { discord, newsroom } = await following();
    const said = await discord.command('feed add', { url: ` ${URL} ` }, { inDm: true }).answer();
    expect(said.text).toContain('new ones are added as they appear');
    expect(await newsroom.feeds.list(`user:${ALICE}`)).toMatchObject([{ url: URL, channel: null }]);
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });

  test.each([`<${URL}>`, `[the feed](${URL})`, `please follow ${URL}!`, 'example.org/feed.xml'])(
    'finds the address in %s',
    async (url) => {
      const { discord, newsroom } = await following();
      await discord.command('feed add', { url }).answer();
      expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: URL }]);
    },
  );

  test('of two feeds at once follows none', async () => {
    const { discord, newsroom } = await following();
    const refused = await discord.command('feed add', { url: `${URL} ${URL}2` }).answer();
    expect(refused.text).toContain('more than one address');
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });

  test('refuses a channel where the bot or the member may not post, before anything is fetched', async () => {
    const { discord, newsroom } = await following();
    const refusal = async (permissions: string, botPermissions: string) => {
      for (const changed of [role(GUILD, permissions), role(APPLICATION, botPermissions)]) {
        discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: changed });
      }
      const refused = discord.command('feed add', { url: URL, channel: { channel: CHANNEL } });
      return (await refused.answer()).text;
    };
    expect(await refusal(VIEW_ONLY, '0')).toContain('Give me View Channel, Send Messages and Embed Links');
    expect(await refusal(VIEW_ONLY, MAY_POST)).toContain("You can't post in");
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });

  test('of a feed that is followed already sets its channel, and says so', async () => {
    const { discord, newsroom } = await following();
    await discord.command('feed add', { url: URL }).answer();
    const again = await discord.command('feed add', { url: URL, channel: { channel: CHANNEL } }).answer();
    expect(again.text).toBe(
      `[Example \\*News\\*](${URL}) is followed here already. Its new headlines now go to <#${CHANNEL}>.`,
    );
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: URL, channel: CHANNEL }]);
  });

  test('says why a feed cannot be followed', async () => {
    const { discord } = await following();
    await discord.command('feed add', { url: URL }).answer();
    const again = await discord.command('feed add', { url: URL }).answer();
    expect(again.text).toContain('is already followed here');
    const none = await discord.command('feed add', { url: 'https://example.org/' }).answer();
    expect(none.text).toContain('the page has no feed');
  });
});

describe('/feed edit', () => {
  const EDIT = 'feed edit';

  test('sets and removes the channel, pauses and resumes', async () => {
    const { discord, newsroom } = await following();
    await discord.command('feed add', { url: URL }).answer();
    const [choice] = await discord.typing(EDIT, 'feed', 'example').suggestions();
    const feed = choice!.value;
    const said = async (options: Readonly<Record<string, OptionValue>>) =>
      (await discord.command(EDIT, { feed, ...options }).answer()).text;
    const link = `[Example \\*News\\*](${URL})`;
    expect(await said({ channel: { channel: CHANNEL } })).toBe(
      `Changed ${link}. Its new headlines go to <#${CHANNEL}>.`,
    );
    expect(await said({ state: 'pause' })).toBe(
      `Changed ${link}. Its new headlines go to <#${CHANNEL}>; it is paused.`,
    );
    expect(await said({ 'stop-posting': true, state: 'resume' })).toBe(
      `Changed ${link}. Its headlines are not posted.`,
    );
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ channel: null, state: 'followed' }]);
  });

  test('refuses contradictions, nothing to change, unknown feeds and channels where it may not post', async () => {
    const { discord, newsroom } = await following();
    await discord.command('feed add', { url: URL, channel: { channel: CHANNEL } }).answer();
    const refusal = async (options: Readonly<Record<string, OptionValue>>) => {
      const refused = await discord.command(EDIT, { feed: URL, ...options }).answer();
      expect(refused.ephemeral).toBe(true);
      return refused.text;
    };
    const channel = { channel: CHANNEL };
    expect(await refusal({ channel, 'stop-posting': true })).toContain('not both');
    expect(await refusal({})).toContain('Say what to change');
    expect(await refusal({ 'stop-posting': false })).toContain('Say what to change');
    expect(await refusal({ feed: 'no such', state: 'pause' })).toContain(
      'No feed “no such” is followed here',
    );
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(GUILD, VIEW_ONLY) });
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(APPLICATION, '0') });
    expect(await refusal({ channel })).toContain('Give me View Channel');
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ channel: CHANNEL, state: 'followed' }]);
  });
});

describe('/feed list, remove, pause and resume', () => {
  test('list shows every feed on its pages, however long their addresses', async () => {
    const urls = Array.from(
      { length: 23 },
      (_, i) => `https://example.org/${i}/${'x'.repeat(i % 2 ? 450 : 9)}`,
    );
    const { discord, newsroom } = await following(
      Object.fromEntries(urls.map((url) => [url, `Feed of ${url}`])),
    );
    for (const url of urls) await newsroom.feeds.add({ scope, url });
    let shown = await discord.command('feed list').answer();
    const pages = [shown];
    expect(shown.text).toMatch(/^-# page 1 of \d+$/m);
    expect(() => discord.click(shown, 'Previous')).toThrow('disabled');
    for (;;) {
      const next = controlsOf(shown).at(-1);
      if (next?.disabled) break;
      const clicked = discord.click(shown, 'Next');
      await clicked.until(() => clicked.edits.length > 0);
      shown = clicked.edits[0]!.message;
      pages.push(shown);
    }
    const lines = pages.flatMap(({ text }) => text.split('\n'));
    expect(lines.filter((line) => line.startsWith('**'))).toHaveLength(urls.length);
    for (const url of urls) expect(lines.join('\n')).toContain(`(${url})`);
    await newsroom.feeds.remove(scope, urls[0]!);
    for (const url of urls.slice(5)) await newsroom.feeds.remove(scope, url);
    const shorter = discord.click(shown, 'Previous');
    await shorter.until(() => shorter.edits.length > 0);
    const { message } = shorter.edits[0]!;
    expect(message.text).toMatch(/^### Following 4 feeds\n/);
    expect(controlsOf(message)).toEqual([]);
  });

  test('list shows the status of each feed, or that there is none', async () => {
    const { discord } = await following();
    const none = await discord.command('feed list').answer();
    expect(none.text).toBe(feedStrings.none);
    await discord.command('feed add', { url: URL, channel: { channel: CHANNEL } }).answer();
    const list = await discord.command('feed list').answer();
    expect(list.text.split('\n')).toEqual([
      '### Following 1 feed',
      `**[Example \\*News\\*](${URL})** → <#${CHANNEL}>`,
      '-# not checked yet',
    ]);
  });

  test('list says where headlines are not posted: without permission, and where the channel is gone', async () => {
    const { discord } = await following();
    await discord.command('feed add', { url: URL, channel: { channel: CHANNEL } }).answer();
    const listed = async () => (await discord.command('feed list').answer()).text;
    expect(await listed()).not.toContain('not posted');
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(GUILD, VIEW_ONLY) });
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(APPLICATION, '0') });
    expect(await listed()).toMatch(/-# not checked yet\n-# ⚠️ Headlines are not posted/);
    discord.gateway.emit('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: role(GUILD, MAY_POST) });
    expect(await listed()).not.toContain('not posted');
    const other = {
      id: '1000000000000000030',
      guild_id: GUILD,
      type: 0,
      name: 'news',
      permission_overwrites: [],
    };
    discord.gateway.emit('CHANNEL_CREATE', other);
    await discord.command('feed edit', { feed: URL, channel: { channel: other.id } }).answer();
    expect(await listed()).not.toContain('not posted');
    discord.gateway.emit('CHANNEL_DELETE', other);
    expect(await listed()).toContain('the channel is gone');
  });

  test('autocomplete feeds of this scope by title and address, and change the chosen one', async () => {
    const other = 'https://example.org/sport.xml';
    const { discord, newsroom } = await following({ [URL]: 'Example News', [other]: 'Sport' });
    await discord.command('feed add', { url: URL }).answer();
    await discord.command('feed add', { url: other }).answer();
    const [choice, ...more] = await discord.typing('feed pause', 'feed', 'NEWS').suggestions();
    expect(choice?.name).toBe('Example News · example.org/feed.xml');
    expect(more).toEqual([]);
    const feed = choice!.value;
    const paused = await discord.command('feed pause', { feed }).answer();
    expect(paused.text).toContain('Paused [Example News]');
    const list = await discord.command('feed list').answer();
    expect(list.text).toContain('paused: Paused manually');
    await discord.command('feed resume', { feed }).answer();
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ state: 'followed' }, { url: other }]);
    await discord.command('feed remove', { feed }).answer();
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: other }]);
    const gone = await discord.command('feed remove', { feed }).answer();
    expect(gone.text).toContain(`No feed “${feed}” is followed here. Choose one from the list`);
  });
});

describe('the limit of articles per hour', () => {
  const used = async () => {
    const staged = await stage({ INGESTS_PER_HOUR: '2' });
    staged.newsroom.feeds.feedTitles.set(URL, 'Example News');
    await staged.discord.command('feed add', { url: URL }).answer();
    await staged.discord.command('feed pause', { feed: URL }).answer();
    return staged;
  };
  const REFUSED = /limit of 2 articles per hour, for which feeds count, too\..*wait 30 minutes/;

  test('holds for following feeds, also those that fail', async () => {
    const { discord } = await used();
    expect((await discord.command('feed add', { url: `${URL}?gone` }).answer()).text).not.toMatch(REFUSED);
    const refused = await discord.command('feed add', { url: URL }).answer();
    expect(refused).toMatchObject({ ephemeral: true, text: expect.stringMatching(REFUSED) });
  });

  test('holds for resuming and importing, not for what costs nothing', async () => {
    const { discord, newsroom } = await used();
    await discord.command('feed resume', { feed: URL }).answer();
    await discord.command('feed pause', { feed: URL }).answer();
    expect((await discord.command('feed list').answer()).text).toContain('Example News');
    expect((await discord.command('feed resume', { feed: URL }).answer()).text).toMatch(REFUSED);
    expect((await discord.command('feed edit', { feed: URL, state: 'resume' }).answer()).text).toMatch(
      REFUSED,
    );
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ state: 'paused' }]);
    const file = discord.host('feeds.opml', Buffer.from('<opml/>'));
    expect((await discord.command('feed import', { file }).answer()).text).toMatch(REFUSED);
  });
});

describe('/feed import and export', () => {
  const OTHER = 'https://example.org/sport.xml';
  const opml = (...outlines: string[]) =>
    Buffer.from(
      `<opml version="2.0"><body><outline text="News">${outlines.join('')}</outline></body></opml>`,
    );
  const outline = (url: string, title: string) => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;

  test('import follows what can be followed, and names the rest with the reason', async () => {
    const { discord, newsroom } = await following({ [URL]: 'Example News', [OTHER]: 'Sport' });
    await discord.command('feed add', { url: OTHER }).answer();
    const file = discord.host(
      'feeds.opml',
      opml(
        outline(URL, 'News'),
        outline(OTHER, 'Sport'),
        outline('https://gone.example/rss', 'Gone'),
        outline(URL, 'Again'),
      ),
    );
    const said = await discord.command('feed import', { file }).answer();
    expect(said.ephemeral).toBe(true);
    expect(said.text.split('\n')).toEqual([
      '### Following 1 of 3 feeds now',
      expect.stringMatching(/^• \[Gone\].* · not added: .*the page has no feed/),
      `• [Example News](${URL}) · added`,
      `• [Sport](${OTHER}) · already followed`,
      '-# 1 feed listed more than once',
    ]);
    expect(await newsroom.feeds.list(scope)).toMatchObject([{ url: OTHER }, { url: URL, addedBy: ALICE }]);
  });

  test('import says what it expects instead of another file', async () => {
    const { discord } = await following();
    const file = discord.host('notes.txt', Buffer.from('Some notes.'));
    const refused = await discord.command('feed import', { file }).answer();
    expect(refused.text).toContain('notes.txt lists no feeds. Expected an OPML file');
  });

  test('export gives the feeds as a file that import takes', async () => {
    const { discord } = await following({ [URL]: 'Example & <News>' });
    const none = await discord.command('feed export').answer();
    expect(none.text).toBe(feedStrings.none);
    expect(discord.uploads).toEqual([]);
    await discord.command('feed add', { url: URL }).answer();
    const said = await discord.command('feed export').answer();
    expect(said.text).toContain('1 feed; import the file');
    expect(discord.uploads).toEqual([
      { name: 'feeds.opml', text: expect.stringContaining(`xmlUrl="${URL}"`) },
    ]);
    const file = discord.host('feeds.opml', Buffer.from(discord.uploads[0]!.text));
    const again = await discord.command('feed import', { file }).answer();
    expect(again.text).toContain('[Example & \\<News\\>]');
  });
});
