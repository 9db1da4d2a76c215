import { ask } from './answer/ask.js';
import { standsIn } from './answer/cite.js';
import { type Config, embeddingSettings } from './config.js';
import { UserError } from './errors.js';
import { createFeedDesk } from './feed-desk.js';
import { FeedFollower } from './ingest/feed/follower.js';
import type { PollTools } from './ingest/feed/poll.js';
import { ingestSource } from './ingest/ingest.js';
import { IngestQueue } from './ingest/queue.js';
import { Robots } from './ingest/source/robots.js';
import { createReadingDesk } from './reading-desk.js';
import { createScopeDesk } from './scope-desk.js';
import { type ReEmbedProgress, ServingModel } from './serving-model.js';
import { OutdatedVectorsError, type Wanted } from './store/articles.js';
import { corpusOf, sentencesIn } from './store/candidates.js';
import type { Serving } from './store/serving.js';
import type { Store } from './store/store.js';
import type {
  AskRequest,
  Citation,
  Embedder,
  FeedEvent,
  IngestOptions,
  IngestOutcome,
  IngestRequest,
  Newsroom,
} from './types.js';

export interface NewsroomParts {
  readonly config: Config;
  readonly store: Store;
  /** The configured model; it serves when every text is embedded with it. */
  readonly embedder: Embedder;
  /** Opens the model that serves until then; without it, questions wait for that. */
  readonly openAgain?: (settings: Serving['settings']) => Promise<Embedder>;
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Follows feeds by itself, and tells what comes of it; without it they are polled on demand alone. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** What time it is for feeds; default: the system's clock. */
  readonly clock?: () => Date;
}

/**
 * The newsroom in this process. It owns its parts: closing it waits for what was accepted, then closes them.
 * Bots run it in a worker thread (`spawnNewsroom`), so that nothing it does delays a heartbeat.
 */
export function createNewsroom(parts: NewsroomParts): Newsroom {
  const { config, store } = parts;
  const queue = new IngestQueue(config.INGEST_QUEUE_LIMIT);
  const model = servingModel(parts);
  const indexed = () => store.indexedModel ?? parts.embedder;

  const ingest = async (
    request: IngestRequest,
    options: IngestOptions,
    wanted: Wanted,
  ): Promise<IngestOutcome> => {
    try {
      return await ingestSource(
        { config, store, embedder: await model.embedder(), wanted },
        request,
        options,
      );
    } catch (error) {
      if (error instanceof OutdatedVectorsError) return ingest(request, options, wanted);
      throw error;
    }
  };
  const enqueue = (
    request: IngestRequest,
    options: IngestOptions,
    wanted: Wanted,
  ): Promise<IngestOutcome> => {
    const { signal, onProgress } = options;
    return queue.add(() => ingest(request, options, wanted), {
      onPosition: (position) => onProgress?.({ stage: 'queued', position }),
      ...(signal ? { signal } : {}),
    });
  };

  const clock = parts.clock ?? (() => new Date());
  const source = { limits: config };
  const polling: PollTools = {
    config,
    store,
    source,
    clock,
    robots: new Robots(source, clock),
    random: Math.random,
    offer: (scope, url, options) => enqueue({ scope, source: { kind: 'url', url } }, options, 'offered'),
  };
  const follower = parts.onFeed && new FeedFollower(polling, parts.onFeed);
  follower?.start();

  const answer = (request: AskRequest) =>
    model.reading((embedder) =>
      ask({ store, embedder, maxQuestionChars: config.MAX_QUESTION_CHARS }, request),
    );

  return {
    ...createScopeDesk({ store, config, clock, indexed }),
    ...createFeedDesk(polling),

    ingest: (request, options = {}) => enqueue(request, options, 'asked'),

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

    async forget(scope, articleId) {
      const report = store.articles.forget(scope, articleId);
      if (!report) {
        throw new UserError(
          'article.unknown',
          `There is no article ${articleId} here. The list of sources shows every id.`,
        );
      }
      store.scrub();
      await store.index(store.articles.scopeKey(scope), indexed());
      return report;
    },

    async deleteQuestions(user) {
      const deleted = store.answers.deleteOf(user);
      if (deleted > 0) store.scrub();
      return deleted;
    },

    async stats(scope) {
      const key = store.articles.scopeKey(scope);
      return {
        ...corpusOf(store.db, key, null),
        sentences: sentencesIn(store.db, key),
        answers: store.answers.count(key),
        model: indexed().id,
        dimension: indexed().dimension,
        databaseBytes: store.databaseBytes(),
      };
    },

    async close() {
      await follower?.stop();
      await queue.idle();
      await model.close();
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
  if (citation.status === 'withdrawn') return;
  const article = store.articles.find(scope, citation.articleId, citation.revision);
  if (!article || !standsIn(article, citation)) {
    throw new Error(
      `the quote at [${citation.span.start}, ${citation.span.end}) does not stand in article ${citation.articleId}, ` +
        `revision ${citation.revision}`,
    );
  }
}
