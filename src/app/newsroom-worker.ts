import { serve } from '../worker/serve.js';
import { openNewsroom } from './open-newsroom.js';
import type { NewsroomContract } from './remote-newsroom.js';

serve<NewsroomContract>(async (config, notify) => {
  const newsroom = await openNewsroom(config, {
    onModelProgress: (progress) => notify({ kind: 'model', progress }),
    onReaderTrouble: (reason) => notify({ kind: 'reader', reason }),
    onReEmbedProgress: (progress) => notify({ kind: 're-embed', progress }),
    onFeed: (event) => notify({ kind: 'feed', event }),
    onResumed: (source) => notify({ kind: 'resumed', source }),
  });
  return {
    handlers: {
      ingest: (request, { signal, report }) => newsroom.ingest(request, { signal, onProgress: report }),
      ingestSection: (request, { signal, report }) =>
        newsroom.ingestSection(request, { signal, onProgress: report }),
      ask: (request) => newsroom.ask(request),
      recordMessage: (answerId, messageId) => newsroom.recordMessage(answerId, messageId),
      verify: (scope, citations) => newsroom.verify(scope, citations),
      sources: (request) => newsroom.sources(request),
      titled: (scope, text, limit) => newsroom.titled(scope, text, limit),
      source: (scope, articleId) => newsroom.source(scope, articleId),
      suggestions: (scope, articleId) => newsroom.suggestions(scope, articleId),
      outlets: (scope, typed) => newsroom.outlets(scope, typed),
      findAnswer: (scope, place) => newsroom.findAnswer(scope, place),
      context: (scope, answerId) => newsroom.context(scope, answerId),
      rate: (scope, answerId, user, helpful) => newsroom.rate(scope, answerId, user, helpful),
      forget: (scope, article) => newsroom.forget(scope, article),
      purge: (scope) => newsroom.purge(scope),
      addFeed: (request) => newsroom.addFeed(request),
      feeds: (scope) => newsroom.feeds(scope),
      removeFeed: (scope, feed) => newsroom.removeFeed(scope, feed),
      pauseFeed: (scope, feed) => newsroom.pauseFeed(scope, feed),
      resumeFeed: (scope, feed) => newsroom.resumeFeed(scope, feed),
      pollFeed: (scope, feed, { signal, report }) =>
        newsroom.pollFeed(scope, feed, { signal, onProgress: report }),
      headlines: (limit) => newsroom.headlines(limit),
      headlinesTold: (ids) => newsroom.headlinesTold(ids),
      deleteQuestions: (user) => newsroom.deleteQuestions(user),
      stats: (scope) => newsroom.stats(scope),
      preferences: (scope) => newsroom.preferences(scope),
      setPreferences: (scope, preferences) => newsroom.setPreferences(scope, preferences),
      serversPresent: (servers) => newsroom.serversPresent(servers),
      serverLeft: (server) => newsroom.serverLeft(server),
      serverJoined: (server) => newsroom.serverJoined(server),
      purgeLeft: () => newsroom.purgeLeft(),
    },
    close: () => newsroom.close(),
  };
});
