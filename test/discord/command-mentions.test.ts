import { expect, test } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import {
  payloadWithCommands,
  type ShowCommand,
  withCommands,
} from '../../src/discord/reply/command-mentions.js';
import { escapeText } from '../../src/discord/reply/escape.js';
import { channelMention, refusalMarkdown } from '../../src/discord/reply/refusal.js';
import { textsFor } from '../../src/discord/strings/texts.js';

const IDS: Readonly<Record<string, string>> = { ask: '1', sources: '2', 'feed add': '3' };
const show: ShowCommand = (path) => (IDS[path] ? { mention: `</${path}:${IDS[path]}>` } : undefined);
const named: ShowCommand = (path) => (path === 'ask' ? { name: 'fragen' } : undefined);

test('commands become mentions, and their options stay code', () => {
  expect(withCommands('`/ask`, `/feed add` or `/sources which: all`', show, 200)).toBe(
    '</ask:1>, </feed add:3> or </sources:2> `which: all`',
  );
});

test('commands without ids get the name in the menu, and what is no command stays', () => {
  expect(withCommands('`/ask` `/ask question: x` `/nope` `since` a/ask', named, 200)).toBe(
    '`/fragen` `/fragen question: x` `/nope` `since` a/ask',
  );
});

test('escaped text never becomes a mention', () => {
  for (const text of ['`/ask`', '\\`/ask`', '``/ask``', '</ask:1> `/ask`']) {
    const escaped = escapeText(text);
    expect(withCommands(escaped, show, 200)).toBe(escaped);
  }
});

test('a text that would become too long stays', () => {
  expect(withCommands('`/ask`', show, 7)).toBe('`/ask`');
  const full = 'x'.repeat(4088);
  const embed = { description: `${full}\`/ask\`` };
  expect(payloadWithCommands({ embeds: [embed] }, show).embeds).toEqual([{ description: `${full}</ask:1>` }]);
  const long = payloadWithCommands({ embeds: [embed, { description: 'y'.repeat(1906) }] }, show);
  expect(long.embeds?.[0]?.description).toBe(embed.description);
});

test('commands are shown in contents, fields and text displays, not where markdown is not read', () => {
  const components = [
    { type: 17, components: [{ type: 10, content: '`/ask`' }] },
    { type: 2, label: '`/ask`' },
  ];
  const payload = {
    content: '`/ask`',
    embeds: [{ author: { name: '`/ask`' }, fields: [{ name: '`/ask`', value: '`/ask`' }] }],
    components: components as never,
  };
  expect(payloadWithCommands(payload, show)).toEqual({
    content: '</ask:1>',
    embeds: [{ author: { name: '`/ask`' }, fields: [{ name: '`/ask`', value: '</ask:1>' }] }],
    components: [
      { type: 17, components: [{ type: 10, content: '</ask:1>' }] },
      { type: 2, label: '`/ask`' },
    ],
  });
});

test('a refusal mentions channels that Byline names, and nothing that a member wrote', () => {
  const { errors } = textsFor('en-US');
  const id = '1000000000000000030';
  expect(refusalMarkdown(discordErrors.botCannotPost({ channel: channelMention(id) }), errors)).toContain(
    `post in <#${id}>.`,
  );
  const written = refusalMarkdown(
    discordErrors.noSuchTitle({ given: `<#${id}> <@${id}> \`/ask\` **x**` }),
    errors,
  );
  expect(written).toContain(`“\\<#${id}\\> \\<\\@${id}\\> \\\`/ask\\\` \\*\\*x\\*\\*”`);
  expect(withCommands(written, show, 2000)).toContain('\\`/ask\\`');
  expect(refusalMarkdown(discordErrors.botCannotPost({ channel: '@everyone' }), errors)).toContain(
    '\\@everyone',
  );
});
