import { ask } from '../answer/ask.js';
import { type Calibration, readCalibration, SHIPPED_CALIBRATION } from '../answer/confidence/calibration.js';
import { type Config, embeddingSettings } from '../config/config.js';
import type { AskRequest } from '../domain/answer.js';
import type { Citation } from '../domain/citation.js';
import { isVerbatim } from '../domain/citation.js';
import type { FeedEvent } from '../domain/feed.js';
import type { IngestOptions, IngestOutcome, IngestRequest, ResumedSource } from '../domain/ingest.js';
import type { Embedder, Reader } from '../domain/models.js';
import type { Scope } from '../domain/scope.js';
import { FeedFollower } from '../ingest/feeds/follower.js';
import type { PollTools } from '../ingest/feeds/poll.js';
import { Robots } from '../ingest/fetch/robots.js';
import { ingestSource } from '../ingest/ingest.js';
import { type Intake, OutdatedVectorsError } from '../store/articles/articles.js';
import type { Serving } from '../store/search/active-model.js';
import type { Store } from '../store/store.js';
import { type ReEmbedProgress, ServingModel } from './active-model.js';
import { createReadingDesk } from './archive.js';
import { cleanIndex, forgetArticle, purge } from './deletion.js';
import { createFeedDesk } from './feeds.js';
import { Accepting } from './ingest-jobs.js';
import { IngestQueue } from './ingest-queue.js';
import { ingestSection } from './ingest-section.js';
import type { Newsroom } from './newsroom.js';
import { Quota } from './quota.js';
import { Retention } from './retention.js';
import { createScopeDesk } from './scopes.js';
import { statsOf } from './stats.js';

export interface NewsroomParts {
  readonly config: Config;
  readonly store: Store;
  /** The configured model; it serves when every text is embedded with it. */
  readonly embedder: Embedder;
  /** Reads passages against questions; without it answers come from search alone. */
  readonly reader?: Reader | null;
  /** The fitted numbers of answering. Default: those shipped for the bundled reader. */
  readonly calibration?: Calibration;
  /** Opens the model that serves until then; without it, questions wait for that. */
  readonly openAgain?: (settings: Serving['settings']) => Promise<Embedder>;
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Follows feeds by itself, and tells what comes of it; without it they are polled on demand alone. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** Told of each source that an earlier process had accepted and this one finished. */
  readonly onResumed?: (source: ResumedSource) => void;
  /** What time it is for feeds, retention and the queue; default: the system's clock. */
  readonly clock?: () => Date;
}

/**
 * The newsroom in this process. It owns its parts: closing it waits for what was accepted, then closes them.
 * Bots run it in a worker thread (`spawnNewsroom`), so that nothing it does delays a heartbeat.
 */
export function createNewsroom(parts: NewsroomParts): Newsroom {
  const { config, store } = parts;
  const queue = new IngestQueue({ all: config.INGEST_QUEUE_LIMIT, scope: config.SCOPE_QUEUE_LIMIT });
  const model = servingModel(parts);
  const indexed = () => store.indexedModel ?? parts.embedder;

  const calibration = parts.calibration ?? readCalibration(SHIPPED_CALIBRATION);
  const quota = new Quota(store, config);
  const requireRoom = (scope: Scope) => quota.requireRoom(scope);
  const clock = parts.clock ?? (() => new Date());

  const ingest = async (
    request: IngestRequest,
    options: IngestOptions,
    intake: Intake,
  ): Promise<IngestOutcome> => {
    try {
      const embedder = await model.embedder();
      return await ingestSource({ config, store, embedder, intake, requireRoom }, request, options);
    } catch (error) {
      if (error instanceof OutdatedVectorsError) return ingest(request, options, intake);
      throw error;
    }
  };
  const accepting = new Accepting({
    store,
    queue,
    limits: config,
    clock,
    ingest,
    onResumed: parts.onResumed ?? (() => undefined),
  });

  const source = { limits: config };
  const polling: PollTools = {
    config,
    store,
    source,
    clock,
    robots: new Robots(source, clock),
    random: Math.random,
    offer: ({ scope, url, stillWanted, ingestedBy }, options) => {
      const request: IngestRequest = {
        scope,
        source: { kind: 'url', url },
        ...(ingestedBy !== undefined && { ingestedBy }),
      };
      return queue.add(() => ingest(request, options, { offered: true, stillWanted }), {
        scope,
        onPosition: (position) => options.onProgress?.({ stage: 'queued', position }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    },
  };
  const follower = parts.onFeed && new FeedFollower(polling, parts.onFeed);
  follower?.start();

  const answer = (request: AskRequest) =>
    model.reading((embedder) =>
      ask(
        {
          store,
          embedder,
          reader: parts.reader ?? null,
          passages: config.READER_PASSAGES,
          calibration,
          maxQuestionChars: config.MAX_QUESTION_CHARS,
        },
        request,
        clock(),
      ),
    );
  const forgetting = { store, indexed };
  const retention = new Retention(store, config.RETENTION_DAYS, clock, (scope) =>
    cleanIndex(forgetting, store.articles.scopeKey(scope)),
  );

  return {
    ...createScopeDesk({ store, config, clock, purge: (scope) => purge(forgetting, scope) }),
    ...createFeedDesk(polling),

    ingest: (request, options = {}) => accepting.ingest(request, options),

    ingestSection: (request, options) => ingestSection(polling, request, options),

    ...createReadingDesk(store, async (request) => (await answer(request)).answer),

    async ask(request) {
      const asked = await answer(request);
      const where = {
        channel: request.channel ?? null,
        user: request.user ?? null,
        searched: asked.searched,
      };
      store.answers.add(store.articles.scopeKey(request.scope), asked.answer, where);
      return asked.answer;
    },

    async recordMessage(answerId, messageId) {
      store.answers.recordMessage(answerId, messageId);
    },

    async verify(scope, citations) {
      for (const citation of citations) verifyCitation(store, scope, citation);
    },

    async titled(scope, text, limit) {
      return store.articles.titled(scope, text, limit);
    },

    forget: (scope, article) => forgetArticle(forgetting, scope, article),

    purge: (scope) => purge(forgetting, scope),

    async deleteQuestions(user) {
      const deleted = store.answers.deleteOf(user);
      if (deleted > 0) store.scrub();
      return deleted;
    },

    async stats(scope) {
      const { id, dimension } = indexed();
      return statsOf(store, config, scope, { id, dimension });
    },

    async close() {
      await Promise.all([follower?.stop(), accepting.close(), retention.close(), queue.idle()]);
      accepting.letGo();
      await model.close();
      await parts.reader?.close();
      store.close();
    },
  };
}

function servingModel({
  config,
  store,
  embedder,
  openAgain,
  onReEmbedProgress,
}: NewsroomParts): ServingModel {
  return new ServingModel({
    store,
    embedder,
    settings: embeddingSettings.parse(config),
    ...(openAgain ? { openAgain } : {}),
    ...(onReEmbedProgress ? { onProgress: onReEmbedProgress } : {}),
  });
}

function verifyCitation(store: Store, scope: string, citation: Citation): void {
  const article = store.articles.find(scope, citation.articleId, citation.revision);
  if (!article || !isVerbatim(citation, article)) {
    throw new Error(
      `the quote at [${citation.span.start}, ${citation.span.end}) does not stand in article ${citation.articleId}, ` +
        `revision ${citation.revision}`,
    );
  }
}
