import { PermissionFlagsBits, SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import { appErrors } from '../src/app/errors.js';
import type { Newsroom } from '../src/app/newsroom.js';
import type { SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { assertMayForget, mayChangeArticles } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { articleChoice } from '../src/discord/render/answers/attribution.js';
import { renderForgetting } from '../src/discord/render/answers/source.js';
import { renderForgotten } from '../src/discord/render/forgotten.js';
import { MAX_CHOICES } from '../src/discord/reply/discord-limits.js';
import { shorten } from '../src/discord/reply/markdown/shorten.js';
import { words } from '../src/discord/reply/payload.js';
import { forgetCommand as strings } from '../src/discord/strings/en/commands/forget.js';
import { UserError } from '../src/domain/errors.js';
import type { Scope } from '../src/domain/scope.js';

/** More than any title or address has. */
const MAX_NAME_CHARS = 2048;
const MAX_NAME_WORDS = 100;
const MAX_GIVEN_CHARS = 200;

const meantArticle = z.object({ id: z.string(), title: z.string() });
type MeantArticle = z.infer<typeof meantArticle>;

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
    try {
      await reply.show(renderForgotten(await newsroom.archive.forget(scope, given), texts));
    } catch (error) {
      const meant = await articleMeant(newsroom, scope, given, error);
      if (!mayChangeArticles(interaction)) throw appErrors.partOfTitle({ named: given, ...meant });
      await reply.show(renderForgetting(meant, 'forget', texts));
    }
  },

  async onButton(interaction, { action, args: [id = ''] }, { newsroom, reply, scope, texts }) {
    if (action !== 'forget-now' && action !== 'keep') throw discordErrors.staleControl({});
    assertMayForget(interaction);
    await reply.deferUpdate();
    if (action === 'keep') await reply.show(words(texts.forget.kept));
    else await reply.show(renderForgotten(await newsroom.archive.forget(scope, id), texts));
  },
};

export default forget;

/** Whether it can be an id, an address or words of a title. */
function isNameOfArticle(given: string): boolean {
  return given.length <= MAX_NAME_CHARS && given.split(/\s+/).length <= MAX_NAME_WORDS;
}

/**
 * The only article that has what was typed in its title, or all its words in title and outlet: not named, but probably
 * meant.
 * @param refusal With which the newsroom refused to delete what was typed; thrown again if it has another reason.
 */
async function articleMeant(
  newsroom: Newsroom,
  scope: Scope,
  given: string,
  refusal: unknown,
): Promise<MeantArticle> {
  if (!(refusal instanceof UserError)) throw refusal;
  if (refusal.id === 'app.partOfTitle') return meantArticle.parse(refusal.facts);
  if (refusal.code !== 'article.unknown') throw refusal;
  const [only, ...others] = given === '' ? [] : await newsroom.archive.search(scope, given, 2);
  if (!only) throw discordErrors.noSuchTitle({ given }, { cause: refusal });
  if (others.length > 0) throw discordErrors.severalTitles({ given }, { cause: refusal });
  return { id: only.id, title: only.title };
}
