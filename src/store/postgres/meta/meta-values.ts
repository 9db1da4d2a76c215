import type { Session } from '../connection/session.js';

/** @returns null if there is none of that name. */
export async function readMeta(session: Session, name: string): Promise<string | null> {
  const [row] = await session.rows<{ value: string }>('SELECT value FROM meta WHERE name = $1', name);
  return row?.value ?? null;
}

export async function writeMeta(session: Session, name: string, value: string): Promise<void> {
  await session.run(
    'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}

/** A row that differs each time, so that something is really written. */
export const writeProbe = (session: Session): Promise<void> =>
  writeMeta(session, 'probe', new Date().toISOString());
