/**
 * Texts name commands as code: `` `/feed add` ``. Here they become mentions that can be clicked, or at least the names
 * that the reader's menu shows. Article text is never taken for one, because its backticks are escaped.
 */

import {
  MAX_CONTENT_CHARS,
  MAX_DESCRIPTION_CHARS,
  MAX_EMBED_CHARS,
  MAX_FIELD_CHARS,
} from './discord-limits.js';
import { embedChars, type Payload } from './payload.js';

/** How a command looks to a reader: `</ask:1234>`, or the name in the reader's language; undefined if there is none. */
export type ShowCommand = (
  path: string,
) => { readonly mention: string } | { readonly name: string } | undefined;

/** All text displays of a message together. */
const MAX_TEXT_CHARS = 4000;
const TEXT_DISPLAY = 10;
const COMMAND_CODE_RE = /(?<!\\)`\/([^`\n]{1,100})`/g;

/** The markdown with its commands shown, or unchanged if it would be longer than `max`. */
export function withCommands(markdown: string, show: ShowCommand, max: number): string {
  const shown = markdown.replace(COMMAND_CODE_RE, (code, words: string) => shownCommand(words, show) ?? code);
  return shown.length <= max ? shown : markdown;
}

/** A mention of the command if there is one, even if only its subcommand has none; else its name. */
function shownCommand(words: string, show: ShowCommand): string | undefined {
  const [command = '', subcommand] = words.split(' ');
  const paths = subcommand === undefined ? [command] : [`${command} ${subcommand}`, command];
  const found = paths.flatMap((path) => {
    const shown = show(path);
    return shown === undefined ? [] : [{ ...shown, options: words.slice(path.length).trim() }];
  });
  for (const shown of found) {
    if ('mention' in shown) return shown.mention + (shown.options === '' ? '' : ` \`${shown.options}\``);
  }
  const [named] = found;
  if (named === undefined || !('name' in named)) return undefined;
  return `\`/${named.name}${named.options === '' ? '' : ` ${named.options}`}\``;
}

/** The payload with its commands shown; unchanged if it would be too long. */
export function payloadWithCommands(payload: Payload, show: ShowCommand): Payload {
  const { content, embeds = [], components } = payload;
  const shown = {
    ...payload,
    ...(content !== undefined && { content: withCommands(content, show, MAX_CONTENT_CHARS) }),
    ...(payload.embeds && {
      embeds: embeds.map((embed) => ({
        ...embed,
        ...(embed.description !== undefined && {
          description: withCommands(embed.description, show, MAX_DESCRIPTION_CHARS),
        }),
        ...(embed.fields && {
          fields: embed.fields.map((field) => ({
            ...field,
            value: withCommands(field.value, show, MAX_FIELD_CHARS),
          })),
        }),
      })),
    }),
    ...(components && { components: inTextDisplays(components, show) as typeof components }),
  };
  const isTooLong =
    (shown.embeds ?? []).reduce((sum, embed) => sum + embedChars(embed), 0) > MAX_EMBED_CHARS ||
    displayedChars(shown.components) > MAX_TEXT_CHARS;
  return isTooLong ? payload : shown;
}

interface Displayed {
  readonly type?: number;
  readonly content?: string;
}

function inTextDisplays(part: unknown, show: ShowCommand): unknown {
  if (Array.isArray(part)) return part.map((item) => inTextDisplays(item, show));
  if (typeof part !== 'object' || part === null) return part;
  const { type, content } = part as Displayed;
  if (type === TEXT_DISPLAY && content !== undefined) {
    return { ...part, content: withCommands(content, show, MAX_TEXT_CHARS) };
  }
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, inTextDisplays(value, show)]));
}

function displayedChars(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  const { type, content } = part as Displayed;
  if (type === TEXT_DISPLAY) return content?.length ?? 0;
  return Object.values(part).reduce((sum: number, value) => sum + displayedChars(value), 0);
}
