import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import { serve } from '../../worker/serve.js';
import { transfer } from '../../worker/transfer.js';
import type { EmbedContract } from './embed-contract.js';
import { loadEmbedder } from './load-embedder.js';
import { splitByWeight } from './split-by-weight.js';

/** Characters tokenized without a pause: about 20 ms. */
const MAX_CHARS_PER_COUNT = 10_000;
const QUERY_PRIORITY = 1;

serve<EmbedContract>(async (settings, notify) => {
  const { id, model } = await loadEmbedder(settings, notify);
  const { dimension, maxTokens } = model;
  const queue = new PQueue({ concurrency: 1 });

  /**
   * Queues one short step; it is skipped if its call is aborted by then. The model blocks this thread, so each step
   * ends by handling messages: a question that arrived goes before the next text. A running step is never
   * abandoned, because ONNX Runtime crashes the process when its thread ends during a run.
   */
  const enqueue = <T>(signal: AbortSignal, priority: number, step: () => T | Promise<T>): Promise<T> =>
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
    for (const slice of splitByWeight(texts, (text) => text.length, MAX_CHARS_PER_COUNT)) {
      counts.push(...(await enqueue(signal, 0, () => slice.map((text) => model.countTokens(text)))));
    }
    return counts;
  };

  return {
    handlers: {
      describe: () => ({ id, dimension, maxTokens }),
      countTokens: (texts, { signal }) => countTokens(texts, signal),
      embedQuery: (text, { signal }) => enqueue(signal, QUERY_PRIORITY, () => model.embed(text)),
      embedTexts: async (texts, { signal, report }) => {
        const vectors = new Float32Array(texts.length * dimension);
        for (const [row, text] of texts.entries()) {
          vectors.set(await enqueue(signal, 0, () => model.embed(text)), row * dimension);
          report(row + 1);
        }
        return transfer(vectors, [vectors.buffer]);
      },
    },
    close: () => model.dispose(),
  };
});
