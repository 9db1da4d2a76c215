import { ApplicationIntegrationType, InteractionContextType, SlashCommandBuilder } from 'discord.js';
import { z } from 'zod';
import type { SlashCommand } from '../src/discord/command.js';
import { pageCount, renderSources, SOURCES_PAGE_SIZE } from '../src/discord/render/sources.js';
import { boundaryStrings, commandStrings, sourcesStrings } from '../src/discord/strings.js';
import { UserError } from '../src/errors.js';
import type { Newsroom, SourcesPage, SourcesRequest } from '../src/types.js';

const strings = commandStrings.sources;

const which = z.enum(['last', 'cited', 'all']);
/** What the buttons of render/sources.ts carry. */
const turn = z.tuple([which, z.string().regex(/^\d+$/).transform(Number), z.string()]);

const sources: SlashCommand = {
  kind: 'slash',
  name: 'sources',

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
      .toJSON(),

  async execute(interaction, { newsroom, reply, scope }) {
    const chosen = which.parse(interaction.options.getString('which') ?? 'last');
    await reply.defer({ private: false });
    const page = await newsroom.sources(request(scope, chosen, interaction.channelId));
    await reply.show(renderSources(page, chosen, interaction.user.id));
  },

  async click(interaction, { args }, { newsroom, reply, scope }) {
    const parsed = turn.safeParse(args);
    if (!parsed.success) throw new UserError('usage', boundaryStrings.stale, { cause: parsed.error });
    const [chosen, wanted, asker] = parsed.data;
    if (interaction.user.id !== asker) throw new UserError('rights.missing', sourcesStrings.notYours);
    await reply.deferUpdate();
    const page = await pageOrLast(newsroom, request(scope, chosen, interaction.channelId), wanted);
    await reply.show(renderSources(page, chosen, asker));
  },
};

export default sources;

function request(scope: string, which: SourcesRequest['which'], channel: string): SourcesRequest {
  return { scope, which, pageSize: SOURCES_PAGE_SIZE, ...(which !== 'all' && { channel }) };
}

/** The list may have become shorter since its buttons were made. */
async function pageOrLast(newsroom: Newsroom, request: SourcesRequest, wanted: number): Promise<SourcesPage> {
  const page = await newsroom.sources({ ...request, page: wanted });
  const last = pageCount(page) - 1;
  return wanted <= last ? page : newsroom.sources({ ...request, page: last });
}
