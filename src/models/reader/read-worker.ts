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
 * Passages per run, best first; 45 to 200 ms on two cores. After each run the worker checks the time and counts the
 * questions that arrived meanwhile.
 */
const PASSAGES_PER_RUN = 4;
/** Limits of a batch within a run; 4 passages of 170 tokens fit easily. */
const BATCH_LIMITS = { texts: 4, tokens: 1200 };

/**
 * Passages of the next run: as many as begin within the time left, so that it is exceeded by less than one passage if
 * the next ones take as long as those of the last run did.
 */
const runSize = (leftMs: number, passageMs: number): number =>
  Math.min(PASSAGES_PER_RUN, Math.max(1, Math.ceil(leftMs / Math.max(1, passageMs))));

serve<ReadContract>(async (settings, notify) => {
  const { id, model } = await loadReader(settings, notify);
  const queue = new PQueue({ concurrency: 1 });
  /** Including the one that is read. */
  let waiting = 0;
  let lastArrival = 0;
  /** Milliseconds for a passage in the last run. */
  let passageMs = 0;

  /** Milliseconds for a question whose reading began at `startedAt`. */
  const timeLimit = (startedAt: number): number =>
    timeShare({ timeMs: settings.timeMs, waiting, lastArrival, startedAt });

  async function read(
    question: string,
    passages: readonly ReadablePassage[],
    spentMs: number,
    signal: AbortSignal,
  ): Promise<Reading> {
    const startedAt = performance.now();
    const spans: Reading[number][] = passages.map(() => null);
    let from = 0;
    while (from < passages.length) {
      signal.throwIfAborted();
      const ranAt = performance.now();
      const leftMs = timeLimit(startedAt) - spentMs - (ranAt - startedAt);
      if (leftMs <= 0 && (from > 0 || spentMs > 0)) break;
      const run = passages.slice(from, from + runSize(leftMs, passageMs));
      const pairs = run.map(({ text, question: own = question }) => model.encode(own, text));
      const lengths = pairs.map((pair) => model.inputLength(pair));
      for (const batch of planBatches(lengths, BATCH_LIMITS)) {
        const logits = await model.read(batch.map((at) => pairs[at]!));
        batch.forEach((at, row) => {
          spans[from + at] = bestSpans(logits[row]!, run[at]!.sentences);
        });
      }
      from += run.length;
      passageMs = (performance.now() - ranAt) / run.length;
      await setImmediate();
    }
    return spans;
  }

  return {
    handlers: {
      describe: () => ({ id }),
      read: async (question, passages, spentMs, { signal }) => {
        waiting += 1;
        lastArrival = performance.now();
        try {
          return await queue.add(() => read(question, passages, spentMs, signal));
        } finally {
          waiting -= 1;
        }
      },
    },
    close: () => model.dispose(),
  };
});
