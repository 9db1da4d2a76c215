import { embedderSettings, openEmbedder, readConfig } from 'byline';
import { EmbedderEmbeddings } from 'byline/langchain';

const embedder = await openEmbedder(embedderSettings(readConfig(process.env)));
try {
  const embeddings = new EmbedderEmbeddings(embedder);
  const vector = await embeddings.embedQuery('Who signed the framework?');
  console.log(`${vector.length} dimensions`);
} finally {
  await embedder.close();
}
