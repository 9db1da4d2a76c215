import type { Totals } from '../../domain/stats.js';

/** What is stored, over all scopes. */
export type StoreTotals = Omit<Totals, 'ingestsWaiting' | 'databaseBytes'>;
