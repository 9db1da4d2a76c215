import { decodeClockMark, firstClockMark } from '../../meta/clock-mark-column.js';
import type { ClockMark } from '../../ports/clock-mark.js';
import type { Session } from '../connection/session.js';
import { readMeta, writeMeta } from './meta-values.js';

const NAME = 'clock';

/** Call it within a transaction that reaches every scope. */
export async function readClockMark(session: Session): Promise<ClockMark | null> {
  const value = await readMeta(session, NAME);
  if (value !== null) return decodeClockMark(value);
  const [newest] = await session.rows<{ at: string | null }>(
    'SELECT greatest((SELECT max(added_at) FROM article), (SELECT max(asked_at) FROM answer)) AS at',
  );
  return firstClockMark(newest!.at);
}

export const writeClockMark = (session: Session, mark: ClockMark): Promise<void> =>
  writeMeta(session, NAME, JSON.stringify(mark));
