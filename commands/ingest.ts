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
import { articleForm, readArticleForm } from '../src/discord/input/article-form.js';
import { type AttachedFile, checkAttachment, fetchAttachment } from '../src/discord/input/attachment.js';
import { ingestLinks } from '../src/discord/input/ingest-links.js';
import { renderIngest } from '../src/discord/render/ingest.js';
import { linksIn } from '../src/discord/reply/links.js';
import { ThrottledProgress } from '../src/discord/reply/progress.js';
import { commandStrings, ingestStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';
import type { IngestOutcome, SourceInput } from '../src/domain/ingest.js';
import type { Suggestion } from '../src/domain/suggestion.js';

const MAX_OPTION_CHARS = 6000;
const strings = commandStrings.ingest;

type Feeder = Pick<BaseInteraction, 'user' | 'guildId'>;

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

  async execute(interaction, turn) {
    const { url, text, file } = given(interaction);
    if (file) checkAttachment(file, turn.config);
    const links = linksIn({ content: url ?? '', embeds: [] });
    if (links.length > 1) return ingestLinks(interaction, links, turn);
    if (url !== undefined) return feed(interaction, turn, async () => ({ kind: 'url', url }));
    if (text !== undefined) return feed(interaction, turn, async () => ({ kind: 'text', text }));
    if (file) {
      return feed(interaction, turn, async () => ({
        kind: 'file',
        name: file.name,
        bytes: await fetchAttachment(file, turn.config),
      }));
    }
    // Said now, so that nobody pastes a long text in vain.
    assertMayIngest(interaction);
    await turn.reply.openForm(articleForm());
  },

  async submit(interaction, _, turn) {
    assertMayIngest(interaction);
    const source = readArticleForm(interaction.fields);
    await feed(interaction, turn, async () => source);
  },
};

export default ingest;

/** The option that was used; none when a form is wanted. */
function given({ options }: ChatInputCommandInteraction): {
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
  if (used.length > 1) throw new UserError('usage', ingestStrings.oneOnly(used));
  return sources;
}

async function feed(by: Feeder, turn: CommandContext, open: () => Promise<SourceInput>): Promise<void> {
  const { newsroom, reply, scope, limits, preferences } = turn;
  limits.ingest(by.user.id, by.guildId, { own: preferences });
  await reply.defer({ private: false });
  const { outcome, suggestions } = await withProgress(turn, async (report) => {
    const outcome = await newsroom.ingest.article(
      { scope, source: await open(), ingestedBy: by.user.id },
      { onProgress: (step) => report(ingestStrings.progress(step)) },
    );
    return { outcome, suggestions: await suggestionsOf(outcome, turn) };
  });
  const citations = suggestions.map(({ sentence }) => sentence);
  await reply.showQuoted(renderIngest(outcome, suggestions), { scope, citations });
}

/** The article is in already: what may be asked of it is a gift, and its absence no failure. */
async function suggestionsOf(
  { article }: IngestOutcome,
  { newsroom, scope, logger }: CommandContext,
): Promise<readonly Suggestion[]> {
  try {
    return await newsroom.archive.suggestions(scope, article.id);
  } catch (error) {
    logger.warn({ err: error }, 'nothing suggested');
    return [];
  }
}

async function withProgress<Result>(
  { reply, logger }: CommandContext,
  work: (report: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = new ThrottledProgress((text) =>
    reply.showProgress(text).catch((error: unknown) => logger.warn({ err: error }, 'progress not shown')),
  );
  try {
    return await work((text) => progress.report(text));
  } finally {
    await progress.stop();
  }
}
