import type { z } from 'zod';
import { discordErrors } from '../errors.js';

/**
 * Parses what Discord lets only be chosen: an option with choices, the argument of a custom id.
 * @throws UserError `usage` if the value is none that this version offers
 */
export function parseChoice<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw discordErrors.staleControl({}, { cause: parsed.error });
  return parsed.data;
}
