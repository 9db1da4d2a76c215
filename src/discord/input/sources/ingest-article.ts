import type { IngestOutcome, IngestProgress, SourceInput } from '../../../domain/ingest.js';
import type { CommandContext } from '../../bot/command.js';
import { discordErrors } from '../../errors.js';
import type { Payload } from '../../reply/payload.js';
import { ThrottledProgress } from '../../reply/progress.js';
import type { OutcomeReply } from '../../reply/reply.js';
import type { GivenSource } from './given-sources.js';

/** Who gives an article. */
export interface Requester {
  readonly user: { readonly id: string };
}

export interface GivenOptions {
  readonly isPrivate?: boolean;
  /** Remarks that are shown with the outcomes. */
  readonly notes?: readonly string[];
  /** Returns what is shown with the outcomes of several sources if `left` failed or were not read. */
  readonly offer?: (left: readonly GivenSource[]) => Payload['components'];
}

/** What ingesting needs, in response to an interaction or to a message. */
export type IngestContext = Pick<
  CommandContext,
  'newsroom' | 'scope' | 'preferences' | 'limits' | 'closing' | 'logger' | 'texts'
> & { readonly reply: OutcomeReply };

/**
 * Ingests one source.
 * @throws UserError those of `Newsroom.ingest.article`, and `cancelled` if closing left it unknown whether the source
 * was accepted.
 */
export async function ingestArticle(
  { source, user }: { readonly source: SourceInput; readonly user: string },
  { newsroom, scope, closing }: IngestContext,
  onProgress: (step: IngestProgress) => void,
): Promise<IngestOutcome> {
  try {
    return await newsroom.ingest.article({ scope, source, ingestedBy: user }, { onProgress });
  } catch (error) {
    if (closing.cutOff(error)) throw discordErrors.restartingIngest({}, { cause: error });
    throw error;
  }
}

/** Shows what `work` reports; nothing is written once it has ended. */
export async function withProgress<Result>(
  { reply, logger }: Pick<IngestContext, 'reply' | 'logger'>,
  work: (report: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  try {
    return await work((text) => progress.report(text));
  } finally {
    await progress.stop();
  }
}
