import { errorCatalogue, wording } from '../domain/errors.js';

export const storeErrors = errorCatalogue('store', {
  withdrawn: wording('cancelled', () => 'Cancelled while in progress; nothing was stored.'),
  queueBytes: wording<{ readonly mib: number }>(
    'queue.full',
    ({ mib }) => `The queue is full: ${mib} MiB of sources are waiting. Try again in a minute.`,
  ),
  newerSchema: wording<{ readonly file: string; readonly schema: number; readonly known: number }>(
    'store.newer',
    ({ file, schema, known }) =>
      `The database ${file} has schema version ${schema}; this version of Byline supports up to ${known}. ` +
      'Install the version that wrote it, or choose another folder with DATA_DIR.',
  ),
  noDatabase: wording<{ readonly file: string }>(
    'config.invalid',
    ({ file }) =>
      `${file} is not a Byline database. Restore it from a backup, or move it and the folder index beside it away ` +
      'to start with an empty one.',
  ),
  isFolder: wording<{ readonly file: string }>(
    'config.invalid',
    ({ file }) => `${file} is a folder, but should be the database. Move it away, or restore a backup.`,
  ),
  emptied: wording<{ readonly file: string; readonly problem: string }>(
    'store.unavailable',
    ({ file, problem }) =>
      `${file} ${problem}: it was emptied, replaced or only partly copied. Restore it from a backup. ` +
      'To start with an empty database instead, move byline.db*, backup.json and the folder index away.',
  ),
  busy: wording<{ readonly file: string }>(
    'store.unavailable',
    ({ file }) =>
      `Another process is writing to ${file} and has not finished. Wait for it, or end it; ` +
      'Byline goes on by itself when it has finished.',
  ),
  full: wording<{ readonly folder: string }>(
    'store.unavailable',
    ({ folder }) =>
      `The disk with ${folder} is full, so nothing can be stored. Free some space; Byline goes on by itself.`,
  ),
  readOnly: wording<{ readonly folder: string; readonly detail: string }>(
    'store.unavailable',
    ({ folder, detail }) =>
      `Byline may not write to ${folder} (${detail}). Check that the file system is mounted writable, and that the ` +
      'folder and the files in it belong to the user who runs Byline.',
  ),
  failing: wording<{ readonly file: string; readonly detail: string }>(
    'store.unavailable',
    ({ file, detail }) =>
      `${file} can't be read or written (${detail}). Check the disk and the log of the operating system; ` +
      'then start Byline again.',
  ),
  damaged: wording<{ readonly file: string; readonly detail: string }>(
    'store.unavailable',
    ({ file, detail }) =>
      `The database ${file} is damaged (${detail}). Stop Byline, keep a copy of the file, and restore a backup.`,
  ),
  displaced: wording<{ readonly path: string }>(
    'store.unavailable',
    ({ path }) =>
      `${path} was deleted, moved or replaced while Byline was using it, so nothing more is accepted. ` +
      'Stop Byline, put the data folder back, and start it again.',
  ),
  damagedArticle: wording<{ readonly article: string; readonly title: string }>(
    'article.damaged',
    ({ article, title }) =>
      `The stored text of article ${article} (${title}) is damaged, so it is not quoted. ` +
      'Ingest it again, or restore a backup.',
  ),
  snapshotFailed: wording<{ readonly folder: string; readonly reason: string }>(
    'store.unavailable',
    ({ folder, reason }) =>
      `The vector index can't be kept in ${folder} (${reason}). Search works, but the index is built again at each ` +
      'start. Make sure that it is a folder, and writable.',
  ),
  notProtected: wording<{ readonly path: string; readonly reason: string }>(
    'config.invalid',
    ({ path, reason }) =>
      `Other users of this computer may read ${path}, and Byline could not change that (${reason}). ` +
      'Give the data folder to the user who runs Byline.',
  ),
  targetHasContent: wording<{ readonly target: string; readonly begun: string | null }>(
    'file.exists',
    ({ target, begun }) =>
      begun === null
        ? `${target} has content already. Give an empty database or folder, so that nothing in it is lost.`
        : `${target} has an unfinished copy of ${begun}. Finish that one, or give an empty database or folder.`,
  ),
  copyUnfinished: wording<{ readonly from: string }>(
    'store.unavailable',
    ({ from }) =>
      `The database has an unfinished copy of ${from}. Run the same byline migrate again, which goes on where it stopped.`,
  ),
  copyInterrupted: wording(
    'cancelled',
    () => 'Stopped. What was copied is kept: run the same command again to go on.',
  ),
  vectorsUnfit: wording<{ readonly article: number }>(
    'store.damaged',
    ({ article }) =>
      `The vectors of article number ${article} do not fit its passages. Run byline doctor --repair, then try again.`,
  ),
  copyDiffers: wording<{ readonly tables: readonly string[] }>(
    'store.damaged',
    ({ tables }) =>
      `The copy differs from the original: ${tables.slice(0, 5).join(', ')}${tables.length > 5 ? ` and ${tables.length - 5} more` : ''}. ` +
      'Run the same command again, which copies these anew, and keep the original.',
  ),
});
