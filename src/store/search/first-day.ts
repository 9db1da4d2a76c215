import type { Since } from '../../domain/answer.js';
import { DAY_MS } from '../../domain/units.js';

const SINCE_DAYS: Readonly<Record<Exclude<Since, 'all'>, number>> = { day: 1, week: 7, month: 31 };

/** The first day of publication that a filter lets through, as `2026-11-20`; null if it lets all. */
export const firstDay = (since: Since, now: Date): string | null =>
  since === 'all' ? null : new Date(now.getTime() - SINCE_DAYS[since] * DAY_MS).toISOString().slice(0, 10);
