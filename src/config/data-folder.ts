import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { configErrors } from './errors.js';

/**
 * Creates the folder and its parents if missing. Not with `mkdirSync`'s `recursive` option, which never returns
 * on a file system that accepts no folders, such as /proc.
 * @throws UserError `config.invalid` if the path is a file or the folder can't be created.
 */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw configErrors.dataFolderIsFile({ folder });
  }
  makeDataFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw configErrors.dataFolderNotCreated({ folder, reason: code ?? String(error) }, { cause: error });
  }
}
