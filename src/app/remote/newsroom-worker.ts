import { UserError } from '../../domain/errors.js';
import { serve } from '../../worker/serve.js';
import { openNewsroom } from '../open-newsroom.js';
import type { NewsroomContract } from './newsroom-contract.js';
import { handlersOf } from './newsroom-handlers.js';

serve<NewsroomContract>(async ({ config, owner, keepsHouse }, notify) => {
  const newsroom = await openNewsroom(config, {
    owner,
    keepsHouse,
    onModelProgress: (progress) => notify({ kind: 'model', progress }),
    onReaderTrouble: (reason) => notify({ kind: 'reader', reason }),
    onReEmbedProgress: (progress) => notify({ kind: 're-embed', progress }),
    onFeed: (event) => notify({ kind: 'feed', event }),
    onResumed: (source) => notify({ kind: 'resumed', source }),
    onStoreTrouble: (reason) => notify({ kind: 'store', reason }),
    onFault: (error) => notify({ kind: 'fault', message: inWords(error) }),
  });
  return { handlers: handlersOf(newsroom), close: () => newsroom.close() };
});

function inWords(error: unknown): string {
  if (error instanceof UserError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
