import type { BackupOptions, Maintenance, RestoreOptions } from '../../ports/maintenance.js';
import { backupDatabase } from './backup.js';
import { inspectFolder } from './inspect.js';
import { repairFolder } from './repair.js';
import { restoreDatabase } from './restore.js';

/** Maintenance of a data folder; see src/store/sqlite/store.ts for what is in it. */
export const sqliteDataFolder = (folder: string) =>
  ({
    backup: (file: string, options?: BackupOptions) => backupDatabase(folder, file, options),
    restore: (file: string, options?: RestoreOptions) => restoreDatabase(folder, file, options),
    inspect: (now: Date) => inspectFolder(folder, now),
    repair: (now: Date) => repairFolder(folder, now),
  }) satisfies Maintenance;
