import { z } from 'zod';
import type { StoredModel } from '../ports/stored-model.js';

const activeModel = z.object({
  model: z.string(),
  dimension: z.int().positive(),
  since: z.string(),
  settings: z.record(z.string(), z.string()),
});

export const decodeActiveModel = (column: string): StoredModel => activeModel.parse(JSON.parse(column));

/** Active from now on. */
export const encodeActiveModel = (model: Omit<StoredModel, 'since'>): string =>
  JSON.stringify({ ...model, since: new Date().toISOString() } satisfies StoredModel);
