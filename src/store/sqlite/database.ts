import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeDataFolder } from '../../config/data-folder.js';
import { storeErrors } from '../errors.js';
import { migrate } from './migrations/migrate.js';

/** Maximum wait for another process's write transaction. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the database file, or creates it. WAL lets several processes read while one writes; `secure_delete`
 * overwrites deleted content with zeros.
 * @throws UserError `config.invalid` if the folder cannot be created or the file is not a database.
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
  /** SQLite's version. */
  readonly version: string;
  /** `ok`, or what `PRAGMA quick_check` found. */
  readonly verdict: string;
  readonly articles: number;
  readonly scopes: number;
}

/** Checks a database file for damage and counts its content. @throws as `openDatabase`. */
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
 * Moves the write-ahead log into the file and empties it, so that no deleted content remains in it. Waits for readers
 * up to the busy time-out.
 * @returns false if a reader prevented it.
 */
export function truncateLog(db: Database.Database): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}
