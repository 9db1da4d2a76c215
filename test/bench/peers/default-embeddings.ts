/**
 * The bundled model as LangChain's `HuggingFaceTransformersEmbeddings` runs any model: a pipeline of transformers.js in
 * this thread with ONNX Runtime's default options, all texts of a call in one batch.
 */
import { join } from 'node:path';
import { Embeddings } from '@langchain/core/embeddings';
import { env, type FeatureExtractionPipeline, pipeline } from '@xenova/transformers';
import { SHARED_MODELS_DIR } from '../../fixtures/bundled-model.js';

export class DefaultEmbeddings extends Embeddings {
  readonly #pipeline: FeatureExtractionPipeline;

  private constructor(extract: FeatureExtractionPipeline) {
    super({});
    this.#pipeline = extract;
  }

  static async open(): Promise<DefaultEmbeddings> {
    env.allowRemoteModels = false;
    const options = { local_files_only: true, dtype: 'fp32' } as const;
    return new DefaultEmbeddings(
      await pipeline('feature-extraction', join(SHARED_MODELS_DIR, 'bundled'), options),
    );
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    const output = await this.#pipeline(documents, { pooling: 'cls', normalize: true });
    return output.tolist() as number[][];
  }

  override async embedQuery(document: string): Promise<number[]> {
    return (await this.embedDocuments([document]))[0]!;
  }
}
