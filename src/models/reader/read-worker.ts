import { setImmediate } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { ReadablePassage, Reading } from '../../domain/models.js';
import { serve } from '../../worker/serve.js';
import { planBatches } from './batches.js';
import { bestSpans } from './best-spans.js';
import { loadReader } from './load-reader.js';
import type { ReadContract } from './read-contract.js';
import { timeShare } from './time-share.js';

/**
 * Passages per run, best first; about 45 ms on two cores. After each run the worker checks the time and counts the
 * questions that arrived meanwhile.
 */
const PASSAGES_PER_RUN = 4;
/** Runs under time pressure: about 25 ms. */
const PASSAGES_PER_SHORT_RUN = 2;
/** With less time per question than this, runs are short. */
const SHORT_RUN_BELOW_MS = 80;
/** Limits of a batch within a run; 4 passages of 170 tokens fit easily. */
const BATCH_LIMITS = { texts: 4, tokens: 1200 };

serve<ReadContract>(async (settings, notify) => {
  const { id, model } = await loadReader(settings, notify);
  const queue = new PQueue({ concurrency: 1 });
  /** Including the one that is read. */
  let waiting = 0;
  let lastArrival = 0;

  /** Milliseconds for a question whose reading began at `startedAt`. */
  const timeLimit = (startedAt: number): number =>
    timeShare({ timeMs: settings.timeMs, waiting, lastArrival, startedAt });

  async function read(
    question: string,
    passages: readonly ReadablePassage[],
    signal: AbortSignal,
  ): Promise<Reading> {
    const startedAt = performance.now();
    const spans: Reading[number][] = passages.map(() => null);
    let from = 0;
    while (from < passages.length && (from === 0 || performance.now() - startedAt < timeLimit(startedAt))) {
      signal.throwIfAborted();
      const size = timeLimit(startedAt) < SHORT_RUN_BELOW_MS ? PASSAGES_PER_SHORT_RUN : PASSAGES_PER_RUN;
      const run = passages.slice(from, from + size);
      const pairs = run.map(({ text, question: own = question }) => model.encode(own, text));
      const lengths = pairs.map((pair) => model.inputLength(pair));
      for (const batch of planBatches(lengths, BATCH_LIMITS)) {
        const logits = await model.read(batch.map((at) => pairs[at]!));
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
        lastArrival = performance.now();
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
