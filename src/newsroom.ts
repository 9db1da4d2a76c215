import { type AnswerTools, answerQuestion } from './answer/answer.js';
import { standsIn } from './answer/cite.js';
import type { Config } from './config.js';
import { UserError } from './errors.js';
import { ingestSource } from './ingest/ingest.js';
import { IngestQueue } from './ingest/queue.js';
import { listSources } from './sources.js';
import { corpusOf } from './store/candidates.js';
import type { Store } from './store/store.js';
import type { Citation, Embedder, Newsroom } from './types.js';

export interface NewsroomParts {
  readonly config: Config;
  readonly store: Store;
  readonly embedder: Embedder;
}

/**
 * The newsroom in this process. It owns its parts: closing it waits for what was accepted, then closes them.
 * Bots run it in a worker thread (`spawnNewsroom`), so that nothing it does delays a heartbeat.
 */
export function createNewsroom({ config, store, embedder }: NewsroomParts): Newsroom {
  const queue = new IngestQueue(config.INGEST_QUEUE_LIMIT);
  const tools: AnswerTools = { store, embedder, maxQuestionChars: config.MAX_QUESTION_CHARS };

  return {
    ingest(request, options = {}) {
      const { signal, onProgress } = options;
      return queue.add(() => ingestSource({ config, store, embedder }, request, options), {
        onPosition: (position) => onProgress?.({ stage: 'queued', position }),
        ...(signal ? { signal } : {}),
      });
    },

    async ask(request) {
      const answer = await answerQuestion(tools, request);
      const where = { channel: request.channel ?? null, user: request.user ?? null };
      store.answers.add(store.articles.scopeKey(request.scope), answer, where);
      return answer;
    },

    async recordMessage(answerId, messageId) {
      store.answers.recordMessage(answerId, messageId);
    },

    async verify(scope, citations) {
      for (const citation of citations) verifyCitation(store, scope, citation);
    },

    async sources(request) {
      return listSources(store, request);
    },

    async forget(scope, articleId) {
      const report = store.articles.forget(scope, articleId);
      if (!report) {
        throw new UserError(
          'article.unknown',
          `There is no article ${articleId} here. The list of sources shows every id.`,
        );
      }
      await store.index(store.articles.scopeKey(scope), embedder);
      store.scrub();
      return report;
    },

    async stats(scope) {
      const key = store.articles.scopeKey(scope);
      return {
        ...corpusOf(store.db, key, null),
        answers: store.answers.count(key),
        model: embedder.id,
        dimension: embedder.dimension,
        databaseBytes: store.databaseBytes(),
      };
    },

    async close() {
      await queue.idle();
      await embedder.close();
      store.close();
    },
  };
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
