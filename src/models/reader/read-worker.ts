import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { ReadablePassage, Reading } from '../../domain/models.js';
import { serve } from '../../worker/serve.js';
import { planBatches } from '../embedder/batches.js';
import { bestSpans } from './best-spans.js';
import { loadReader } from './load-reader.js';
import type { ReadContract } from './read-contract.js';

/**
 * Passages read in one run, the best first: between two runs the time is looked at, and a question that came
 * meanwhile is counted. Four take about 45 ms on two cores.
 */
const PASSAGES_PER_RUN = 4;
/** With less time than this for a question, runs are of two passages: about 25 ms. */
const HURRIED_MS = 80;
/** Within a run, as much padding as this many tokens: about 4 passages of 170. */
const RUN_LIMITS = { texts: 4, tokens: 1200 };
/**
 * Questions that wait share this time, so that the last of a flood of 50 is answered within three seconds: each has
 * fewer passages read, at least one run.
 */
const SHARED_MS = 1000;

serve<ReadContract>(async (settings, notify) => {
  const { id, model } = await loadReader(settings, notify);
  const queue = new PQueue({ concurrency: 1 });
  let waiting = 0;

  const timeFor = (): number => Math.min(settings.timeMs, SHARED_MS / Math.max(1, waiting));

  async function read(
    question: string,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const began = performance.now();
    const spans: Reading[number][] = passages.map(() => null);
    let from = 0;
    while (from < passages.length && (from === 0 || performance.now() - began < timeFor())) {
      signal.throwIfAborted();
      const run = passages.slice(from, from + PASSAGES_PER_RUN / (timeFor() < HURRIED_MS ? 2 : 1));
      const encoded = run.map(({ text }) => model.encode(text));
      const lengths = encoded.map((passage) => model.tokensWith(question, passage));
      for (const batch of planBatches(lengths, RUN_LIMITS)) {
        const logits = await model.read(
          question,
          batch.map((at) => encoded[at]!),
        );
        batch.forEach((at, row) => {
          spans[from + at] = bestSpans(logits[row]!, run[at]!.sentences);
        });
      }
      from += run.length;
      await setImmediate();
    }
    return spans;
  }

  return {
    handlers: {
      describe: () => ({ id }),
      read: async (question, passages, { signal }) => {
        waiting += 1;
        try {
          return await queue.add(() => read(question, passages, signal));
        } finally {
          waiting -= 1;
        }
      },
    },
    close: () => model.dispose(),
  };
});
