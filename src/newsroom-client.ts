import type { Config } from './config.js';
import type { ModelProgress } from './embed/embedder.js';
import type { OpenNewsroomOptions } from './open-newsroom.js';
import type { ReEmbedProgress } from './serving-model.js';
import type {
  Answer,
  AskRequest,
  Citation,
  ForgetReport,
  IngestOutcome,
  IngestProgress,
  IngestRequest,
  Newsroom,
  Scope,
  SourcesPage,
  SourcesRequest,
  Stats,
} from './types.js';
import type { Method } from './worker/contract.js';
import { spawnWorker } from './worker/spawn.js';

/** The newsroom as a worker thread serves it. */
export interface NewsroomContract {
  data: Config;
  notice:
    | { readonly kind: 'model'; readonly progress: ModelProgress }
    | { readonly kind: 're-embed'; readonly progress: ReEmbedProgress };
  methods: {
    ingest: Method<[request: IngestRequest], IngestOutcome, IngestProgress>;
    ask: Method<[request: AskRequest], Answer>;
    recordMessage: Method<[answerId: string, messageId: string], void>;
    verify: Method<[scope: Scope, citations: readonly Citation[]], void>;
    sources: Method<[request: SourcesRequest], SourcesPage>;
    forget: Method<[scope: Scope, articleId: string], ForgetReport>;
    stats: Method<[scope: Scope], Stats>;
  };
}

/**
 * The newsroom in a worker thread of its own: reading pages, splitting, SQLite and the index never hold up the
 * thread that talks to Discord.
 */
export async function spawnNewsroom(
  config: Config,
  { onModelProgress, onReEmbedProgress }: OpenNewsroomOptions = {},
): Promise<Newsroom> {
  const onNotice = (notice: NewsroomContract['notice']) =>
    notice.kind === 'model' ? onModelProgress?.(notice.progress) : onReEmbedProgress?.(notice.progress);
  const worker = await spawnWorker<NewsroomContract>(
    new URL('./newsroom-worker.js', import.meta.url),
    config,
    { onNotice },
  );
  return {
    ingest: (request, { signal, onProgress } = {}) =>
      worker.call('ingest', [request], { signal, onEvent: onProgress }),
    ask: (request) => worker.call('ask', [request]),
    recordMessage: (answerId, messageId) => worker.call('recordMessage', [answerId, messageId]),
    verify: (scope, citations) => worker.call('verify', [scope, citations]),
    sources: (request) => worker.call('sources', [request]),
    forget: (scope, articleId) => worker.call('forget', [scope, articleId]),
    stats: (scope) => worker.call('stats', [scope]),
    close: () => worker.close(),
  };
}
