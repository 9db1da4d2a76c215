import { describe, expect, test, vi } from 'vitest';
import { setupCommandStrings } from '../../src/discord/strings/strings.js';
import { stage, stageWith } from './harness.js';
import { BOB, CHANNEL, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-newsroom.js';

const scope = `guild:${GUILD}`;
const HERE = { channel: CHANNEL };
const ELSEWHERE = { channel: '1000000000000000030' };
const question = 'who signed the framework?';

describe('/setup', () => {
  test('with no option tells how it is set, to the asker alone, and changes nothing', async () => {
    const { discord, newsroom } = await stage();
    const set = vi.spyOn(newsroom.scopes, 'setPreferences');
    const said = await discord.command('setup').answer();
    expect(said.ephemeral).toBe(true);
    expect(said.embeds[0]?.title).toBe(setupCommandStrings.title(false));
    expect(said.embeds[0]?.fields?.map(({ value }) => value)).toEqual([
      setupCommandStrings.everywhere,
      setupCommandStrings.audience(false),
      'ask 10 questions a minute and feed me 60 articles an hour',
    ]);
    expect(set).not.toHaveBeenCalled();
  });

  test('keeps it to the channels that are named, over a restart too', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const said = await discord.command('setup', { 'answer-in': ELSEWHERE }).answer();
    expect(said.embeds[0]?.fields?.[0]?.value).toBe(`<#${ELSEWHERE.channel}>`);
    const again = await stageWith(newsroom);
    for (const command of ['ask', 'sources']) {
      const options = command === 'ask' ? { question } : {};
      const refused = await again.discord.command(command, options).answer();
      expect(refused.ephemeral).toBe(true);
      expect(refused.content).toContain("I don't answer in this channel");
    }
    const claim = await again.discord.onMessage('Check against the news', { content: question }).answer();
    expect(claim.content).toContain("I don't answer in this channel");
    expect(newsroom.asked).toEqual([]);
    const inDm = await again.discord.command('ask', { question }, { inDm: true }).answer();
    expect(inDm.embeds).toHaveLength(1);
    await again.discord.command('setup', { 'answer-in': HERE }).answer();
    expect((await again.discord.command('ask', { question }).answer()).embeds).toHaveLength(1);
    const left = await again.discord.command('setup', { 'not-in': HERE }).answer();
    expect(left.embeds[0]?.fields?.[0]?.value).toBe(`<#${ELSEWHERE.channel}>`);
    await again.discord.command('setup', { everywhere: true }).answer();
    expect((await newsroom.scopes.preferences(scope)).channels).toEqual([]);
    expect((await again.discord.command('ask', { question }).answer()).embeds).toHaveLength(1);
  });

  test('never opens every channel by taking the last one out', async () => {
    const { discord, newsroom } = await stage();
    const refusal = async (options: object) =>
      (await discord.command('setup', { ...options, 'not-in': HERE }).answer()).content;
    expect(await refusal({})).toBe(setupCommandStrings.everywhereAlready);
    expect(await refusal({ 'answer-in': ELSEWHERE })).toContain('is not among the channels I answer in');
    expect((await newsroom.scopes.preferences(scope)).channels).toEqual([]);
    await discord.command('setup', { 'answer-in': HERE }).answer();
    expect(await refusal({})).toContain('is the only channel I answer in');
    expect((await newsroom.scopes.preferences(scope)).channels).toEqual([CHANNEL]);
  });

  test('makes answers private unless the asker says otherwise', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    await discord.command('setup', { private: true }).answer();
    expect((await discord.command('ask', { question }).answer()).ephemeral).toBe(true);
    expect((await discord.command('ask', { question, private: false }).answer()).ephemeral).toBe(false);
    expect((await discord.command('ask', { question }, { inDm: true }).answer()).ephemeral).toBe(false);
  });

  test('lowers what each member may ask and feed, and 0 gives back what the bot allows', async () => {
    const { discord } = await stage();
    await discord.command('setup', { 'questions-a-minute': 1, 'articles-an-hour': 1 }).answer();
    await discord.command('ask', { question }).answer();
    expect((await discord.command('ask', { question }).answer()).content).toContain(
      'lets each member ask 1 question',
    );
    await discord.command('ask', { question }, { user: BOB }).answer();
    await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    const fed = await discord.command('ingest', { text: FRAMEWORK_TEXT }).answer();
    expect(fed.content).toContain('lets each member feed me 1 article');
    const said = await discord.command('setup', { 'questions-a-minute': 0 }).answer();
    expect(said.embeds[0]?.fields?.[2]?.value).toBe(
      'ask 10 questions a minute and feed me 1 article an hour',
    );
    expect((await discord.command('ask', { question }).answer()).embeds).toHaveLength(1);
  });
});
