import { z } from 'zod';

/** What one pipeline reports; `analyse` is sentences and names, or splitting; `store` what is kept for good. */
export const ingestFigures = z.object({
  articles: z.number(),
  words: z.number(),
  totalMs: z.number(),
  /** Processor time over all threads: what a busy machine hardly changes. */
  cpuMs: z.number(),
  stages: z.object({
    read: z.number(),
    analyse: z.number(),
    embed: z.number(),
    store: z.number(),
    index: z.number(),
  }),
  texts: z.number(),
  indexed: z.number(),
  peakMib: z.number(),
});

export type IngestFigures = z.output<typeof ingestFigures>;
export type Stage = keyof IngestFigures['stages'];

/** Adds up what each stage takes, and watches the memory of the process. */
export class Stopwatch {
  readonly stages: Record<Stage, number> = { read: 0, analyse: 0, embed: 0, store: 0, index: 0 };
  readonly #began = process.cpuUsage();
  #peak = 0;

  async time<T>(stage: Stage, work: () => T | Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.stages[stage] += performance.now() - began;
      this.#peak = Math.max(this.#peak, process.memoryUsage.rss());
    }
  }

  get totalMs(): number {
    return Object.values(this.stages).reduce((sum, ms) => sum + ms, 0);
  }

  get cpuMs(): number {
    const { user, system } = process.cpuUsage(this.#began);
    return (user + system) / 1000;
  }

  get peakMib(): number {
    return this.#peak / 1024 / 1024;
  }
}
