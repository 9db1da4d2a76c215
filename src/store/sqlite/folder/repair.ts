import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import type { RepairReport } from '../../ports/maintenance.js';
import { migrate, SCHEMA_VERSION } from '../migrations/migrate.js';
import { closeToOthers } from './close-to-others.js';
import { folderErrors } from './errors.js';
import {
  COMPANIONS,
  copyPrivately,
  databaseIn,
  flush,
  freeName,
  leaveToOwner,
  PRIVATE_FILE,
  removeDatabase,
  requireSpace,
  sizeOf,
  stampOf,
} from './files.js';
import { brokenFullTexts } from './full-text-state.js';
import { quickCheck } from './inspect.js';
import { articleProblems, withoutRevision } from './inspect-articles.js';
import { foreignSnapshots, leftoverFiles } from './inspect-files.js';
import { mendDerived } from './mend.js';
import {
  explained,
  isDamage,
  lockDamaged,
  lockDatabase,
  openForWriting,
  requireByline,
  schemaOf,
} from './open-file.js';
import { releaseLeases } from './restore.js';
import { salvage, type TableLoss } from './salvage.js';
import { damagedTexts } from './texts.js';

/** A rebuilt database and its log beside the copy of the damaged one. */
const SPACE_FACTOR = 2.5;
const MAX_LISTED = 20;
const RESTORE = 'Restore a backup with byline restore <file>.';

/** See `Maintenance.repair`. */
export function repairFolder(folder: string, now: Date): RepairReport {
  const file = databaseIn(folder);
  try {
    return new Repair(folder, now).run();
  } catch (error) {
    throw explained(error, file, (reason, cause) => folderErrors.damaged({ file, reason }, { cause }));
  }
}

class Repair {
  readonly #folder: string;
  readonly #file: string;
  readonly #now: Date;
  readonly #done: string[] = [];
  readonly #left: string[] = [];
  #copy: string | null = null;

  constructor(folder: string, now: Date) {
    this.#folder = folder;
    this.#file = databaseIn(folder);
    this.#now = now;
  }

  run(): RepairReport {
    // First: whatever is wrong with the database, nobody else need read it.
    this.#closePermissions();
    if (existsSync(this.#file)) {
      const db = lockDatabase(this.#file) ?? lockDamaged(this.#file);
      try {
        if (db) this.#repairDatabase(db);
        else this.#left.push(`byline.db can't be read at all. ${RESTORE}`);
        this.#removeLeftovers();
      } finally {
        if (db?.open) db.close();
      }
    } else {
      this.#left.push(`There is no byline.db in ${this.#folder}. ${RESTORE}`);
    }
    this.#closePermissions();
    return { done: this.#done, left: this.#left, copy: this.#copy };
  }

  #repairDatabase(db: Database.Database): void {
    const damage = damageOf(db);
    if (damage.length > 0) {
      this.#rebuild(db, damage);
      return;
    }
    // A journal on disk, so that an interruption leaves the database as it was.
    db.pragma('journal_mode = DELETE');
    requireByline(db, this.#file);
    if (needsMending(db)) this.#mendInPlace(db);
    else this.#left.push(...damagedTextsIn(db));
    this.#release(db);
  }

  /** A copy of the database as it was, made once and before anything is changed. */
  #keepCopy(): void {
    requireSpace(this.#file, (sizeOf(this.#file) ?? 0) * SPACE_FACTOR);
    this.#copy = freeName(`${this.#file}.before-repair-${stampOf(this.#now)}`);
    for (const suffix of ['-wal', ''])
      if (existsSync(`${this.#file}${suffix}`))
        copyPrivately(`${this.#file}${suffix}`, `${this.#copy}${suffix}`);
    flush(this.#copy);
  }

  #mendInPlace(db: Database.Database): void {
    this.#keepCopy();
    if (schemaOf(db) < SCHEMA_VERSION) {
      migrate(db);
      this.#done.push('Updated the database to the present schema.');
    }
    db.transaction(() => this.#mend(db)).immediate();
  }

  #mend(db: Database.Database): void {
    const { done, left } = mendDerived(db);
    this.#done.push(...done);
    this.#left.push(...damagedTextsIn(db), ...left);
    const orphans = db.prepare<[], { table: string; n: number }>(
      'SELECT "table", count(*) AS n FROM pragma_foreign_key_check GROUP BY "table"',
    );
    for (const { table, n } of orphans.all())
      this.#left.push(`${n} rows of the table ${table} belong to something that is gone; they were kept.`);
  }

  /** Copies what can be read into a new database, mends that, and puts it in the place of the damaged one. */
  #rebuild(db: Database.Database, damage: readonly string[]): void {
    this.#keepCopy();
    const staged = `${this.#file}.repair.tmp`;
    removeDatabase(staged);
    writeFileSync(staged, '', { mode: PRIVATE_FILE });
    leaveToOwner(staged);
    try {
      const rebuilt = openForWriting(staged);
      try {
        migrate(rebuilt);
        const losses = salvage(db, rebuilt);
        if (losses.every(({ copied }) => copied === 0)) {
          this.#left.push(`Nothing in byline.db can be read (${damage[0]}). ${RESTORE}`);
          return;
        }
        this.#done.push(`byline.db was damaged (${damage[0]}): copied what can be read into a new database.`);
        this.#describeLosses(losses);
        rebuilt.transaction(() => this.#mend(rebuilt)).immediate();
        this.#release(rebuilt);
      } finally {
        rebuilt.close();
      }
      flush(staged);
      for (const suffix of COMPANIONS) rmSync(`${this.#file}${suffix}`, { force: true });
      renameSync(staged, this.#file);
      flush(this.#folder);
    } finally {
      removeDatabase(staged);
    }
  }

  #describeLosses(losses: readonly TableLoss[]): void {
    for (const { table, copied, unreadable, orphaned } of losses) {
      if (copied > 0)
        this.#done.push(
          `Saved ${copied === 1 ? '1 row' : `${copied.toLocaleString('en')} rows`} of the table ${table}.`,
        );
      if (unreadable > 0)
        this.#left.push(`${unreadable} rows or groups of rows of the table ${table} can't be read.`);
      if (orphaned > 0)
        this.#left.push(
          `${orphaned} rows of the table ${table} were left out: what they belong to can't be read.`,
        );
    }
  }

  #release(db: Database.Database): void {
    for (const file of foreignSnapshots(this.#folder, db)) {
      for (const name of [file, `${file}.json`]) rmSync(name, { force: true });
      this.#done.push(
        `Deleted the index snapshot ${file}, which is of another database; it will be built again.`,
      );
    }
    if (schemaOf(db) < SCHEMA_VERSION) return;
    const leases = releaseLeases(db);
    if (leases > 0) this.#done.push(`Released ${leases} leases of processes that have ended.`);
  }

  /** The database is locked, so nobody is writing a temporary file. */
  #removeLeftovers(): void {
    for (const file of leftoverFiles(this.#folder)) {
      rmSync(file, { force: true });
      this.#done.push(`Deleted the temporary file ${file}.`);
    }
  }

  #closePermissions(): void {
    this.#done.push(...closeToOthers(this.#folder));
  }
}

/** What is wrong with the pages of a database. */
function damageOf(db: Database.Database): string[] {
  try {
    return quickCheck(db);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return [error instanceof Error ? error.message : String(error)];
  }
}

function needsMending(db: Database.Database): boolean {
  if (schemaOf(db) < SCHEMA_VERSION || !isEmpty(brokenFullTexts(db)) || !isEmpty(withoutRevision(db)))
    return true;
  if (db.prepare('SELECT 1 FROM pragma_foreign_key_check LIMIT 1').get()) return true;
  for (const { kind } of articleProblems(db)) if (kind !== 'text') return true;
  return false;
}

const isEmpty = (values: Iterable<unknown>): boolean => values[Symbol.iterator]().next().done === true;

function damagedTextsIn(db: Database.Database): string[] {
  const named: string[] = [];
  let more = 0;
  for (const { id, title, scope, revision } of damagedTexts(db)) {
    if (named.length === MAX_LISTED) more += 1;
    else
      named.push(
        `The text of “${title}” (${id} in ${scope}, revision ${revision}) is damaged. Restore a backup, or ingest the article again.`,
      );
  }
  return more === 0 ? named : [...named, `${more} more texts are damaged.`];
}
