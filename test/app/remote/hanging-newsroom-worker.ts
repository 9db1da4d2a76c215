/** A newsroom's thread whose embedder hangs, or ends the thread, at the word that asks for it. */
import { createNewsroom } from '../../../src/app/create-newsroom.js';
import type { NewsroomContract } from '../../../src/app/remote/newsroom-contract.js';
import { handlersOf } from '../../../src/app/remote/newsroom-handlers.js';
import { threadParser } from '../../../src/ingest/parse/thread-parser.js';
import { SqliteStore } from '../../../src/store/sqlite/store.js';
import { serve } from '../../../src/worker/serve.js';
import { fakeEmbedder } from '../../fixtures/fake-embedder.js';

/** Obeys words in a text. */
function obey(texts: readonly string[]): void {
  const text = texts.join(' ');
  if (text.includes('endlessly')) for (;;);
  if (text.includes('abruptly')) process.exit(3);
}

serve<NewsroomContract>(async ({ config, owner }, notify) => {
  const embedder = fakeEmbedder();
  const newsroom = createNewsroom({
    config,
    owner,
    parser: threadParser,
    store: SqliteStore.open(config.DATA_DIR),
    embedder: {
      ...embedder,
      embedQuery: async (question) => {
        obey([question]);
        return embedder.embedQuery(question);
      },
      embedTexts: async (texts, options) => {
        obey(texts);
        return embedder.embedTexts(texts, options);
      },
    },
    onResumed: (source) => notify({ kind: 'resumed', source }),
  });
  return { handlers: handlersOf(newsroom), close: () => newsroom.close() };
});
