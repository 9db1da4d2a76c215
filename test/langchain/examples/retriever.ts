import { RunnableLambda } from '@langchain/core/runnables';
import { openNewsroom, readConfig } from 'byline';
import { NewsroomRetriever } from 'byline/langchain';

const newsroom = await openNewsroom(readConfig(process.env));
try {
  const scope = 'local';
  const text = 'Ana Torres and Bo Lind signed the framework in Oslo on Monday. Rain fell on the harbour.';
  await newsroom.ingest.article({ scope, source: { kind: 'text', text } });

  const retriever = new NewsroomRetriever(newsroom, scope);
  const quotes = RunnableLambda.from((documents: Awaited<ReturnType<typeof retriever.invoke>>) =>
    documents.map(({ pageContent, metadata }) => `“${pageContent}” (${metadata.title})`).join('\n'),
  );
  console.log(await retriever.pipe(quotes).invoke('Who signed the framework?'));
} finally {
  await newsroom.close();
}
