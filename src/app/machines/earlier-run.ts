import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeDataFolder } from '../../config/data-folder.js';

const PRIVATE_FILE = 0o600;

const run = z.object({
  /** Of the machine's place. */
  number: z.int().positive(),
  owner: z.string(),
  host: z.string(),
  pid: z.int().positive(),
});

/** A process that has, or had, a machine's place. */
export type Run = z.output<typeof run>;

const fileIn = (folder: string): string => join(folder, 'machine.json');

/** Notes the present run in the data folder; one that can't be noted costs a wait after a crash. */
export function noteRun(folder: string, noted: Run): void {
  const file = fileIn(folder);
  try {
    makeDataFolder(folder);
    writeFileSync(`${file}.tmp`, `${JSON.stringify(noted)}\n`, { mode: PRIVATE_FILE });
    renameSync(`${file}.tmp`, file);
  } catch {
    rmSync(`${file}.tmp`, { force: true });
  }
}

/**
 * The last run that the data folder knows, if it is certainly over: it was of this host, since a folder may have been
 * copied, and no process has its id, or this one has.
 */
export function endedRun(folder: string, host: string): Run | null {
  try {
    const last = run.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    return last.host === host && (last.pid === process.pid || !isRunning(last.pid)) ? last : null;
  } catch {
    // Missing or unreadable: a note, not a record.
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: a process of another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
