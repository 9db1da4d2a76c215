import { closeSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeDataFolder } from '../../config/data-folder.js';
import { storeErrors } from '../errors.js';
import {
  refuseEmptiedFile,
  refuseEmptiedTables,
  refuseForeignDatabase,
} from './faults/recognise-database.js';
import { storageFault } from './faults/storage-fault.js';
import { keepStatements } from './keep-statements.js';
import { migrate } from './migrations/migrate.js';
import { indexMissingTexts } from './search/full-text/index-texts.js';

/** Maximum wait for another process's write transaction; only for connections outside a store's guard. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * Opens the database file, or creates it for this user only. WAL lets several processes read while one writes;
 * `synchronous = FULL` puts every committed transaction on the disk before it is acknowledged; `secure_delete`
 * overwrites deleted content with zeros.
 * @throws UserError `config.invalid` if the folder cannot be created or the file is not a database of Byline;
 *   `store.unavailable` if it can't be read or written, or was emptied.
 */
export function openDatabase(file: string): Database.Database {
  makeDataFolder(dirname(file));
  try {
    refuseEmptiedFile(file);
    createPrivately(file);
    return configured(new Database(file, { timeout: BUSY_TIMEOUT_MS }));
  } catch (error) {
    if (isCode(error, 'SQLITE_NOTADB')) throw storeErrors.noDatabase({ file }, { cause: error });
    throw storageFault(error, file) ?? error;
  }
}

function configured(db: Database.Database): Database.Database {
  try {
    refuseForeignDatabase(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    // On macOS, fsync alone leaves the data in the disk's cache.
    db.pragma('fullfsync = ON');
    db.pragma('foreign_keys = ON');
    db.pragma('secure_delete = ON');
    db.pragma('cache_size = -32000');
    migrate(db);
    refuseEmptiedTables(db);
    keepStatements(db);
    indexMissingTexts(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** An empty file is a new database; its log gets the same permissions. An existing file is not touched. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

const isCode = (error: unknown, code: string): boolean =>
  (error as { readonly code?: unknown } | null)?.code === code;

/**
 * Moves the write-ahead log into the file and empties it, so that no deleted content remains in it. Waits for readers
 * up to the connection's busy time-out.
 * @returns false if a reader prevented it.
 */
export function truncateLog(db: Database.Database): boolean {
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return result?.busy === 0;
}
