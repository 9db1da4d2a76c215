import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeDataFolder } from '../../config/data-folder.js';
import { storeErrors } from '../errors.js';
import { migrate } from './migrations/migrate.js';

/** How long a write waits for another process's transaction. Milliseconds. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens (or makes) the database file. WAL, so that several processes read while one writes; deleted content
 * is overwritten with zeros.
 * @throws UserError `config.invalid` when its folder cannot be one, or the file is no database.
 */
export function openDatabase(file: string): Database.Database {
  makeDataFolder(dirname(file));
  const db = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('journal_mode = WAL');
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB') throw error;
    throw storeErrors.noDatabase({ file }, { cause: error });
  }
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('secure_delete = ON');
  db.pragma('cache_size = -32000');
  migrate(db);
  return db;
}

export interface DatabaseInspection {
  /** Of SQLite. */
  readonly version: string;
  /** `ok`, or what `PRAGMA quick_check` found. */
  readonly verdict: string;
  readonly articles: number;
  readonly scopes: number;
}

/** Checks a database file for damage and counts what it holds. @throws as `openDatabase`. */
export function inspectDatabase(file: string): DatabaseInspection {
  const db = openDatabase(file);
  try {
    const verdict = String(db.pragma('quick_check', { simple: true }));
    const facts = db
      .prepare<[], Omit<DatabaseInspection, 'verdict'>>(
        `SELECT sqlite_version() AS version, (SELECT count(*) FROM article) AS articles,
           (SELECT count(*) FROM scope) AS scopes`,
      )
      .get()!;
    return { ...facts, verdict };
  } finally {
    db.close();
  }
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
