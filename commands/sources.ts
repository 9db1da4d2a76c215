import {
  ApplicationIntegrationType,
  InteractionContextType,
  type MessageComponentInteraction,
  SlashCommandBuilder,
} from 'discord.js';
import { z } from 'zod';
import type { Newsroom } from '../src/app/newsroom.js';
import type { CommandContext, SlashCommand } from '../src/discord/bot/command.js';
import { assertMayForget, mayChange } from '../src/discord/bot/permissions.js';
import { renderForgotten } from '../src/discord/render/forgotten.js';
import { renderForgetting, renderSource } from '../src/discord/render/source.js';
import {
  pageCount,
  renderSources,
  SOURCES_PAGE_SIZE,
  type SourcesView,
} from '../src/discord/render/sources.js';
import { boundaryStrings, commandStrings, sourcesStrings } from '../src/discord/strings/strings.js';
import { UserError } from '../src/domain/errors.js';
import type { SourcesPage, SourcesRequest } from '../src/domain/sources.js';

/** What is searched for travels in the buttons, whose ids are short. */
const MAX_SEARCH_CHARS = 40;
const strings = commandStrings.sources;

const which = z.enum(['last', 'cited', 'all']);
const sort = z.enum(['newest', 'added', 'cited', 'title']);
/** What the buttons of render/sources.ts carry; those of older versions carry less. */
const turn = z.tuple([
  which,
  z.string().regex(/^\d+$/).transform(Number),
  z.string(),
  z.union([sort, z.literal('')]).optional(),
  z.string().optional(),
]);

const sources: SlashCommand = {
  kind: 'slash',
  name: 'sources',
  keepsToChannels: true,

  schema: () =>
    new SlashCommandBuilder()
      .setName('sources')
      .setDescription(strings.description)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
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

  async execute(interaction, { newsroom, reply, scope }) {
    const { options, user, channelId } = interaction;
    const search = options.getString('search')?.replaceAll(':', ' ').trim().slice(0, MAX_SEARCH_CHARS);
    const order = sort.nullable().parse(options.getString('sort'));
    const view: SourcesView = {
      which: which.parse(options.getString('which') ?? (search ? 'all' : 'last')),
      asker: user.id,
      ...(order && { sort: order }),
      ...(search && { search }),
    };
    await reply.defer({ private: false });
    await reply.show(renderSources(await newsroom.archive.list(request(scope, view, channelId)), view));
  },

  async click(interaction, { action, args }, given) {
    const [id = ''] = args;
    if (action === 'forget' || action === 'forget-now') return forget(interaction, action, id, given);
    if (action === 'keep') return open(interaction, id, given);
    const { newsroom, reply, scope } = given;
    const parsed = turn.safeParse(args);
    if (!parsed.success || !['previous', 'next', 'sort'].includes(action)) {
      throw new UserError('usage', boundaryStrings.stale, { cause: parsed.error });
    }
    const [chosen, wanted, asker, order, search] = parsed.data;
    if (interaction.user.id !== asker) throw new UserError('rights.missing', sourcesStrings.notYours);
    await reply.deferUpdate();
    const view: SourcesView = {
      which: chosen,
      asker,
      ...(order && { sort: order }),
      ...(search && { search }),
    };
    const page = await pageOrLast(newsroom, request(scope, view, interaction.channelId), wanted);
    await reply.show(renderSources(page, view));
  },

  async choose(interaction, { action }, given) {
    const [id] = interaction.values;
    if (action !== 'open' || id === undefined) throw new UserError('usage', boundaryStrings.stale);
    await given.reply.defer({ private: true });
    await showSource(interaction, id, given);
  },
};

export default sources;

function request(scope: string, { which, sort, search }: SourcesView, channel: string): SourcesRequest {
  return {
    scope,
    which,
    pageSize: SOURCES_PAGE_SIZE,
    ...(which !== 'all' && { channel }),
    ...(sort && { sort }),
    ...(search && { search }),
  };
}

/** The list may have become shorter since its buttons were made. */
async function pageOrLast(newsroom: Newsroom, request: SourcesRequest, wanted: number): Promise<SourcesPage> {
  const page = await newsroom.archive.list({ ...request, page: wanted });
  const last = pageCount(page) - 1;
  return wanted <= last ? page : newsroom.archive.list({ ...request, page: last });
}

async function open(
  interaction: MessageComponentInteraction,
  id: string,
  turn: CommandContext,
): Promise<void> {
  await turn.reply.deferUpdate();
  await showSource(interaction, id, turn);
}

async function showSource(
  interaction: MessageComponentInteraction,
  id: string,
  { newsroom, reply, scope }: CommandContext,
): Promise<void> {
  const details = await newsroom.archive.open(scope, id);
  const payload = renderSource(details, { mayForget: mayChange(interaction) });
  await reply.showQuoted(payload, { scope, citations: details.keyFacts });
}

/** In two steps: asked for, then confirmed; rights are looked at in both. */
async function forget(
  interaction: MessageComponentInteraction,
  step: 'forget' | 'forget-now',
  id: string,
  { newsroom, reply, scope }: CommandContext,
): Promise<void> {
  assertMayForget(interaction);
  await reply.deferUpdate();
  if (step === 'forget') await reply.show(renderForgetting(await newsroom.archive.open(scope, id)));
  else await reply.show(renderForgotten(await newsroom.archive.forget(scope, id)));
}
