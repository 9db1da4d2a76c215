import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import type { Newsroom } from '../src/app/newsroom.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { discordErrors } from '../src/discord/errors.js';
import { articleChoice } from '../src/discord/render/answers/attribution.js';
import { renderForgotten } from '../src/discord/render/forgotten.js';
import { MAX_CHOICES } from '../src/discord/reply/discord-limits.js';
import { shorten } from '../src/discord/reply/markdown/shorten.js';
import { forgetCommand as strings } from '../src/discord/strings/en/commands/forget.js';
import { UserError } from '../src/domain/errors.js';
import type { Scope } from '../src/domain/scope.js';

/** More than any title or address has. */
const MAX_NAME_CHARS = 2048;
const MAX_NAME_WORDS = 100;
const MAX_GIVEN_CHARS = 200;

const forget: SlashCommand = {
  kind: 'slash',
  name: 'forget',

  schema: () =>
    new SlashCommandBuilder()
      .setName('forget')
      .setDescription(strings.description)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .addStringOption((option) =>
        option.setName('article').setDescription(strings.article).setRequired(true).setAutocomplete(true),
      )
      .toJSON(),

  async autocomplete(interaction, { newsroom, scope, texts }) {
    const typed = interaction.options.getFocused();
    if (!isNameOfArticle(typed)) return [];
    const articles = await newsroom.archive.search(scope, typed, MAX_CHOICES);
    return articles.map((article) => ({ name: articleChoice(article, texts), value: article.id }));
  },

  async execute(interaction, { newsroom, reply, scope, texts }) {
    const given = interaction.options.getString('article', true).trim();
    if (!isNameOfArticle(given)) throw discordErrors.noSuchTitle({ given: shorten(given, MAX_GIVEN_CHARS) });
    await reply.defer({ private: true });
    await reply.show(renderForgotten(await forgetNamed(newsroom, scope, given), texts));
  },
};

export default forget;

/** Whether it can be an id, an address or words of a title. */
function isNameOfArticle(given: string): boolean {
  return given.length <= MAX_NAME_CHARS && given.split(/\s+/).length <= MAX_NAME_WORDS;
}

/** The option holds a chosen article's id, or typed words of a title, which must match only one article. */
async function forgetNamed(newsroom: Newsroom, scope: Scope, given: string) {
  try {
    return await newsroom.archive.forget(scope, given);
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'article.unknown') throw error;
    const [only, ...others] = given === '' ? [] : await newsroom.archive.search(scope, given, 2);
    if (!only) throw discordErrors.noSuchTitle({ given }, { cause: error });
    if (others.length > 0) throw discordErrors.severalTitles({ given }, { cause: error });
    return newsroom.archive.forget(scope, only.id);
  }
}
