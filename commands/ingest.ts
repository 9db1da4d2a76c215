import {
  ApplicationIntegrationType,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { assertMayIngest } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { articleForm, readArticleForm } from '../src/discord/input/article-form.js';
import { type AttachedFile, checkAttachment, fetchAttachment } from '../src/discord/input/attachment.js';
import { ingestArticle } from '../src/discord/input/ingest-article.js';
import { ingestLinks } from '../src/discord/input/ingest-links.js';
import { renderFeedOffer } from '../src/discord/render/feeds.js';
import { renderIngest } from '../src/discord/render/ingest.js';
import { MAX_OPTION_CHARS } from '../src/discord/reply/discord-limits.js';
import { linksIn } from '../src/discord/reply/links.js';
import { ThrottledProgress } from '../src/discord/reply/progress.js';
import { ingestStrings, ingestCommand as strings } from '../src/discord/strings/ingest.js';
import { UserError } from '../src/domain/errors.js';
import type { IngestOutcome, SourceInput } from '../src/domain/ingest.js';
import type { Suggestion } from '../src/domain/suggestion.js';

type Requester = Pick<BaseInteraction, 'user' | 'guildId'>;

const ingest: SlashCommand = {
  kind: 'slash',
  name: 'ingest',

  schema: () =>
    new SlashCommandBuilder()
      .setName('ingest')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .addStringOption((option) => option.setName('url').setDescription(strings.url))
      .addStringOption((option) =>
        option.setName('text').setDescription(strings.text).setMaxLength(MAX_OPTION_CHARS),
      )
      .addAttachmentOption((option) => option.setName('file').setDescription(strings.file))
      .toJSON(),

  async execute(interaction, context) {
    const { url, text, file } = sourceOption(interaction);
    if (file) checkAttachment(file, context.config);
    const links = linksIn({ content: url ?? '', embeds: [] });
    if (links.length > 1) return ingestLinks(interaction, links, context);
    if (url !== undefined) return replyWithIngest(interaction, context, async () => ({ kind: 'url', url }));
    if (text !== undefined)
      return replyWithIngest(interaction, context, async () => ({ kind: 'text', text }));
    if (file) {
      return replyWithIngest(interaction, context, async () => ({
        kind: 'file',
        name: file.name,
        bytes: await fetchAttachment(file, context.config),
      }));
    }
    // Checked again on submission; checked here so that nobody pastes a long text in vain.
    assertMayIngest(interaction);
    await context.reply.openForm(articleForm());
  },

  async onModal(interaction, _, context) {
    assertMayIngest(interaction);
    const source = readArticleForm(interaction.fields);
    await replyWithIngest(interaction, context, async () => source);
  },
};

export default ingest;

/** The option that was used; none to open the form. */
function sourceOption({ options }: ChatInputCommandInteraction): {
  url: string | undefined;
  text: string | undefined;
  file: AttachedFile | undefined;
} {
  const sources = {
    url: options.getString('url')?.trim(),
    text: options.getString('text') ?? undefined,
    file: options.getAttachment('file') ?? undefined,
  };
  const used = Object.entries(sources).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (used.length > 1) throw discordErrors.oneSourceOnly({ given: used });
  return sources;
}

async function replyWithIngest(
  { user, guildId }: Requester,
  context: CommandContext,
  open: () => Promise<SourceInput>,
): Promise<void> {
  const { reply, scope, limits, preferences } = context;
  limits.ingest(user.id, guildId, preferences);
  await reply.defer({ private: false });
  const ingesting = withProgress(context, async (report) => {
    const outcome = await ingestArticle({ source: await open(), user: user.id }, context, (step) =>
      report(ingestStrings.progress(step)),
    );
    return { outcome, suggestions: await suggestionsFor(outcome, context) };
  });
  const result = await ingesting.catch((error: unknown) => {
    const feed = feedNamedBy(error);
    if (feed === null) throw error;
    return feed;
  });
  if (typeof result === 'string') {
    await reply.show(renderFeedOffer(result));
    return;
  }
  const { outcome, suggestions } = result;
  const citations = suggestions.map(({ sentence }) => sentence);
  await reply.showQuoted(renderIngest(outcome, suggestions), { scope, citations });
}

/** The URL of the feed that was given instead of a page; null for any other error. */
function feedNamedBy(error: unknown): string | null {
  const isFeed = error instanceof UserError && error.id === 'fetch.feed';
  return isFeed ? (error.facts as { readonly url: string }).url : null;
}

/** Empty if they fail: the article is stored already. */
async function suggestionsFor(
  { article }: IngestOutcome,
  { newsroom, scope, closing, logger }: CommandContext,
): Promise<readonly Suggestion[]> {
  try {
    return await newsroom.archive.suggestions(scope, article.id);
  } catch (error) {
    if (!closing.cutOff(error)) logger.warn({ err: error }, 'no suggestions');
    return [];
  }
}

async function withProgress<Result>(
  { reply, logger }: CommandContext,
  work: (report: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  try {
    return await work((text) => progress.report(text));
  } finally {
    await progress.stop();
  }
}
