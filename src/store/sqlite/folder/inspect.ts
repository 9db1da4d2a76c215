import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { UserError } from '../../../domain/errors.js';
import { DAY_MS } from '../../../domain/units.js';
import type { Finding } from '../../ports/maintenance.js';
import { SCHEMA_VERSION } from '../migrations/migrate.js';
import { databaseIn, isDatabase, sizeOf } from './files.js';
import { brokenFullTexts } from './full-text-state.js';
import { holdersOf } from './holders.js';
import { articleProblems, withoutRevision } from './inspect-articles.js';
import {
  checkFolder,
  checkLastBackup,
  checkLeftovers,
  checkPermissions,
  checkSpace,
  foreignSnapshots,
  listed,
  tracesOfDatabase,
} from './inspect-files.js';
import {
  contentsOf,
  isBusy,
  isDamage,
  openForReading,
  openForWriting,
  requireByline,
  schemaOf,
} from './open-file.js';

/** Problems described one by one; more are counted. */
const MAX_DESCRIBED = 10;
/** SQLite puts many findings into one message. */
const MAX_MESSAGES = 20;
const MAX_MESSAGE_CHARS = 120;
const PROBE_TIMEOUT_MS = 5_000;
const PROBE_BYTES = 64 * 1024;
/** Before this, no version of Byline existed. */
const EARLIEST_MS = Date.parse('2026-01-01');

const RESTORE = 'restore a backup with byline restore <file>';
const REPAIR = 'stop Byline and run byline doctor --repair';

const counted = (n: number, noun: string): string => `${n.toLocaleString('en')} ${noun}${n === 1 ? '' : 's'}`;

type Outcome = Omit<Finding, 'check'>;
const ok = (detail: string): Outcome => ({ state: 'ok', detail });
const failed = (detail: string): Outcome => ({ state: 'failed', detail });
const warning = (detail: string): Outcome => ({ state: 'warning', detail });

/** See `Maintenance.inspect`. */
export function* inspectFolder(folder: string, now: Date): Generator<Finding> {
  yield guarded('data folder', () => checkFolder(folder));
  yield guarded('disk space', () => checkSpace(folder));
  if (existsSync(folder)) {
    yield guarded('permissions', () => checkPermissions(folder));
    yield guarded('temporary files', () => checkLeftovers(folder, now));
  }
  const database = guarded('database', () => presence(folder) ?? checkDatabase(folder));
  yield database;
  if (!hasDatabase(folder)) return;
  yield* contentFindings(folder, now);
  if (database.state === 'ok') yield guarded('database write', () => checkWrite(databaseIn(folder)));
  yield guarded('backup', () => checkLastBackup(folder, now));
}

/** The checks of the content, as far as the database can be opened. */
function* contentFindings(folder: string, now: Date): Generator<Finding> {
  const file = databaseIn(folder);
  let db: Database.Database;
  try {
    db = openForReading(file);
    requireByline(db, file);
  } catch {
    // The check of the database said why.
    return;
  }
  try {
    const isCurrent = schemaOf(db) === SCHEMA_VERSION;
    yield guarded('articles', () => checkArticles(db, isCurrent));
    if (isCurrent) yield guarded('full-text index', () => checkFullText(db));
    yield guarded('clock', () => checkClock(db, now));
  } finally {
    db.close();
  }
}

function guarded(check: string, run: () => Outcome): Finding {
  try {
    return { ...run(), check };
  } catch (error) {
    return { check, ...failed(reasonOf(error)) };
  }
}

function hasDatabase(folder: string): boolean {
  try {
    return isDatabase(databaseIn(folder));
  } catch {
    // Missing, or not to be read: the check of the database said so.
    return false;
  }
}

function reasonOf(error: unknown): string {
  if (isBusy(error))
    return 'byline.db is locked by another process: end that process, or wait until it is done';
  if (isDamage(error)) return `byline.db is damaged (${(error as Error).message}): ${RESTORE}, or ${REPAIR}`;
  if (/^E(?:ACCES|PERM)$/.test((error as NodeJS.ErrnoException).code ?? ''))
    return `this user may not read it (${(error as Error).message}): run byline doctor as the user who runs Byline`;
  if (error instanceof UserError && error.id === 'folder.notByline')
    return 'byline.db is the database of another program: choose another folder with DATA_DIR, or move that file away';
  return error instanceof Error ? error.message : String(error);
}

/** Null if there is a database file to open. */
function presence(folder: string): Outcome | null {
  const file = databaseIn(folder);
  const size = sizeOf(file);
  const traces = tracesOfDatabase(folder);
  if (size === null) {
    if (traces.length === 0) return ok('none yet: the first start creates it');
    return failed(`byline.db is missing, but its files are here (${listed(traces)}): ${RESTORE}`);
  }
  if (size === 0) {
    if (traces.length === 0) return ok('empty: the first start fills it');
    return failed(
      `byline.db was emptied: it has 0 bytes beside ${listed(traces)}. Don't start Byline, which would begin anew; ${RESTORE}`,
    );
  }
  if (!isDatabase(file))
    return failed(`byline.db is not a database, or its beginning is damaged: ${RESTORE}, or ${REPAIR}`);
  return null;
}

function checkDatabase(folder: string): Outcome {
  const file = databaseIn(folder);
  const db = openForReading(file);
  try {
    const damage = quickCheck(db);
    if (damage.length > 0)
      return failed(`byline.db is damaged (${listed(damage)}): ${RESTORE}, or ${REPAIR}`);
    const schema = requireByline(db, file);
    const orphans = db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() as number;
    if (orphans > 0)
      return failed(
        `${orphans.toLocaleString('en')} rows belong to articles or answers that are gone: ${REPAIR}`,
      );
    const { articles, answers, scopes } = contentsOf(db);
    const foreign = articles === 0 ? foreignSnapshots(folder, db) : [];
    if (foreign.length > 0)
      return failed(
        `byline.db has no articles, but ${listed(foreign)} were made from one that had: it was emptied or replaced; ${RESTORE}`,
      );
    const counts = `${counted(articles, 'article')} and ${counted(answers, 'answer')} in ${counted(scopes, 'scope')}`;
    const version = db.prepare('SELECT sqlite_version()').pluck().get() as string;
    const older =
      schema < SCHEMA_VERSION ? `; schema ${schema}, the next start updates it to ${SCHEMA_VERSION}` : '';
    return ok(`SQLite ${version}, intact, ${counts}${older}`);
  } finally {
    db.close();
  }
}

/** Damage of pages. That of full-text tables of an older schema, which are built again, is none. */
export function quickCheck(db: Database.Database): string[] {
  return messagesOf(db)
    .map((message) => message.replace(/\s+/gu, ' ').slice(0, MAX_MESSAGE_CHARS))
    .filter((message) => message !== 'ok' && !/^fts5:|inverted index/.test(message));
}

/** A full-text table with a damaged header fails the check of the whole file; then each other table is checked. */
function messagesOf(db: Database.Database): string[] {
  const check = (what: string | number) =>
    (db.pragma(`quick_check(${what})`) as { quick_check: string }[]).map(({ quick_check }) => quick_check);
  try {
    return check(MAX_MESSAGES);
  } catch (error) {
    if (!(error instanceof Error) || !/fts5/.test(error.message)) throw error;
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'",
      )
      .pluck()
      .all();
    return tables.flatMap((table) => check(`"${table}"`)).slice(0, MAX_MESSAGES);
  }
}

function checkArticles(db: Database.Database, isCurrent: boolean): Outcome {
  const described: string[] = [];
  let texts = 0;
  let derived = 0;
  let former = 0;
  const problems = isCurrent ? articleProblems(db) : [];
  for (const { kind, title, id, scope, revision, reason, isCurrent: isShown } of problems) {
    if (kind === 'derived') derived += 1;
    else if (kind === 'text' && !isShown) former += 1;
    else texts += 1;
    if (described.length < MAX_DESCRIBED)
      described.push(`“${title}” (${id} in ${scope}, revision ${revision}): ${reason}`);
  }
  const missing = withoutRevision(db);
  for (const { id, name } of missing.slice(0, MAX_DESCRIBED))
    described.push(`${id} in ${name}: its text is missing`);
  const total = texts + derived + former + missing.length;
  if (total === 0) return ok('every text matches its content hash, and its passages and vectors fit');
  const advice = [
    ...(texts + missing.length > 0
      ? [`${RESTORE}, or forget these articles with byline forget <id> and ingest them again`]
      : []),
    ...(derived > 0 ? [`passages and vectors: ${REPAIR}`] : []),
  ];
  const more = total > described.length ? `; and ${total - described.length} more` : '';
  const all = `${described.join('; ')}${more}`;
  if (former === total)
    return warning(
      `${all}. These texts were replaced by newer ones and are never quoted: nothing needs to be done`,
    );
  return failed(`${all}. To mend: ${advice.join('; ')}`);
}

function checkFullText(db: Database.Database): Outcome {
  const broken = [...brokenFullTexts(db)].map(({ name, reason }) => `that of ${name}: ${reason}`);
  if (broken.length === 0) return ok('complete and intact');
  return failed(`${listed(broken)}. To mend: ${REPAIR}`);
}

function checkClock(db: Database.Database, now: Date): Outcome {
  if (now.getTime() < EARLIEST_MS)
    return failed(`it shows ${now.toISOString()}: set the clock of this machine`);
  const newest = db
    .prepare<[], string | null>(
      `SELECT max(at) FROM (SELECT max(fetched_at) AS at FROM revision UNION ALL SELECT max(added_at) FROM article
       UNION ALL SELECT max(asked_at) FROM answer)`,
    )
    .pluck()
    .get();
  const ahead = newest == null ? 0 : Date.parse(newest) - now.getTime();
  if (!(ahead > DAY_MS)) return ok(now.toISOString());
  const days = Math.round(ahead / DAY_MS);
  return warning(
    `it shows ${now.toISOString()}, ${days} days before the newest stored time (${newest}): the clock is behind now, or was ahead then`,
  );
}

/** Commits rows to the database, which a rolled-back transaction would not prove, and deletes them again. */
function checkWrite(file: string): Outcome {
  const db = openForWriting(file, PROBE_TIMEOUT_MS);
  try {
    db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('probe', ?)").run('-'.repeat(PROBE_BYTES));
    const { value } = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE name = 'probe'").get()!;
    db.prepare("DELETE FROM meta WHERE name = 'probe'").run();
    if (value.length !== PROBE_BYTES) return failed('what was written is not what is read');
    return ok('a row was written, read and deleted');
  } catch (error) {
    if (isBusy(error)) {
      const others = holdersOf(file);
      const who = others.length > 0 ? ` (${others.join(', ')})` : '';
      return failed(`byline.db was locked by another process for ${PROBE_TIMEOUT_MS / 1000} s${who}`);
    }
    return failed(`byline.db can't be written: ${reasonOf(error)}`);
  } finally {
    db.close();
  }
}
