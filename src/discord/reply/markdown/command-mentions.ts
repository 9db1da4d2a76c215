/**
 * Texts name commands as code: `` `/feed add` ``. Here they become mentions that can be clicked, or at least the names
 * that the reader's menu shows. Article text is never taken for one, because its backticks are escaped.
 */

import { withTexts } from '../components.js';
import { fits, type Payload } from '../payload.js';

/** How a command looks to a reader: `</ask:1234>`, or the name in the reader's language; undefined if there is none. */
export type ShowCommand = (
  path: string,
) => { readonly mention: string } | { readonly name: string } | undefined;

const COMMAND_CODE_RE = /(?<!\\)`\/([^`\n]{1,100})`/g;

/** The markdown with its commands shown. */
export function withCommands(markdown: string, show: ShowCommand): string {
  return markdown.replace(COMMAND_CODE_RE, (code, words: string) => shownCommand(words, show) ?? code);
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
  const shown = {
    ...payload,
    components: withTexts(payload.components, (content) => withCommands(content, show)),
  };
  return fits(shown) ? shown : payload;
}
