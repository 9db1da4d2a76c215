import { z } from 'zod';
import type { ClockMark } from '../ports/clock-mark.js';

const clockMark = z.object({
  trusted: z.number(),
  doubt: z.object({ seen: z.number(), confirmedMs: z.number() }).nullable(),
});

export const decodeClockMark = (column: string): ClockMark => clockMark.parse(JSON.parse(column));

/** Of a database without a mark. @param newest The time of the newest article or answer; null if there is none. */
export function firstClockMark(newest: string | null): ClockMark | null {
  const trusted = Date.parse(newest ?? '');
  return Number.isNaN(trusted) ? null : { trusted, doubt: null };
}
