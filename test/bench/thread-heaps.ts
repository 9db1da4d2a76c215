/** The JavaScript heap of each thread of another Node.js process, from its diagnostic report. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { BYTES_PER_MIB } from '../../src/domain/units.js';
import type { BotProcess } from '../fixtures/bot-process.js';

const WAIT_MS = 100;
const MAX_WAITS = 100;

/** Options of Node.js with which the process writes a report into the folder when it gets SIGUSR2. */
export const REPORT_OPTIONS = (folder: string): readonly string[] => [
  '--report-on-signal',
  '--report-exclude-network',
  `--report-directory=${folder}`,
];

export interface ThreadHeap {
  /** In the order of their start; the main thread is 0. */
  readonly thread: number;
  readonly usedMib: number;
  readonly totalMib: number;
  /** Buffers of the thread's objects outside of the heap. */
  readonly externalMib: number;
}

const reportSchema = z.object({
  header: z.object({ threadId: z.number() }),
  javascriptHeap: z.object({
    usedMemory: z.number(),
    totalMemory: z.number(),
    externalMemory: z.number(),
  }),
  get workers() {
    return z.array(reportSchema);
  },
});

type Report = z.output<typeof reportSchema>;

export async function heapsOf(bot: BotProcess, folder: string): Promise<ThreadHeap[]> {
  bot.signal('SIGUSR2');
  const report = reportSchema.parse(await written(folder));
  return flatten(report)
    .map(({ header, javascriptHeap: { usedMemory, totalMemory, externalMemory } }) => ({
      thread: header.threadId,
      usedMib: usedMemory / BYTES_PER_MIB,
      totalMib: totalMemory / BYTES_PER_MIB,
      externalMib: externalMemory / BYTES_PER_MIB,
    }))
    .sort((a, b) => a.thread - b.thread);
}

const flatten = (report: Report): Report[] => [report, ...report.workers.flatMap(flatten)];

/** Waits until the report is complete, reads and deletes it. */
async function written(folder: string): Promise<unknown> {
  for (let waits = 0; waits < MAX_WAITS; waits += 1) {
    const name = readdirSync(folder).find((candidate) => /^report\..*\.json$/.test(candidate));
    if (name !== undefined) {
      try {
        const report: unknown = JSON.parse(readFileSync(join(folder, name), 'utf8'));
        rmSync(join(folder, name));
        return report;
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
      }
    }
    await wait(WAIT_MS);
  }
  throw new Error('The bot wrote no diagnostic report.');
}
