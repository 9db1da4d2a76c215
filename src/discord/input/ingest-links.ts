import type { BaseInteraction } from 'discord.js';
import { UserError } from '../../domain/errors.js';
import type { IngestProgress } from '../../domain/ingest.js';
import type { CommandContext } from '../bot/command.js';
import { discordErrors } from '../errors.js';
import { type LinkOutcome, renderLinks } from '../render/links.js';
import { ThrottledProgress } from '../reply/progress.js';
import { ingestStrings } from '../strings/ingest.js';
import { linksStrings } from '../strings/links.js';
import { ingestArticle } from './ingest-article.js';

/** More would keep other members waiting, and take longer than the interaction's token is valid. */
const MAX_LINKS = 10;

/** Ingests links one after the other and shows the outcome of each; a link that fails does not stop the others. */
export async function ingestLinks(
  { user, guildId }: Pick<BaseInteraction, 'user' | 'guildId'>,
  links: readonly string[],
  context: CommandContext,
): Promise<void> {
  const { reply, limits, preferences, closing, logger } = context;
  limits.ingest(user.id, guildId, preferences);
  await reply.defer({ private: false });
  const outcomes: LinkOutcome[] = [];
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  const onProgress = (step: IngestProgress) =>
    progress.report(linksStrings.progress(outcomes.length + 1, links.length, ingestStrings.progress(step)));
  try {
    const wanted = links.slice(0, MAX_LINKS);
    for (const url of wanted) {
      if (closing.begun) throw discordErrors.restartingLinks({ left: wanted.length - outcomes.length });
      if (outcomes.length > 0) limits.ingest(user.id, guildId, preferences);
      outcomes.push(await ingestLink(url, user.id, context, onProgress));
    }
  } catch (error) {
    // The articles added so far are shown before the error.
    if (outcomes.length > 0) await showOutcomes(outcomes, links.length, context, progress);
    throw error;
  } finally {
    await progress.stop();
  }
  const [only] = outcomes;
  if (links.length === 1 && only?.kind === 'failed') throw only.error;
  await showOutcomes(outcomes, links.length, context, progress);
}

async function ingestLink(
  url: string,
  user: string,
  context: CommandContext,
  onProgress: (step: IngestProgress) => void,
): Promise<LinkOutcome> {
  try {
    const outcome = await ingestArticle({ source: { kind: 'url', url }, user }, context, onProgress);
    return { kind: 'ingested', outcome };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'failed', url, error };
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
