import type { GivenSource } from './given-sources.js';
import type { GivenOptions, IngestContext, Requester } from './ingest-article.js';
import { ingestOne } from './ingest-one.js';
import { ingestSeveral } from './ingest-several.js';

/**
 * Ingests what a member gave: one source with suggested questions; several, or one with notes, with a line for each.
 * @returns whether any article is stored now.
 * @throws UserError those of `GivenSource.check`, `ingestOne` and `ingestSeveral`
 */
export async function ingestGiven(
  sources: readonly GivenSource[],
  requester: Requester,
  options: GivenOptions,
  context: IngestContext,
): Promise<boolean> {
  const [only, ...others] = sources;
  if (only === undefined || others.length > 0 || options.notes?.length) {
    return (await ingestSeveral(sources, requester, options, context)) > 0;
  }
  only.check();
  return ingestOne(only, requester, options, context);
}
