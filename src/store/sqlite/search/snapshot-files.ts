import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { HOUR_MS } from '../../../domain/units.js';

/** Temporary files older than this are leftovers, whatever process has their number now. */
const ABANDONED_AFTER_MS = HOUR_MS;
/** `scope-1-0123abcd.hnsw.4711-0-1.tmp`, and the same with `.json`; older versions had fewer numbers. */
const TEMPORARY_RE = /\.(\d+)(?:-\d+)*\.tmp(?:\.json)?$/;

let temporaryFiles = 0;

/** A file to write before it replaces `file`, another one each time. */
export const temporaryOf = (file: string): string => {
  temporaryFiles += 1;
  return `${file}.${process.pid}-${threadId}-${temporaryFiles}.tmp`;
};

/**
 * Deletes files in the folder of the snapshots. A temporary file may be deleted while another process writes it: that
 * process notices and keeps its snapshot in memory.
 * @throws the error of the file system if a file is there and can't be deleted.
 */
export function removeSnapshots(folder: string, matches: (name: string) => boolean): void {
  for (const name of snapshotNames(folder)) {
    if (matches(name)) rmSync(join(folder, name), { force: true, recursive: true });
  }
}

/** Deletes temporary files that no living process writes. */
export function removeAbandoned(folder: string): void {
  removeSnapshots(folder, (name) => isAbandoned(folder, name));
}

function isAbandoned(folder: string, name: string): boolean {
  const pid = Number(TEMPORARY_RE.exec(name)?.[1]);
  if (Number.isNaN(pid)) return false;
  const modifiedAt = statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  // In a container, the process before this one often had the same number.
  return pid === process.pid || !isAlive(pid) || Math.abs(Date.now() - modifiedAt) > ABANDONED_AFTER_MS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Empty if the folder is missing, or is no folder. */
export function snapshotNames(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
