/** Restores a backup and kills itself at a step: <folder> <backup> <step> */
import { sqliteDataFolder } from '../../src/store/sqlite/folder/data-folder.js';

const [folder, backup, step] = process.argv.slice(2);
if (!folder || !backup || !step) throw new Error('expected folder, backup and step');
sqliteDataFolder(folder).restore(backup, {
  onStep: (reached) => {
    if (reached === step) process.kill(process.pid, 'SIGKILL');
  },
});
