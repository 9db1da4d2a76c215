import {
  ApplicationIntegrationType,
  type ChatInputCommandInteraction,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
} from 'discord.js';
import { articleForm, readArticleForm } from '../src/discord/article-form.js';
import { type AttachedFile, checkAttachment, fetchAttachment } from '../src/discord/attachment.js';
import type { SlashCommand, Turn } from '../src/discord/command.js';
import { assertMayFeed } from '../src/discord/permissions.js';
import { ThrottledProgress } from '../src/discord/progress.js';
import { renderIngest } from '../src/discord/render/ingest.js';
import { commandStrings, ingestStrings } from '../src/discord/strings.js';
import { UserError } from '../src/errors.js';
import type { IngestOutcome, SourceInput } from '../src/types.js';

const MAX_OPTION_CHARS = 6000;
const strings = commandStrings.ingest;

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
    if (url !== undefined) return feed(interaction.user.id, turn, async () => ({ kind: 'url', url }));
    if (text !== undefined) return feed(interaction.user.id, turn, async () => ({ kind: 'text', text }));
    if (file) {
      return feed(interaction.user.id, turn, async () => ({
        kind: 'file',
        name: file.name,
        bytes: await fetchAttachment(file, turn.config),
      }));
    }
    // Said now, so that nobody pastes a long text in vain.
    assertMayFeed(interaction);
    await turn.reply.openForm(articleForm());
  },

  async submit(interaction, _, turn) {
    assertMayFeed(interaction);
    const source = readArticleForm(interaction.fields);
    await feed(interaction.user.id, turn, async () => source);
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

async function feed(user: string, turn: Turn, open: () => Promise<SourceInput>): Promise<void> {
  const { newsroom, reply, scope, limits, logger } = turn;
  limits.ingest(user);
  await reply.defer({ private: false });
  const progress = new ThrottledProgress((text) =>
    reply.showProgress(text).catch((error: unknown) => logger.warn({ err: error }, 'progress not shown')),
  );
  let outcome: IngestOutcome;
  try {
    outcome = await newsroom.ingest(
      { scope, source: await open(), ingestedBy: user },
      { onProgress: (step) => progress.report(ingestStrings.progress(step)) },
    );
  } finally {
    await progress.stop();
  }
  await reply.show(renderIngest(outcome));
}
