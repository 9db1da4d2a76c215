import { z } from 'zod';

/** What a newsroom over one data folder reports; times in milliseconds. */
export const newsroomFigures = z.object({
  /** Opening the store and the models, answering one question, with a snapshot that can be read in a second. */
  startMs: z.number(),
  /** The same until the vector index has everything. */
  indexedMs: z.number(),
  searched: z.array(z.number()),
  /** Processor time of a question, over all threads: what a busy machine hardly changes. */
  searchedCpuMs: z.number(),
  read: z.array(z.number()),
  readCpuMs: z.number(),
  /** 50 questions at once, with the reader. */
  flood: z.array(z.number()),
  ingested: z.array(z.number()),
  ingestCpuMs: z.number(),
  /** Of the process, after the first answer with the index complete. */
  startedMib: z.number(),
  /** After all questions, the 50 at once last. */
  askedMib: z.number(),
  /** After a minute without work. */
  restedMib: z.number(),
});

export type NewsroomFigures = z.output<typeof newsroomFigures>;
