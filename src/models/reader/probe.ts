import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BUNDLED_READER } from './bundled-reader.js';

const span = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** What the bundled reader was seen to read on a processor with exact int8 arithmetic (AVX-512 VNNI). */
export const probeFile = z.object({
  /** Id of the reader. */
  reader: z.string(),
  readings: z.array(
    z.object({
      question: z.string(),
      passage: z.object({ text: z.string(), sentences: z.array(span) }),
      /** The likeliest span, and its score. */
      text: z.string(),
      score: z.number(),
    }),
  ),
});

export type Probe = z.output<typeof probeFile>;

export const PROBE_FILE = join(BUNDLED_READER, 'probe.json');

export const readProbe = (): Probe => probeFile.parse(JSON.parse(readFileSync(PROBE_FILE, 'utf8')));
