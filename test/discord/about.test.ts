import { describe, expect, test } from 'vitest';
import { VERSION } from '../../src/config/version.js';
import { aboutStrings } from '../../src/discord/strings/strings.js';
import { stage } from './harness.js';
import { BOB } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-newsroom.js';

describe('/about', () => {
  test('tells version, model, amounts, storage, uptime, latency, help and what is kept, to the asker alone', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    await discord.gateway.nextHeartbeat();
    const about = await discord.command('about').answer();
    expect(about.ephemeral).toBe(true);
    const [embed] = about.embeds;
    expect(embed?.title).toBe(`Byline ${VERSION}`);
    const fields = Object.fromEntries(embed?.fields?.map(({ name, value }) => [name, value]) ?? []);
    expect(fields).toMatchObject({
      [aboutStrings.read]: expect.stringContaining('1 article'),
      [aboutStrings.model]: expect.stringContaining('none'),
      [aboutStrings.storage]: '0.0 MiB in all',
      [aboutStrings.uptime]: expect.stringMatching(/^<t:\d+:R>$/),
      [aboutStrings.latency]: expect.stringMatching(/^(\d+ ms|not measured yet)$/),
      [aboutStrings.privacy]: expect.stringContaining('server'),
      [aboutStrings.help]: expect.stringContaining('/ingest'),
    });
  });

  test('deletes the questions of whoever clicks, and nobody else’s', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: FRAMEWORK_TEXT });
    const question = 'who signed the framework?';
    await discord.command('ask', { question }).answer();
    await discord.command('ask', { question }, { inDm: true }).answer();
    await discord.command('ask', { question }, { user: BOB }).answer();
    const about = await discord.command('about').answer();
    const said = await discord.click(about, aboutStrings.deleteMine).answer();
    expect(said).toMatchObject({ ephemeral: true, content: aboutStrings.deleted(2) });
    expect((await newsroom.scopes.stats('x')).answers).toBe(1);
    const again = await discord.click(about, aboutStrings.deleteMine).answer();
    expect(again.content).toBe(aboutStrings.deleted(0));
  });
});
