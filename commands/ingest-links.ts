import { ApplicationCommandType, ContextMenuCommandBuilder, PermissionFlagsBits } from 'discord.js';
import type { MessageCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { discordErrors } from '../src/discord/errors.js';
import { sourcesIn } from '../src/discord/input/sources/given-sources.js';
import { ingestSeveral } from '../src/discord/input/sources/ingest-several.js';
import { shownIn } from '../src/discord/reply/markdown/message-text.js';
import { linksCommand } from '../src/discord/strings/en/commands/links.js';

const command: MessageCommand = {
  kind: 'message',
  name: linksCommand.name,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(linksCommand.name)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .toJSON(),

  async execute(interaction, context) {
    const sources = sourcesIn(shownIn(interaction.targetMessage), context.config);
    if (sources.length === 0) throw discordErrors.noSources({});
    await ingestSeveral(sources, interaction, {}, context);
  },
};

export default command;
