import { readFileSync, readlinkSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  /** Where the process id means this process: the start of the system and its namespace. */
  idSpace: z.string(),
  /** When the process started, by the system's own clock. */
  started: z.string(),
});

/** A process that has, or had, a machine's place. */
export type Run = z.output<typeof run>;

const fileIn = (folder: string): string => join(folder, 'machine.json');

/** Notes that this process has a place; where that can't be noted, a wait follows a crash. Never throws. */
export function noteRun(folder: string, place: Pick<Run, 'number' | 'owner' | 'host'>): void {
  const idSpace = spaceOfIds();
  const started = startOf(process.pid);
  if (idSpace === null || started === null) return;
  const noted: Run = { ...place, pid: process.pid, idSpace, started };
  const file = fileIn(folder);
  try {
    makeDataFolder(folder);
    writeFileSync(`${file}.tmp`, `${JSON.stringify(noted)}\n`, { mode: PRIVATE_FILE });
    renameSync(`${file}.tmp`, file);
  } catch {
    // A folder of another user, or one that is read-only.
    forget(`${file}.tmp`);
  }
}

function forget(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing reads it.
  }
}

/**
 * The last run that the data folder knows, if it is certainly over: it was of this host and of this start of the system,
 * in this namespace of process ids, and its process is gone. Anything else may be another machine with a copy of the
 * folder, or a container beside this one. Only Linux tells; elsewhere always null.
 */
export function endedRun(folder: string, host: string): Run | null {
  try {
    const last = run.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    const isHere = last.host === host && last.idSpace === spaceOfIds();
    return isHere && startOf(last.pid) !== last.started ? last : null;
  } catch {
    // Missing or unreadable: a note, not a record.
    return null;
  }
}

function spaceOfIds(): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return null;
  }
}

/** Field of `/proc/<pid>/stat` after the name in parentheses: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
const START_TIME_FIELD = 19;

/** When a process started, in ticks since the start of the system; null if there is none. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[START_TIME_FIELD] ?? null;
  } catch {
    return null;
  }
}
