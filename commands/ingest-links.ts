import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { discordErrors } from '../src/discord/errors.js';
import { ingestLinks } from '../src/discord/input/ingest-links.js';
import { linksIn } from '../src/discord/reply/links.js';
import { linksCommand } from '../src/discord/strings/links.js';

const command: MessageCommand = {
  kind: 'message',
  name: linksCommand.name,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(linksCommand.name)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .toJSON(),

  async execute(interaction, context) {
    const links = linksIn(interaction.targetMessage);
    if (links.length === 0) throw discordErrors.noLinks({});
    await ingestLinks(interaction, links, context);
  },
};

export default command;
