import { statfsSync } from 'node:fs';
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
const failing: Wording = (file, detail) => (isDiskFull(file) ? full(file, detail) : failed(file, detail));
const failed: Wording = (file, detail) => storeErrors.failing({ file, detail });
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
  EIO: failing,
  EMFILE: failing,
  ENFILE: failing,
};

/**
 * The `UserError` that words a fault of the disk, the folder or the database file, with the fault as its cause.
 * @param file The database.
 * @returns null for any other error.
 */
export function storageFault(error: unknown, file: string): UserError | null {
  const worded = wordingOf(error)?.(file, codeOf(error));
  if (!worded) return null;
  worded.cause = error;
  return worded;
}

function wordingOf(error: unknown): Wording | undefined {
  const code = codeOf(error);
  if (!(error instanceof Database.SqliteError))
    return error instanceof Error ? BY_FILE_CODE[code] : undefined;
  if (MISSING_IN_SCHEMA_RE.test(error.message)) return (file) => damaged(file, error.message);
  return BY_SQLITE_CODE.find(([primary]) => code === primary || code.startsWith(`${primary}_`))?.[1];
}

const codeOf = (error: unknown): string => String((error as { readonly code?: unknown } | null)?.code ?? '');

/** True if another connection holds a lock; nothing was changed then. */
export const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)(?:_|$)/.test(error.code);

/** False where the file system does not tell. */
export function isDiskFull(file: string): boolean {
  try {
    const { blocks, bavail, bsize } = statfsSync(dirname(file));
    return blocks > 0 && bavail * bsize < MIN_FREE_BYTES;
  } catch {
    return false;
  }
}
