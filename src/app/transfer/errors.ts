import { errorCatalogue, wording } from '../../domain/errors.js';

/** Errors of export and import, which only the person who runs Byline can meet. */
export const transferErrors = errorCatalogue('transfer', {
  notAnExport: wording<{ readonly reason: string }>(
    'file.invalid',
    ({ reason }) =>
      `This is not an export of Byline: ${reason}. Give a file that byline export wrote; for a backup use byline restore.`,
  ),
  newerFormat: wording<{ readonly version: number; readonly known: number; readonly byline: string }>(
    'file.invalid',
    ({ version, known, byline }) =>
      `The export has format version ${version}, of Byline ${byline}; this version reads up to ${known}. Update Byline first.`,
  ),
});
