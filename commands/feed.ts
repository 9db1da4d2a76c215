import {
  type BaseInteraction,
  ChannelType,
  type ChatInputCommandInteraction,
  PermissionFlagsBits,
  SlashCommandBuilder,
  type SlashCommandChannelOption,
  type SlashCommandSubcommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { assertMayFollow, assertMayPostHeadlines, mayPostHeadlines } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { checkAttachment, fetchAttachment } from '../src/discord/input/attachment.js';
import { readFeedAddress } from '../src/discord/input/feed-form.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import {
  feedChoice,
  renderExport,
  renderFeed,
  renderFeeds,
  renderImport,
} from '../src/discord/render/feeds.js';
import { MAX_CHOICES } from '../src/discord/reply/discord-limits.js';
import { linksIn } from '../src/discord/reply/markdown/message-text.js';
import { ThrottledProgress } from '../src/discord/reply/progress.js';
import { feedCommand as strings } from '../src/discord/strings/en/commands/feed.js';
import { UserError } from '../src/domain/errors.js';

/** Lists of feeds have many names; the file itself tells. */
const anyType = (): boolean => true;
const action = z.enum(['add', 'edit', 'import', 'export', 'list', 'remove', 'pause', 'resume']);
const state = z.enum(['pause', 'resume']);
const pageNumber = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number);

const feed: SlashCommand = {
  kind: 'slash',
  name: 'feed',

  schema: () =>
    new SlashCommandBuilder()
      .setName('feed')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .addSubcommand((add) =>
        add
          .setName('add')
          .setDescription(strings.add)
          .addStringOption((option) => option.setName('url').setDescription(strings.url).setRequired(true))
          .addChannelOption(headlineChannel(strings.channel)),
      )
      .addSubcommand((edit) =>
        onOneFeed('edit')(edit)
          .addChannelOption(headlineChannel(strings.newChannel))
          .addBooleanOption((option) => option.setName('stop-posting').setDescription(strings.stopPosting))
          .addStringOption((option) =>
            option
              .setName('state')
              .setDescription(strings.state)
              .addChoices(state.options.map((value) => ({ name: strings.stateChoices[value], value }))),
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

  async onButton(interaction, { action: pressed, args }, context) {
    const { newsroom, reply, scope, texts, limits, preferences } = context;
    if (pressed === 'previous' || pressed === 'next') {
      const page = parseChoice(pageNumber, args[0]);
      await reply.deferUpdate();
      await showFeeds(interaction, context, page);
      return;
    }
    const [url] = linksIn(interaction.message);
    if (pressed !== 'follow' || !url) throw discordErrors.staleControl({});
    assertMayFollow(interaction);
    limits.follow(interaction.user.id, scope, preferences);
    await reply.defer({ private: true });
    const added = await newsroom.feeds.add({ scope, url, addedBy: interaction.user.id });
    await reply.show(renderFeed('add', added, texts));
  },

  async execute(interaction, context) {
    const { newsroom, reply, scope, texts, limits, preferences } = context;
    const chosen = parseChoice(action, interaction.options.getSubcommand());
    if (chosen === 'add') return add(interaction, context);
    if (chosen === 'edit') return edit(interaction, context);
    if (chosen === 'import') return importFile(interaction, context);
    if (chosen === 'resume') limits.follow(interaction.user.id, scope, preferences);
    await reply.defer({ private: true });
    if (chosen === 'export') {
      const { length } = await newsroom.feeds.list(scope);
      await reply.show(renderExport(length, await newsroom.feeds.export(scope), texts));
      return;
    }
    if (chosen === 'list') {
      await showFeeds(interaction, context, 0);
      return;
    }
    const wanted = interaction.options.getString('feed', true);
    await reply.show(renderFeed(chosen, await newsroom.feeds[chosen](scope, wanted), texts));
  },
};

export default feed;

async function showFeeds(
  { guild }: Pick<BaseInteraction, 'guild'>,
  { newsroom, reply, scope, texts }: CommandContext,
  page: number,
): Promise<void> {
  const mayPostIn = (channel: string) => mayPostHeadlines(guild, channel);
  await reply.show(renderFeeds(await newsroom.feeds.list(scope), page, mayPostIn, texts));
}

function headlineChannel(description: string) {
  return (option: SlashCommandChannelOption) =>
    option
      .setName('channel')
      .setDescription(description)
      .addChannelTypes(ChannelType.GuildText, ChannelType.GuildAnnouncement);
}

function onOneFeed(name: 'edit' | 'remove' | 'pause' | 'resume') {
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
  { newsroom, reply, scope, texts, limits, preferences }: CommandContext,
): Promise<void> {
  const url = readFeedAddress(interaction.options.getString('url', true));
  const channel = interaction.options.getChannel('channel')?.id;
  if (channel !== undefined) assertMayPostHeadlines(interaction, channel);
  limits.follow(interaction.user.id, scope, preferences);
  await reply.defer({ private: true });
  const request = { scope, url, addedBy: interaction.user.id, ...(channel !== undefined && { channel }) };
  try {
    await reply.show(renderFeed('add', await newsroom.feeds.add(request), texts));
  } catch (error) {
    const known = knownFeedIn(error);
    if (known === null || channel === undefined) throw error;
    await reply.show(renderFeed('channel', await newsroom.feeds.edit(scope, known, { channel }), texts));
  }
}

/** The URL of the feed that is followed already; null for any other error. */
function knownFeedIn(error: unknown): string | null {
  const isKnown = error instanceof UserError && error.id === 'app.knownFeed';
  return isKnown ? (error.facts as { readonly url: string }).url : null;
}

async function edit(
  interaction: ChatInputCommandInteraction,
  { newsroom, reply, scope, texts, limits, preferences }: CommandContext,
): Promise<void> {
  const { options } = interaction;
  const wanted = options.getString('feed', true);
  const channel = options.getChannel('channel')?.id;
  const stopsPosting = options.getBoolean('stop-posting') ?? false;
  const change = parseChoice(state.nullable(), options.getString('state'));
  if (channel !== undefined && stopsPosting) throw discordErrors.channelAndNone({});
  if (channel === undefined && !stopsPosting && change === null) throw discordErrors.nothingToEdit({});
  if (channel !== undefined) assertMayPostHeadlines(interaction, channel);
  if (change === 'resume') limits.follow(interaction.user.id, scope, preferences);
  await reply.defer({ private: true });
  const posting = stopsPosting ? { channel: null } : channel === undefined ? {} : { channel };
  const edited = await newsroom.feeds.edit(scope, wanted, posting);
  const feed = change === null ? edited : await newsroom.feeds[change](scope, edited.id);
  await reply.show(renderFeed('edit', feed, texts));
}

async function importFile(
  interaction: ChatInputCommandInteraction,
  { newsroom, reply, scope, texts, limits, preferences, config, logger }: CommandContext,
): Promise<void> {
  const file = interaction.options.getAttachment('file', true);
  checkAttachment(file, config, anyType);
  limits.follow(interaction.user.id, scope, preferences);
  await reply.defer({ private: true });
  const bytes = await fetchAttachment(file, config, anyType);
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  try {
    const report = await newsroom.feeds.import(
      { scope, file: { name: file.name, bytes }, addedBy: interaction.user.id },
      { onProgress: ({ done, total }) => progress.report(texts.feed.importing(done, total)) },
    );
    await progress.stop();
    await reply.show(renderImport(report, texts));
  } finally {
    await progress.stop();
  }
}
