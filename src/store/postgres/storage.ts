import type { RawConnection, Session } from './connection/session.js';

/** Tables with texts, ids of users, or what is made of these. */
const TEXT_TABLES = [
  'article',
  'revision',
  'url',
  'posting',
  'vocabulary',
  'pending',
  'answer',
  'rating',
  'accepted',
  'set_aside',
  'feed',
  'feed_entry',
];

/** Of all tables and indexes of the newsroom, which may share the database with others. */
export async function bytesOfTables(session: Session): Promise<number> {
  const [size] = await session.rows<{ bytes: number }>(
    `SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint AS bytes FROM pg_class c
     WHERE c.relkind = 'r' AND c.relnamespace =
       (SELECT relnamespace FROM pg_class WHERE oid = 'article'::regclass)`,
  );
  return size!.bytes;
}

/** Deleted rows stay in their table until it is vacuumed. A table that the server is vacuuming is left to it. */
export async function vacuumTexts(connection: RawConnection): Promise<void> {
  await connection.query(`VACUUM (SKIP_LOCKED) ${TEXT_TABLES.join(', ')}`);
}
