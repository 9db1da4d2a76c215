/** What all messages have in common on their way to Discord. */
import { MessageFlags } from 'discord.js';
import type { Audience } from './audience.js';
import { payloadWithCommands } from './markdown/command-mentions.js';
import type { Payload } from './payload.js';

/** Nobody is notified. */
export const SILENT = { allowedMentions: { parse: [] } } as const;
export const IS_COMPONENTS = MessageFlags.IsComponentsV2;

/** The components and files of a message, with commands shown as its audience knows them. */
export function sent(payload: Payload, { showCommand }: Pick<Audience, 'showCommand'>) {
  const { components, files = [] } = payloadWithCommands(payload, showCommand);
  return {
    components: [...components],
    ...(files.length > 0 && {
      files: files.map(({ name, content: text }) => ({ name, attachment: Buffer.from(text) })),
    }),
  };
}
