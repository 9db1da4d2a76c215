import { existsSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type Database from 'better-sqlite3';
import type { BackupOptions, BackupReport } from '../../ports/maintenance.js';
import { truncateLog } from '../database.js';
import { folderErrors } from './errors.js';
import { databaseIn, flush, PRIVATE_FILE, removeDatabase, requireSpace, sizeOf } from './files.js';
import {
  contentsOf,
  damageOf,
  explained,
  openForReading,
  openForWriting,
  requireByline,
} from './open-file.js';
import { noteBackup, writeStamp } from './stamps.js';
import { damagedTexts } from './texts.js';

/** Space beyond the size of the copy. */
const SPARE_BYTES = 1024 * 1024;
/** The bot's writers wait for a checkpoint, so it must not wait long for readers. */
const CHECKPOINT_TIMEOUT_MS = 250;

/**
 * Copies the database with `VACUUM INTO`: one read transaction, so writers go on and can't delay it, and the copy has
 * neither free pages nor remnants of deleted rows. `db.backup()` would start again with each write of another process.
 */
export function backupDatabase(folder: string, to: string, options: BackupOptions = {}): BackupReport {
  const startedAt = performance.now();
  const source = databaseIn(folder);
  const target = resolve(to);
  requireSource(folder, source);
  requireTarget(target, source, options.force === true);
  const temporary = `${target}.tmp`;
  try {
    const at = copy(source, temporary, (bytes) => options.onStep?.('copying', bytes));
    options.onStep?.('verifying', sizeOf(temporary) ?? 0);
    const facts = verifyBackup(temporary, source, at);
    flush(temporary);
    renameSync(temporary, target);
    flush(dirname(target));
    shrinkLog(source);
    noteBackup(folder, { at, file: target });
    const ms = Math.round(performance.now() - startedAt);
    return { file: target, bytes: sizeOf(target) ?? 0, at, ...facts, ms };
  } catch (error) {
    removeDatabase(temporary);
    throw explained(error, target, (reason, cause) =>
      folderErrors.damagedSource({ file: source, reason }, { cause }),
    );
  }
}

function requireSource(folder: string, source: string): void {
  const size = sizeOf(source);
  if (size === null) throw folderErrors.noDatabase({ folder });
  if (size === 0) throw folderErrors.emptyDatabase({ file: source });
}

/**
 * @param source The database's file; null if it is on a server.
 * @throws UserError `file.exists`, `file.invalid`.
 */
export function requireTarget(target: string, source: string | null, force: boolean): void {
  const folder = dirname(target);
  const unusable = (reason: string) => folderErrors.targetUnusable({ file: target, reason });
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw unusable(`the folder ${folder} does not exist`);
  const present = statSync(target, { throwIfNoEntry: false });
  if (present?.isDirectory()) throw unusable('it is a folder');
  const own = source === null ? null : statSync(source);
  if (present && own && present.ino === own.ino && present.dev === own.dev)
    throw folderErrors.targetIsDatabase({ file: target });
  if (present && !force) throw folderErrors.targetExists({ file: target });
}

/** @returns the time of which everything is in the copy. */
function copy(source: string, temporary: string, onStart: (bytes: number) => void): string {
  const db = openForReading(source);
  try {
    requireByline(db, source);
    const pages = (name: string) => db.pragma(name, { simple: true }) as number;
    const bytes = (pages('page_count') - pages('freelist_count')) * pages('page_size');
    requireSpace(temporary, bytes + SPARE_BYTES);
    onStart(bytes);
    createPrivately(temporary);
    const at = new Date().toISOString();
    // Also a copy counts as a write.
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(temporary);
    return at;
  } finally {
    db.close();
  }
}

/** `VACUUM INTO` accepts an empty file and keeps its mode. */
function createPrivately(file: string): void {
  removeDatabase(file);
  try {
    writeFileSync(file, '', { mode: PRIVATE_FILE, flag: 'wx' });
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw folderErrors.targetUnusable({ file, reason }, { cause: error });
  }
}

/** Checks the copy and stamps it. @throws UserError `store.damaged`. */
export function verifyBackup(file: string, source: string, at: string) {
  const db = openForWriting(file);
  try {
    const damage = damageOf(db);
    if (damage.length > 0)
      throw folderErrors.damagedSource({ file: source, reason: damage.slice(0, 3).join('; ') });
    writeStamp(db, 'backup', { at });
    return { schema: requireByline(db, file), ...contentsOf(db), damagedTexts: countDamaged(db) };
  } finally {
    db.close();
  }
}

function countDamaged(db: Database.Database): number {
  let damaged = 0;
  for (const _ of damagedTexts(db)) damaged += 1;
  return damaged;
}

/** While the copy was made, the log could not be emptied: something forgotten meanwhile may still be in it. */
function shrinkLog(source: string): void {
  if (!existsSync(`${source}-wal`)) return;
  try {
    const db = openForWriting(source, CHECKPOINT_TIMEOUT_MS);
    try {
      truncateLog(db);
    } finally {
      db.close();
    }
  } catch {
    // The folder is read-only or another process is at it: that process empties the log. The backup is complete.
  }
}
