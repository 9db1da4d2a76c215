import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { ingestLinks } from '../src/discord/input/ingest-links.js';
import { linksIn } from '../src/discord/reply/links.js';
import { commandStrings, linksStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';

const command: MessageCommand = {
  kind: 'message',
  name: commandStrings.ingestLinks.name,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(commandStrings.ingestLinks.name)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .toJSON(),

  async execute(interaction, turn) {
    const links = linksIn(interaction.targetMessage);
    if (links.length === 0) throw new UserError('usage', linksStrings.none);
    await ingestLinks(interaction, links, turn);
  },
};

export default command;
