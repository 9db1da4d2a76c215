import { SlashCommandBuilder } from 'discord.js';
import { VERSION } from '../src/config/version.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { gatewayPing } from '../src/discord/connection/gateway-ping.js';
import { discordErrors } from '../src/discord/errors.js';
import { renderAbout } from '../src/discord/render/about.js';
import { words } from '../src/discord/reply/payload.js';
import { aboutCommand } from '../src/discord/strings/en/commands/about.js';
import { isPersonal } from '../src/domain/scope.js';

const about: SlashCommand = {
  kind: 'slash',
  name: 'about',

  schema: () =>
    new SlashCommandBuilder()
      .setName('about')
      .setDescription(aboutCommand.description)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .toJSON(),

  async execute(interaction, { config, newsroom, reply, scope, texts }) {
    await reply.defer({ private: true });
    const { client } = interaction;
    const status = {
      version: VERSION,
      readyAt: client.readyTimestamp,
      pingMs: gatewayPing(client),
      inServer: !isPersonal(scope),
      getsAllMessages: config.DISCORD_MESSAGE_CONTENT,
    };
    await reply.show(renderAbout(await newsroom.scopes.stats(scope), status, texts));
  },

  async onButton(interaction, { action }, { newsroom, reply, texts }) {
    if (action !== 'delete') throw discordErrors.staleControl({});
    await reply.defer({ private: true });
    const deleted = await newsroom.answers.deleteBy(interaction.user.id);
    await reply.show(words(texts.about.deleted(deleted)));
  },
};

export default about;
