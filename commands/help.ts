import { type ButtonInteraction, SlashCommandBuilder } from 'discord.js';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import {
  assertMayFollow,
  assertMayForget,
  assertMayIngest,
  mayChangeArticles,
} from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { feedForm, readFeedForm } from '../src/discord/input/feed-form.js';
import { ingestArticle } from '../src/discord/input/sources/ingest-article.js';
import { SAMPLE_FILES, sampleArticle } from '../src/discord/input/sources/sample-articles.js';
import { renderFeed } from '../src/discord/render/feeds.js';
import { renderHelp, renderSamples } from '../src/discord/render/help.js';
import { words } from '../src/discord/reply/payload.js';
import { helpCommand } from '../src/discord/strings/en/commands/help.js';
import { UserError } from '../src/domain/errors.js';

const help: SlashCommand = {
  kind: 'slash',
  name: 'help',

  schema: () =>
    new SlashCommandBuilder()
      .setName('help')
      .setDescription(helpCommand.description)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .toJSON(),

  async execute(interaction, { reply, texts }) {
    await reply.defer({ private: true });
    await reply.show(renderHelp(texts, { mayAdd: mayChangeArticles(interaction) }));
  },

  async onButton(interaction, { action, args }, context) {
    if (action === 'samples') return addSamples(interaction, context);
    if (action === 'undo') return removeSamples(interaction, args, context);
    if (action !== 'feed') throw discordErrors.staleControl({});
    assertMayFollow(interaction);
    await context.reply.openForm(feedForm(context.texts));
  },

  async onModal(interaction, { action }, { newsroom, reply, scope, texts, limits, preferences }) {
    if (action !== 'feed') throw discordErrors.staleControl({});
    assertMayFollow(interaction);
    limits.follow(interaction.user.id, scope, preferences);
    await reply.defer({ private: true });
    const url = readFeedForm(interaction.fields);
    const added = await newsroom.feeds.add({ scope, url, addedBy: interaction.user.id });
    await reply.show(renderFeed('add', added, texts));
  },
};

export default help;

async function addSamples(interaction: ButtonInteraction, context: CommandContext): Promise<void> {
  const { reply, limits, preferences, scope, texts } = context;
  const { user } = interaction;
  assertMayIngest(interaction);
  // As one article: a server may allow fewer than there are samples.
  limits.ingest(user.id, scope, preferences);
  await reply.defer({ private: false });
  const added: string[] = [];
  try {
    for (const name of SAMPLE_FILES) {
      const source = await sampleArticle(name);
      const { outcome, article } = await ingestArticle({ source, user: user.id }, context, () => undefined);
      if (outcome === 'new') added.push(article.id);
    }
  } catch (error) {
    // What was added is shown before the error, so that it can be undone.
    if (added.length > 0) await reply.show(renderSamples(added, { isComplete: false }, texts));
    throw error;
  }
  await reply.show(renderSamples(added, { isComplete: true }, texts));
}

/** Only those that the button added: an article that was there before stays. */
async function removeSamples(
  interaction: ButtonInteraction,
  added: readonly string[],
  { newsroom, reply, scope, texts }: CommandContext,
): Promise<void> {
  assertMayForget(interaction);
  await reply.deferUpdate();
  for (const id of added) {
    try {
      await newsroom.archive.forget(scope, id);
    } catch (error) {
      const isGone = error instanceof UserError && error.code === 'article.unknown';
      if (!isGone) throw error;
    }
  }
  await reply.show(words(texts.help.samples.undone));
}
