import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from './migrations.js';

/** How long a write waits for another process's transaction. Milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens (or makes) the database file. WAL, so that several processes read while one writes; deleted content
 * is overwritten with zeros.
 */
export function openDatabase(file: string): Database.Database {
  mkdirSync(dirname(file), { recursive: true });
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('cache_size = -32000');
  migrate(db);
  return db;
}

/**
 * Moves everything from the write-ahead log into the file and empties the log, so that what was deleted is
 * nowhere. Waits for readers up to the busy time-out.
 * @returns false when a reader kept the log from being emptied.
 */
export function truncateLog(db: Database.Database): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}
