import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { ScoredSpan } from '../../domain/models.js';
import { BUNDLED_READER_DIR } from './bundled-reader.js';

const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/**
 * Reference outputs of the bundled reader, from a processor with exact int8 arithmetic (AVX-512 VNNI). The reader, when
 * it is loaded, `byline doctor` and the tests compare with them.
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

/**
 * Logits. Exact processors round activations differently: AVX2 beside AVX-512 by 0.57 in one of the test passages and
 * by less than 0.05 in the others. Sums cut off at 16 bits were 3.4 away.
 */
const MAX_SCORE_DIFFERENCE = 1;

/** True if the likeliest span of a recorded passage is the recorded one, with about the same score. */
export const isAsRecorded = (
  { passage, text, score }: Probe['readings'][number],
  { start, end, score: own }: ScoredSpan,
): boolean => passage.text.slice(start, end) === text && Math.abs(own - score) <= MAX_SCORE_DIFFERENCE;

export const PROBE_FILE = join(BUNDLED_READER_DIR, 'probe.json');

export const readProbe = (): Probe => probeSchema.parse(JSON.parse(readFileSync(PROBE_FILE, 'utf8')));
