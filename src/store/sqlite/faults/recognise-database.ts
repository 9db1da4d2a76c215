import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { storeErrors } from '../../errors.js';
import { tracesOfDatabase } from '../folder/inspect-files.js';

/** Tables of every version of Byline. */
const FIRST_TABLES = ['scope', 'article', 'revision', 'change', 'meta'];
const SNAPSHOT_RE = /^scope-\d+-[0-9a-f]+\.hnsw\.json$/;

/**
 * SQLite makes a new database of a missing or empty file. Refuses that where traces of an older one lie beside it:
 * its log, which SQLite would delete, snapshots of its vector indexes, or what a backup or a repair left.
 */
export function refuseEmptiedFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats?.isDirectory()) throw storeErrors.isFolder({ file });
  if (stats && stats.size > 0) return;
  const [trace] = tracesOfDatabase(dirname(file));
  if (trace === undefined) return;
  throw storeErrors.emptied({ file, problem: `${stats ? 'is empty' : 'is missing'}, but there is ${trace}` });
}

/** Refuses a database of another program before anything in it is changed. */
export function refuseForeignDatabase(db: Database.Database): void {
  const tables = new Set(
    db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all(),
  );
  const version = db.pragma('user_version', { simple: true }) as number;
  const isNew = tables.size === 0 && version === 0;
  const isOwn = version > 0 && FIRST_TABLES.every((name) => tables.has(name));
  if (!isNew && !isOwn) throw storeErrors.noDatabase({ file: db.name });
}

/** Refuses a database whose articles are gone although nobody deleted them, by its change log and its snapshots. */
export function refuseEmptiedTables(db: Database.Database): void {
  if (db.prepare('SELECT 1 FROM article LIMIT 1').get()) return;
  const last = db
    .prepare<[], { seq: number; deleted: number }>(
      `SELECT c.seq, EXISTS (SELECT 1 FROM change d WHERE d.scope = c.scope AND d.seq > c.seq
         AND d.kind IN ('drop', 'erase') AND d.first <= c.first AND d.last >= c.last) AS deleted
       FROM change c WHERE c.kind = 'put' ORDER BY c.seq DESC LIMIT 1`,
    )
    .get();
  if (last?.deleted === 0) {
    throw storeErrors.emptied({ file: db.name, problem: 'has lost its articles, which nobody deleted' });
  }
  if (!last && hasSnapshots(dirname(db.name))) {
    throw storeErrors.emptied({
      file: db.name,
      problem: 'contains no articles, but the folder index beside it is not empty',
    });
  }
}

function hasSnapshots(folder: string): boolean {
  const index = join(folder, 'index');
  if (!statSync(index, { throwIfNoEntry: false })?.isDirectory()) return false;
  return readdirSync(index).some((name) => SNAPSHOT_RE.test(name));
}
