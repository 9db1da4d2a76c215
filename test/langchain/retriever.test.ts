import { RunnableLambda } from '@langchain/core/runnables';
import { expect, test } from 'vitest';
import { createNewsroom } from '../../src/app/create-newsroom.js';
import { readConfig } from '../../src/config/config.js';
import { threadParser } from '../../src/ingest/parse/thread-parser.js';
import { NewsroomRetriever } from '../../src/langchain/retriever.js';
import { fakeEmbedder } from '../fixtures/fake-embedder.js';
import { temporaryFolder } from '../fixtures/temporary-folder.js';
import { openTestStore } from '../fixtures/test-store.js';

test('a LangChain chain gets the quotes of its own scope, with their citations', async () => {
  const store = await openTestStore(temporaryFolder());
  const newsroom = createNewsroom({
    parser: threadParser,
    config: readConfig({}),
    store,
    embedder: fakeEmbedder(),
  });
  const text = 'The Lakeside dam held on Friday. Nobody was hurt.';
  const { article } = await newsroom.ingest.article({ scope: 'guild:1', source: { kind: 'text', text } });
  const quotes = RunnableLambda.from((found: { pageContent: string }[]) =>
    found.map((one) => one.pageContent),
  );
  const chain = new NewsroomRetriever(newsroom, 'guild:1').pipe(quotes);
  expect(await chain.invoke('Did the Lakeside dam hold?')).toContain('The Lakeside dam held on Friday.');
  const [first] = await new NewsroomRetriever(newsroom, 'guild:1').invoke('Did the Lakeside dam hold?');
  const { span } = first!.metadata;
  expect(text.slice(span.start, span.end)).toBe(first!.pageContent);
  expect(first!.metadata.articleId).toBe(article.id);
  expect(await new NewsroomRetriever(newsroom, 'guild:2').invoke('Did the Lakeside dam hold?')).toEqual([]);
  expect(first!.metadata.contradictsQuestion).toBeUndefined();
  const mistaken = await new NewsroomRetriever(newsroom, 'guild:1').invoke(
    'Who was hurt at the Lakeside dam?',
  );
  expect(mistaken[0]).toMatchObject({
    pageContent: 'Nobody was hurt.',
    metadata: { articleId: article.id, contradictsQuestion: true },
  });
  await newsroom.close();
});
