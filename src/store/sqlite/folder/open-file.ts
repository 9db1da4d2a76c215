import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../../../domain/errors.js';
import { storeErrors } from '../../errors.js';
import type { Contents } from '../../ports/maintenance.js';
import { SCHEMA_VERSION } from '../migrations/migrate.js';
import { folderErrors } from './errors.js';
import { freeBytes, sizeOf } from './files.js';
import { holdersOf } from './holders.js';

/** Maximum wait for another process's transaction. */
const READ_TIMEOUT_MS = 5_000;
/** A process that works closes its transactions within this time; one that has the file open does not go away. */
const LOCK_TIMEOUT_MS = 500;
/** An I/O error on a disk with less room is taken for a full disk. */
const FULL_BELOW_BYTES = 256 * 1024;
const REQUIRED_TABLES = ['scope', 'article', 'revision', 'url', 'answer', 'citation', 'tombstone', 'meta'];

/**
 * Opens a database for reading without creating or migrating it. A connection that may write removes the write-ahead
 * log that it had to create; one that may not leaves an existing log as it is.
 */
export function openForReading(file: string): Database.Database {
  const readonly = existsSync(`${file}-wal`);
  return prepared(new Database(file, { readonly, fileMustExist: true, timeout: READ_TIMEOUT_MS }), [
    'query_only = ON',
    'cache_size = -32000',
  ]);
}

/** Opens a database without creating or migrating it. */
export function openForWriting(file: string, timeout = READ_TIMEOUT_MS): Database.Database {
  return prepared(new Database(file, { fileMustExist: true, timeout }), [
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
    'cache_size = -32000',
  ]);
}

/** The first of these reads the file, and throws if it is damaged. */
function prepared(db: Database.Database, pragmas: readonly string[]): Database.Database {
  try {
    for (const pragma of pragmas) db.pragma(pragma);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Locks a database against every other process until the connection is closed, and moves its write-ahead log into the
 * file, which is then complete by itself.
 * @returns null if the file is too damaged to be locked.
 * @throws UserError `store.in-use` if another process has it open, even if that is idle.
 */
export function lockDatabase(file: string): Database.Database | null {
  const inUse = (cause?: unknown) => folderErrors.inUse({ file, processes: holdersOf(file) }, { cause });
  const unreadable = (cause?: unknown): null => {
    if (holdersOf(file).length > 0) throw inUse(cause);
    return null;
  };
  // SQLite deletes the log of an empty file, which may be all that is left.
  if (sizeOf(file) === 0) return unreadable();
  try {
    return locked(file);
  } catch (error) {
    if (isDamage(error)) return unreadable(error);
    throw explained(error, file, (reason) => folderErrors.unusable({ file, reason }, { cause: error }));
  }
}

/**
 * Locks a database that is damaged, for instance cut off, to read what can be read. Its log stays.
 * @returns null if nothing can be read.
 */
export function lockDamaged(file: string): Database.Database | null {
  if (sizeOf(file) === 0) return null;
  const db = new Database(file, { fileMustExist: true, timeout: LOCK_TIMEOUT_MS });
  try {
    // With it, SQLite opens a file that has fewer pages than it should.
    db.unsafeMode();
    db.pragma('writable_schema = ON');
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    if (isDamage(error)) return null;
    throw explained(error, file, (reason) => folderErrors.unusable({ file, reason }, { cause: error }));
  }
}

function locked(file: string): Database.Database {
  const db = openForWriting(file, LOCK_TIMEOUT_MS);
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.pragma('journal_mode = DELETE');
    // No journal file, which an interruption could leave beside another database of the same name.
    db.pragma('journal_mode = MEMORY');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : '');
export const isBusy = (error: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(error));
/** True for errors that a damaged file causes. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT)/.test(codeOf(error));
/** On a full disk SQLite's shared memory fails with an I/O error. */
const isFull = (error: unknown, folder: string): boolean =>
  /^(?:SQLITE_FULL|ENOSPC)$/.test((error as NodeJS.ErrnoException).code ?? '') ||
  (codeOf(error).startsWith('SQLITE_IOERR') && freeBytes(folder) < FULL_BELOW_BYTES);

const UNUSABLE =
  /^(?:SQLITE_(?:READONLY|CANTOPEN|IOERR|PERM|AUTH)|E(?:ACCES|PERM|ROFS|IO|NOTDIR|NOENT|BUSY|DQUOT)$)/;

/**
 * The error to show for one of a file, which the person who runs Byline can mend; another error as it is.
 * @param damaged Words the damage of a file.
 */
export function explained(
  error: unknown,
  file: string,
  damaged: (reason: string, cause: unknown) => UserError,
): unknown {
  if (error instanceof UserError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (isDamage(error)) return damaged(reason, error);
  const folder = dirname(file);
  if (isFull(error, folder)) return folderErrors.full({ folder, free: freeBytes(folder) }, { cause: error });
  if (isBusy(error)) return folderErrors.inUse({ file, processes: holdersOf(file) }, { cause: error });
  const { code } = error as NodeJS.ErrnoException;
  return UNUSABLE.test(code ?? '') ? folderErrors.unusable({ file, reason }, { cause: error }) : error;
}

/** The schema version of a database; 0 if it is empty or of another program. */
export const schemaOf = (db: Database.Database): number =>
  db.pragma('user_version', { simple: true }) as number;

/**
 * The schema version of a Byline database.
 * @throws UserError `file.invalid` if it is the database of another program, `store.newer`.
 */
export function requireByline(db: Database.Database, file: string): number {
  const schema = schemaOf(db);
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (schema < 1 || REQUIRED_TABLES.some((table) => !tables.includes(table)))
    throw folderErrors.notByline({ file });
  if (schema > SCHEMA_VERSION) throw storeErrors.newerSchema({ file, schema, known: SCHEMA_VERSION });
  return schema;
}

/** What `PRAGMA integrity_check` found; empty if the file is intact. */
export const damageOf = (db: Database.Database): string[] =>
  (db.pragma('integrity_check(20)') as { integrity_check: string }[])
    .map(({ integrity_check: message }) => message)
    .filter((message) => message !== 'ok');

export function contentsOf(db: Database.Database): Contents {
  const hasFeeds = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'feed'").get() !== undefined;
  return db
    .prepare<[], Contents>(
      `SELECT (SELECT count(*) FROM scope WHERE name NOT LIKE 'purged:%') AS scopes,
         (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM answer) AS answers,
         ${hasFeeds ? '(SELECT count(*) FROM feed)' : '0'} AS feeds`,
    )
    .get()!;
}
