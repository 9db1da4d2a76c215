import { chmodSync, existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import { makeDataFolder } from '../../../config/data-folder.js';
import type { RestoreOptions, RestoreReport } from '../../ports/maintenance.js';
import { migrate, SCHEMA_VERSION } from '../migrations/migrate.js';
import { carryOverDeletions } from './carry-over.js';
import { folderErrors } from './errors.js';
import {
  COMPANIONS,
  copyPrivately,
  databaseIn,
  flush,
  freeName,
  indexIn,
  isDatabase,
  PRIVATE_FILE,
  removeDatabase,
  requireSpace,
  sizeOf,
  stampOf,
} from './files.js';
import { holdersOf } from './holders.js';
import {
  contentsOf,
  damageOf,
  explained,
  isDamage,
  lockDatabase,
  openForWriting,
  requireByline,
} from './open-file.js';
import { clearStamp, readStamp, writeStamp } from './stamps.js';
import { damagedTexts } from './texts.js';

/** A migration and repeated deletions may need more than the size of the backup. */
const SPACE_FACTOR = 1.25;

/** See `Maintenance.restore`. The swap is one `rename`, after everything else. */
export function restoreDatabase(folder: string, from: string, options: RestoreOptions = {}): RestoreReport {
  const startedAt = performance.now();
  const backup = resolve(from);
  const database = databaseIn(folder);
  requireBackup(backup, database);
  makeDataFolder(folder);
  const staged = `${database}.restore.tmp`;
  const damaged = (reason: string, cause: unknown) =>
    folderErrors.damaged({ file: backup, reason }, { cause });
  const present = existsSync(database) ? lockDatabase(database) : null;
  try {
    const bytes = (sizeOf(backup) ?? 0) + (sizeOf(`${backup}-wal`) ?? 0);
    requireSpace(staged, bytes * SPACE_FACTOR);
    removeDatabase(staged);
    // A copied data folder has the newest rows in the log.
    for (const suffix of ['-wal', '']) {
      if (existsSync(`${backup}${suffix}`)) copyPrivately(`${backup}${suffix}`, `${staged}${suffix}`);
    }
    options.onStep?.('copied');
    const prepared = prepare(staged, backup, present, existsSync(database), options);
    options.onStep?.('prepared');
    const setAside = swap(folder, staged, present, options);
    present?.close();
    const ms = Math.round(performance.now() - startedAt);
    return { file: backup, ...prepared, setAside, openedMeanwhile: holdersOf(database, 'former'), ms };
  } catch (error) {
    removeDatabase(staged);
    throw explained(error, database, damaged);
  } finally {
    if (present?.open) present.close();
  }
}

/** @throws UserError `file.invalid`. */
export function requireBackup(backup: string, database: string): void {
  const file = statSync(backup, { throwIfNoEntry: false });
  if (!file?.isFile()) throw folderErrors.notFound({ file: backup });
  const own = statSync(database, { throwIfNoEntry: false });
  if (own && own.ino === file.ino && own.dev === file.dev)
    throw folderErrors.targetIsDatabase({ file: backup });
  if (!isDatabase(backup)) throw folderErrors.notByline({ file: backup });
}

type Prepared = Omit<RestoreReport, 'file' | 'setAside' | 'openedMeanwhile' | 'ms'>;

/** Verifies and migrates the copy, and repeats deletions in it. Afterwards it is complete without a log. */
function prepare(
  staged: string,
  backup: string,
  present: Database.Database | null,
  hasPresent: boolean,
  options: RestoreOptions,
): Prepared {
  const db = openForWriting(staged);
  try {
    const schema = requireByline(db, backup);
    const damage = damageOf(db);
    if (damage.length > 0)
      throw folderErrors.damaged({ file: backup, reason: damage.slice(0, 3).join('; ') });
    options.onStep?.('verified');
    db.pragma('journal_mode = DELETE');
    migrate(db);
    const madeAt = readStamp(db, 'backup')?.at ?? null;
    const deletions = repeatDeletions(present, hasPresent, db, options);
    clearStamp(db, 'backup');
    writeStamp(db, 'restored', { from: madeAt, at: new Date().toISOString() });
    releaseLeases(db);
    return {
      madeAt,
      migratedFrom: schema === SCHEMA_VERSION ? null : schema,
      deletions,
      damagedTexts: [...damagedTexts(db)],
      ...contentsOf(db),
    };
  } finally {
    db.close();
    if (existsSync(staged)) flush(staged);
  }
}

function repeatDeletions(
  present: Database.Database | null,
  hasPresent: boolean,
  restored: Database.Database,
  { bringBack = false }: RestoreOptions,
): RestoreReport['deletions'] {
  if (!hasPresent) return 'none';
  if (bringBack) return 'brought-back';
  if (present === null) return 'unreadable';
  try {
    const isEmpty =
      present.prepare("SELECT 1 FROM sqlite_master WHERE name = 'tombstone'").get() === undefined;
    return isEmpty ? 'none' : carryOverDeletions(present, restored);
  } catch (error) {
    if (isDamage(error)) return 'unreadable';
    throw error;
  }
}

/** The processes that had them are those of the time of the backup. */
export function releaseLeases(db: Database.Database): number {
  const jobs = db.prepare("UPDATE accepted SET held_until = '' WHERE held_until <> ''").run().changes;
  const feeds = db
    .prepare('UPDATE feed SET polling_until = NULL WHERE polling_until IS NOT NULL')
    .run().changes;
  return jobs + feeds;
}

/** @returns the path of the former database. */
function swap(
  folder: string,
  staged: string,
  present: Database.Database | null,
  { discardCurrent = false, onStep }: RestoreOptions,
): string | null {
  const database = databaseIn(folder);
  const keep = existsSync(database) && !discardCurrent;
  const setAside = keep ? freeName(`${database}.before-restore-${stampOf(new Date())}`) : null;
  if (setAside !== null) {
    // The log of a database that could not be locked may hold what is missing in its file.
    for (const suffix of present === null ? ['', '-wal'] : [''])
      if (existsSync(`${database}${suffix}`)) alsoNamed(`${database}${suffix}`, `${setAside}${suffix}`);
    flush(folder);
  }
  onStep?.('set-aside');
  rmSync(indexIn(folder), { recursive: true, force: true });
  for (const suffix of COMPANIONS) rmSync(`${database}${suffix}`, { force: true });
  flush(folder);
  onStep?.('index-removed');
  renameSync(staged, database);
  flush(dirname(database));
  onStep?.('swapped');
  return setAside;
}

/** A second name for a file, so that its first name can be given to another in one step; else a copy. */
function alsoNamed(file: string, name: string): void {
  try {
    linkSync(file, name);
    chmodSync(name, PRIVATE_FILE);
  } catch {
    // Not every file system has links.
    copyPrivately(file, name);
    flush(name);
  }
}
