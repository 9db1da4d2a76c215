import { randomUUID } from 'node:crypto';
import { type Calibration, readCalibration, SHIPPED_CALIBRATION } from '../answer/calibration.js';
import { type Config, embeddingSettings } from '../config/config.js';
import type { FeedEvent } from '../domain/feed.js';
import type { IngestOptions, IngestOutcome, ResumedIngest } from '../domain/ingest.js';
import type { Embedder, Reader } from '../domain/models.js';
import type { Scope } from '../domain/scope.js';
import { FeedPoller } from '../ingest/feeds/feed-poller.js';
import type { PollDeps } from '../ingest/feeds/poll.js';
import { HostTurns } from '../ingest/fetch/host-turns.js';
import { Robots } from '../ingest/fetch/robots.js';
import { ingestSource, type SourceRequest } from '../ingest/ingest.js';
import type { Parser } from '../ingest/parse/parser.js';
import { type IngestOrigin, OutdatedVectorsError } from '../store/ports/article-store.js';
import type { Store } from '../store/ports/store.js';
import type { StoredModel } from '../store/ports/stored-model.js';
import type { IndexedModel } from '../store/ports/vector-index.js';
import { ActiveModel, type ReEmbedProgress } from './active-model.js';
import { askWith, createAnswers } from './answers.js';
import { createArchive } from './archive/archive.js';
import { cleanIndex } from './archive/deletion.js';
import { PersonalDataRetention } from './archive/personal-data-retention.js';
import { Retention } from './archive/retention.js';
import { TrustedClock } from './archive/trusted-clock.js';
import { createFeeds } from './feeds.js';
import { IngestJobs } from './ingest/ingest-jobs.js';
import { IngestQueue } from './ingest/ingest-queue.js';
import { ingestSection } from './ingest/ingest-section.js';
import { Quota } from './ingest/quota.js';
import type { Newsroom } from './newsroom.js';
import { createScopes } from './scopes.js';

/** Maximum share of the ingest queue for one scope. */
const MAX_SCOPE_SHARE = 0.5;

export interface NewsroomDeps {
  readonly config: Config;
  readonly store: Store;
  readonly parser: Parser;
  /** The configured model; active once all articles are embedded with it. */
  readonly embedder: Embedder;
  /** Without it, search alone answers. */
  readonly reader?: Reader | null;
  /** The fitted parameters of answering. Default: those shipped for the bundled reader. */
  readonly calibration?: Calibration;
  /** Opens the active model until then; without it, questions wait for re-embedding. */
  readonly openAgain?: (settings: StoredModel['settings']) => Promise<Embedder>;
  readonly onReEmbedProgress?: (progress: ReEmbedProgress) => void;
  /** Turns background polling of feeds on and receives its events; without it, feeds are polled on demand only. */
  readonly onFeed?: (event: FeedEvent) => void;
  /** Called for each source that an earlier process had accepted and this one finished. */
  readonly onResumed?: (source: ResumedIngest) => void;
  /** Receives errors of background work, which continues. */
  readonly onFault?: (error: unknown) => void;
  /** The time for feeds, retention and the queue. Default: the system clock. */
  readonly clock?: () => Date;
  /** See `IngestJobsDeps`. Default: a new one, which waits until the leases of others expire. */
  readonly owner?: string | undefined;
  /**
   * Whether it does what must be done once for all processes on the data: deleting what is too old, re-embedding after a
   * change of the model, and storing the time. Default: true.
   */
  readonly keepsHouse?: boolean | undefined;
  /** Monotonic clock in milliseconds, to notice a clock that jumps and for the time limit of a poll. Default: since the process started. */
  readonly uptime?: () => number;
}

/**
 * The newsroom in this process. It owns its dependencies: `close` finishes accepted work, then closes them. The bot
 * runs it in a worker thread (`spawnNewsroom`), so that its work never delays a heartbeat.
 */
export function createNewsroom(deps: NewsroomDeps): Newsroom {
  const { config, store, parser, keepsHouse = true } = deps;
  const maxWaiting = config.INGEST_QUEUE_LIMIT;
  const queue = new IngestQueue({ all: maxWaiting, scope: Math.ceil(maxWaiting * MAX_SCOPE_SHARE) });
  const model = activeModel(deps);
  const indexedModel = async (): Promise<IndexedModel> => {
    const active = await store.activeModel();
    return active ? { id: active.model, dimension: active.dimension } : deps.embedder;
  };

  const quota = new Quota(store, config);
  const requireRoom = (scope: Scope) => quota.requireRoom(scope);
  const clock = deps.clock ?? (() => new Date());
  const source = { limits: config, parser };
  const robots = new Robots(source, clock);

  const ingest = async (
    request: SourceRequest,
    options: IngestOptions,
    origin: IngestOrigin,
  ): Promise<IngestOutcome> => {
    try {
      const embedder = await model.embedder();
      const tools = { config, store, embedder, parser, robots, origin, requireRoom };
      return await ingestSource(tools, request, options);
    } catch (error) {
      if (error instanceof OutdatedVectorsError) return ingest(request, options, origin);
      throw error;
    }
  };
  const onFault = deps.onFault ?? (() => undefined);
  const owner = deps.owner ?? randomUUID();
  const jobs = new IngestJobs({
    store,
    queue,
    limits: config,
    clock,
    ingest,
    onResumed: deps.onResumed ?? (() => undefined),
    onFault,
    owner,
  });

  const polling: PollDeps = {
    config,
    store,
    source,
    clock,
    robots,
    hosts: new HostTurns(),
    random: Math.random,
    ...(deps.uptime && { uptime: deps.uptime }),
    owner,
    offer: ({ condition, headlineOf, ...request }, options) => {
      const origin = { automatic: true, condition, ...(headlineOf !== undefined && { headlineOf }) };
      return queue.add(() => ingest(request, options, origin), {
        scope: request.scope,
        onPosition: (position) => options.onProgress?.({ stage: 'queued', position }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    },
  };
  const poller = deps.onFeed && new FeedPoller(polling, deps.onFeed);
  poller?.start();

  const deletion = { store, indexedModel };
  const askOnly = askWith({
    store,
    model,
    clock,
    answering: {
      reader: deps.reader ?? null,
      passages: config.READER_PASSAGES,
      calibration: deps.calibration ?? readCalibration(SHIPPED_CALIBRATION),
      maxQuestionChars: config.MAX_QUESTION_CHARS,
    },
  });
  const updateIndex = async (scope: Scope) => cleanIndex(deletion, await store.articles.scopeKey(scope));
  const trustedClock = new TrustedClock({
    store,
    clock,
    uptime: deps.uptime ?? (() => performance.now()),
    onFault,
  });
  const houseKeeping = keepsHouse ? keepHouse({ store, config, trustedClock, updateIndex, onFault }) : null;

  return {
    ingest: {
      article: (request, options = {}) => jobs.ingest(request, options),
      section: (request, options) => ingestSection(polling, request, options),
      async takeOver(owner) {
        await store.feeds.releaseAll(owner);
        await jobs.takeOver(owner);
      },
    },
    answers: createAnswers(store, askOnly, onFault),
    archive: createArchive(store, askOnly, deletion),
    feeds: createFeeds(polling),
    health: { check: () => store.check() },
    scopes: createScopes({ store, config, clock: trustedClock, deletion, indexedModel, queue }),

    async close() {
      store.hurry();
      try {
        await Promise.all([poller?.stop(), jobs.close(), houseKeeping?.close(), queue.idle()]);
        await jobs.releaseLeases();
        await store.feeds.releaseAll(owner);
      } finally {
        await model.close();
        await parser.close();
        await deps.reader?.close();
        await store.close();
      }
    },
  };
}

/** Starts the work that goes on until `close`. */
function keepHouse({
  store,
  config,
  trustedClock,
  updateIndex,
  onFault,
}: {
  readonly store: Store;
  readonly config: Config;
  readonly trustedClock: TrustedClock;
  readonly updateIndex: (scope: Scope) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}): { close(): Promise<unknown> } {
  trustedClock.start();
  const retention = new Retention(store, config.RETENTION_DAYS, trustedClock, updateIndex, onFault);
  const personalData = new PersonalDataRetention({
    store,
    limits: config,
    trustedNow: () => trustedClock.earliest(),
    onFault,
  });
  return { close: () => Promise.all([retention.close(), trustedClock.close(), personalData.close()]) };
}

function activeModel({
  config,
  store,
  parser,
  embedder,
  openAgain,
  onReEmbedProgress,
  keepsHouse = true,
}: NewsroomDeps): ActiveModel {
  return new ActiveModel({
    store,
    embedder,
    parser,
    settings: embeddingSettings.parse(config),
    isReEmbedding: keepsHouse,
    ...(openAgain ? { openAgain } : {}),
    ...(onReEmbedProgress ? { onProgress: onReEmbedProgress } : {}),
  });
}
