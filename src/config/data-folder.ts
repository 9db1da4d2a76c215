import { chmodSync, existsSync, lstatSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configErrors } from './errors.js';

const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;
/** Permissions of group and others. */
const OTHERS = 0o077;
/** What Byline keeps in its data folder. */
const OWN_NAME_RE =
  /^(?:byline\.db(?:-wal|-shm|-journal)?|index|models|(?:backup|machine)\.json|before-restore-.*\.db|lost\+found)$/;

/**
 * Creates the folder and its parents if missing, for this user only. Not with `mkdirSync`'s `recursive` option, which
 * never returns on a file system that accepts no folders, such as /proc.
 * @throws UserError `config.invalid` if the path is a file or the folder can't be created.
 */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) {
    if (statSync(folder).isDirectory()) return;
    throw configErrors.dataFolderIsFile({ folder });
  }
  makeDataFolder(dirname(folder));
  try {
    mkdirSync(folder, { mode: PRIVATE_FOLDER });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    throw configErrors.dataFolderNotCreated({ folder, reason: code ?? String(error) }, { cause: error });
  }
}

/**
 * Takes the access of group and others from the data folder and Byline's files in it. A folder that also holds other
 * files keeps its own permissions, as it may be a home or a shared folder. Does nothing on Windows.
 * @returns the first path that could not be changed and why; null if none.
 */
export function protectDataFolder(folder: string): { readonly path: string; readonly reason: string } | null {
  if (process.platform === 'win32') return null;
  const names = readdirSync(folder);
  const own = names.filter((name) => OWN_NAME_RE.test(name)).map((name) => join(folder, name));
  const paths = [...(own.length === names.length ? [folder] : []), ...own.flatMap(withContent)];
  const failures = paths.flatMap((path) => {
    const reason = takeFromOthers(path);
    return reason === null ? [] : [{ path, reason }];
  });
  return failures[0] ?? null;
}

/** A path and, for a folder, everything in it; links are not followed. */
function withContent(path: string): string[] {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return [path, ...readdirSync(path).flatMap((name) => withContent(join(path, name)))];
}

/** @returns why it failed; null if nothing was left to do. A file that another process deletes meanwhile is no failure. */
function takeFromOthers(path: string): string | null {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats || stats.isSymbolicLink() || (stats.mode & OTHERS) === 0) return null;
  try {
    chmodSync(path, stats.isDirectory() ? PRIVATE_FOLDER : PRIVATE_FILE);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? null : (code ?? String(error));
  }
}
