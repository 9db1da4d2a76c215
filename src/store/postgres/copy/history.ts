import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { History } from '../../copy/endpoints.js';
import type { Session } from '../connection/session.js';
import { readMeta, writeMeta } from '../meta/meta-values.js';

const NAME = 'history';
const history = z.object({ seq: z.int().positive(), mark: z.string() });
/** Beyond the log of any SQLite database, so that a copy has room for one change of each scope before it. */
const FIRST_SEQ = 2 ** 31;

/** Null if this database was neither copied from another one nor backed up. */
export async function readHistory(session: Session): Promise<History | null> {
  const column = await readMeta(session, NAME);
  return column === null ? null : history.parse(JSON.parse(column));
}

export const writeHistory = (session: Session, value: History): Promise<void> =>
  writeMeta(session, NAME, JSON.stringify(value));

/** By which a later restore recognises a backup of this newsroom. Call it before the first backup. */
export async function ensureHistory(session: Session): Promise<void> {
  if ((await readMeta(session, NAME)) === null)
    await writeMeta(session, NAME, JSON.stringify({ seq: FIRST_SEQ, mark: randomUUID() } satisfies History));
}
