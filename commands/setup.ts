import {
  ApplicationIntegrationType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { discordErrors } from '../src/discord/errors.js';
import { renderSetup } from '../src/discord/render/setup.js';
import { setupCommand as strings } from '../src/discord/strings/setup.js';
import type { Preferences } from '../src/domain/scope.js';

const MAX_CHANNELS = 50;
const CHANNEL_TYPES = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
] as const;

const setup: SlashCommand = {
  kind: 'slash',
  name: 'setup',

  schema: (config) =>
    new SlashCommandBuilder()
      .setName('setup')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
      .setContexts(InteractionContextType.Guild)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .addChannelOption((option) =>
        option
          .setName('allow-channel')
          .setDescription(strings.allowChannel)
          .addChannelTypes(...CHANNEL_TYPES),
      )
      .addChannelOption((option) =>
        option
          .setName('remove-channel')
          .setDescription(strings.removeChannel)
          .addChannelTypes(...CHANNEL_TYPES),
      )
      .addBooleanOption((option) => option.setName('all-channels').setDescription(strings.allChannels))
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .addIntegerOption((option) =>
        option
          .setName('questions-per-minute')
          .setDescription(strings.questionsPerMinute)
          .setMinValue(0)
          .setMaxValue(config.ASKS_PER_MINUTE),
      )
      .addIntegerOption((option) =>
        option
          .setName('articles-per-hour')
          .setDescription(strings.articlesPerHour)
          .setMinValue(0)
          .setMaxValue(config.INGESTS_PER_HOUR),
      )
      .toJSON(),

  async execute(interaction, { reply, scope, preferences, preferencesCache, config }) {
    const chosen = withChanges(interaction, preferences);
    const isChanged = interaction.options.data.length > 0;
    await reply.defer({ private: true });
    if (isChanged) await preferencesCache.set(scope, chosen);
    await reply.show(renderSetup(chosen, config, isChanged));
  },
};

export default setup;

function withChanges({ options }: ChatInputCommandInteraction, before: Preferences): Preferences {
  const limit = (name: string, current: number | null) => {
    const given = options.getInteger(name);
    return given === null ? current : given || null;
  };
  return {
    channels: allowedChannels(options, before.channels),
    privateAnswers: options.getBoolean('private') ?? before.privateAnswers,
    asksPerMinute: limit('questions-per-minute', before.asksPerMinute),
    ingestsPerHour: limit('articles-per-hour', before.ingestsPerHour),
  };
}

function allowedChannels(
  options: ChatInputCommandInteraction['options'],
  before: readonly string[],
): readonly string[] {
  const added = options.getChannel('allow-channel')?.id;
  const removed = options.getChannel('remove-channel');
  const current = options.getBoolean('all-channels') ? [] : before;
  const withAdded = added === undefined ? current : [...new Set([...current, added])];
  if (withAdded.length > MAX_CHANNELS) throw discordErrors.tooManyChannels({ limit: MAX_CHANNELS });
  if (!removed) return withAdded;
  if (withAdded.length === 0) throw discordErrors.allChannelsAllowed({});
  const channel = `#${removed.name}`;
  if (!withAdded.includes(removed.id)) throw discordErrors.channelNotAllowed({ channel });
  // An empty list means all channels, the opposite of what removing one asks for.
  if (withAdded.length === 1) throw discordErrors.lastChannel({ channel });
  return withAdded.filter((id) => id !== removed.id);
}
