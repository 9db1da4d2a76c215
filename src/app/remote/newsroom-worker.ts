import type { CallContext, Handlers } from '../../worker/contract.js';
import { serve } from '../../worker/serve.js';
import type { Newsroom } from '../newsroom.js';
import { openNewsroom } from '../open-newsroom.js';
import { METHODS, type NewsroomContract } from './newsroom-contract.js';

type Handler = (...args: unknown[]) => unknown;

serve<NewsroomContract>(async (config, notify) => {
  const newsroom = await openNewsroom(config, {
    onModelProgress: (progress) => notify({ kind: 'model', progress }),
    onReaderTrouble: (reason) => notify({ kind: 'reader', reason }),
    onReEmbedProgress: (progress) => notify({ kind: 're-embed', progress }),
    onFeed: (event) => notify({ kind: 'feed', event }),
    onResumed: (source) => notify({ kind: 'resumed', source }),
    onFault: (error) => notify({ kind: 'fault', message: (error as Error).stack ?? String(error) }),
  });
  return { handlers: handlersOf(newsroom), close: () => newsroom.close() };
});

/** Each call arrives with its arguments and, last, its context, which becomes the options of the method. */
function handlersOf(newsroom: Newsroom): Handlers<NewsroomContract> {
  const entries = Object.entries(METHODS).flatMap(([group, methods]) =>
    Object.entries(methods as Record<string, number | null>).map(([method, optionsAt]) => {
      const target = newsroom[group as keyof typeof METHODS] as unknown as Record<string, Handler>;
      const handler: Handler = (...received) => {
        const { signal, report } = received.at(-1) as CallContext<unknown>;
        const args = received.slice(0, -1);
        return target[method]!(...args, ...(optionsAt === null ? [] : [{ signal, onProgress: report }]));
      };
      return [`${group}.${method}`, handler];
    }),
  );
  return Object.fromEntries(entries) as Handlers<NewsroomContract>;
}
