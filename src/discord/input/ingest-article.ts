import type { IngestOutcome, IngestProgress, SourceInput } from '../../domain/ingest.js';
import type { CommandContext } from '../bot/command.js';
import { discordErrors } from '../errors.js';

/**
 * Ingests one source.
 * @throws UserError those of `Newsroom.ingest.article`, and `cancelled` if closing left it unknown whether the source
 * was accepted.
 */
export async function ingestArticle(
  { source, user }: { readonly source: SourceInput; readonly user: string },
  { newsroom, scope, closing }: CommandContext,
  onProgress: (step: IngestProgress) => void,
): Promise<IngestOutcome> {
  try {
    return await newsroom.ingest.article({ scope, source, ingestedBy: user }, { onProgress });
  } catch (error) {
    if (closing.cutOff(error)) throw discordErrors.restartingIngest({}, { cause: error });
    throw error;
  }
}
