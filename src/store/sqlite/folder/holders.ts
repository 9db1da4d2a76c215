import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const COMMAND_CHARS = 80;

/**
 * The other processes that have a file open, for example "process 4711 (node dist/src/main.js)". Only Linux tells, and
 * only of processes of this user; otherwise empty.
 * @param which `former`: those that have the file that was replaced or deleted under this name. Default: both.
 */
export function holdersOf(file: string, which?: 'former'): string[] {
  if (process.platform !== 'linux') return [];
  const path = realPath(file);
  const targets = [`${path} (deleted)`, ...(which === undefined ? [path] : [])];
  return namesIn('/proc')
    .filter((pid) => /^\d+$/.test(pid) && Number(pid) !== process.pid)
    .filter((pid) => namesIn(`/proc/${pid}/fd`).some((fd) => pointsTo(`/proc/${pid}/fd/${fd}`, targets)))
    .map((pid) => `process ${pid} (${commandOf(pid)})`);
}

/** The file itself may be gone. */
function realPath(file: string): string {
  try {
    return join(realpathSync(dirname(file)), basename(file));
  } catch {
    return file;
  }
}

function pointsTo(link: string, targets: readonly string[]): boolean {
  try {
    return targets.includes(readlinkSync(link));
  } catch {
    // Closed meanwhile.
    return false;
  }
}

/** Empty for another user's process and for one that has ended. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function commandOf(pid: string): string {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').filter(Boolean);
    return words.join(' ').slice(0, COMMAND_CHARS) || 'unknown';
  } catch {
    return 'unknown';
  }
}
