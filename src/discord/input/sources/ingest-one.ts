import { UserError } from '../../../domain/errors.js';
import type { IngestOutcome } from '../../../domain/ingest.js';
import type { Suggestion } from '../../../domain/suggestion.js';
import { renderFeedOffer } from '../../render/feeds.js';
import { renderIngest } from '../../render/ingest.js';
import type { GivenSource } from './given-sources.js';
import {
  type GivenOptions,
  type IngestContext,
  ingestArticle,
  type Requester,
  withProgress,
} from './ingest-article.js';

/**
 * Ingests a source and confirms it with suggested questions; offers to follow a feed that was given instead of a page.
 * @returns whether the article is stored now.
 * @throws UserError `rate.limited`, and the reason why the source cannot be read
 */
export async function ingestOne(
  source: GivenSource,
  { user }: Requester,
  { isPrivate = false }: Pick<GivenOptions, 'isPrivate'>,
  context: IngestContext,
): Promise<boolean> {
  const { reply, scope, limits, preferences, texts } = context;
  limits.ingest(user.id, scope, preferences);
  await reply.defer({ private: isPrivate });
  const ingesting = withProgress(context, async (report) => {
    const outcome = await ingestArticle({ source: await source.open(), user: user.id }, context, (step) =>
      report(texts.ingest.progress(step)),
    );
    return { outcome, suggestions: await suggestionsFor(outcome, context) };
  });
  const result = await ingesting.catch((error: unknown) => {
    const feed = feedNamedBy(error);
    if (feed === null) throw error;
    return feed;
  });
  if (typeof result === 'string') {
    await reply.show(renderFeedOffer(result, texts));
    return false;
  }
  const { outcome, suggestions } = result;
  const citations = suggestions.map(({ sentence }) => sentence);
  await reply.showQuoted(renderIngest(outcome, suggestions, texts), { scope, citations });
  return true;
}

/** The URL of the feed that was given instead of a page; null for any other error. */
function feedNamedBy(error: unknown): string | null {
  const isFeed = error instanceof UserError && error.id === 'fetch.feed';
  return isFeed ? (error.facts as { readonly url: string }).url : null;
}

/** Empty if they fail: the article is stored already. */
async function suggestionsFor(
  { article }: IngestOutcome,
  { newsroom, scope, closing, logger }: IngestContext,
): Promise<readonly Suggestion[]> {
  try {
    return await newsroom.archive.suggestions(scope, article.id);
  } catch (error) {
    if (!closing.cutOff(error)) logger.warn({ err: error }, 'no suggestions');
    return [];
  }
}
