import { type MessageComponentInteraction, SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import type { Newsroom } from '../src/app/newsroom.js';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { ANY_INSTALLATION, ANYWHERE } from '../src/discord/bot/installation.js';
import { assertMayForget, mayChangeArticles } from '../src/discord/bot/permissions.js';
import { discordErrors } from '../src/discord/errors.js';
import { parseChoice } from '../src/discord/input/parse-choice.js';
import { renderForgetting, renderSource } from '../src/discord/render/answers/source.js';
import { renderForgotten } from '../src/discord/render/forgotten.js';
import {
  pageCount,
  renderSources,
  SOURCES_PAGE_SIZE,
  type SourcesView,
} from '../src/discord/render/sources.js';
import { sourcesCommand as strings } from '../src/discord/strings/en/commands/sources.js';
import { isPersonal } from '../src/domain/scope.js';
import type { SourceSort, SourcesPage, SourcesRequest } from '../src/domain/sources.js';

/** The words are part of the buttons' custom ids, which are short. */
const MAX_SEARCH_CHARS = 40;

const which = z.enum(['last', 'cited', 'all']);
const turn = z.enum(['previous', 'next']);
const sort = z.enum(['newest', 'added', 'cited', 'title']);
/** Arguments of the custom ids made by render/sources.ts; older messages have fewer. */
const controlArgs = z.tuple([
  which,
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
  z.string(),
  z.union([sort, z.literal('')]).optional(),
  z.string().optional(),
]);

const sources: SlashCommand = {
  kind: 'slash',
  name: 'sources',
  allowedChannelsOnly: true,

  schema: () =>
    new SlashCommandBuilder()
      .setName('sources')
      .setDescription(strings.description)
      .setContexts(...ANYWHERE)
      .setIntegrationTypes(...ANY_INSTALLATION)
      .addStringOption((option) =>
        option
          .setName('which')
          .setDescription(strings.which)
          .addChoices(which.options.map((value) => ({ name: strings.whichChoices[value], value }))),
      )
      .addStringOption((option) =>
        option.setName('search').setDescription(strings.search).setMaxLength(MAX_SEARCH_CHARS),
      )
      .addStringOption((option) =>
        option
          .setName('sort')
          .setDescription(strings.sort)
          .addChoices(sort.options.map((value) => ({ name: strings.sortChoices[value], value }))),
      )
      .toJSON(),

  async execute(interaction, { newsroom, reply, scope, texts }) {
    const { options, user, channelId } = interaction;
    const search = options.getString('search')?.replaceAll(':', ' ').trim().slice(0, MAX_SEARCH_CHARS);
    const order = parseChoice(sort.nullable(), options.getString('sort'));
    const chosen = parseChoice(which, options.getString('which') ?? (search ? 'all' : 'last'));
    const view = viewOf(chosen, user.id, order ?? undefined, search || undefined);
    await reply.defer({ private: false });
    await reply.show(
      renderSources(
        await newsroom.archive.list(request(scope, view, channelId)),
        view,
        { mayAdd: mayChangeArticles(interaction) },
        texts,
      ),
    );
  },

  async onButton(interaction, { action, args }, context) {
    const [id = ''] = args;
    if (action === 'forget' || action === 'forget-now') return forget(interaction, action, id, context);
    if (action === 'keep') return open(interaction, id, context);
    if (action === 'show') {
      await context.reply.defer({ private: true });
      return showSource(interaction, id, context);
    }
    parseChoice(turn, action);
    const [chosen, pageNumber, requester, order, search] = parseChoice(controlArgs, args);
    const view = viewOf(chosen, requester, order || undefined, search || undefined);
    return turnTo(interaction, view, pageNumber, context);
  },

  async onSelect(interaction, { action, args }, context) {
    const [choice] = interaction.values;
    if (choice === undefined) throw discordErrors.staleControl({});
    if (action === 'order') {
      const [chosen, , requester, , search] = parseChoice(controlArgs, args);
      return turnTo(
        interaction,
        viewOf(chosen, requester, parseChoice(sort, choice), search || undefined),
        0,
        context,
      );
    }
    if (action !== 'open') throw discordErrors.staleControl({});
    await context.reply.defer({ private: true });
    await showSource(interaction, choice, context);
  },
};

export default sources;

function viewOf(
  which: SourcesView['which'],
  requester: string,
  sort: SourceSort | undefined,
  search: string | undefined,
): SourcesView {
  return { which, requester, ...(sort && { sort }), ...(search && { search }) };
}

/** Shows another page, or another order, in the same message. */
async function turnTo(
  interaction: MessageComponentInteraction,
  view: SourcesView,
  page: number,
  { newsroom, reply, scope, texts }: CommandContext,
): Promise<void> {
  if (interaction.user.id !== view.requester) throw discordErrors.notYourList({});
  await reply.deferUpdate();
  const listed = await pageOrLast(newsroom, request(scope, view, interaction.channelId), page);
  await reply.show(renderSources(listed, view, { mayAdd: mayChangeArticles(interaction) }, texts));
}

function request(scope: string, { which, sort, search }: SourcesView, channel: string): SourcesRequest {
  return {
    scope,
    which,
    pageSize: SOURCES_PAGE_SIZE,
    // A user's own answers are recorded without a channel where they are private, so the last one is meant wherever asked.
    ...(which !== 'all' && !isPersonal(scope) && { channel }),
    ...(sort && { sort }),
    ...(search && { search }),
  };
}

/** The list may have become shorter since the message with the button was shown. */
async function pageOrLast(
  newsroom: Newsroom,
  request: SourcesRequest,
  pageNumber: number,
): Promise<SourcesPage> {
  const page = await newsroom.archive.list({ ...request, page: pageNumber });
  const last = pageCount(page) - 1;
  return pageNumber <= last ? page : newsroom.archive.list({ ...request, page: last });
}

async function open(
  interaction: MessageComponentInteraction,
  id: string,
  context: CommandContext,
): Promise<void> {
  await context.reply.deferUpdate();
  await showSource(interaction, id, context);
}

async function showSource(
  interaction: MessageComponentInteraction,
  id: string,
  { newsroom, reply, scope, texts }: CommandContext,
): Promise<void> {
  const details = await newsroom.archive.open(scope, id);
  const payload = renderSource(details, { mayForget: mayChangeArticles(interaction) }, texts);
  await reply.showQuoted(payload, { scope, citations: details.keyFacts });
}

/** Asks for confirmation, then deletes; checks permissions in both steps. */
async function forget(
  interaction: MessageComponentInteraction,
  step: 'forget' | 'forget-now',
  id: string,
  { newsroom, reply, scope, texts }: CommandContext,
): Promise<void> {
  assertMayForget(interaction);
  await reply.deferUpdate();
  if (step === 'forget') {
    const { article } = await newsroom.archive.open(scope, id);
    await reply.show(renderForgetting(article, 'sources', texts));
  } else await reply.show(renderForgotten(await newsroom.archive.forget(scope, id), texts));
}
