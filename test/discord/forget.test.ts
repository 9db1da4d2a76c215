import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { linesFrom, stage } from './harness.js';
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
    const one = await discord.command('forget', { article: 'opens bridge' }).answer();
    expect(one.text).toContain('Forgot **Bridge \\*opens\\***');
  });

  test('offers nothing if autocompletion fails, and logs it', async () => {
    const { discord, newsroom, log } = await stage();
    vi.spyOn(newsroom.archive, 'search').mockRejectedValue(new Error('boom'));
    expect(await discord.typing('forget', 'article', 'x').suggestions()).toEqual([]);
    expect(linesFrom(log, 'warn').map(({ msg }) => msg)).toEqual(['autocompletion failed']);
  });
});
