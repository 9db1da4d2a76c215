/** Vectors of real passages: those of a folder's texts, title and all, as ingesting embeds them. */
import type { Embedder } from '../../../src/domain/models.js';
import { embedArticle } from '../../../src/ingest/embed-article.js';
import { matrixRows } from '../../../src/store/codecs.js';
import { splitText } from '../../../src/text/analyse.js';
import type { MadeArticle } from './made-articles.js';

/** At most `count` of them, from the articles in order. */
export async function realVectors(
  embedder: Embedder,
  articles: Iterable<MadeArticle>,
  count: number,
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const { title, text } of articles) {
    if (vectors.length >= count) break;
    const sentences = splitText(text, []);
    if (sentences.length === 0) continue;
    const embedded = await embedArticle(embedder, { title, text, sentences });
    vectors.push(...matrixRows(embedded.vectors.passages, embedder.dimension));
  }
  return vectors.slice(0, count);
}
