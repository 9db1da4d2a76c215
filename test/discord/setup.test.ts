import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { setupStrings } from '../../src/discord/strings/en/commands/setup.js';
import { preferencesIn } from '../fixtures/preferences.js';
import { stage, stageWith } from './harness.js';
import { BOB, CHANNEL, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

const scope = `guild:${GUILD}`;
const HERE = { channel: CHANNEL };
const ELSEWHERE = { channel: '1000000000000000030' };
const OTHER = {
  id: ELSEWHERE.channel,
  guild_id: GUILD,
  type: 0,
  name: 'other',
  position: 1,
  permission_overwrites: [],
};
const question = 'who signed the framework?';

describe('/setup', () => {
  test('without options shows the settings, only to the requester, and changes nothing', async () => {
    const { discord, newsroom } = await stage();
    const set = vi.spyOn(newsroom.scopes, 'setPreferences');
    const said = await discord.command('setup').answer();
    expect(said.ephemeral).toBe(true);
    expect(said.text.split('\n')).toEqual([
      `## ${setupStrings.title(false)}`,
      `**${setupStrings.channels}**`,
      setupStrings.allChannels,
      `**${setupStrings.visibility}**`,
      setupStrings.visibleTo(false),
      `**${setupStrings.limits}**`,
      'ask 10 questions per minute and add 60 articles per hour',
      `**${setupStrings.threads}**`,
      setupStrings.threadsOf(false),
      `-# ${setupStrings.hint}`,
    ]);
    expect(set).not.toHaveBeenCalled();
  });

  test('restricts the bot to the allowed channels, after a restart too', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    discord.gateway.emit('CHANNEL_CREATE', OTHER);
    const said = await discord.command('setup', { 'allow-channel': ELSEWHERE }).answer();
    expect(said.text.split('\n')[2]).toBe(`<#${ELSEWHERE.channel}>`);
    const again = await stageWith(newsroom);
    again.discord.gateway.emit('CHANNEL_CREATE', OTHER);
    for (const command of ['ask', 'sources']) {
      const options = command === 'ask' ? { question } : {};
      const refused = await again.discord.command(command, options).answer();
      expect(refused.ephemeral).toBe(true);
      expect(refused.text).toContain("I don't answer in this channel");
    }
    const claim = await again.discord.onMessage('Check against the news', { content: question }).answer();
    expect(claim.text).toContain("I don't answer in this channel");
    expect(newsroom.asked).toEqual([]);
    const inDm = await again.discord.command('ask', { question }, { inDm: true }).answer();
    expect(inDm.boxed).toBe(true);
    await again.discord.command('setup', { 'allow-channel': HERE }).answer();
    expect((await again.discord.command('ask', { question }).answer()).boxed).toBe(true);
    const left = await again.discord.command('setup', { 'remove-channel': HERE }).answer();
    expect(left.text.split('\n')[2]).toBe(`<#${ELSEWHERE.channel}>`);
    await again.discord.command('setup', { 'all-channels': true }).answer();
    expect((await preferencesIn(newsroom, scope)).channels).toEqual([]);
    expect((await again.discord.command('ask', { question }).answer()).boxed).toBe(true);
  });

  test('never allows all channels by removing the last one', async () => {
    const { discord, newsroom } = await stage();
    const refusal = async (options: object) =>
      (await discord.command('setup', { ...options, 'remove-channel': HERE }).answer()).text;
    expect(await refusal({})).toBe(discordErrors.allChannelsAllowed({}).message);
    expect(await refusal({ 'allow-channel': ELSEWHERE })).toContain('is not an allowed channel');
    expect((await preferencesIn(newsroom, scope)).channels).toEqual([]);
    await discord.command('setup', { 'allow-channel': HERE }).answer();
    expect(await refusal({})).toContain('is the only allowed channel');
    expect((await preferencesIn(newsroom, scope)).channels).toEqual([CHANNEL]);
  });

  test('forgets deleted channels, and opens no others when none is left', async () => {
    const { discord, newsroom } = await stage();
    const channels = async () => (await preferencesIn(newsroom, scope)).channels;
    discord.gateway.emit('CHANNEL_CREATE', OTHER);
    await discord.command('setup', { 'allow-channel': ELSEWHERE }).answer();
    await discord.command('setup', { 'allow-channel': HERE }).answer();
    discord.gateway.emit('CHANNEL_DELETE', OTHER);
    const last = await discord.command('setup', { 'remove-channel': HERE }).answer();
    expect(last.text).toContain('is the only allowed channel');
    await discord.command('setup', { private: true }).answer();
    expect(await channels()).toEqual([CHANNEL]);
    await newsroom.scopes.setPreferences(scope, {
      ...(await preferencesIn(newsroom, scope)),
      channels: [OTHER.id],
      forums: { [OTHER.id]: 'always' },
    });
    const again = await stageWith(newsroom);
    const refused = await again.discord.command('ask', { question }).answer();
    expect(refused.text).toBe(discordErrors.noChannelLeft({}).message);
    const shown = await again.discord.command('setup', { private: false }).answer();
    expect(shown.text).not.toContain(setupStrings.forums);
    expect(await channels()).toEqual([OTHER.id]);
    await again.discord.command('setup', { 'allow-channel': HERE }).answer();
    expect(await channels()).toEqual([CHANNEL]);
  });

  test('keeps the changes of two commands at once', async () => {
    const { discord, newsroom } = await stage();
    const both = [
      discord.command('setup', { private: true }),
      discord.command('setup', { 'allow-channel': HERE }),
    ];
    await Promise.all(both.map((exchange) => exchange.answer()));
    expect(await preferencesIn(newsroom, scope)).toMatchObject({ privateAnswers: true, channels: [CHANNEL] });
  });

  test('makes answers private unless the asker chooses otherwise', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    await discord.command('setup', { private: true }).answer();
    expect((await discord.command('ask', { question }).answer()).ephemeral).toBe(true);
    expect((await discord.command('ask', { question, private: false }).answer()).ephemeral).toBe(false);
    expect((await discord.command('ask', { question }, { inDm: true }).answer()).ephemeral).toBe(false);
  });

  test('limits each member’s questions and articles; 0 restores the bot’s own limits', async () => {
    const { discord } = await stage();
    await discord.command('setup', { 'questions-per-minute': 1, 'articles-per-hour': 1 }).answer();
    await discord.command('ask', { question }).answer();
    expect((await discord.command('ask', { question }).answer()).text).toContain(
      'Members of this server may ask 1 question',
    );
    await discord.command('ask', { question }, { user: BOB }).answer();
    await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    const ingested = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(ingested.text).toContain('Members of this server may add 1 article');
    const said = await discord.command('setup', { 'questions-per-minute': 0 }).answer();
    expect(said.text.split('\n')[6]).toBe('ask 10 questions per minute and add 1 article per hour');
    expect((await discord.command('ask', { question }).answer()).boxed).toBe(true);
  });
});
