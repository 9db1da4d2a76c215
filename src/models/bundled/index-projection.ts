import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../../config/config.js';
import type { Projection } from '../../domain/projection.js';

/** Written by `npm run fit:projection`. */
export const INDEX_PROJECTION_DIR = join(PACKAGE_ROOT, 'data/models/index-projection');

const description = z.object({
  /** Id of the embedding model whose vectors it projects. */
  model: z.string(),
  from: z.int().positive(),
  to: z.int().positive(),
  /** SHA-256 of the matrix file. */
  sha256: z.string(),
});

/** The projection for vectors of a model in the index, read from disk; null for models other than the bundled one. */
export function indexProjection(model: string): Projection | null {
  const found = description.parse(
    JSON.parse(readFileSync(join(INDEX_PROJECTION_DIR, 'projection.json'), 'utf8')),
  );
  if (found.model !== model) return null;
  const bytes = readFileSync(join(INDEX_PROJECTION_DIR, 'matrix.f32'));
  if (createHash('sha256').update(bytes).digest('hex') !== found.sha256)
    throw new Error(`${INDEX_PROJECTION_DIR}: matrix.f32 is not the one that projection.json describes`);
  const matrix = new Float32Array(new Uint8Array(bytes).buffer);
  return { name: found.sha256, from: found.from, to: found.to, matrix };
}
