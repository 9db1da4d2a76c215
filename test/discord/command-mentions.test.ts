import { expect, test } from 'vitest';
import { discordErrors } from '../../src/discord/errors.js';
import { button, container, row, text } from '../../src/discord/reply/components.js';
import { MAX_TEXT_CHARS } from '../../src/discord/reply/discord-limits.js';
import {
  payloadWithCommands,
  type ShowCommand,
  withCommands,
} from '../../src/discord/reply/markdown/command-mentions.js';
import { escapeText } from '../../src/discord/reply/markdown/escape.js';
import { words } from '../../src/discord/reply/payload.js';
import { channelMention, refusalMarkdown } from '../../src/discord/reply/refusal.js';
import { textsFor } from '../../src/discord/strings/texts.js';

const IDS: Readonly<Record<string, string>> = { ask: '1', sources: '2', 'feed add': '3' };
const show: ShowCommand = (path) => (IDS[path] ? { mention: `</${path}:${IDS[path]}>` } : undefined);
const named: ShowCommand = (path) => (path === 'ask' ? { name: 'fragen' } : undefined);

test('commands become mentions, and their options stay code', () => {
  expect(withCommands('`/ask`, `/feed add` or `/sources which: all`', show)).toBe(
    '</ask:1>, </feed add:3> or </sources:2> `which: all`',
  );
});

test('commands without ids get the name in the menu, and what is no command stays', () => {
  expect(withCommands('`/ask` `/ask question: x` `/nope` `since` a/ask', named)).toBe(
    '`/fragen` `/fragen question: x` `/nope` `since` a/ask',
  );
});

test('escaped text never becomes a mention', () => {
  for (const raw of ['`/ask`', '\\`/ask`', '``/ask``', '</ask:1> `/ask`']) {
    const escaped = escapeText(raw);
    expect(withCommands(escaped, show)).toBe(escaped);
  }
});

test('a message that would become too long stays', () => {
  const full = 'x'.repeat(MAX_TEXT_CHARS - '`/ask` </ask:1>'.length);
  expect(payloadWithCommands(words(`${full}\`/ask\``), show)).toEqual(words(`${full}</ask:1>`));
  const long = { components: [text(`${full}\`/ask\``), text('y'.repeat(9))] };
  expect(payloadWithCommands(long, show)).toEqual(long);
});

test('commands are shown in all texts of a message, not where markdown is not read', () => {
  const message = (code: string) => ({
    components: [text(code), container(0, text(code), row(button('`/ask`', 'ask:question')))],
  });
  expect(payloadWithCommands(message('`/ask`'), show)).toEqual(message('</ask:1>'));
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
  expect(withCommands(written, show)).toContain('\\`/ask\\`');
  expect(refusalMarkdown(discordErrors.botCannotPost({ channel: '@everyone' }), errors)).toContain(
    '\\@everyone',
  );
});
