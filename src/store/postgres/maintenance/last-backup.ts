import { type LastBackup, lastBackup } from '../../maintenance/last-backup.js';
import type { Session } from '../connection/session.js';
import { readMeta, writeMeta } from '../meta/meta-values.js';

const NAME = 'backup';

/** Null if no backup is known. */
export async function readLastBackup(session: Session): Promise<LastBackup | null> {
  const column = await readMeta(session, NAME);
  return column === null ? null : (lastBackup.safeParse(JSON.parse(column)).data ?? null);
}

export const noteBackup = (session: Session, note: LastBackup): Promise<void> =>
  writeMeta(session, NAME, JSON.stringify(note));
