import { errorCatalogue, wording } from '../../../domain/errors.js';

/** What keeps the database server from working. No message names the server: its address contains a password. */
export const databaseErrors = errorCatalogue('database', {
  unreachable: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server can't be reached (${reason}). Check DATABASE_URL, and that the server runs; ` +
      'a running bot goes on by itself.',
  ),
  busy: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database server is too busy (${reason}). Wait, or give it more connections or memory; ` +
      'a running bot goes on by itself.',
  ),
  silent: wording<{ readonly seconds: number }>(
    'store.unavailable',
    ({ seconds }) =>
      `The database server has not answered for ${seconds} seconds. Check that it runs and is not overloaded; ` +
      'a running bot goes on by itself.',
  ),
  encoding: wording<{ readonly encoding: string }>(
    'store.unavailable',
    ({ encoding }) =>
      `The database has the encoding ${encoding}, which not every text fits. Create it with ENCODING 'UTF8'.`,
  ),
  noPgvector: wording(
    'store.unavailable',
    () =>
      'The database server has no pgvector: install its package (postgresql-<version>-pgvector) on the server.',
  ),
  mayNotInstall: wording(
    'store.unavailable',
    () =>
      'The database has no extension vector, and this user may not create it. Run CREATE EXTENSION vector in it as a ' +
      'superuser.',
  ),
  mayNotCreate: wording(
    'store.unavailable',
    () =>
      'This user may not create tables in the database. Let it own the database, or GRANT CREATE on its schema.',
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
      'a running bot goes on by itself.',
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
      `The database server has failed (${reason}). Its log tells more; a running bot goes on by itself.`,
  ),
  damaged: wording<{ readonly reason: string }>(
    'store.unavailable',
    ({ reason }) =>
      `The database is damaged, or of another version of Byline (${reason}). Stop Byline and restore a backup, or ` +
      'install the version that wrote it.',
  ),
});
