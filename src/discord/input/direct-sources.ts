import type { Message } from 'discord.js';
import type { GivenSource } from './given-sources.js';
import type { IngestContext } from './ingest-article.js';
import { ingestOne } from './ingest-one.js';
import { ingestSeveral } from './ingest-several.js';

/**
 * Ingests the links and files of a direct message at once: the articles there are the user's own, and whoever sends the
 * bot a link or a file wants it read.
 * @returns whether any article is stored now.
 * @throws UserError those of `ingestOne` and `ingestSeveral`
 */
export async function ingestDirectly(
  sources: readonly GivenSource[],
  { author: user }: Pick<Message, 'author'>,
  context: IngestContext,
): Promise<boolean> {
  const requester = { user, guildId: null };
  const [only, ...others] = sources;
  if (only === undefined || others.length > 0) {
    return (await ingestSeveral(sources, requester, {}, context)) > 0;
  }
  only.check();
  return ingestOne(only, requester, {}, context);
}
