import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/config/version.js';
import { aboutStrings } from '../../src/discord/strings/en/commands/about.js';
import { stage } from './harness.js';
import { ALICE, BOB, GUILD } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

describe('/about', () => {
  test('shows version, model, amounts, ratings, storage, uptime, latency, help and privacy, only to the asker', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const { id } = newsroom.answered({ scope: `guild:${GUILD}`, question: 'who signed?' }, {});
    await newsroom.answers.rate(`guild:${GUILD}`, id, ALICE, true);
    await newsroom.answers.rate(`guild:${GUILD}`, id, BOB, false);
    await discord.gateway.heartbeat();
    const about = await discord.command('about').answer();
    expect(about.ephemeral).toBe(true);
    const [title, ...lines] = about.text.split('\n');
    expect(title).toBe(`## Byline ${VERSION}`);
    expect(lines).toContain(`### ${aboutStrings.help}`);
    expect(lines).toContain(`### ${aboutStrings.privacy}`);
    expect(about.text).toContain('/ingest');
    const [here, machine] = lines.slice(-2);
    expect(here).toMatch(/^-# 1 article, .* · 1 question; ratings: 1 helpful, 1 not helpful$/);
    expect(machine).toMatch(/^-# model none, .* · 0\.0 MiB stored · started <t:\d+:R>( · latency \d+ ms)?$/);
  });

  test('says which permission members of a server need to change the articles', async () => {
    const { discord } = await stage();
    expect((await discord.command('about').answer()).text).toContain(aboutStrings.needs);
    const inDm = await discord.command('about', {}, { inDm: true }).answer();
    expect(inDm.text).not.toContain(aboutStrings.needs);
  });

  test.each([true, false])('says what it reads if Discord sends it all messages: %s', async (all) => {
    const { discord } = await stage({ DISCORD_MESSAGE_CONTENT: String(all) });
    const about = await discord.command('about').answer();
    expect(about.text.includes('messages in threads that I started')).toBe(all);
    expect(about.text.includes('and the titles of posts in forums')).toBe(!all);
  });

  test('deletes the questions of the user who clicks, and nobody else’s', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const question = 'who signed the framework?';
    await discord.command('ask', { question }).answer();
    await discord.command('ask', { question }, { inDm: true }).answer();
    await discord.command('ask', { question }, { user: BOB }).answer();
    const about = await discord.command('about').answer();
    const said = await discord.click(about, aboutStrings.deleteMine).answer();
    expect(said).toMatchObject({ ephemeral: true, text: aboutStrings.deleted(2) });
    expect((await newsroom.scopes.stats(`guild:${GUILD}`)).answers).toBe(1);
    const again = await discord.click(about, aboutStrings.deleteMine).answer();
    expect(again.text).toBe(aboutStrings.deleted(0));
  });
});
