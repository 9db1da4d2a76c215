import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BUNDLED_READER_DIR } from './bundled-reader.js';

const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/**
 * Reference outputs of the bundled reader, from a processor with exact int8 arithmetic (AVX-512 VNNI). `byline
 * doctor` and the tests compare with them.
 */
const probeSchema = z.object({
  /** Id of the reader. */
  reader: z.string(),
  readings: z.array(
    z.object({
      question: z.string(),
      passage: z.object({ text: z.string(), sentences: z.array(spanSchema) }),
      /** The likeliest span and its score. */
      text: z.string(),
      score: z.number(),
    }),
  ),
});

export type Probe = z.output<typeof probeSchema>;

export const PROBE_FILE = join(BUNDLED_READER_DIR, 'probe.json');

export const readProbe = (): Probe => probeSchema.parse(JSON.parse(readFileSync(PROBE_FILE, 'utf8')));
