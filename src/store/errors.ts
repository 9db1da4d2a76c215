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
      `${file} is not a Byline database. Restore it from a backup, or move it away to start with an empty one.`,
  ),
});
