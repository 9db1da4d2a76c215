import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { forgetStrings } from '../../src/discord/strings/en/commands/forget.js';
import { sourcesStrings } from '../../src/discord/strings/en/commands/sources.js';
import { linesFrom, stage } from './harness.js';
import { PRIVATE_CHANNEL } from './lookalike/ids.js';
import { FRAMEWORK_TEXT } from './memory-articles.js';

describe('/forget', () => {
  test('autocompletes this server’s articles by words of title and outlet, and deletes the chosen one', async () => {
    const { discord, newsroom } = await stage();
    const article = newsroom.add({ text: FRAMEWORK_TEXT, title: 'Defence framework signed' });
    newsroom.add({ text: 'Another one.', title: 'Bridge opens' });
    newsroom.add({ text: 'Elsewhere.', title: 'Defence elsewhere', scope: 'guild:1000000000000000099' });
    const choices = await discord.typing('forget', 'article', 'wire FRAMEWORK').suggestions();
    expect(choices).toEqual([
      { name: 'Defence framework signed · Sample Wire · 31 October 2025', value: article.id },
    ]);
    const said = await discord.command('forget', { article: article.id }).answer();
    expect(said.text).toMatch(/^Forgot \*\*Defence framework signed\*\*: deleted 1 version of its text, /);
    expect(said.ephemeral).toBe(true);
    expect((await newsroom.archive.list({ scope: article.scope, which: 'all' })).total).toBe(1);
  });

  test('says that replies to answers that cited the article may no longer know what they are about', async () => {
    const { discord, newsroom } = await stage();
    const article = newsroom.add({ text: FRAMEWORK_TEXT, title: 'Defence framework signed' });
    newsroom.add({ text: 'Another one.', title: 'Bridge opens' });
    await discord.command('ask', { question: 'who signed the framework?' }).answer();
    const uncited = await discord.command('forget', { article: 'Bridge opens' }).answer();
    expect(uncited.text).not.toContain('Replies to');
    const said = await discord.command('forget', { article: article.id }).answer();
    expect(said.text).toContain('Replies to 1 answer that cited it may no longer know what they are about.');
  });

  test('offers at most 25 articles, in names that fit, before anything is typed', async () => {
    const { discord, newsroom } = await stage();
    for (let i = 0; i < 30; i++) {
      newsroom.add({
        text: `Text ${i}.`,
        title: `${i} ${'long words '.repeat(30)}`,
        outlet: 'o'.repeat(300),
      });
    }
    expect(await discord.typing('forget', 'article', '').suggestions()).toHaveLength(25);
  });

  test('accepts words that match the title of one article, and refuses them if they match several or none', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: 'One.', title: 'Bridge *opens*' });
    newsroom.add({ text: 'Two.', title: 'Bridge closes' });
    const several = await discord.command('forget', { article: 'bridge' }).answer();
    expect(several.text).toContain('2 articles match “bridge”. Choose one from the list');
    const words = await discord.command('forget', { article: 'sample bridge' }).answer();
    expect(words.text).toBe(discordErrors.severalTitles({ given: 'sample bridge' }).message);
    const none = await discord.command('forget', { article: 'tunnel' }).answer();
    expect(none.text).toContain('No article here has “tunnel” in its title');
    const whole = await discord.command('forget', { article: 'bridge *OPENS*' }).answer();
    expect(whole.text).toContain('Forgot **Bridge \\*opens\\***');
  });

  test.each([
    ['a part of its title', 'opens'],
    ['some of its words', 'opens bridge'],
    ['its outlet', 'wire opens'],
  ])('asks before it deletes an article that was given by %s', async (_, given) => {
    const { discord, newsroom } = await stage();
    const { scope } = newsroom.add({ text: 'One.', title: 'Bridge opens' });
    newsroom.add({ text: 'Two.', title: 'Bridge closes' });
    const stored = async () => (await newsroom.archive.list({ scope, which: 'all' })).total;
    const asked = await discord.command('forget', { article: given }).answer();
    expect(asked).toMatchObject({ ephemeral: true, text: expect.stringContaining('Forget Bridge opens?') });
    expect(await stored()).toBe(2);
    const refused = discord.click(asked, sourcesStrings.forgetNow, { mayManage: false });
    expect((await refused.answer()).text).toBe(discordErrors.mayNotForget({}).message);
    const kept = discord.click(asked, sourcesStrings.keep);
    await kept.until(() => kept.edits.length > 0);
    expect(kept.original?.text).toBe(forgetStrings.kept);
    expect(await stored()).toBe(2);
    const again = await discord.command('forget', { article: given }).answer();
    const forgotten = discord.click(again, sourcesStrings.forgetNow);
    await forgotten.until(() => forgotten.edits.length > 0);
    expect(forgotten.original?.text).toContain('Forgot **Bridge opens**');
    expect(await stored()).toBe(1);
  });

  test('shows no button to those who may use the command, but none of its buttons', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: 'One.', title: 'Bridge opens' });
    const told = await discord.command('forget', { article: 'bridge' }, { mayManage: false }).answer();
    expect(told.text).toContain('“bridge” is only a part of an article');
    expect(told.components).toHaveLength(1);
  });

  test('works where /setup does not allow questions, the buttons too', async () => {
    const { discord, newsroom } = await stage();
    newsroom.add({ text: 'One.', title: 'Bridge opens' });
    await discord.command('setup', { 'allow-channel': PRIVATE_CHANNEL }).answer();
    const asked = await discord.command('forget', { article: 'bridge' }).answer();
    const forgotten = discord.click(asked, sourcesStrings.forgetNow);
    await forgotten.until(() => forgotten.edits.length > 0);
    expect(forgotten.original?.text).toContain('Forgot **Bridge opens**');
  });

  test('offers nothing if autocompletion fails, and logs it', async () => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.archive, 'search').mockRejectedValue(new Error('boom'));
    expect(await discord.typing('forget', 'article', 'x').suggestions()).toEqual([]);
    expect(linesFrom(log, 'warn').map(({ msg }) => msg)).toEqual(['autocompletion failed']);
  });
});
