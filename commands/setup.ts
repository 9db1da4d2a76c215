import {
  ApplicationIntegrationType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { renderSetup } from '../src/discord/render/setup.js';
import { commandStrings, setupCommandStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';
import type { Preferences } from '../src/domain/scope.js';

const MAX_CHANNELS = 50;
const CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildVoice,
] as const;
const strings = commandStrings.setup;

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
          .setName('answer-in')
          .setDescription(strings.answerIn)
          .addChannelTypes(...CHANNELS),
      )
      .addChannelOption((option) =>
        option
          .setName('not-in')
          .setDescription(strings.notIn)
          .addChannelTypes(...CHANNELS),
      )
      .addBooleanOption((option) => option.setName('everywhere').setDescription(strings.everywhere))
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .addIntegerOption((option) =>
        option
          .setName('questions-a-minute')
          .setDescription(strings.asks)
          .setMinValue(0)
          .setMaxValue(config.ASKS_PER_MINUTE),
      )
      .addIntegerOption((option) =>
        option
          .setName('articles-an-hour')
          .setDescription(strings.ingests)
          .setMinValue(0)
          .setMaxValue(config.INGESTS_PER_HOUR),
      )
      .toJSON(),

  async execute(interaction, { reply, scope, preferences, preferenceBook, config }) {
    const chosen = changed(interaction, preferences);
    const isChanged = interaction.options.data.length > 0;
    await reply.defer({ private: true });
    if (isChanged) await preferenceBook.set(scope, chosen);
    await reply.show(renderSetup(chosen, config, isChanged));
  },
};

export default setup;

function changed({ options }: ChatInputCommandInteraction, before: Preferences): Preferences {
  const limit = (name: string, now: number | null) => {
    const given = options.getInteger(name);
    return given === null ? now : given || null;
  };
  return {
    channels: channelsOf(options, before.channels),
    privateAnswers: options.getBoolean('private') ?? before.privateAnswers,
    asksPerMinute: limit('questions-a-minute', before.asksPerMinute),
    ingestsPerHour: limit('articles-an-hour', before.ingestsPerHour),
  };
}

function channelsOf(
  options: ChatInputCommandInteraction['options'],
  before: readonly string[],
): readonly string[] {
  const added = options.getChannel('answer-in')?.id;
  const removed = options.getChannel('not-in');
  const named = options.getBoolean('everywhere') ? [] : before;
  const withAdded = added === undefined ? named : [...new Set([...named, added])];
  if (withAdded.length > MAX_CHANNELS) {
    throw new UserError('usage', setupCommandStrings.tooMany(MAX_CHANNELS));
  }
  if (!removed) return withAdded;
  if (withAdded.length === 0) throw new UserError('usage', setupCommandStrings.everywhereAlready);
  if (!withAdded.includes(removed.id)) {
    throw new UserError('usage', setupCommandStrings.notListed(`#${removed.name}`));
  }
  // No channel named would mean every channel, which is not what taking one out asks for.
  if (withAdded.length === 1) throw new UserError('usage', setupCommandStrings.lastOne(`#${removed.name}`));
  return withAdded.filter((id) => id !== removed.id);
}
