import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { UserError } from '../../../domain/errors.js';
import { BYTES_PER_MIB } from '../../../domain/units.js';
import { storeErrors } from '../../errors.js';

/** With less than this the disk counts as full: a write of an article may not fit any more. */
const MIN_FREE_BYTES = BYTES_PER_MIB;

type Wording = (file: string, detail: string) => UserError;

const full: Wording = (file) => storeErrors.full({ folder: dirname(file) });
const readOnly: Wording = (file, detail) => storeErrors.readOnly({ folder: dirname(file), detail });
/** SQLite uses the same codes for a full disk, a read-only one and a broken one. */
const failing: Wording = (file, detail) => {
  if (isDiskFull(file)) return full(file, detail);
  const refusal = writeRefusal(file);
  return refusal === null ? storeErrors.failing({ file, detail }) : readOnly(file, refusal);
};
const damaged: Wording = (file, detail) => storeErrors.damaged({ file, detail });

/** By primary result code of SQLite; extended ones (SQLITE_IOERR_WRITE) add to it. */
const BY_SQLITE_CODE: readonly (readonly [code: string, wording: Wording])[] = [
  ['SQLITE_BUSY', (file) => storeErrors.busy({ file })],
  ['SQLITE_LOCKED', (file) => storeErrors.busy({ file })],
  ['SQLITE_FULL', full],
  ['SQLITE_READONLY', readOnly],
  ['SQLITE_PERM', readOnly],
  ['SQLITE_CANTOPEN', failing],
  ['SQLITE_IOERR', failing],
  ['SQLITE_PROTOCOL', failing],
  ['SQLITE_NOLFS', failing],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
];

/** The statements of the store are fixed, so a missing table or column is missing in the file. */
const MISSING_IN_SCHEMA_RE = /^no such (?:table|column)/;

const BY_FILE_CODE: Readonly<Record<string, Wording>> = {
  ENOSPC: full,
  EDQUOT: full,
  EROFS: readOnly,
  EACCES: readOnly,
  EPERM: readOnly,
};

/**
 * The `UserError` that words a fault of the disk, the folder or the database file, with the fault as its cause.
 * @param file The database.
 * @returns null for any other error.
 */
export function storageFault(error: unknown, file: string): UserError | null {
  const worded = wordingOf(error)?.(file, detailOf(error));
  if (!worded) return null;
  worded.cause = error;
  return worded;
}

function wordingOf(error: unknown): Wording | undefined {
  const code = codeOf(error);
  if (!(error instanceof Database.SqliteError)) {
    const isSystemError = error instanceof Error && 'syscall' in error;
    return BY_FILE_CODE[code] ?? (isSystemError ? failing : undefined);
  }
  if (isSchemaMissing(error)) return (file) => damaged(file, error.message);
  return BY_SQLITE_CODE.find(([primary]) => code === primary || code.startsWith(`${primary}_`))?.[1];
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

/** `EACCES: /data/byline/index`, or the code alone. */
function detailOf(error: unknown): string {
  const { path } = error as NodeJS.ErrnoException;
  return path === undefined ? codeOf(error) : `${codeOf(error)}: ${path}`;
}

/** True if the schema lacks something that a statement needs. */
export const isSchemaMissing = (error: unknown): boolean =>
  error instanceof Database.SqliteError && MISSING_IN_SCHEMA_RE.test(error.message);

/** True if another connection holds a lock; nothing was changed then. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)(?:_|$)/.test(error.code);

/** The code with which the system refuses to write to the folder or the file; null if it does not. */
function writeRefusal(file: string): string | null {
  try {
    accessSync(dirname(file), constants.W_OK);
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

/** False where the file system does not tell. */
export function isDiskFull(file: string): boolean {
  try {
    const { blocks, bavail, bsize } = statfsSync(dirname(file));
    return blocks > 0 && bavail * bsize < MIN_FREE_BYTES;
  } catch {
    return false;
  }
}
