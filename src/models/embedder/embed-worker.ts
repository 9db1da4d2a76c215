import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import { serve } from '../../worker/serve.js';
import { transfer } from '../../worker/transfer.js';
import { cutByWeight, planBatches } from './batches.js';
import type { EmbedContract } from './embed-contract.js';
import { loadModel } from './load-model.js';

/**
 * So that a question waits no longer than 35 ms for a batch of the bundled model on two cores. Sentences then take
 * 3.1 ms each; unbounded batches take 2.6 ms, and up to 0.6 s in one piece.
 */
const BATCH_LIMITS = { texts: 12, tokens: 200 };
/** Characters tokenized in one go: about 20 ms. */
const COUNT_CHARS = 10_000;
const QUERY_PRIORITY = 1;

serve<EmbedContract>(async (settings, notify) => {
  const { id, extractor } = await loadModel(settings, notify);
  const { dimension, maxTokens } = extractor;
  const queue = new PQueue({ concurrency: 1 });

  /**
   * Runs one short step when its turn comes, unless its call was aborted meanwhile. The model blocks this thread
   * while it runs, so each turn ends by letting messages in: a question that arrived is then ahead of the next
   * batch. A step that runs is never abandoned: ONNX Runtime brings the process down when its thread ends under it.
   */
  const turn = <T>(signal: AbortSignal, priority: number, step: () => T | Promise<T>): Promise<T> =>
    queue.add(
      async () => {
        signal.throwIfAborted();
        const result = await step();
        await setImmediate();
        return result;
      },
      { priority },
    );

  const countTokens = async (texts: readonly string[], signal: AbortSignal): Promise<number[]> => {
    const counts: number[] = [];
    for (const slice of cutByWeight(texts, (text) => text.length, COUNT_CHARS)) {
      counts.push(...(await turn(signal, 0, () => slice.map((text) => extractor.countTokens(text)))));
    }
    return counts;
  };

  return {
    handlers: {
      describe: () => ({ id, dimension, maxTokens }),
      countTokens: (texts, { signal }) => countTokens(texts, signal),
      embedQuery: (text, { signal }) => turn(signal, QUERY_PRIORITY, () => extractor.embed([text])),
      embedTexts: async (texts, { signal, report }) => {
        const vectors = new Float32Array(texts.length * dimension);
        const lengths = (await countTokens(texts, signal)).map((count) => Math.min(count, maxTokens));
        let done = 0;
        for (const batch of planBatches(lengths, BATCH_LIMITS)) {
          const embedded = await turn(signal, 0, () => extractor.embed(batch.map((index) => texts[index]!)));
          batch.forEach((index, row) => {
            vectors.set(embedded.subarray(row * dimension, (row + 1) * dimension), index * dimension);
          });
          done += batch.length;
          report(done);
        }
        return transfer(vectors, [vectors.buffer]);
      },
    },
    close: () => extractor.dispose(),
  };
});
