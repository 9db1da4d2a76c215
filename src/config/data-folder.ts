import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../domain/errors.js';

/**
 * Makes the folder where it is missing, level by level: `recursive` never returns where a file system takes no
 * folders, such as /proc.
 * @throws UserError `config.invalid` when there can be none.
 */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw new UserError(
      'config.invalid',
      `The data folder ${folder} is a file; give a folder (--data or DATA_DIR).`,
    );
  }
  makeDataFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw new UserError(
      'config.invalid',
      `The data folder ${folder} can't be made (${code ?? String(error)}); give another (--data or DATA_DIR).`,
      { cause: error },
    );
  }
}
