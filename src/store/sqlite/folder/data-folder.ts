import type { DataFolder } from '../../ports/data-folder.js';
import { backupDatabase } from './backup.js';
import { inspectFolder } from './inspect.js';
import { repairFolder } from './repair.js';
import { restoreDatabase } from './restore.js';

/** Maintenance of a data folder; see src/store/sqlite/store.ts for what is in it. */
export const sqliteDataFolder = (folder: string): DataFolder => ({
  backup: (file, options) => backupDatabase(folder, file, options),
  restore: (file, options) => restoreDatabase(folder, file, options),
  inspect: (now) => inspectFolder(folder, now),
  repair: (now) => repairFolder(folder, now),
});
