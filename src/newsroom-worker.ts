import type { NewsroomContract } from './newsroom-client.js';
import { openNewsroom } from './open-newsroom.js';
import { serve } from './worker/serve.js';

serve<NewsroomContract>(async (config, notify) => {
  const newsroom = await openNewsroom(config, {
    onModelProgress: (progress) => notify({ kind: 'model', progress }),
    onReEmbedProgress: (progress) => notify({ kind: 're-embed', progress }),
  });
  return {
    handlers: {
      ingest: (request, { signal, report }) => newsroom.ingest(request, { signal, onProgress: report }),
      ask: (request) => newsroom.ask(request),
      recordMessage: (answerId, messageId) => newsroom.recordMessage(answerId, messageId),
      verify: (scope, citations) => newsroom.verify(scope, citations),
      sources: (request) => newsroom.sources(request),
      forget: (scope, articleId) => newsroom.forget(scope, articleId),
      stats: (scope) => newsroom.stats(scope),
    },
    close: () => newsroom.close(),
  };
});
