import { errorCatalogue, wording } from '../../../domain/errors.js';

interface FileFact {
  readonly file: string;
}

const mib = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024)).toLocaleString('en')} MiB`;

/** Rounded down, so that it never looks like enough. */
const freeMib = (bytes: number): string => mib(Math.floor(bytes / (1024 * 1024)) * 1024 * 1024);

/** Errors of backup, restore and repair, which only the person who runs Byline can meet. */
export const folderErrors = errorCatalogue('folder', {
  noDatabase: wording<{ readonly folder: string }>(
    'file.invalid',
    ({ folder }) => `There is no database in ${folder}. Give its data folder with --data or DATA_DIR.`,
  ),
  emptyDatabase: wording<FileFact>(
    'store.damaged',
    ({ file }) => `${file} is empty. Restore a backup with byline restore, or run byline doctor.`,
  ),
  targetExists: wording<FileFact>(
    'file.exists',
    ({ file }) => `${file} exists already. Give another name, or --force to replace it.`,
  ),
  targetIsDatabase: wording<FileFact>(
    'file.invalid',
    ({ file }) => `${file} is the database in use. Give the path of another file.`,
  ),
  targetUnusable: wording<FileFact & { readonly reason: string }>(
    'file.invalid',
    ({ file, reason }) => `${file} can't be written: ${reason}.`,
  ),
  noSpace: wording<{ readonly folder: string; readonly needed: number; readonly free: number }>(
    'store.no-space',
    ({ folder, needed, free }) =>
      `There is not enough room in ${folder}: ${mib(needed)} are needed, ${freeMib(free)} are free. Make room, or choose another disk.`,
  ),
  full: wording<{ readonly folder: string; readonly free: number }>(
    'store.no-space',
    ({ folder, free }) =>
      `The disk of ${folder} is full (${freeMib(free)} are free). Make room and try again.`,
  ),
  unusable: wording<FileFact & { readonly reason: string }>(
    'file.invalid',
    ({ file, reason }) =>
      `${file} can't be used: ${reason}. Check that its disk works and that this user may read and write it and its folder.`,
  ),
  notFound: wording<FileFact>('file.invalid', ({ file }) => `There is no file ${file}.`),
  notByline: wording<FileFact>(
    'file.invalid',
    ({ file }) => `${file} is not a Byline database. Give a file that byline backup made.`,
  ),
  damaged: wording<FileFact & { readonly reason: string }>(
    'store.damaged',
    ({ file, reason }) =>
      `${file} is damaged: ${reason}. Use an older backup; or put this file into an empty folder as byline.db and run: byline doctor --repair --data <folder>`,
  ),
  damagedSource: wording<FileFact & { readonly reason: string }>(
    'store.damaged',
    ({ file, reason }) =>
      `${file} is damaged, so no backup was made: ${reason}. Stop Byline and run byline doctor --repair, or restore an earlier backup with byline restore.`,
  ),
  inUse: wording<FileFact & { readonly processes: readonly string[] }>(
    'store.in-use',
    ({ file, processes }) =>
      processes.length > 0
        ? `${file} is in use. Stop ${processes.join(' and ')} and try again.`
        : `${file} is in use by another process. Stop the bot and every other byline command that uses this folder, and try again.`,
  ),
});
