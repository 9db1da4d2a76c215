import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  ContextMenuCommandBuilder,
  InteractionContextType,
  PermissionFlagsBits,
} from 'discord.js';
import type { MessageCommand, Turn } from '../src/discord/command.js';
import { linksIn } from '../src/discord/links.js';
import { ThrottledProgress } from '../src/discord/progress.js';
import { type LinkOutcome, renderLinks } from '../src/discord/render/links.js';
import { commandStrings, ingestStrings, linksStrings } from '../src/discord/strings.js';
import { UserError } from '../src/errors.js';
import type { IngestProgress } from '../src/types.js';

/** More would keep everybody else waiting, and the interaction's token from living long enough. */
const MAX_LINKS = 10;

const ingestLinks: MessageCommand = {
  kind: 'message',
  name: commandStrings.ingestLinks.name,

  schema: () =>
    new ContextMenuCommandBuilder()
      .setType(ApplicationCommandType.Message)
      .setName(commandStrings.ingestLinks.name)
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageMessages)
      .setContexts(InteractionContextType.Guild, InteractionContextType.BotDM)
      .setIntegrationTypes(ApplicationIntegrationType.GuildInstall)
      .toJSON(),

  async execute(interaction, turn) {
    const { reply, limits, logger } = turn;
    const links = linksIn(interaction.targetMessage);
    if (links.length === 0) throw new UserError('usage', linksStrings.none);
    limits.ingest(interaction.user.id, interaction.guildId);
    await reply.defer({ private: false });
    const outcomes: LinkOutcome[] = [];
    const progress = new ThrottledProgress((text) =>
      reply.showProgress(text).catch((error: unknown) => logger.warn({ err: error }, 'progress not shown')),
    );
    const onProgress = (step: IngestProgress) =>
      progress.report(linksStrings.progress(outcomes.length + 1, links.length, ingestStrings.progress(step)));
    try {
      for (const url of links.slice(0, MAX_LINKS)) {
        if (outcomes.length > 0) limits.ingest(interaction.user.id, interaction.guildId);
        outcomes.push(await feed(url, interaction.user.id, turn, onProgress));
      }
    } catch (error) {
      // What went in is told before the rest is refused.
      if (outcomes.length > 0) await showOutcomes(outcomes, links.length, turn, progress);
      throw error;
    } finally {
      await progress.stop();
    }
    const [only] = outcomes;
    if (links.length === 1 && only?.kind === 'refused') throw only.error;
    await showOutcomes(outcomes, links.length, turn, progress);
  },
};

export default ingestLinks;

async function feed(
  url: string,
  user: string,
  { newsroom, scope }: Turn,
  onProgress: (step: IngestProgress) => void,
): Promise<LinkOutcome> {
  try {
    const source = { kind: 'url', url } as const;
    return { kind: 'fed', fed: await newsroom.ingest({ scope, source, ingestedBy: user }, { onProgress }) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', url, error };
  }
}

async function showOutcomes(
  outcomes: readonly LinkOutcome[],
  links: number,
  { reply }: Turn,
  progress: ThrottledProgress,
): Promise<void> {
  await progress.stop();
  await reply.show(renderLinks(outcomes, links));
}
