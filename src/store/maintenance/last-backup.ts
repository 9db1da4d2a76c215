import { z } from 'zod';
import { DAY_MS } from '../../domain/units.js';
import type { Finding } from '../ports/maintenance.js';

const OLD_BACKUP_MS = 7 * DAY_MS;

/** A note of the last backup. */
export const lastBackup = z.object({ at: z.iso.datetime(), file: z.string() });
export type LastBackup = z.output<typeof lastBackup>;

/** @param last Null if none is known. */
export function judgeBackup(last: LastBackup | null, now: Date): Omit<Finding, 'check'> {
  if (!last) return { state: 'warning', detail: 'none known: make one with byline backup <file>' };
  const age = now.getTime() - Date.parse(last.at);
  const days = Math.floor(age / DAY_MS);
  const when = `the last one is of ${last.at.slice(0, 16).replace('T', ' ')} UTC (${last.file})`;
  if (age <= OLD_BACKUP_MS) return { state: 'ok', detail: when };
  return { state: 'warning', detail: `${when}, ${days} days ago: make one with byline backup <file>` };
}
