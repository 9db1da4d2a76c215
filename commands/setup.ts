import {
  ApplicationIntegrationType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { assertMayAnswerPosts, assertMayStartThreads } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import { existingChannels } from '../src/discord/limits/allowed-channels.js';
import { renderSetup } from '../src/discord/render/setup.js';
import { channelMention } from '../src/discord/reply/refusal.js';
import { setupCommand as strings } from '../src/discord/strings/en/commands/setup.js';
import { FORUM_ANSWERS, type Preferences } from '../src/domain/scope.js';

const MAX_CHANNELS = 50;
const forumAnswers = z.enum(['off', ...FORUM_ANSWERS]);
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
      .addBooleanOption((option) => option.setName('answer-threads').setDescription(strings.answerThreads))
      .addStringOption((option) =>
        option
          .setName('forum-answers')
          .setDescription(strings.forumAnswers)
          .addChoices(forumAnswers.options.map((value) => ({ name: strings.forumChoices[value], value }))),
      )
      .addChannelOption((option) =>
        option.setName('forum').setDescription(strings.forum).addChannelTypes(ChannelType.GuildForum),
      )
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

  async execute(interaction, { reply, texts, scope, preferences, preferencesCache, config }) {
    const isChanged = interaction.options.data.length > 0;
    await reply.defer({ private: true });
    const chosen = isChanged
      ? await preferencesCache.change(scope, (before) => withChanges(interaction, before))
      : preferences;
    await reply.show(renderSetup(chosen, config, isChanged, texts));
  },
};

export default setup;

function withChanges(interaction: ChatInputCommandInteraction, before: Preferences): Preferences {
  const { options } = interaction;
  const limit = (name: string, current: number | null) => {
    const given = options.getInteger(name);
    return given === null ? current : given || null;
  };
  const answerThreads = options.getBoolean('answer-threads') ?? before.answerThreads;
  if (answerThreads && !before.answerThreads) assertMayStartThreads(interaction);
  const channels = allowedChannels(interaction, before.channels);
  return {
    channels,
    answerThreads,
    forums: answeredForums(interaction, before.forums, channels),
    privateAnswers: options.getBoolean('private') ?? before.privateAnswers,
    asksPerMinute: limit('questions-per-minute', before.asksPerMinute),
    ingestsPerHour: limit('articles-per-hour', before.ingestsPerHour),
  };
}

function answeredForums(
  interaction: ChatInputCommandInteraction,
  before: Preferences['forums'],
  channels: readonly string[],
): Preferences['forums'] {
  const { options, guild } = interaction;
  const forum = options.getChannel('forum');
  const chosen = parseChoice(forumAnswers.nullable(), options.getString('forum-answers'));
  const existing = existingChannels(Object.keys(before), guild);
  const current = Object.entries(before).filter(([id]) => existing.includes(id));
  if (forum === null && chosen === null) return Object.fromEntries(current);
  if (forum === null || chosen === null) throw discordErrors.forumAndAnswers({});
  const others = Object.fromEntries(current.filter(([id]) => id !== forum.id));
  if (chosen === 'off') return others;
  if (channels.length > 0 && !channels.includes(forum.id)) {
    throw discordErrors.forumNotAllowed({ channel: `#${forum.name}` });
  }
  if (Object.keys(others).length >= MAX_CHANNELS) throw discordErrors.tooManyForums({ limit: MAX_CHANNELS });
  assertMayAnswerPosts(interaction, forum.id);
  return { ...others, [forum.id]: chosen };
}

function allowedChannels(
  { options, guild }: ChatInputCommandInteraction,
  before: readonly string[],
): readonly string[] {
  const added = options.getChannel('allow-channel')?.id;
  const removed = options.getChannel('remove-channel');
  const existing = existingChannels(before, guild);
  // If all were deleted, they stay until others are chosen: an empty list means all channels.
  const kept = existing.length > 0 || added !== undefined ? existing : before;
  const current = options.getBoolean('all-channels') ? [] : kept;
  const withAdded = added === undefined ? current : [...new Set([...current, added])];
  if (withAdded.length > MAX_CHANNELS) throw discordErrors.tooManyChannels({ limit: MAX_CHANNELS });
  if (!removed) return withAdded;
  if (withAdded.length === 0) throw discordErrors.allChannelsAllowed({});
  const channel = channelMention(removed.id);
  if (!withAdded.includes(removed.id)) throw discordErrors.channelNotAllowed({ channel });
  // An empty list means all channels, the opposite of what removing one asks for.
  if (withAdded.length === 1) throw discordErrors.lastChannel({ channel });
  return withAdded.filter((id) => id !== removed.id);
}
