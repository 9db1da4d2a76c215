import { type ChatInputCommandInteraction, PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { assertMayIngest } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import {
  type ArticleDraft,
  articleForm,
  draftOfLeft,
  readDraft,
  sourcesOf,
} from '../src/discord/input/article-form.js';
import { isTakeable } from '../src/discord/input/attachment.js';
import {
  type GivenSource,
  givenFile,
  givenLink,
  givenText,
} from '../src/discord/input/sources/given-sources.js';
import { ingestGiven } from '../src/discord/input/sources/ingest-given.js';
import { addressesIn } from '../src/discord/input/typed-addresses.js';
import { formAgain } from '../src/discord/render/ingest.js';
import { MAX_OPTION_CHARS } from '../src/discord/reply/discord-limits.js';
import { ingestCommand as strings } from '../src/discord/strings/en/commands/ingest.js';
import { FILTERED_EXTENSIONS } from '../src/domain/file-types.js';

/** An option of Discord takes one file. */
const FILE_OPTIONS = ['file', 'file-2', 'file-3', 'file-4', 'file-5'] as const;

const ingest: SlashCommand = {
  kind: 'slash',
  name: 'ingest',

  schema() {
    const command = new SlashCommandBuilder()
      .setName('ingest')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .addStringOption((option) => option.setName('url').setDescription(strings.url))
      .addStringOption((option) =>
        option.setName('text').setDescription(strings.text).setMaxLength(MAX_OPTION_CHARS),
      );
    for (const name of FILE_OPTIONS) {
      command.addAttachmentOption((option) =>
        option
          .setName(name)
          .setDescription(name === 'file' ? strings.file : strings.moreFiles)
          .setFileTypes(...FILTERED_EXTENSIONS),
      );
    }
    return command
      .addBooleanOption((option) => option.setName('private').setDescription(strings.private))
      .toJSON();
  },

  async execute(interaction, context) {
    const isPrivate = interaction.options.getBoolean('private') ?? false;
    const sources = sourcesGiven(interaction, context);
    if (sources !== null) {
      await ingestGiven(sources, interaction, { isPrivate }, context);
      return;
    }
    // Checked again on submission; checked here so that nobody pastes a long text in vain.
    assertMayIngest(interaction);
    await context.reply.openForm(articleForm({ isPrivate }, context.texts));
  },

  async onButton(interaction, { action, args: [visibility, id = ''] }, { reply, articleDrafts, texts }) {
    if (action !== 'again') throw discordErrors.staleControl({});
    assertMayIngest(interaction);
    const draft = articleDrafts.find(interaction.user.id, id);
    if (draft === null) throw discordErrors.draftGone({});
    await reply.openForm(articleForm({ isPrivate: visibility === 'private', kept: { id, draft } }, texts));
  },

  async onModal(interaction, { args: [visibility, id = '', keptFiles = '0'] }, context) {
    const { user, fields, locale } = interaction;
    const { config, articleDrafts, reply, texts } = context;
    assertMayIngest(interaction);
    const isPrivate = visibility === 'private';
    const kept = articleDrafts.find(user.id, id);
    const draft = readDraft(fields, kept);
    // Discord closes a form that was sent, whatever comes of it.
    const keep = (wanted: ArticleDraft) => {
      const files = wanted.files.filter((file) => isTakeable(file, config));
      const keptAs = articleDrafts.keep(user.id, { ...wanted, files });
      const again = [formAgain({ isPrivate, id: keptAs }, texts)];
      reply.offerOnRefusal(again);
      return { keptAs, again };
    };
    const { keptAs } = keep(draft);
    if (kept === null && keptFiles !== '0' && draft.files.length === 0) throw discordErrors.keptFilesGone({});
    const { sources, notes } = sourcesOf(draft, { locale, config, now: new Date(), texts });
    const offer = (left: readonly GivenSource[]) => keep(draftOfLeft(draft, left)).again;
    await ingestGiven(sources, interaction, { isPrivate, notes, offer }, context);
    articleDrafts.drop(user.id, keptAs);
  },
};

export default ingest;

/** What the options give; null if nothing. */
function sourcesGiven(
  { options }: ChatInputCommandInteraction,
  { config }: CommandContext,
): readonly GivenSource[] | null {
  const url = options.getString('url')?.trim();
  const text = options.getString('text') ?? undefined;
  const files = FILE_OPTIONS.flatMap((name) => options.getAttachment(name) ?? []);
  const used = Object.entries({ url, text, file: files[0] }).flatMap(([name, value]) =>
    value === undefined ? [] : [name],
  );
  if (used.length > 1) throw discordErrors.oneSourceOnly({ given: used });
  if (text !== undefined) return [givenText('', text)];
  if (files.length > 0) return files.map((file) => givenFile(file, config));
  if (url === undefined) return null;
  const links = addressesIn(url);
  return links.length > 0 ? links.map(givenLink) : [givenLink(url)];
}
