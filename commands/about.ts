import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { VERSION } from '../src/config/version.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { renderAbout } from '../src/discord/render/about.js';
import { aboutStrings, boundaryStrings, commandStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';

const about: SlashCommand = {
  kind: 'slash',
  name: 'about',

  schema: () =>
    new SlashCommandBuilder()
      .setName('about')
      .setDescription(commandStrings.about.description)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .toJSON(),

  async execute(interaction, { newsroom, reply, scope }) {
    await reply.defer({ private: true });
    const { readyTimestamp, ws } = interaction.client;
    const facts = {
      version: VERSION,
      readyAt: readyTimestamp,
      pingMs: ws.ping,
      inServer: interaction.inGuild(),
    };
    await reply.show(renderAbout(await newsroom.scopes.stats(scope), facts));
  },

  async click(interaction, { action }, { newsroom, reply }) {
    if (action !== 'delete') throw new UserError('usage', boundaryStrings.stale);
    await reply.defer({ private: true });
    const deleted = await newsroom.answers.deleteBy(interaction.user.id);
    await reply.show({ content: aboutStrings.deleted(deleted) });
  },
};

export default about;
