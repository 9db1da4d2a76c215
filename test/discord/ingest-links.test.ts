import { ComponentType } from 'discord.js';
import { describe, expect, test, vi } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { linksIn, withoutLinks } from '../../src/discord/reply/markdown/message-text.js';
import { linesFrom, stage } from './harness.js';

const NAME = 'Ingest links';
const A = 'https://example.org/a';
const B = 'https://example.org/b';

describe('links in a message', () => {
  const written = (content: string, ...urls: (string | null)[]) =>
    linksIn({ content, components: [], embeds: urls.map((url) => ({ url })) });

  test('are found as Discord shows them: bare, in angle brackets, masked, at the end of a sentence', () => {
    expect(
      written(`See ${A}. And <${B}>, or [this (old)](https://example.org/c_(d)) – "https://example.org/e"!`),
    ).toEqual([A, B, 'https://example.org/c_(d)', 'https://example.org/e']);
  });

  test('include those of embeds, without repeats; only http and https count', () => {
    expect(
      written(`${A} ${A}#:~:text=x ftp://example.org/f mailto:a@example.org example.org`, A, B, null),
    ).toEqual([A, `${A}#:~:text=x`, B]);
    expect(written('no link here, javascript:alert(1) neither')).toEqual([]);
  });
});

test('a text without its links keeps all else', () => {
  expect(withoutLinks(`See ${A}, and <${B}>: who?`)).toBe('See  , and < >: who?');
  expect(withoutLinks('no link')).toBe('no link');
  expect(withoutLinks(A)).toBe(' ');
});

describe('Ingest links', () => {
  test('finds the links of a message of components, masked ones too', async () => {
    const { discord, newsroom } = await stage();
    for (const url of [A, B]) newsroom.pages.set(url, { text: `Said at ${url}.` });
    const text = { type: ComponentType.TextDisplay, content: `**[A](${A})**\nand ${B}` } as const;
    const components = [{ type: ComponentType.Container as const, components: [text] }];
    await discord.onMessage(NAME, { content: '', components }).answer();
    expect(newsroom.ingested.map(({ source }) => source)).toMatchObject([{ url: A }, { url: B }]);
  });

  test('ingests every link of a message and shows the outcome of each, failures too', async () => {
    const { discord, newsroom } = await stage();
    newsroom.pages.set(A, { text: 'The dam held.', title: 'A **dam**' });
    newsroom.pages.set(B, { text: 'The bridge opened.', title: 'A bridge' });
    const message = { content: `${A} then https://example.org/gone then ${B}` };
    const said = await discord.onMessage(NAME, message).answer();
    expect(said.ephemeral).toBe(false);
    expect(said.text.split('\n')).toEqual([
      '### Added 2 of 3 links',
      `**[A \\*\\*dam\\*\\*](${A})**`,
      '-# Added · Sample Wire (per example.org) · 31 October 2025',
      '**Failed** · https\\://example.org/gone cannot be reached. Paste the text instead.',
      `**[A bridge](${B})**`,
      '-# Added · Sample Wire (per example.org) · 31 October 2025',
    ]);
    expect(newsroom.ingested).toHaveLength(3);
  });

  test('tells only the requester why, if there is no link or the only one fails', async () => {
    const { discord } = await stage();
    const none = await discord.onMessage(NAME, { content: 'nothing here' }).answer();
    expect(none).toMatchObject({ ephemeral: true, text: discordErrors.noSources({}).message });
    const only = discord.onMessage(NAME, { content: 'https://example.org/gone' });
    expect((await only.followUp()).text).toContain('cannot be reached');
    await only.until(() => only.deleted);
  });

  test('ingests at most ten and says how many were skipped', async () => {
    const { discord, newsroom } = await stage();
    const links = Array.from({ length: 12 }, (_, i) => `https://example.org/${i}`);
    for (const url of links) newsroom.pages.set(url, { text: `Said at ${url}.`, title: url });
    const said = await discord.onMessage(NAME, { content: links.join(' ') }).answer();
    expect(said.text).toContain('### Added 10 of 12 links');
    expect(said.text).toContain('2 links were not read');
  });

  test('shows the articles added before a limit or a fault stops the rest', async () => {
    const { discord, newsroom, log } = await stage({ INGESTS_PER_HOUR: '1' });
    newsroom.pages.set(A, { text: 'The dam held.' });
    newsroom.pages.set(B, { text: 'The bridge opened.' });
    const limited = discord.onMessage(NAME, { content: `${A} ${B}` });
    expect((await limited.followUp()).text).toContain('limit of 1 article per hour');
    expect(limited.original?.text).toContain('### Added 1 of 2 links');
    expect(linesFrom(log, 'warn')).toEqual([]);
  });

  test('checks the hourly limit before anything is shown', async () => {
    const { discord, newsroom } = await stage({ INGESTS_PER_HOUR: '1' });
    newsroom.pages.set(A, { text: 'The dam held.' });
    await discord.onMessage(NAME, { content: A }).answer();
    const refused = discord.onMessage(NAME, { content: A });
    await vi.waitFor(() => expect(refused.responseType).toBe(4));
    expect(refused.original?.ephemeral).toBe(true);
  });
});
