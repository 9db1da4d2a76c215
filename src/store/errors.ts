import { errorCatalogue, wording } from '../domain/errors.js';

export const storeErrors = errorCatalogue('store', {
  withdrawn: wording('cancelled', () => 'It was withdrawn in the meantime; nothing was stored.'),
  queueBytes: wording<{ readonly mib: number }>(
    'queue.full',
    ({ mib }) => `The sources that are waiting fill the queue's ${mib} MiB. Try again in a minute.`,
  ),
  newerSchema: wording<{ readonly file: string; readonly schema: number; readonly known: number }>(
    'store.newer',
    ({ file, schema, known }) =>
      `The database ${file} has schema ${schema}; this version of Byline knows up to ${known}. ` +
      'Install the version that wrote it, or choose another folder with DATA_DIR.',
  ),
  noDatabase: wording<{ readonly file: string }>(
    'config.invalid',
    ({ file }) =>
      `${file} is not a Byline database: restore it from a backup, or move it away to start again.`,
  ),
});
