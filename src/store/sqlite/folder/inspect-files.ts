import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { BYTES_PER_MIB, HOUR_MS } from '../../../domain/units.js';
import { judgeBackup } from '../../maintenance/last-backup.js';
import type { Finding } from '../../ports/maintenance.js';
import { COMPANIONS, databaseIn, freeBytes, indexIn, PRIVATE_FILE, PRIVATE_FOLDER, sizeOf } from './files.js';
import { readLastBackup } from './stamps.js';

/** Below this, one large article, its log and a snapshot may not fit. */
const MIN_FREE_BYTES = 100 * BYTES_PER_MIB;
const PROBE_BYTES = BYTES_PER_MIB;
/** A temporary file that is older belongs to no running process. */
const ABANDONED_AFTER_MS = HOUR_MS;
const manifest = z.object({ seq: z.int(), mark: z.string() });

const mib = (bytes: number): string => `${Math.floor(bytes / BYTES_PER_MIB).toLocaleString('en')} MiB`;

/** Writes, flushes and reads a file of 1 MiB in the folder. */
export function checkFolder(folder: string): Finding {
  const check = 'data folder';
  const parent = nearestFolder(folder);
  const file = join(parent, `.byline-doctor-${process.pid}.tmp`);
  try {
    writeProbe(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { check, state: 'failed', detail: `${parent} can't be written (${code ?? message})` };
  } finally {
    rmSync(file, { force: true });
  }
  if (parent !== folder)
    return { check, state: 'ok', detail: `${folder} will be created at the first start` };
  return { check, state: 'ok', detail: `${folder}, can be written` };
}

function writeProbe(file: string): void {
  const bytes = Buffer.alloc(PROBE_BYTES, 'byline ');
  const handle = openSync(file, 'wx', PRIVATE_FILE);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (!readFileSync(file).equals(bytes)) throw new Error('what was written is not what is read');
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

export function checkSpace(folder: string): Finding {
  const free = freeBytes(nearestFolder(folder));
  const size = sizeOf(databaseIn(folder)) ?? 0;
  const check = 'disk space';
  if (free < MIN_FREE_BYTES) {
    const detail = `only ${mib(free)} are free, at least ${mib(MIN_FREE_BYTES)} are needed: make room, or move the data folder`;
    return { check, state: 'failed', detail };
  }
  if (free < size) {
    const detail = `${mib(free)} are free, less than the database has (${mib(size)}): an update or a repair may not fit`;
    return { check, state: 'warning', detail };
  }
  return { check, state: 'ok', detail: `${mib(free)} free` };
}

/** Files and folders of Byline that other users of this machine can read or write. */
export function exposedPaths(folder: string): { path: string; mode: number }[] {
  if (process.platform === 'win32' || !existsSync(folder)) return [];
  const database = databaseIn(folder);
  const files = [
    ...['', ...COMPANIONS].map((suffix) => `${database}${suffix}`),
    join(folder, 'backup.json'),
    ...readdirSync(folder)
      .filter((name) => name.startsWith('byline.db.'))
      .map((name) => join(folder, name)),
    ...filesIn(indexIn(folder)),
  ];
  const wanted = [
    { path: folder, mode: PRIVATE_FOLDER },
    { path: indexIn(folder), mode: PRIVATE_FOLDER },
    ...files.map((path) => ({ path, mode: PRIVATE_FILE })),
  ];
  return wanted.filter(({ path }) => ((statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0);
}

export function checkPermissions(folder: string): Finding {
  const check = 'permissions';
  const exposed = exposedPaths(folder);
  if (exposed.length === 0) return { check, state: 'ok', detail: 'only this user can read the data' };
  const detail = `other users of this machine can read ${listed(exposed.map(({ path }) => path))}: byline doctor --repair closes them`;
  return { check, state: 'warning', detail };
}

/** Temporary files of this or another process. */
export const leftoverFiles = (folder: string): string[] =>
  [...filesIn(folder), ...filesIn(indexIn(folder))].filter((file) =>
    /\.tmp(?:\.json|-wal|-shm|-journal)?$/.test(file),
  );

export function checkLeftovers(folder: string, now: Date): Finding {
  const check = 'temporary files';
  const files = leftoverFiles(folder).filter((file) => {
    const modifiedAt = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now.getTime();
    return now.getTime() - modifiedAt >= ABANDONED_AFTER_MS;
  });
  if (files.length === 0) return { check, state: 'ok', detail: 'none left over' };
  const detail = `${listed(files)} were left by a process that was killed: byline doctor --repair deletes them`;
  return { check, state: 'warning', detail };
}

export function checkLastBackup(folder: string, now: Date): Finding {
  return { check: 'backup', ...judgeBackup(readLastBackup(folder), now) };
}

/** What says that there was a database with articles: its log, snapshots, a former one, the stamp of a backup. */
export function tracesOfDatabase(folder: string): string[] {
  const wal = `${databaseIn(folder)}-wal`;
  const former = filesIn(folder).filter(
    (file) => basename(file).startsWith('byline.db.before-') && !file.endsWith('-wal'),
  );
  const backup = readLastBackup(folder) ? [join(folder, 'backup.json')] : [];
  return [...((sizeOf(wal) ?? 0) > 0 ? [wal] : []), ...snapshotsIn(folder), ...former, ...backup];
}

/** Snapshots whose position is not in this database's change log: they were made from another state of it. */
export function foreignSnapshots(folder: string, db: Database.Database): string[] {
  const find = db.prepare('SELECT 1 FROM change WHERE seq = ? AND mark = ?');
  return snapshotsIn(folder).filter((file) => {
    try {
      const { seq, mark } = manifest.parse(JSON.parse(readFileSync(`${file}.json`, 'utf8')));
      return !find.get(seq, mark);
    } catch {
      // Without a manifest it says nothing.
      return false;
    }
  });
}

const snapshotsIn = (folder: string): string[] =>
  filesIn(indexIn(folder)).filter((file) => file.endsWith('.hnsw'));

function filesIn(folder: string): string[] {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name));
}

const MAX_LISTED = 5;
/** The first few, and how many more. */
export const listed = (names: readonly string[]): string =>
  names.length <= MAX_LISTED
    ? names.join(', ')
    : `${names.slice(0, MAX_LISTED).join(', ')} and ${(names.length - MAX_LISTED).toLocaleString('en')} more`;
