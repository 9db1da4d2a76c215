import { Embeddings } from '@langchain/core/embeddings';
import type { Embedder } from '../domain/models.js';

/** Adapts an `Embedder` to LangChain's `Embeddings`. The caller closes the embedder. */
export class EmbedderEmbeddings extends Embeddings {
  readonly #embedder: Embedder;

  constructor(embedder: Embedder) {
    super({});
    this.#embedder = embedder;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const vectors = await this.#embedder.embedTexts(documents);
    return vectors.map((vector) => Array.from(vector));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return Array.from(await this.#embedder.embedQuery(document));
  }
}
