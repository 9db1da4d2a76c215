import type { BaseInteraction } from 'discord.js';
import { UserError } from '../../domain/errors.js';
import type { IngestProgress } from '../../domain/ingest.js';
import type { CommandContext } from '../bot/command.js';
import { type LinkOutcome, renderLinks } from '../render/links.js';
import { ThrottledProgress } from '../reply/progress.js';
import { ingestStrings, linksStrings } from '../strings/strings.js';

/** More would keep everybody else waiting, and the interaction's token from living long enough. */
const MAX_LINKS = 10;

/** Feeds links one after the other and tells what became of each; one that is refused stops no other. */
export async function ingestLinks(
  { user, guildId }: Pick<BaseInteraction, 'user' | 'guildId'>,
  links: readonly string[],
  turn: CommandContext,
): Promise<void> {
  const { reply, limits, preferences, logger } = turn;
  limits.ingest(user.id, guildId, { own: preferences });
  await reply.defer({ private: false });
  const outcomes: LinkOutcome[] = [];
  const progress = new ThrottledProgress((text) =>
    reply.showProgress(text).catch((error: unknown) => logger.warn({ err: error }, 'progress not shown')),
  );
  const onProgress = (step: IngestProgress) =>
    progress.report(linksStrings.progress(outcomes.length + 1, links.length, ingestStrings.progress(step)));
  try {
    for (const url of links.slice(0, MAX_LINKS)) {
      if (outcomes.length > 0) limits.ingest(user.id, guildId, { own: preferences });
      outcomes.push(await feed(url, user.id, turn, onProgress));
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
}

async function feed(
  url: string,
  user: string,
  { newsroom, scope }: CommandContext,
  onProgress: (step: IngestProgress) => void,
): Promise<LinkOutcome> {
  try {
    const source = { kind: 'url', url } as const;
    return {
      kind: 'fed',
      fed: await newsroom.ingest.article({ scope, source, ingestedBy: user }, { onProgress }),
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', url, error };
  }
}

async function showOutcomes(
  outcomes: readonly LinkOutcome[],
  links: number,
  { reply }: CommandContext,
  progress: ThrottledProgress,
): Promise<void> {
  await progress.stop();
  await reply.show(renderLinks(outcomes, links));
}
