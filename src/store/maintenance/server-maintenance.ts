import { existsSync } from 'node:fs';
import type { Finding, Maintenance } from '../ports/maintenance.js';
import { inspectServer } from '../postgres/maintenance/inspect.js';
import { repairServer } from '../postgres/maintenance/repair.js';
import { type Server, wordingFaults } from '../postgres/maintenance/server.js';
import { closeToOthers } from '../sqlite/folder/close-to-others.js';
import { checkFolder, checkPermissions, checkSpace } from '../sqlite/folder/inspect-files.js';
import { backupServer } from './backup-server.js';
import { restoreServer } from './restore-server.js';

/**
 * Maintenance of a database on a server.
 * @param folder The data folder, which has models and calibrations.
 * @param open Opens the server; each operation closes it again.
 */
export function serverMaintenance(open: () => Server, folder: string): Maintenance {
  const opened = async <T>(work: (server: Server) => Promise<T>): Promise<T> => {
    const server = open();
    try {
      return await wordingFaults([server], () => work(server));
    } finally {
      await server.database.close();
    }
  };
  return {
    backup: (file, options) => opened((server) => backupServer(server, file, options)),
    restore: (file, options) => opened((server) => restoreServer(server, folder, file, options)),
    async repair() {
      const closed = existsSync(folder) ? closeToOthers(folder) : [];
      const report = await opened(repairServer);
      return { ...report, done: [...closed, ...report.done] };
    },
    async *inspect(now) {
      yield* folderFindings(folder);
      const server = open();
      try {
        yield* inspectServer(server, now);
      } finally {
        await server.database.close();
      }
    },
  };
}

function* folderFindings(folder: string): Generator<Finding> {
  yield checked('data folder', () => checkFolder(folder));
  yield checked('disk space', () => checkSpace(folder));
  if (existsSync(folder)) yield checked('permissions', () => checkPermissions(folder));
}

function checked(check: string, run: () => Finding): Finding {
  try {
    return run();
  } catch (error) {
    return { check, state: 'failed', detail: error instanceof Error ? error.message : String(error) };
  }
}
