import { errorCatalogue, wording } from '../../../domain/errors.js';

/** What keeps the database server from working. No message names the server: its address contains a password. */
export const databaseErrors = errorCatalogue('database', {
  unreachable: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server can't be reached (${reason}). Check DATABASE_URL, and that the server runs; ` +
      'Byline goes on by itself.',
  ),
  busy: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server is too busy (${reason}). Wait, or give it more connections or memory; ` +
      'Byline goes on by itself.',
  ),
  oldPgvector: wording<{ readonly version: string; readonly needed: string }>(
    'store.unavailable',
    ({ version, needed }) =>
      `The database server has pgvector ${version}; Byline needs ${needed} or newer. Update its package, then run ` +
      'ALTER EXTENSION vector UPDATE in the database.',
  ),
  full: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server has no space left (${reason}), so nothing can be stored. Free some; ` +
      'Byline goes on by itself.',
  ),
  readOnly: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server does not accept writes (${reason}). Make DATABASE_URL name the primary server.`,
  ),
  refused: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server refuses Byline (${reason}). Check user, password and database in DATABASE_URL, and that ` +
      'this user owns the tables.',
  ),
  failing: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server has failed (${reason}). Its log tells more; Byline goes on by itself.`,
  ),
  damaged: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database is damaged, or of another version of Byline (${reason}). Stop Byline and restore a backup, or ` +
      'install the version that wrote it.',
  ),
});
