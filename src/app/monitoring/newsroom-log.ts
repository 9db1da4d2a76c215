/**
 * What the newsroom's events leave in the log: outcomes, codes and host names. Never a text, a title, a file name, a
 * user or the path of an address, which may contain a key.
 */
import type { Logger } from 'pino';
import type { FeedEvent } from '../../domain/feed.js';
import type { ResumedIngest } from '../../domain/ingest.js';
import { parseUrl } from '../../text/parse-url.js';
import type { OpenNewsroomOptions } from '../open-newsroom.js';

const ADDRESS_RE = /\bhttps?:\/\/[^\s"'<>]+/gi;

export type NewsroomLog = Required<Omit<OpenNewsroomOptions, 'onReEmbedProgress' | 'owner' | 'keepsHouse'>>;

export function newsroomLog(logger: Logger): NewsroomLog {
  return {
    onModelProgress: (progress) => logger.info(progress, 'preparing a model'),
    onReaderTrouble(reason) {
      if (reason === null) logger.info('the reader works again');
      else logger.warn({ reason }, 'the reader does not work: answers use search only');
    },
    onStoreTrouble(reason) {
      if (reason === null) logger.info('storing works again');
      else logger.error({ reason }, 'nothing can be stored');
    },
    onFeed: (event) => logFeed(logger, event),
    onResumed: (ingest) => logResumed(logger, ingest),
    onFault: (error) =>
      logger.error({ fault: withHostsOnly(String(error)) }, 'background work failed; it goes on'),
  };
}

function logFeed(logger: Logger, event: FeedEvent): void {
  if (event.kind === 'fault') {
    logger.error({ fault: withHostsOnly(event.message) }, 'polling a feed failed; polling goes on');
    return;
  }
  const { feed, result, articles, skipped } = event.poll;
  const fields = { feed: feed.id, result, articles: articles.length, skipped: skipped.length };
  if (result === 'failed')
    logger.warn({ ...fields, reason: withHostsOnly(feed.lastError ?? '') }, 'feed polled');
  else logger.info(fields, 'feed polled');
}

function logResumed(logger: Logger, { scope, source, outcome, code }: ResumedIngest): void {
  const fields = {
    scope: scope.startsWith('user:') ? 'direct messages' : scope,
    ...hostOf(source),
    outcome,
    ...(outcome === 'failed' && { code: code ?? 'fault' }),
  };
  if (outcome === 'failed') logger.warn(fields, 'an ingest accepted before the restart failed');
  else logger.info(fields, 'finished an ingest accepted before the restart');
}

function hostOf(source: string): { host?: string } {
  const host = parseUrl(source)?.host;
  return host === undefined ? {} : { host };
}

/** Shortens every address to its host. */
function withHostsOnly(text: string): string {
  return text.replace(ADDRESS_RE, (address) => parseUrl(address)?.host ?? '[address]');
}
