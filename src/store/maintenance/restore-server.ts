import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDataFolder } from '../../config/data-folder.js';
import { copyStore } from '../copy/copy-store.js';
import type { CopyReader, History } from '../copy/endpoints.js';
import type { RestoreOptions, RestoreReport } from '../ports/maintenance.js';
import { EVERY_SCOPE } from '../postgres/connection/database.js';
import { ensureHistory } from '../postgres/copy/history.js';
import { PostgresCopyTarget } from '../postgres/copy/target.js';
import { serverErrors } from '../postgres/maintenance/errors.js';
import { newsroomsUsing, prepareServer, type Server } from '../postgres/maintenance/server.js';
import { openFolderAsSource } from '../sqlite/copy/open.js';
import { SqliteCopyReader } from '../sqlite/copy/reader.js';
import { databaseIn, flush, freeName, stampOf } from '../sqlite/folder/files.js';
import { openForReading, openForWriting } from '../sqlite/folder/open-file.js';
import { requireBackup, restoreDatabase } from '../sqlite/folder/restore.js';
import { writeStamp } from '../sqlite/folder/stamps.js';
import { copyServer } from './backup-server.js';

/**
 * Replaces a server's database by a backup. The present database is copied into a file first; in a folder with that
 * file the backup is restored as in a data folder, which repeats deletions in it; and the outcome replaces the server's
 * rows in one transaction.
 * @param folder The data folder, which gets the copy of the former database.
 */
export async function restoreServer(
  server: Server,
  folder: string,
  from: string,
  options: RestoreOptions = {},
): Promise<RestoreReport> {
  const startedAt = performance.now();
  makeDataFolder(folder);
  const backup = resolve(from);
  requireBackup(backup, databaseIn(folder));
  const users = await newsroomsUsing(server);
  if (users.length > 0) throw serverErrors.inUse({ place: server.place, users });
  await prepareServer(server);
  const staging = mkdtempSync(join(folder, 'restore-'));
  try {
    const former = (await hasContent(server)) ? await copyFormer(server, staging) : null;
    const { onStep, ...rest } = options;
    const report = restoreDatabase(staging, backup, {
      ...rest,
      discardCurrent: false,
      // The server's rows are still the old ones.
      onStep: (step) => {
        if (step === 'copied' || step === 'verified' || step === 'prepared') onStep?.(step);
      },
    });
    await replaceContent(server, staging, await historyIn(backup));
    onStep?.('swapped');
    const setAside = former === null || options.discardCurrent ? null : keepFormer(report.setAside!, folder);
    const openedMeanwhile = await newsroomsUsing(server);
    const ms = Math.round(performance.now() - startedAt);
    return { ...report, setAside, openedMeanwhile, ms };
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

async function hasContent({ database }: Server): Promise<boolean> {
  const rows = await database.read(EVERY_SCOPE, (session) => session.rows('SELECT 1 FROM scope LIMIT 1'));
  return rows.length > 0;
}

/** The copy is itself a backup. */
async function copyFormer(server: Server, folder: string): Promise<string> {
  const file = databaseIn(folder);
  const at = new Date().toISOString();
  await server.database.write(EVERY_SCOPE, ensureHistory);
  await copyServer(server, file);
  const db = openForWriting(file);
  writeStamp(db, 'backup', { at });
  db.close();
  return file;
}

/** The last change of the backup, which a later restore of it looks for. */
async function historyIn(backup: string): Promise<History | null> {
  const db = openForReading(backup);
  try {
    const hasLog = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'change'").get() !== undefined;
    return hasLog ? await new SqliteCopyReader(db).history() : null;
  } finally {
    db.close();
  }
}

async function replaceContent(server: Server, folder: string, history: History | null): Promise<void> {
  const source = openFolderAsSource(folder);
  try {
    await server.database.write(EVERY_SCOPE, async (session) => {
      await session.run('TRUNCATE scope, model, meta CASCADE');
      const target = PostgresCopyTarget.within(session, server.place);
      await source.read((reader) => copyStore(source.place, withHistory(reader, history), target));
    });
  } finally {
    await source.close();
  }
}

const withHistory = (reader: CopyReader, history: History | null): CopyReader => ({
  scopes: () => reader.scopes(),
  rows: (table, scope) => reader.rows(table, scope),
  lastKeys: () => reader.lastKeys(),
  history: async () => history,
});

/** @returns the path of the former database. */
function keepFormer(file: string, folder: string): string {
  const kept = freeName(join(folder, `before-restore-${stampOf(new Date())}.db`));
  renameSync(file, kept);
  flush(folder);
  return kept;
}
