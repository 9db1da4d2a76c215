import type { IngestOutcome, IngestProgress, SourceInput } from '../../../domain/ingest.js';
import { MINUTE_MS } from '../../../domain/units.js';
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

/** Discord lets a message be edited for 15 minutes after the command; what comes later is not shown. */
const LAST_REPORT_MS = 13 * MINUTE_MS;

/**
 * Shows what `work` reports; nothing is written once it has ended. Just before Discord takes no more, it says that the
 * work goes on, and shows no later report.
 */
export async function withProgress<Result>(
  { reply, logger, texts }: Pick<IngestContext, 'reply' | 'logger' | 'texts'>,
  work: (report: (text: string) => void) => Promise<Result>,
): Promise<Result> {
  const progress = new ThrottledProgress(
    (text) => reply.showProgress(text),
    (error) => logger.warn({ err: error }, 'progress not shown'),
  );
  let isLate = false;
  const timer = setTimeout(() => {
    progress.report(texts.ingest.goesOn);
    isLate = true;
  }, LAST_REPORT_MS);
  try {
    return await work((text) => {
      if (!isLate) progress.report(text);
    });
  } finally {
    clearTimeout(timer);
    await progress.stop();
  }
}
