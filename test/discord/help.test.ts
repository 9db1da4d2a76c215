import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { helpStrings } from '../../src/discord/strings/en/commands/help.js';
import { UserError } from '../../src/domain/errors.js';
import { type Stage, stage } from './harness.js';
import { controlsOf, type Exchange, type ShownForm } from './lookalike/exchange.js';
import { guild } from './lookalike/gateway.js';
import { ALICE, APPLICATION, GUILD } from './lookalike/ids.js';

const { buttons, samples } = helpStrings;
const NEW = '1000000000000000050';
const scope = `guild:${GUILD}`;

async function greeting(discord: Stage['discord'], facts: Parameters<typeof guild>[0] = {}) {
  discord.gateway.emit('GUILD_CREATE', guild({ id: NEW, ...facts }));
  await vi.waitFor(() => expect(discord.posts).toHaveLength(1), 10_000);
  return discord.posts[0]!;
}

async function opened(click: Exchange): Promise<ShownForm> {
  await click.until(() => click.form !== undefined);
  return click.form!;
}

describe('/help', () => {
  test('has three lines, and buttons for what the member may do', async () => {
    const { discord } = await stage();
    const may = await discord.command('help').answer();
    expect(may.ephemeral).toBe(true);
    expect(may.text.split('\n')).toEqual([helpStrings.ask, helpStrings.add(true), helpStrings.more(true)]);
    expect(controlsOf(may)).toMatchObject([
      { label: buttons.ask, style: 1 },
      { label: buttons.samples, style: 2 },
      { label: buttons.feed, style: 2 },
    ]);
    const mayNot = await discord.command('help', {}, { mayManage: false }).answer();
    expect(mayNot.text).toContain(helpStrings.add(false));
    expect(controlsOf(mayNot)).toHaveLength(1);
  });

  test('its button asks a question that follows no other', async () => {
    const { discord, newsroom } = await stage();
    const help = await discord.command('help').answer();
    const form = await opened(discord.click(help, buttons.ask));
    await discord.submit(form, { question: 'who signed the framework?' }).answer();
    expect(newsroom.asked).toMatchObject([{ question: 'who signed the framework?' }]);
    expect(newsroom.asked[0]).not.toHaveProperty('follows');
  });

  test('"help" in a direct message shows it', async () => {
    const { discord, newsroom } = await stage();
    discord.say('Help!', { inDm: true });
    await vi.waitFor(() => expect(discord.posts).toHaveLength(1), 10_000);
    expect(discord.posts[0]?.text).toContain(helpStrings.add(true));
    expect(newsroom.asked).toEqual([]);
  });
});

describe('the sample stories', () => {
  test('are added, asked about and removed with the buttons', async () => {
    const { discord, newsroom } = await stage();
    const added = await discord.click(await greeting(discord), buttons.samples).answer();
    expect(added.text).toBe(samples.added);
    expect(newsroom.ingested).toHaveLength(3);
    expect(newsroom.ingested).toMatchObject(
      Array(3).fill({ scope, ingestedBy: ALICE, source: { kind: 'file' } }),
    );
    const answer = await discord.click(added, 'Who signed the US-India framework?').answer();
    expect(answer.text).toContain('Framework');
    const undo = discord.click(added, buttons.undo);
    await undo.until(() => undo.edits.length > 0);
    const undone = await undo.answer();
    expect(undone.text).toBe(samples.undone);
    expect(controlsOf(undone)).toEqual([]);
    const { total } = await newsroom.archive.list({ scope, which: 'all', pageSize: 10 });
    expect(total).toBe(0);
  });

  test('that were there before stay: only new ones can be undone', async () => {
    const { discord, newsroom } = await stage();
    const message = await greeting(discord);
    await discord.click(message, buttons.samples).answer();
    const again = await discord.click(message, buttons.samples).answer();
    expect(again.text).toBe(samples.known);
    expect(controlsOf(again)).toHaveLength(1);
    expect((await newsroom.archive.list({ scope, which: 'all', pageSize: 10 })).total).toBe(3);
  });

  test('count as one article, so that a low limit lets them through', async () => {
    const { discord, newsroom } = await stage();
    const message = await greeting(discord);
    await discord.command('setup', { 'articles-per-hour': 2 }).answer();
    expect((await discord.click(message, buttons.samples).answer()).text).toBe(samples.added);
    expect((await discord.click(message, buttons.samples).answer()).text).toBe(samples.known);
    const limited = await discord.click(message, buttons.samples).answer();
    expect(limited.text).toContain('Members of this server may add 2 articles per hour');
    expect(newsroom.ingested).toHaveLength(6);
  });

  test('can be undone if only some were added', async () => {
    const { discord, newsroom } = await stage();
    const message = await greeting(discord);
    const really = newsroom.ingest.article.bind(newsroom);
    vi.spyOn(newsroom.ingest, 'article')
      .mockImplementationOnce(really)
      .mockRejectedValueOnce(new UserError('queue.full', 'Too many.'));
    const click = discord.click(message, buttons.samples);
    expect((await click.followUp()).text).toBe('Too many.');
    expect(click.original?.text).toBe(samples.some);
    const undo = discord.click(click.original!, buttons.undo);
    await undo.until(() => undo.edits.length > 0);
    expect((await newsroom.archive.list({ scope, which: 'all', pageSize: 10 })).total).toBe(0);
  });

  test('are for those who may add articles, and Undo for those who may delete them', async () => {
    const { discord, newsroom } = await stage();
    const message = await greeting(discord);
    const refused = await discord.click(message, buttons.samples, { mayManage: false }).answer();
    expect(refused.text).toBe(discordErrors.mayNotIngest({}).message);
    expect(newsroom.ingested).toEqual([]);
    const added = await discord.click(message, buttons.samples).answer();
    const undo = discord.click(added, buttons.undo, { mayManage: false });
    expect((await undo.answer()).text).toBe(discordErrors.mayNotForget({}).message);
    expect((await newsroom.archive.list({ scope, which: 'all', pageSize: 10 })).total).toBe(3);
  });
});

describe('adding a feed from the greeting', () => {
  test('opens a form and follows the feed', async () => {
    const { discord, newsroom } = await stage();
    newsroom.feeds.feedTitles.set('https://example.org/feed.xml', 'Example News');
    const form = await opened(discord.click(await greeting(discord), buttons.feed));
    expect(form.title).toBe(helpStrings.feedForm.title);
    await discord.submit(form, { url: 'https://example.org/feed.xml' }).answer();
    expect(await newsroom.feeds.list(scope)).toMatchObject([
      { url: 'https://example.org/feed.xml', addedBy: ALICE },
    ]);
  });

  test('needs Manage Messages, for the form and to submit it', async () => {
    const { discord, newsroom } = await stage();
    const message = await greeting(discord);
    const refused = await discord.click(message, buttons.feed, { mayManage: false }).answer();
    expect(refused.text).toBe(discordErrors.mayNotFollow({}).message);
    const form = await opened(discord.click(message, buttons.feed));
    const submitted = discord.submit(form, { url: 'https://example.org/feed.xml' }, { mayManage: false });
    expect((await submitted.answer()).text).toBe(discordErrors.mayNotFollow({}).message);
    expect(await newsroom.feeds.list(scope)).toEqual([]);
  });
});

describe('the greeting', () => {
  const channel = (id: string, facts: object = {}) => ({
    id,
    type: 0,
    name: `channel${id}`,
    position: 0,
    permission_overwrites: [],
    ...facts,
  });
  const closed = [{ id: APPLICATION, type: 1, allow: '0', deny: String(1 << 11) }];

  test('goes to the first text channel where the bot may write, if there is no system channel', async () => {
    const { discord } = await stage();
    const channels = [
      channel('1000000000000000071', { position: 2 }),
      channel('1000000000000000072', { position: 1, permission_overwrites: closed }),
      channel('1000000000000000073', { type: 2, position: 0 }),
      channel('1000000000000000074', { type: 4, position: 0 }),
      channel('1000000000000000075', { position: 0, parent_id: '1000000000000000074' }),
    ];
    expect((await greeting(discord, { channels })).channel).toBe('1000000000000000071');
  });

  test('is in the language of the server', async () => {
    const { discord } = await stage();
    const german = await greeting(discord, { locale: 'de' });
    expect(german.text).toContain('**Füge Artikel hinzu** mit `/hinzufügen`');
  });
});
