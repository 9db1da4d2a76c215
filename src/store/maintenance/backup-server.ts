import { renameSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { copyStore } from '../copy/copy-store.js';
import type { BackupOptions, BackupReport } from '../ports/maintenance.js';
import { EVERY_SCOPE } from '../postgres/connection/database.js';
import { ensureHistory } from '../postgres/copy/history.js';
import { PostgresCopyReader } from '../postgres/copy/reader.js';
import { serverErrors } from '../postgres/maintenance/errors.js';
import { noteBackup } from '../postgres/maintenance/last-backup.js';
import { hasNewsroom, type Server } from '../postgres/maintenance/server.js';
import { openFileAsTarget } from '../sqlite/copy/open.js';
import { requireTarget, verifyBackup } from '../sqlite/folder/backup.js';
import { folderErrors } from '../sqlite/folder/errors.js';
import { flush, removeDatabase, sizeOf } from '../sqlite/folder/files.js';
import { explained } from '../sqlite/folder/open-file.js';

/**
 * Copies a server's database into an SQLite file, which either engine can be restored from: one read transaction, so
 * writers go on.
 */
export async function backupServer(
  server: Server,
  to: string,
  options: BackupOptions = {},
): Promise<BackupReport> {
  const startedAt = performance.now();
  const target = resolve(to);
  requireTarget(target, null, options.force === true);
  if (!(await hasNewsroom(server))) throw serverErrors.empty({ place: server.place });
  const temporary = `${target}.tmp`;
  removeDatabase(temporary);
  try {
    await server.database.write(EVERY_SCOPE, ensureHistory);
    const at = new Date().toISOString();
    options.onStep?.('copying', await bytesOf(server));
    await copyServer(server, temporary);
    options.onStep?.('verifying', sizeOf(temporary) ?? 0);
    const facts = verifyBackup(temporary, server.place, at);
    flush(temporary);
    renameSync(temporary, target);
    flush(dirname(target));
    await server.database.write(EVERY_SCOPE, (session) => noteBackup(session, { at, file: target }));
    const ms = Math.round(performance.now() - startedAt);
    return { file: target, bytes: sizeOf(target) ?? 0, at, ...facts, ms };
  } catch (error) {
    removeDatabase(temporary);
    throw explained(error, target, (reason, cause) =>
      folderErrors.damagedSource({ file: temporary, reason }, { cause }),
    );
  }
}

/** Writes a server's database, as of one moment, to a file that does not exist. */
export async function copyServer(server: Server, file: string): Promise<void> {
  const opened = openFileAsTarget(file);
  try {
    await server.database.read(EVERY_SCOPE, (session) =>
      copyStore(server.place, new PostgresCopyReader(session), opened.target),
    );
    await opened.publish();
  } finally {
    await opened.close();
  }
}

async function bytesOf({ database }: Server): Promise<number> {
  const { rows } = await database.lend((connection) =>
    connection.query('SELECT pg_database_size(current_database()) AS bytes'),
  );
  return (rows[0] as { readonly bytes: number }).bytes;
}
