import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { folderErrors } from './errors.js';

export const PRIVATE_FILE = 0o600;
export const PRIVATE_FOLDER = 0o700;
/** SQLite's companions of a database file. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

export const databaseIn = (folder: string): string => join(folder, 'byline.db');
export const indexIn = (folder: string): string => join(folder, 'index');

/** Size in bytes; null if there is no such file. */
export function sizeOf(file: string): number | null {
  try {
    return statSync(file).size;
  } catch (error) {
    if (/^(?:ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

const HEADER = Buffer.from('SQLite format 3\0');

/** True if the file begins as an SQLite database does. */
export function isDatabase(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    const start = Buffer.alloc(HEADER.length);
    readSync(handle, start);
    return start.equals(HEADER);
  } finally {
    closeSync(handle);
  }
}

/** A time in the names of files: `2026-01-02T03-04-05`. */
export const stampOf = (time: Date): string => time.toISOString().slice(0, 19).replaceAll(':', '-');

/** `base`, or `base-2`, `base-3`… if it exists. */
export function freeName(base: string): string {
  let name = base;
  for (let n = 2; existsSync(name); n += 1) name = `${base}-${n}`;
  return name;
}

export function removeDatabase(file: string): void {
  for (const suffix of ['', ...COMPANIONS]) rmSync(`${file}${suffix}`, { force: true });
}

export function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, PRIVATE_FILE);
  leaveToOwner(to);
}

/** A file that root makes belongs to the owner of its folder, who runs the bot. */
export function leaveToOwner(file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(dirname(file));
  chownSync(file, uid, gid);
}

/** Waits until the content of a file, or the names in a folder, are on disk. */
export function flush(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    // Windows does not flush folders.
    if (!statSync(path).isDirectory()) throw error;
  } finally {
    closeSync(handle);
  }
}

/** Bytes that this user may still write in a folder's file system. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** @throws UserError `store.no-space`. */
export function requireSpace(file: string, needed: number): void {
  const folder = dirname(file);
  const free = freeBytes(folder);
  if (free < needed) throw folderErrors.noSpace({ folder, needed, free });
}
