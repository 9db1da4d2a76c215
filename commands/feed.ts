import {
  ApplicationIntegrationType,
  ChannelType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { assertMayFollow, assertMayPostHeadlines } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { checkAttachment, fetchAttachment } from '../src/discord/input/attachment.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import {
  feedChoice,
  renderExport,
  renderFeed,
  renderFeeds,
  renderImport,
} from '../src/discord/render/feeds.js';
import { MAX_CHOICES } from '../src/discord/reply/discord-limits.js';
import { ThrottledProgress } from '../src/discord/reply/progress.js';
import { feedStrings, feedCommand as strings } from '../src/discord/strings/feed.js';

/** Lists of feeds have many names; the file itself tells. */
const anyType = (): boolean => true;
const action = z.enum(['add', 'import', 'export', 'list', 'remove', 'pause', 'resume']);

const feed: SlashCommand = {
  kind: 'slash',
  name: 'feed',

  schema: () =>
    new SlashCommandBuilder()
      .setName('feed')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .addSubcommand((add) =>
        add
          .setName('add')
          .setDescription(strings.add)
          .addStringOption((option) => option.setName('url').setDescription(strings.url).setRequired(true))
          .addChannelOption((option) =>
            option
              .setName('channel')
              .setDescription(strings.channel)
              .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement),
          ),
      )
      .addSubcommand((imported) =>
        imported
          .setName('import')
          .setDescription(strings.import)
          .addAttachmentOption((option) =>
            option.setName('file').setDescription(strings.file).setRequired(true),
          ),
      )
      .addSubcommand((exported) => exported.setName('export').setDescription(strings.export))
      .addSubcommand((list) => list.setName('list').setDescription(strings.list))
      .addSubcommand(onOneFeed('remove'))
      .addSubcommand(onOneFeed('pause'))
      .addSubcommand(onOneFeed('resume'))
      .toJSON(),

  async autocomplete(interaction, { newsroom, scope }) {
    const typed = interaction.options.getFocused().trim().toLowerCase();
    const feeds = await newsroom.feeds.list(scope);
    return feeds
      .filter(({ title, url }) => `${title ?? ''} ${url}`.toLowerCase().includes(typed))
      .slice(0, MAX_CHOICES)
      .map((one) => ({ name: feedChoice(one), value: one.id }));
  },

  async onButton(interaction, { action: pressed }, { newsroom, reply, scope }) {
    const url = interaction.message.embeds[0]?.url;
    if (pressed !== 'follow' || !url) throw discordErrors.staleControl({});
    assertMayFollow(interaction);
    await reply.defer({ private: true });
    const added = await newsroom.feeds.add({ scope, url, addedBy: interaction.user.id });
    await reply.show(renderFeed('add', added));
  },

  async execute(interaction, context) {
    const { newsroom, reply, scope } = context;
    const chosen = parseChoice(action, interaction.options.getSubcommand());
    if (chosen === 'add') return add(interaction, context);
    if (chosen === 'import') return importFile(interaction, context);
    await reply.defer({ private: true });
    if (chosen === 'export') {
      const { length } = await newsroom.feeds.list(scope);
      await reply.show(renderExport(length, await newsroom.feeds.export(scope)));
      return;
    }
    if (chosen === 'list') {
      await reply.show(renderFeeds(await newsroom.feeds.list(scope)));
      return;
    }
    const wanted = interaction.options.getString('feed', true);
    await reply.show(renderFeed(chosen, await newsroom.feeds[chosen](scope, wanted)));
  },
};

export default feed;

function onOneFeed(name: 'remove' | 'pause' | 'resume') {
  return (command: SlashCommandSubcommandBuilder) =>
    command
      .setName(name)
      .setDescription(strings[name])
      .addStringOption((option) =>
        option.setName('feed').setDescription(strings.feed).setRequired(true).setAutocomplete(true),
      );
}

async function add(
  interaction: ChatInputCommandInteraction,
  { newsroom, reply, scope }: CommandContext,
): Promise<void> {
  const url = interaction.options.getString('url', true).trim();
  const channel = interaction.options.getChannel('channel')?.id;
  if (channel !== undefined) assertMayPostHeadlines(interaction, channel);
  await reply.defer({ private: true });
  const added = await newsroom.feeds.add({
    scope,
    url,
    addedBy: interaction.user.id,
    ...(channel !== undefined && { channel }),
  });
  await reply.show(renderFeed('add', added));
}

async function importFile(
  interaction: ChatInputCommandInteraction,
  { newsroom, reply, scope, config, logger }: CommandContext,
): Promise<void> {
  const file = interaction.options.getAttachment('file', true);
  checkAttachment(file, config, anyType);
  await reply.defer({ private: true });
  const bytes = await fetchAttachment(file, config, anyType);
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  try {
    const report = await newsroom.feeds.import(
      { scope, file: { name: file.name, bytes }, addedBy: interaction.user.id },
      { onProgress: ({ done, total }) => progress.report(feedStrings.importing(done, total)) },
    );
    await progress.stop();
    await reply.show(renderImport(report));
  } finally {
    await progress.stop();
  }
}
