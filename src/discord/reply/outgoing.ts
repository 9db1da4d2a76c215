/** What all messages have in common on their way to Discord. */
import { MessageFlags } from 'discord.js';
import { payloadWithCommands } from './markdown/command-mentions.js';
import type { Payload } from './payload.js';
import type { Reader } from './reader.js';

/** Nobody is notified. */
export const SILENT = { allowedMentions: { parse: [] } } as const;
export const IS_COMPONENTS = MessageFlags.IsComponentsV2;

/** The components and files of a message, with commands shown as its reader knows them. */
export function sent(payload: Payload, { showCommand }: Pick<Reader, 'showCommand'>) {
  const { components, files = [] } = payloadWithCommands(payload, showCommand);
  return {
    components: [...components],
    ...(files.length > 0 && {
      files: files.map(({ name, content: text }) => ({ name, attachment: Buffer.from(text) })),
    }),
  };
}
