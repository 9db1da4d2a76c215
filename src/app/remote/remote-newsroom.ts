import type { Config } from '../../config/config.js';
import type { CallOptions } from '../../worker/spawn.js';
import { spawnWorker } from '../../worker/spawn.js';
import type { Newsroom } from '../newsroom.js';
import type { OpenNewsroomOptions } from '../open-newsroom.js';
import { mapMethods, type NewsroomContract } from './newsroom-contract.js';

/** A call without types: those of the newsroom's interface check it. */
type Call = (method: string, args: readonly unknown[], options: CallOptions<unknown>) => Promise<unknown>;
interface ProgressOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (event: unknown) => void;
}

/**
 * The newsroom in a worker thread, so that parsing, SQLite and the index never delay Discord's heartbeat. It always
 * polls feeds in the background.
 */
export async function spawnNewsroom(
  config: Config,
  {
    onModelProgress,
    onReaderTrouble,
    onReEmbedProgress,
    onFeed,
    onResumed,
    onFault,
  }: OpenNewsroomOptions = {},
): Promise<Newsroom> {
  const onNotice = (notice: NewsroomContract['notice']) => {
    if (notice.kind === 'model') onModelProgress?.(notice.progress);
    else if (notice.kind === 'reader') onReaderTrouble?.(notice.reason);
    else if (notice.kind === 're-embed') onReEmbedProgress?.(notice.progress);
    else if (notice.kind === 'feed') onFeed?.(notice.event);
    else if (notice.kind === 'resumed') onResumed?.(notice.source);
    else onFault?.(notice.message);
  };
  const entry = new URL('./newsroom-worker.js', import.meta.url);
  const worker = await spawnWorker<NewsroomContract>(entry, config, { onNotice });
  const call = worker.call.bind(worker) as Call;
  const groups = mapMethods((name, optionsAt) => (...args) => {
    if (optionsAt === null) return call(name, args, {});
    const { signal, onProgress } = (args[optionsAt] ?? {}) as ProgressOptions;
    return call(name, args.slice(0, optionsAt), { signal, onEvent: onProgress });
  });
  return { ...groups, close: () => worker.close() };
}
