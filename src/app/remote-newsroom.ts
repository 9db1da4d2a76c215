import type { Config } from '../config/config.js';
import type { Answer, AnswerPlace, AskRequest, QuoteInContext } from '../domain/answer.js';
import type { ArticleSummary, IsoDate } from '../domain/article.js';
import type { Citation } from '../domain/citation.js';
import type { ForgetReport, PurgeReport } from '../domain/deletion.js';
import type { AddFeedRequest, Feed, FeedEvent, FeedHeadline, FeedPoll } from '../domain/feed.js';
import type { IngestOutcome, IngestProgress, IngestRequest, ResumedSource } from '../domain/ingest.js';
import type { Preferences, Scope } from '../domain/scope.js';
import type { SectionProgress, SectionReport, SectionRequest } from '../domain/section.js';
import type { SourceDetails, SourcesPage, SourcesRequest } from '../domain/sources.js';
import type { Stats } from '../domain/stats.js';
import type { Suggestion } from '../domain/suggestion.js';
import type { ModelProgress } from '../models/embedder/embedder.js';
import type { Method } from '../worker/contract.js';
import { spawnWorker } from '../worker/spawn.js';
import type { ReEmbedProgress } from './active-model.js';
import type { Newsroom } from './newsroom.js';
import type { OpenNewsroomOptions } from './open-newsroom.js';

/** The newsroom as a worker thread serves it. */
export interface NewsroomContract {
  data: Config;
  notice:
    | { readonly kind: 'model'; readonly progress: ModelProgress }
    | { readonly kind: 'reader'; readonly reason: string | null }
    | { readonly kind: 're-embed'; readonly progress: ReEmbedProgress }
    | { readonly kind: 'feed'; readonly event: FeedEvent }
    | { readonly kind: 'resumed'; readonly source: ResumedSource };
  methods: {
    ingest: Method<[request: IngestRequest], IngestOutcome, IngestProgress>;
    ingestSection: Method<[request: SectionRequest], SectionReport, SectionProgress>;
    ask: Method<[request: AskRequest], Answer>;
    recordMessage: Method<[answerId: string, messageId: string], void>;
    verify: Method<[scope: Scope, citations: readonly Citation[]], void>;
    sources: Method<[request: SourcesRequest], SourcesPage>;
    titled: Method<[scope: Scope, text: string, limit: number], readonly ArticleSummary[]>;
    source: Method<[scope: Scope, articleId: string], SourceDetails>;
    suggestions: Method<[scope: Scope, articleId: string], readonly Suggestion[]>;
    outlets: Method<[scope: Scope, typed: string], readonly string[]>;
    findAnswer: Method<[scope: Scope, place: AnswerPlace], string | null>;
    context: Method<[scope: Scope, answerId: string], readonly QuoteInContext[]>;
    rate: Method<[scope: Scope, answerId: string, user: string, helpful: boolean], void>;
    forget: Method<[scope: Scope, article: string], ForgetReport>;
    purge: Method<[scope: Scope], PurgeReport>;
    addFeed: Method<[request: AddFeedRequest], Feed>;
    feeds: Method<[scope: Scope], readonly Feed[]>;
    removeFeed: Method<[scope: Scope, feed: string], Feed>;
    pauseFeed: Method<[scope: Scope, feed: string], Feed>;
    resumeFeed: Method<[scope: Scope, feed: string], Feed>;
    pollFeed: Method<[scope: Scope, feed: string], FeedPoll, IngestProgress>;
    headlines: Method<[limit: number | undefined], readonly FeedHeadline[]>;
    headlinesTold: Method<[ids: readonly number[]], void>;
    deleteQuestions: Method<[user: string], number>;
    stats: Method<[scope: Scope], Stats>;
    preferences: Method<[scope: Scope], Preferences>;
    setPreferences: Method<[scope: Scope, preferences: Preferences], void>;
    serversPresent: Method<[servers: readonly Scope[]], void>;
    serverLeft: Method<[server: Scope], void>;
    serverJoined: Method<[server: Scope], IsoDate | null>;
    purgeLeft: Method<[], readonly Scope[]>;
  };
}

/**
 * The newsroom in a worker thread of its own: reading pages, splitting, SQLite and the index never hold up the
 * thread that talks to Discord. It follows feeds, whether anybody listens to that or not.
 */
export async function spawnNewsroom(
  config: Config,
  { onModelProgress, onReaderTrouble, onReEmbedProgress, onFeed, onResumed }: OpenNewsroomOptions = {},
): Promise<Newsroom> {
  const onNotice = (notice: NewsroomContract['notice']) => {
    if (notice.kind === 'model') onModelProgress?.(notice.progress);
    else if (notice.kind === 'reader') onReaderTrouble?.(notice.reason);
    else if (notice.kind === 're-embed') onReEmbedProgress?.(notice.progress);
    else if (notice.kind === 'feed') onFeed?.(notice.event);
    else onResumed?.(notice.source);
  };
  const worker = await spawnWorker<NewsroomContract>(
    new URL('./newsroom-worker.js', import.meta.url),
    config,
    { onNotice },
  );
  return {
    ingest: (request, { signal, onProgress } = {}) =>
      worker.call('ingest', [request], { signal, onEvent: onProgress }),
    ingestSection: (request, { signal, onProgress } = {}) =>
      worker.call('ingestSection', [request], { signal, onEvent: onProgress }),
    ask: (request) => worker.call('ask', [request]),
    recordMessage: (answerId, messageId) => worker.call('recordMessage', [answerId, messageId]),
    verify: (scope, citations) => worker.call('verify', [scope, citations]),
    sources: (request) => worker.call('sources', [request]),
    titled: (scope, text, limit) => worker.call('titled', [scope, text, limit]),
    source: (scope, articleId) => worker.call('source', [scope, articleId]),
    suggestions: (scope, articleId) => worker.call('suggestions', [scope, articleId]),
    outlets: (scope, typed) => worker.call('outlets', [scope, typed]),
    findAnswer: (scope, place) => worker.call('findAnswer', [scope, place]),
    context: (scope, answerId) => worker.call('context', [scope, answerId]),
    rate: (scope, answerId, user, helpful) => worker.call('rate', [scope, answerId, user, helpful]),
    forget: (scope, article) => worker.call('forget', [scope, article]),
    purge: (scope) => worker.call('purge', [scope]),
    addFeed: (request) => worker.call('addFeed', [request]),
    feeds: (scope) => worker.call('feeds', [scope]),
    removeFeed: (scope, feed) => worker.call('removeFeed', [scope, feed]),
    pauseFeed: (scope, feed) => worker.call('pauseFeed', [scope, feed]),
    resumeFeed: (scope, feed) => worker.call('resumeFeed', [scope, feed]),
    pollFeed: (scope, feed, { signal, onProgress } = {}) =>
      worker.call('pollFeed', [scope, feed], { signal, onEvent: onProgress }),
    headlines: (limit) => worker.call('headlines', [limit]),
    headlinesTold: (ids) => worker.call('headlinesTold', [ids]),
    deleteQuestions: (user) => worker.call('deleteQuestions', [user]),
    stats: (scope) => worker.call('stats', [scope]),
    preferences: (scope) => worker.call('preferences', [scope]),
    setPreferences: (scope, preferences) => worker.call('setPreferences', [scope, preferences]),
    serversPresent: (servers) => worker.call('serversPresent', [servers]),
    serverLeft: (server) => worker.call('serverLeft', [server]),
    serverJoined: (server) => worker.call('serverJoined', [server]),
    purgeLeft: () => worker.call('purgeLeft', []),
    close: () => worker.close(),
  };
}
