import type { Config } from '../../config/config.js';
import { type CallOptions, spawnWorker, type WorkerClient } from '../../worker/spawn.js';
import type { OpenNewsroomOptions } from '../open-newsroom.js';
import type { NewsroomContract } from './newsroom-contract.js';

export type NewsroomThread = WorkerClient<NewsroomContract>;

/** A call without types: those of the newsroom's interface check it. */
export type Call = (
  method: string,
  args: readonly unknown[],
  options: CallOptions<unknown>,
) => Promise<unknown>;

const ENTRY = new URL('./newsroom-worker.js', import.meta.url);

/** Starts the newsroom's thread; resolves when it is open. `owner` is the same for threads that replace each other. */
export function startNewsroomThread(
  config: Config,
  owner: string,
  { keepsHouse = true, ...options }: Omit<OpenNewsroomOptions, 'owner'>,
): Promise<NewsroomThread> {
  const { onModelProgress, onReaderTrouble, onStoreTrouble, onReEmbedProgress, onFeed, onResumed, onFault } =
    options;
  const onNotice = (notice: NewsroomContract['notice']) => {
    if (notice.kind === 'model') onModelProgress?.(notice.progress);
    else if (notice.kind === 'reader') onReaderTrouble?.(notice.reason);
    else if (notice.kind === 'store') onStoreTrouble?.(notice.reason);
    else if (notice.kind === 're-embed') onReEmbedProgress?.(notice.progress);
    else if (notice.kind === 'feed') onFeed?.(notice.event);
    else if (notice.kind === 'resumed') onResumed?.(notice.source);
    else onFault?.(notice.message);
  };
  return spawnWorker<NewsroomContract>(ENTRY, { config, owner, keepsHouse }, { onNotice });
}
