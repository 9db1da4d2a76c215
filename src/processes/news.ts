import { z } from 'zod';
import type { BotContract } from './bot-contract.js';

/** What every process of a bot should hear, on whichever machine. */
export type News = Extract<BotContract['notice'], { readonly kind: 'headlines' | 'counted' }>;

const schema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('headlines') }),
  z.object({
    kind: z.literal('counted'),
    request: z.object({ kind: z.enum(['ask', 'ingest']), user: z.string() }),
  }),
]);

/** Null for what a machine of another version tells. */
export const newsOf = (told: unknown): News | null => schema.safeParse(told).data ?? null;
